-- The target rows of the files behind one KPI of a unit in a period: its own, its people's and those of units below. At most 500.
-- @zh      部门某指标的目标行：自己的、人员的和下级部门的，至多 500 行。
-- @grain   source row
-- @param   unit_id VARCHAR
-- @param   kpi_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull owner_type, owner_id, period_id, is_own, total_rows
WITH base_period AS (
  SELECT descendant_id AS period_id FROM period_closure WHERE ancestor_id = $period_id
),
subtree AS (
  SELECT descendant_id AS unit_id FROM unit_closure WHERE ancestor_id = $unit_id
)
SELECT
  t.owner_type, t.owner_id, coalesce(u.name, e.name) AS owner_name, t.owner_type = 'unit' AND t.owner_id = $unit_id AS is_own,
  t.period_id, t.target, t.range_low, t.range_high, t.floor, t.stretch, t.weight, t.due_date,
  t._file AS file_name, t._sheet AS sheet_name, t._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM kpi_target AS t
SEMI JOIN base_period AS b ON b.period_id = t.period_id
LEFT JOIN dim_unit AS u ON u.unit_id = CASE WHEN t.owner_type = 'unit' THEN t.owner_id END
LEFT JOIN dim_employee_period AS e ON e.employee_id = CASE WHEN t.owner_type = 'person' THEN t.owner_id END AND e.period_id = t.period_id
SEMI JOIN subtree AS s ON s.unit_id = coalesce(u.unit_id, e.unit_id)
WHERE t.kpi_id = $kpi_id
ORDER BY is_own DESC, t.owner_type DESC, t.target DESC NULLS LAST, t.owner_id, t.period_id
LIMIT 500
