-- Self and manager's score of each person on the dimensions both scored; '@company' shows everybody.
-- @grain  employee_id
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id
WITH form AS (
  SELECT
    ratee_id, dimension, period_id, max(rater_id) FILTER (WHERE role = 'manager') AS rater_id, avg(score) FILTER (WHERE role = 'self') AS self, avg(score) FILTER (WHERE role = 'manager') AS manager
  FROM fct_review
  WHERE role IN ('self', 'manager') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  GROUP BY ratee_id, dimension, period_id
),
person AS (
  SELECT ratee_id, max(rater_id) AS rater_id, avg(self) AS self, avg(manager) AS manager, count(*) AS dimensions
  FROM form
  WHERE self IS NOT NULL AND manager IS NOT NULL
  GROUP BY ratee_id
),
limited AS (
  SELECT *, self - manager AS difference, avg(self - manager) OVER () AS middle, stddev_samp(self - manager) OVER () AS sd FROM person
)
SELECT
  p.ratee_id AS employee_id, e.name, p.manager AS rating, p.self - p.middle AS expected, p.manager - p.self + p.middle AS residual, TRUE AS is_subject, p.rater_id, p.self, p.difference, p.middle - 1.96 * p.sd AS limit_low, p.middle + 1.96 * p.sd AS limit_high, CAST(p.dimensions AS INTEGER) AS dimensions
FROM limited AS p
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = p.ratee_id
WHERE p.rater_id = $subject_id OR $subject_id = '@company'
ORDER BY abs(p.difference - p.middle) DESC, p.ratee_id
