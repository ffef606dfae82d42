-- A rater's scores beside the mean of the other raters of the same person, dimension by dimension. Whom a peer, a report or a customer
-- scored is not told: those forms are confidential.
-- @zh      某评分人与同一被评人其他评分人均值的逐维度对照。
-- @grain  employee_id, dimension
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull dimension, rating, raters
WITH chosen AS (
  SELECT *, sum(score) OVER other AS total, count(*) OVER other AS raters
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  WINDOW other AS (PARTITION BY ratee_id, dimension, period_id)
)
SELECT
  CASE WHEN c.role NOT IN ('peer', 'upward', 'customer') THEN c.ratee_id END AS employee_id, CASE WHEN c.role NOT IN ('peer', 'upward', 'customer') THEN e.name END AS name,
  c.score AS rating, (c.total - c.score) / (c.raters - 1) AS expected, c.score - (c.total - c.score) / (c.raters - 1) AS residual, TRUE AS is_subject,
  c.role, c.dimension, CAST(c.raters - 1 AS INTEGER) AS raters
FROM chosen AS c
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = c.ratee_id
WHERE c.rater_id = $subject_id AND c.raters > 1
ORDER BY residual, c.dimension
