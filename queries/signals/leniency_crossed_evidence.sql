-- A rater's scores beside the mean of the other raters of the same person, dimension by dimension.
-- @grain  employee_id, dimension
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id, dimension, score, raters
WITH chosen AS (
  SELECT *, sum(score) OVER other AS total, count(*) OVER other AS raters
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  WINDOW other AS (PARTITION BY ratee_id, dimension, period_id)
)
SELECT
  c.ratee_id AS employee_id, e.name, c.role, c.dimension, c.score, (c.total - c.score) / (c.raters - 1) AS others, c.score - (c.total - c.score) / (c.raters - 1) AS difference,
  CAST(c.raters - 1 AS INTEGER) AS raters, c._batch, c._file, c._sheet, c._row
FROM chosen AS c
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = c.ratee_id
WHERE c.rater_id = $subject_id AND c.raters > 1
ORDER BY c.ratee_id, c.dimension
