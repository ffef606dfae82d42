-- One person at the end of a period, with the score of the period and of the one before.
-- @zh      个人期末概况，含本期与上期得分。
-- @grain   employee
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, period_id, unit_id, is_employed, kpi_count, missing_count
SELECT
  e.employee_id, e.period_id, e.name, e.unit_id, u.name AS unit_name, u.path AS unit_path, e.manager_id, m.name AS manager_name,
  e.job_family, e.position, e.grade, e.hire_date, e.leave_date, e.employment_type, e.location, e.is_employed,
  s.score, b.score AS score_before, s.score - b.score AS score_change,
  s.weight_total, s.weight_scored, s.weight_total - s.weight_scored AS weight_missing,
  coalesce(s.kpi_count, 0) AS kpi_count, coalesce(s.missing_count, 0) AS missing_count, s.missing_kpis,
  r.label AS rating
FROM dim_employee_period AS e
LEFT JOIN dim_unit AS u ON u.unit_id = e.unit_id
LEFT JOIN dim_employee_period AS m ON m.employee_id = e.manager_id AND m.period_id = e.period_id
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = e.employee_id AND s.period_id = e.period_id
LEFT JOIN dim_period_previous AS p ON p.period_id = e.period_id
LEFT JOIN fct_score AS b ON b.owner_type = 'person' AND b.owner_id = e.employee_id AND b.period_id = p.previous_id
LEFT JOIN rating AS r ON r.employee_id = e.employee_id AND r.cycle = e.period_id AND r.stage = 'final'
WHERE e.employee_id = $employee_id AND e.period_id = $period_id
