-- The rated people of a cycle whose rating may be moved in a what-if, with what they are rated now.
-- @zh      可在试算中移动评级的人员及其现有评级。
-- @grain   employee_id
-- @param   cycle_id VARCHAR
-- @notnull employee_id, label
SELECT
  p.employee_id, e.name, u.name AS unit_name, p.rater_id, r.name AS rater_name, p.label, p.rating, p.kpi_score, p.job_family, p.grade
FROM signal_person AS p
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS e ON e.employee_id = p.employee_id
LEFT JOIN (SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id) AS r ON r.employee_id = p.rater_id
LEFT JOIN dim_unit AS u ON u.unit_id = p.unit_id
WHERE p.cycle_id = $cycle_id AND p.label IS NOT NULL AND p.stage <> 'score'
ORDER BY e.name NULLS LAST, p.employee_id
