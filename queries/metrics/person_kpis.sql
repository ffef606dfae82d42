-- A person's KPIs in a period. share is the weight after what is missing has been re-normalised away; contribution is
-- share × (score − 100), and the contributions add up to the score's distance from 100. disagreements counts the figures of the period that
-- another source states differently beyond the policy's tolerance; other_source names whose.
-- @zh      个人在考核期的各指标。share 为缺失指标重新归一后的权重；contribution = share ×（得分 − 100）。
-- @grain   kpi
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, period_id, kpi_id, kpi_name, direction, missing, disagreements
WITH stated AS (
  SELECT s.kpi_id, s.period_id, s.source, coalesce(s.value, s.numerator / nullif(s.denominator, 0)) AS value
  FROM fct_actual_source AS s
  SEMI JOIN period_closure AS p ON p.descendant_id = s.period_id AND p.ancestor_id = $period_id
  WHERE s.owner_type = 'person' AND s.owner_id = $employee_id
),
tolerance AS (
  SELECT coalesce(min(tolerance), 0.01) AS share FROM policy_source
),
disagreement AS (
  SELECT o.kpi_id, CAST(count(*) AS INTEGER) AS disagreements, string_agg(DISTINCT o.source, ', ' ORDER BY o.source) AS other_source
  FROM fct_actual AS a
  JOIN stated AS u ON u.kpi_id = a.kpi_id AND u.period_id = a.period_id AND u.source = a.source
  JOIN stated AS o ON o.kpi_id = a.kpi_id AND o.period_id = a.period_id AND o.source <> a.source
  CROSS JOIN tolerance AS t
  WHERE a.owner_type = 'person' AND a.owner_id = $employee_id AND abs(o.value - u.value) > t.share * greatest(abs(u.value), abs(o.value))
  GROUP BY o.kpi_id
)
SELECT
  f.owner_id AS employee_id, f.period_id, f.kpi_id, f.kpi_name, f.direction, f.unit, f.kind, f.aggregation,
  f.target, f.actual, f.range_low, f.range_high, f.attainment, f.score, f.weight, f.source, f.missing,
  CASE WHEN f.score IS NOT NULL AND has_weight(f.weight) THEN f.weight / s.weight_scored END AS weight_share,
  CASE WHEN has_weight(f.weight) THEN f.weight / s.weight_scored * (f.score - 100) END AS contribution,
  coalesce(d.disagreements, 0) AS disagreements, d.other_source,
  b.attainment AS attainment_before, f.attainment - b.attainment AS attainment_change
FROM fct_attainment AS f
LEFT JOIN fct_score AS s ON s.owner_type = f.owner_type AND s.owner_id = f.owner_id AND s.period_id = f.period_id
LEFT JOIN dim_period_previous AS p ON p.period_id = f.period_id
LEFT JOIN fct_attainment AS b ON b.owner_type = f.owner_type AND b.owner_id = f.owner_id AND b.kpi_id = f.kpi_id AND b.period_id = p.previous_id
LEFT JOIN disagreement AS d ON d.kpi_id = f.kpi_id
WHERE f.owner_type = 'person' AND f.owner_id = $employee_id AND f.period_id = $period_id
ORDER BY f.weight DESC NULLS LAST, f.kpi_id
