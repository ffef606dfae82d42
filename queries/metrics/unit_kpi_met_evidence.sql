-- The KPIs of a unit in a period that "KPIs met" counts: those with a target, what they attained, and whether that is 100 % or more.
-- @zh      “达成指标数”所计的指标：有目标的指标、达成率、是否达到 100%。
-- @grain   kpi
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull kpi_id, kpi_name, is_met, missing
SELECT
  f.kpi_id, f.kpi_name, f.target, f.range_low, f.range_high, f.actual, f.unit, f.attainment,
  coalesce(f.attainment >= 1, FALSE) AS is_met, f.missing
FROM fct_attainment AS f
WHERE f.owner_type = 'unit' AND f.owner_id = $unit_id AND f.period_id = $period_id
  AND (f.target IS NOT NULL OR f.range_low IS NOT NULL OR f.direction = 'milestone')
ORDER BY is_met DESC, f.attainment DESC NULLS LAST, f.kpi_id
