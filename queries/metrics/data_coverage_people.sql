-- The people behind a cell of the coverage table: everybody of a unit's subtree at the period's end, those first of whom the kind of data is
-- not known, with their row of the roster.
-- @zh      覆盖率某一格背后的人：先列缺少该类数据的。
-- @grain   employee
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @param   kind VARCHAR
-- @notnull employee_id, is_known
WITH person AS (
  SELECT employee_id, period_id, unit_id FROM dim_employee_period WHERE is_employed AND period_id = $period_id
),
wanted AS (
  SELECT $kind AS kind
),
found AS (
  SELECT owner_id AS employee_id, period_id, 'target' AS kind FROM fct_attainment WHERE owner_type = 'person' AND target IS NOT NULL AND period_id = $period_id
  UNION
  SELECT owner_id, period_id, 'actual' FROM fct_attainment WHERE owner_type = 'person' AND actual IS NOT NULL AND period_id = $period_id
  UNION
  SELECT owner_id, period_id, 'score' FROM fct_score WHERE owner_type = 'person' AND score IS NOT NULL AND period_id = $period_id
  UNION
  SELECT a.employee_id, c.ancestor_id, 'attendance' FROM agg_attendance_month AS a JOIN period_closure AS c ON c.descendant_id = a.period_id WHERE c.ancestor_id = $period_id
  UNION
  SELECT ratee_id, cycle, 'review' FROM review_score WHERE cycle = $period_id
  UNION
  SELECT employee_id, cycle, 'rating' FROM rating WHERE cycle = $period_id
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id ORDER BY coalesce(as_of, DATE '0001-01-01') DESC) AS nth FROM employee
)
SELECT
  p.employee_id, e.name, u.name AS unit_name, e.position, m.name AS manager_name, f.kind IS NOT NULL AS is_known,
  n._file AS file_name, n._sheet AS sheet_name, n._row AS row_number
FROM person AS p
CROSS JOIN wanted AS w
JOIN unit_closure AS c ON c.descendant_id = p.unit_id AND c.ancestor_id = $unit_id
JOIN dim_employee_period AS e ON e.employee_id = p.employee_id AND e.period_id = p.period_id
LEFT JOIN dim_employee_period AS m ON m.employee_id = e.manager_id AND m.period_id = p.period_id
LEFT JOIN dim_unit AS u ON u.unit_id = p.unit_id
LEFT JOIN found AS f ON f.employee_id = p.employee_id AND f.period_id = p.period_id AND f.kind = w.kind
LEFT JOIN newest AS n ON n.employee_id = p.employee_id AND n.nth = 1
ORDER BY is_known, u.path, p.employee_id
