-- Reported actuals; where a KPI, owner, period and source is stated twice, the later row holds.
-- @into   kpi_actual
-- @grain  kpi_id, owner_type, owner_id, period_id, source
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY kpi_id, owner_type, owner_id, period_id, source ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_kpi
  WHERE NOT _refused AND has_actual AND owner_id IS NOT NULL AND period_id IS NOT NULL
)
SELECT
  kpi_id, owner_type, owner_id, period_id, source, actual AS value, numerator, denominator, done_date,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
