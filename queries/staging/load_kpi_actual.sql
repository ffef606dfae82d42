-- Reported actuals; where a KPI, owner, period and source is stated twice, the later row holds; what differs within a sheet adds up or is refused.
-- @zh      上报的实绩；同一指标、归属、考核期、来源重复时以后者为准。
-- @into   kpi_actual
-- @grain  kpi_id, owner_type, owner_id, period_id, source
-- @from   stg_kpi
WITH newest AS (
  SELECT
    s.* REPLACE (
      CASE WHEN r.adds THEN r.actual ELSE s.actual END AS actual,
      CASE WHEN r.adds THEN r.numerator ELSE s.numerator END AS numerator,
      CASE WHEN r.adds THEN r.denominator ELSE s.denominator END AS denominator),
    row_number() OVER (PARTITION BY s.kpi_id, s.owner_type, s.owner_id, s.period_id, s.source ORDER BY s._batch DESC, s._file DESC, s._row DESC) AS nth
  FROM stg_kpi AS s
  LEFT JOIN stg_kpi_repeat AS r ON r.kpi_id = s.kpi_id AND r.owner_type = s.owner_type AND r.owner_id = s.owner_id AND r.period_id = s.period_id
    AND r.source = s.source AND r._batch = s._batch AND r._file = s._file AND r._sheet IS NOT DISTINCT FROM s._sheet
  WHERE NOT s._refused AND s.has_actual AND s.owner_id IS NOT NULL AND s.period_id IS NOT NULL AND coalesce(r.adds, TRUE)
)
SELECT
  kpi_id, owner_type, owner_id, period_id, source, actual AS value, numerator, denominator, done_date,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
