-- Two ids with the same name and the same birth date: one person twice, or two people; someone must say.
-- @grain   pair of employees
-- @notnull employee_id, other_id
SELECT DISTINCT a.employee_id, b.employee_id AS other_id, a.name, a.birth_date, a._file AS file_name, a._sheet AS sheet_name, a._row AS row_number
FROM employee AS a
JOIN employee AS b ON b.name = a.name AND b.birth_date = a.birth_date AND b.employee_id > a.employee_id
ORDER BY a.employee_id
