-- Where a unit stands: people, their mean KPI score, the share at target, its own score, KPIs met; each with the period before.
-- @zh      部门概况：人数、平均 KPI 得分、达标占比、部门得分、达成指标数，均附上期。
-- @grain   unit
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull unit_id, name, headcount, scored, with_missing, kpi_count, kpi_met, kpi_missing
WITH asked AS (
  SELECT u.unit_id, u.name, u.head_id, u.depth, $period_id AS period_id, p.previous_id
  FROM dim_unit AS u
  LEFT JOIN dim_period_previous AS p ON p.period_id = $period_id
  WHERE u.unit_id = $unit_id
),
kpi_now AS (
  SELECT
    count(*) FILTER (WHERE f.target IS NOT NULL OR f.range_low IS NOT NULL OR f.direction = 'milestone') AS kpi_count,
    count(*) FILTER (WHERE f.attainment >= 1) AS kpi_met,
    count(*) FILTER (WHERE f.missing) AS kpi_missing
  FROM fct_attainment AS f
  WHERE f.owner_type = 'unit' AND f.owner_id = $unit_id AND f.period_id = $period_id
)
SELECT
  a.unit_id, a.name, h.name AS head_name, a.head_id,
  coalesce(n.headcount, 0) AS headcount, b.headcount AS headcount_before,
  coalesce(n.scored, 0) AS scored,
  n.score_sum / nullif(n.scored, 0) AS mean_score,
  b.score_sum / nullif(b.scored, 0) AS mean_score_before,
  n.scored_at_target / nullif(CAST(n.scored AS DOUBLE), 0) AS at_target_share,
  b.scored_at_target / nullif(CAST(b.scored AS DOUBLE), 0) AS at_target_share_before,
  coalesce(n.with_missing, 0) AS with_missing,
  s.score AS own_score, s.missing_kpis AS own_missing_kpis,
  CAST(k.kpi_count AS INTEGER) AS kpi_count, CAST(k.kpi_met AS INTEGER) AS kpi_met, CAST(k.kpi_missing AS INTEGER) AS kpi_missing
FROM asked AS a
CROSS JOIN kpi_now AS k
LEFT JOIN agg_unit_period AS n ON n.unit_id = a.unit_id AND n.period_id = a.period_id
LEFT JOIN agg_unit_period AS b ON b.unit_id = a.unit_id AND b.period_id = a.previous_id
LEFT JOIN fct_score AS s ON s.owner_type = 'unit' AND s.owner_id = a.unit_id AND s.period_id = a.period_id
LEFT JOIN dim_employee_period AS h ON h.employee_id = a.head_id AND h.period_id = a.period_id
