-- A rater's scores by person and dimension, with the KPI score and the mean of the person's other raters: what halo takes out.
-- @grain  employee_id, dimension
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id, dimension
WITH form AS (
  SELECT cycle, rater_id, ratee_id, dimension, avg(score) AS score
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  GROUP BY ALL
),
beside AS (
  SELECT *, (sum(score) OVER panel - score) / nullif(count(*) OVER panel - 1, 0) AS others FROM form WINDOW panel AS (PARTITION BY ratee_id, dimension)
)
SELECT b.ratee_id AS employee_id, e.name, b.dimension, b.score, b.others, s.score AS kpi_score
FROM beside AS b
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = b.ratee_id AND s.period_id = b.cycle
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = b.ratee_id
WHERE b.rater_id = $subject_id
ORDER BY b.ratee_id, b.dimension
