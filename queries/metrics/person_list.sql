-- Everybody, for the picker: id, name, unit at the end of the period.
-- @zh      供选择的人员：工号、姓名、期末部门。
-- @grain   employee
-- @param   period_id VARCHAR
-- @notnull employee_id, unit_id
SELECT e.employee_id, e.name, e.unit_id, u.name AS unit_name, e.position
FROM dim_employee_period AS e
LEFT JOIN dim_unit AS u ON u.unit_id = e.unit_id
WHERE e.period_id = $period_id
ORDER BY e.name, e.employee_id
