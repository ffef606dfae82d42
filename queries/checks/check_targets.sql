-- Targets that allow no attainment: zero, negative or missing where the KPI's direction needs one.
-- @zh      无法计算达成率的目标：为零、为负，或缺少指标方向所需的目标。
-- @grain   kpi × owner × period
-- @notnull kpi_id, owner_type, owner_id, period_id, reason, total_rows
SELECT
  t.kpi_id, k.name AS kpi_name, t.owner_type, t.owner_id, w.name AS owner_name, t.period_id, t.target,
  CASE WHEN k.direction = 'range' THEN 'no_range' WHEN t.target IS NULL THEN 'no_target' ELSE 'target_not_positive' END AS reason,
  t._file AS file_name, t._sheet AS sheet_name, t._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM kpi_target AS t
JOIN kpi AS k ON k.kpi_id = t.kpi_id
LEFT JOIN owner_names() AS w ON w.owner_type = t.owner_type AND w.owner_id = t.owner_id
WHERE (k.direction IN ('higher', 'lower') AND (t.target IS NULL OR t.target <= 0))
  OR (k.direction = 'range' AND t.range_low IS NULL AND t.range_high IS NULL)
ORDER BY t.kpi_id, t.owner_id, t.period_id
