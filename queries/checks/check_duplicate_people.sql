-- Two ids that may be one person, side by side: ids equal but for leading zeros, or the same name with the same birth date or first day.
-- Someone must say; nothing is merged.
-- @zh      可能是同一人的两个工号：只差前导零，或姓名与出生日期、入职日期都相同。
-- @grain   pair of employees
-- @notnull employee_id, other_id, reason, total_rows
WITH latest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id ORDER BY coalesce(as_of, DATE '0001-01-01') DESC) AS nth
  FROM employee
),
person AS (
  SELECT *, ltrim(employee_id, '0') AS bare_id FROM latest WHERE nth = 1
),
pair AS (
  SELECT a.employee_id, b.employee_id AS other_id, 'id_zeros' AS reason, 1 AS rank FROM person AS a JOIN person AS b ON b.bare_id = a.bare_id AND b.employee_id > a.employee_id WHERE a.bare_id <> ''
  UNION ALL
  SELECT a.employee_id, b.employee_id, 'name_birth', 2 FROM person AS a JOIN person AS b ON b.name = a.name AND b.birth_date = a.birth_date AND b.employee_id > a.employee_id
  UNION ALL
  SELECT a.employee_id, b.employee_id, 'name_hired', 3 FROM person AS a JOIN person AS b ON b.name = a.name AND b.hire_date = a.hire_date AND b.employee_id > a.employee_id
)
SELECT
  p.employee_id, p.other_id, arg_min(p.reason, p.rank) AS reason,
  any_value(a.name) AS name, any_value(b.name) AS other_name,
  any_value(a.birth_date) AS birth_date, any_value(b.birth_date) AS other_birth_date,
  any_value(a.hire_date) AS hire_date, any_value(b.hire_date) AS other_hire_date,
  any_value(u.name) AS unit_name, any_value(v.name) AS other_unit_name,
  any_value(a._file) AS file_name, any_value(a._sheet) AS sheet_name, any_value(a._row) AS row_number, any_value(b._row) AS other_row_number,
  CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM pair AS p
JOIN person AS a ON a.employee_id = p.employee_id
JOIN person AS b ON b.employee_id = p.other_id
LEFT JOIN dim_unit AS u ON u.unit_id = a.unit_id
LEFT JOIN dim_unit AS v ON v.unit_id = b.unit_id
GROUP BY p.employee_id, p.other_id
ORDER BY p.employee_id, p.other_id
