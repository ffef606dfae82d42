-- A rater's scores by person and dimension, with the KPI score and the mean of the person's other raters: what halo takes out. Whom a peer,
-- a report or a customer scored is not told.
-- @zh      某评分人按人和维度的打分，旁列 KPI 得分与其他评分人的均值。
-- @grain  employee_id, dimension
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull dimension, rating
WITH form AS (
  SELECT cycle, rater_id, ratee_id, dimension, avg(score) AS score, bool_or(role IN ('peer', 'upward', 'customer')) AS is_confidential
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  GROUP BY cycle, rater_id, ratee_id, dimension
),
beside AS (
  SELECT *, (sum(score) OVER panel - score) / nullif(count(*) OVER panel - 1, 0) AS others FROM form WINDOW panel AS (PARTITION BY ratee_id, dimension)
)
SELECT
  CASE WHEN NOT b.is_confidential THEN b.ratee_id END AS employee_id, CASE WHEN NOT b.is_confidential THEN e.name END AS name,
  b.score AS rating, b.others AS expected, b.score - b.others AS residual, s.score AS kpi_score, TRUE AS is_subject, b.dimension
FROM beside AS b
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = b.ratee_id AND s.period_id = b.cycle
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = b.ratee_id
WHERE b.rater_id = $subject_id
ORDER BY b.ratee_id, b.dimension
