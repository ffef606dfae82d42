-- The months of the year around a period: mean person score, share at target and people of a unit, and how many of its KPIs are met.
-- @zh      考核期所在年度各月：平均个人得分、达标占比、人数、达成指标数。
-- @grain   month
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull period_id
WITH kpi_month AS (
  SELECT period_id, count(*) FILTER (WHERE attainment >= 1) / nullif(CAST(count(attainment) AS DOUBLE), 0) AS kpi_met_share
  FROM fct_attainment
  WHERE owner_type = 'unit' AND owner_id = $unit_id
  GROUP BY period_id
)
SELECT
  m.period_id,
  a.score_sum / nullif(a.scored, 0) AS mean_score,
  a.scored_at_target / nullif(CAST(a.scored AS DOUBLE), 0) AS at_target_share,
  a.headcount,
  k.kpi_met_share
FROM period AS m
LEFT JOIN agg_unit_period AS a ON a.unit_id = $unit_id AND a.period_id = m.period_id
LEFT JOIN kpi_month AS k ON k.period_id = m.period_id
WHERE m.grain = 'month' AND m.period_id[1:4] = substr($period_id, 1, 4)
ORDER BY m.period_id
