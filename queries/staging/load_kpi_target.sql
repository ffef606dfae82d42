-- Targets; where a KPI, owner and period is stated twice, the later row holds. A row that brings
-- a second source's actual with the weight but without the target takes no target away.
-- @into   kpi_target
-- @grain  kpi_id, owner_type, owner_id, period_id
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY kpi_id, owner_type, owner_id, period_id ORDER BY coalesce(target, range_low, range_high) IS NOT NULL DESC, _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_kpi
  WHERE NOT _refused AND has_target AND owner_id IS NOT NULL AND period_id IS NOT NULL
)
SELECT
  kpi_id, owner_type, owner_id, period_id, target, floor, stretch, baseline, range_low, range_high, weight, due_date, completion_standard,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
