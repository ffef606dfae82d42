-- Every KPI of a unit in a period: target, actual, attainment, the period before, what its parts were given (分解缺口), what is missing.
-- @zh      部门在考核期的每个指标：目标、实绩、达成率、上期、分解缺口、缺失。
-- @grain   kpi
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull unit_id, period_id, kpi_id, kpi_name, direction, aggregation, missing
SELECT
  f.owner_id AS unit_id, f.period_id, f.kpi_id, f.kpi_name, f.direction, f.unit, f.kind, f.aggregation, f.parent_kpi_id,
  f.target, f.actual, f.range_low, f.range_high, f.attainment, f.score, f.weight, f.source, f.missing,
  b.attainment AS attainment_before, f.attainment - b.attainment AS attainment_change,
  f.own_target, f.parts_target,
  CASE WHEN f.aggregation = 'sum' THEN f.own_target - f.parts_target END AS target_gap,
  CASE WHEN f.aggregation = 'sum' THEN (f.own_target - f.parts_target) / nullif(f.own_target, 0) END AS target_gap_share,
  f.target_owners, f.actual_owners
FROM fct_attainment AS f
LEFT JOIN dim_period_previous AS p ON p.period_id = f.period_id
LEFT JOIN fct_attainment AS b ON b.owner_type = 'unit' AND b.owner_id = f.owner_id AND b.kpi_id = f.kpi_id AND b.period_id = p.previous_id
WHERE f.owner_type = 'unit' AND f.owner_id = $unit_id AND f.period_id = $period_id
ORDER BY f.weight DESC NULLS LAST, f.kpi_id
