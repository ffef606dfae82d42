-- The person and everybody of the same job family: rating beside what the family's line on KPI scores expects. Names only of the person.
-- @zh      此人与同职族所有人：评级与按 KPI 得分的预期；只显示此人的姓名。
-- @grain  row
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull rating, kpi_score, is_subject
WITH person AS (
  SELECT * FROM signal_rating($cycle_id, $scenario_id) WHERE rating IS NOT NULL AND kpi_score IS NOT NULL
),
family AS (
  SELECT coalesce(p.job_family, '') AS family FROM person AS p WHERE p.employee_id = $subject_id
),
line AS (
  SELECT avg(p.kpi_score) AS mx, avg(p.rating) AS my, regr_sxy(p.rating, p.kpi_score) / nullif(regr_sxx(p.rating, p.kpi_score), 0) AS b
  FROM person AS p
  JOIN family AS f ON f.family = coalesce(p.job_family, '')
)
SELECT
  CASE WHEN p.employee_id = $subject_id THEN p.employee_id END AS employee_id, p.rating, l.my + l.b * (p.kpi_score - l.mx) AS expected,
  p.rating - l.my - l.b * (p.kpi_score - l.mx) AS residual, p.kpi_score, p.employee_id = $subject_id AS is_subject
FROM person AS p
JOIN family AS f ON f.family = coalesce(p.job_family, '')
CROSS JOIN line AS l
ORDER BY is_subject DESC, abs(residual) DESC
LIMIT 500
