-- Units whose place in the organisation is in doubt: the parent is not in the file, the unit lies under itself, or its head is no
-- person of the roster.
-- @zh      组织位置存疑的部门：上级不在文件中、位于自己之下，或负责人不在花名册。
-- @grain   unit × reason
-- @notnull unit_id, reason, total_rows
WITH RECURSIVE newest AS (
  SELECT *, row_number() OVER (PARTITION BY unit_id ORDER BY coalesce(as_of, DATE '0001-01-01') DESC) AS nth FROM org_unit
),
unit AS (
  SELECT * FROM newest WHERE nth = 1
),
climb AS (
  SELECT unit_id AS start_id, parent_id AS at_id, 1 AS steps FROM unit WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT c.start_id, u.parent_id, c.steps + 1 FROM climb AS c JOIN unit AS u ON u.unit_id = c.at_id WHERE u.parent_id IS NOT NULL AND c.at_id <> c.start_id AND c.steps < 50
),
told AS (
  SELECT u.unit_id, u.name AS unit_name, 'unit_parent_unknown' AS reason, u.parent_id AS points_to, u._file AS file_name, u._sheet AS sheet_name, u._row AS row_number
  FROM unit AS u
  WHERE u.parent_id IS NOT NULL AND u.parent_id NOT IN (SELECT unit_id FROM unit)
  UNION ALL
  SELECT u.unit_id, u.name, 'unit_under_itself', u.parent_id, u._file, u._sheet, u._row
  FROM unit AS u
  WHERE u.unit_id IN (SELECT start_id FROM climb WHERE at_id = start_id)
  UNION ALL
  SELECT u.unit_id, u.name, 'head_unknown', u.head_id, u._file, u._sheet, u._row
  FROM unit AS u
  WHERE u.head_id IS NOT NULL AND u.head_id NOT IN (SELECT employee_id FROM employee)
)
SELECT *, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM told
ORDER BY reason, unit_id
