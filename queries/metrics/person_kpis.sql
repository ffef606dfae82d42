-- A person's KPIs in a period. share is the weight after what is missing has been re-normalised away; contribution is
-- share × (score − 100), and the contributions add up to the score's distance from 100.
-- @grain   kpi
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, period_id, kpi_id, kpi_name, direction, missing
SELECT
  f.owner_id AS employee_id, f.period_id, f.kpi_id, f.kpi_name, f.direction, f.unit, f.kind, f.aggregation,
  f.target, f.actual, f.range_low, f.range_high, f.attainment, f.score, f.weight, f.source, f.missing,
  CASE WHEN f.score IS NOT NULL AND has_weight(f.weight) THEN f.weight / s.weight_scored END AS weight_share,
  CASE WHEN has_weight(f.weight) THEN f.weight / s.weight_scored * (f.score - 100) END AS contribution,
  b.attainment AS attainment_before, f.attainment - b.attainment AS attainment_change
FROM fct_attainment AS f
LEFT JOIN fct_score AS s ON s.owner_type = f.owner_type AND s.owner_id = f.owner_id AND s.period_id = f.period_id
LEFT JOIN dim_period_previous AS p ON p.period_id = f.period_id
LEFT JOIN fct_attainment AS b ON b.owner_type = f.owner_type AND b.owner_id = f.owner_id AND b.kpi_id = f.kpi_id AND b.period_id = p.previous_id
WHERE f.owner_type = 'person' AND f.owner_id = $employee_id AND f.period_id = $period_id
ORDER BY f.weight DESC NULLS LAST, f.kpi_id
