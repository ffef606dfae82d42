-- The targets behind the person scores of a unit in a period: one row per target with its weight, lowest scores first. At most 500.
-- @zh      部门个人得分背后的目标：每个目标一行及其权重，低分在前，至多 500 行。
-- @grain   source row
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, kpi_id, total_rows
SELECT
  e.employee_id, e.name, s.score, t.kpi_id, t.period_id, t.target, t.weight,
  t._file AS file_name, t._sheet AS sheet_name, t._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM dim_employee_period AS e
JOIN unit_closure AS c ON c.descendant_id = e.unit_id AND c.ancestor_id = $unit_id
JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = e.employee_id AND s.period_id = e.period_id AND s.score IS NOT NULL
JOIN kpi_target AS t ON t.owner_type = 'person' AND t.owner_id = e.employee_id
JOIN period_closure AS p ON p.descendant_id = t.period_id AND p.ancestor_id = e.period_id
WHERE e.period_id = $period_id
ORDER BY s.score, e.employee_id, t.period_id, t.kpi_id
LIMIT 500
