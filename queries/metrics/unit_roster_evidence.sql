-- The roster rows of the people of a unit at the end of a period. At most 500.
-- @zh      部门期末人员的花名册行，至多 500 行。
-- @grain   source row
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, total_rows
SELECT
  e.employee_id, e.name, e.unit_id, r.as_of, e.hire_date, e.leave_date,
  r._file AS file_name, r._sheet AS sheet_name, r._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM dim_employee_period AS e
JOIN unit_closure AS c ON c.descendant_id = e.unit_id AND c.ancestor_id = $unit_id
JOIN period AS p ON p.period_id = e.period_id
JOIN employee AS r ON r.employee_id = e.employee_id AND coalesce(r.as_of, DATE '0001-01-01') <= p.end_date
WHERE e.period_id = $period_id AND e.is_employed
ORDER BY e.employee_id, r.as_of
LIMIT 500
