-- People whose place in the organisation is in doubt: no known unit, or a manager who is missing from the roster, or oneself.
-- @grain   employee
-- @notnull employee_id, reason
WITH latest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id ORDER BY coalesce(as_of, DATE '0001-01-01') DESC) AS nth
  FROM employee
),
known AS (
  SELECT DISTINCT employee_id FROM employee
)
SELECT
  l.employee_id, l.name,
  CASE
    WHEN l.unit_id IS NULL THEN 'unit_unknown'
    WHEN l.manager_id = l.employee_id THEN 'manager_self'
    ELSE 'manager_unknown' END AS reason,
  l.manager_id, l._file AS file_name, l._sheet AS sheet_name, l._row AS row_number
FROM latest AS l
LEFT JOIN known AS m ON m.employee_id = l.manager_id
WHERE l.nth = 1 AND (l.unit_id IS NULL OR l.manager_id = l.employee_id OR (l.manager_id IS NOT NULL AND m.employee_id IS NULL))
ORDER BY reason, l.employee_id
