-- Targets; where a KPI, owner and period is stated twice, the later row holds; what differs within a sheet adds up or is refused. A row that brings
-- a second source's actual with the weight but without the target takes no target away.
-- @zh      目标；同一指标、归属、考核期重复时以后者为准。
-- @into   kpi_target
-- @grain  kpi_id, owner_type, owner_id, period_id
-- @from   stg_kpi
WITH newest AS (
  SELECT
    s.* REPLACE (
      CASE WHEN r.adds THEN r.target ELSE s.target END AS target,
      CASE WHEN r.adds THEN r.floor ELSE s.floor END AS floor,
      CASE WHEN r.adds THEN r.stretch ELSE s.stretch END AS stretch,
      CASE WHEN r.adds THEN r.baseline ELSE s.baseline END AS baseline,
      CASE WHEN r.adds THEN r.weight ELSE s.weight END AS weight),
    row_number() OVER (PARTITION BY s.kpi_id, s.owner_type, s.owner_id, s.period_id ORDER BY coalesce(s.target, s.range_low, s.range_high) IS NOT NULL DESC, s._batch DESC, s._file DESC, s._row DESC) AS nth
  FROM stg_kpi AS s
  LEFT JOIN stg_kpi_repeat AS r ON r.kpi_id = s.kpi_id AND r.owner_type = s.owner_type AND r.owner_id = s.owner_id AND r.period_id = s.period_id
    AND r.source = s.source AND r._batch = s._batch AND r._file = s._file AND r._sheet IS NOT DISTINCT FROM s._sheet
  WHERE NOT s._refused AND s.has_target AND s.owner_id IS NOT NULL AND s.period_id IS NOT NULL AND coalesce(r.adds, TRUE)
)
SELECT
  kpi_id, owner_type, owner_id, period_id, target, floor, stretch, baseline, range_low, range_high, weight, due_date, completion_standard,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
