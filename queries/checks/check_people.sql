-- People whose place in the organisation is in doubt: no known unit; a manager who is missing from the roster, oneself, gone before the newest
-- roster day, or under the person again. And whose manager is known by name only, and who has left on a day that nothing says.
-- @zh      组织归属存疑的人员：部门不明、上级不在花名册、上级是自己、已离职或成环；以及上级只有姓名的、已离职但没有离职日期的人员。
-- @grain   employee
-- @notnull employee_id, reason, total_rows
WITH RECURSIVE latest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id ORDER BY coalesce(as_of, DATE '0001-01-01') DESC) AS nth
  FROM employee
),
person AS (
  SELECT * FROM latest WHERE nth = 1
),
climb AS (
  SELECT employee_id AS start_id, manager_id AS at_id, 1 AS steps FROM person WHERE manager_id IS NOT NULL AND manager_id <> employee_id
  UNION ALL
  SELECT c.start_id, p.manager_id, c.steps + 1
  FROM climb AS c
  JOIN person AS p ON p.employee_id = c.at_id
  WHERE p.manager_id IS NOT NULL AND p.manager_id <> p.employee_id AND c.at_id <> c.start_id AND c.steps < 30
),
ring AS (
  SELECT DISTINCT start_id AS employee_id FROM climb WHERE at_id = start_id
),
-- A manager said by name: who it could be. A name joins nobody.
named AS (
  SELECT employee_id, arg_max(manager_text, _batch) AS manager_name, name_key(arg_max(manager_text, _batch)) AS alias
  FROM stg_employee
  WHERE manager_text IS NOT NULL AND manager_id IS NULL
  GROUP BY employee_id
),
told AS (
  SELECT
    p.*, n.manager_name, a.candidate_ids,
    CASE
      WHEN p.unit_id IS NULL THEN 'unit_unknown'
      WHEN p.manager_id = p.employee_id THEN 'manager_self'
      WHEN p.manager_id IS NOT NULL AND m.employee_id IS NULL THEN 'manager_unknown'
      WHEN r.employee_id IS NOT NULL THEN 'manager_ring'
      WHEN n.employee_id IS NOT NULL THEN 'manager_named'
      WHEN p.has_left AND p.leave_date IS NULL THEN 'left_undated'
      WHEN p.leave_date IS NULL AND m.leave_date < p.as_of THEN 'manager_left' END AS reason
  FROM person AS p
  LEFT JOIN person AS m ON m.employee_id = p.manager_id
  LEFT JOIN ring AS r ON r.employee_id = p.employee_id
  LEFT JOIN named AS n ON n.employee_id = p.employee_id AND p.manager_id IS NULL
  LEFT JOIN dim_person_alias AS a ON a.alias = n.alias
)
SELECT employee_id, name, reason, coalesce(manager_id, manager_name) AS manager_id, candidate_ids, _file AS file_name, _sheet AS sheet_name, _row AS row_number,
  CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM told
WHERE reason IS NOT NULL
ORDER BY reason, employee_id
