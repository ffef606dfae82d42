-- Self and manager's score of each person on the dimensions both scored, manager by manager; '@company' shows everybody against the mean of
-- the managers.
-- @zh      逐人逐上级的自评与上级评分。
-- @grain  employee_id
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id
WITH given AS (
  SELECT ratee_id, dimension, period_id, role, CASE WHEN role = 'manager' AND $subject_id <> '@company' THEN rater_id END AS rater_id, max(rater_id) AS last_rater, avg(score) AS score
  FROM fct_review
  WHERE role IN ('self', 'manager') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  GROUP BY ALL
),
person AS (
  SELECT s.ratee_id, m.rater_id AS own_rater, max(m.last_rater) AS rater_id, avg(s.score) AS self, avg(m.score) AS manager, count(*) AS dimensions
  FROM given AS s
  JOIN given AS m ON m.role = 'manager' AND m.ratee_id = s.ratee_id AND m.dimension = s.dimension AND m.period_id IS NOT DISTINCT FROM s.period_id
  WHERE s.role = 'self'
  GROUP BY s.ratee_id, m.rater_id
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
