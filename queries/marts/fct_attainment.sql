-- The one place attainment is made: every person and every unit, every KPI, every period in which a target or an actual stands.
-- A unit's own target and own actual win over what its parts make; both are kept. Attainment is an uncapped fraction, the score applies
-- the KPI's rule, the policy's cap and floor (100 = target met).
-- @zh      计算达成率的唯一地方：每个人和部门、每个指标、每个有目标或实绩的考核期。
-- @grain  owner_type, owner_id, kpi_id, period_id
-- @from   agg_unit_actual, agg_unit_target, fct_actual_period, fct_target_period
WITH person_target AS (
  SELECT
    kpi_id, owner_id, period_id, aggregation,
    combine_parts(aggregation, sum(target), sum(target * parts) / nullif(sum(parts) FILTER (WHERE target IS NOT NULL), 0)) AS target,
    combine_parts(aggregation, sum(baseline), sum(baseline * parts) / nullif(sum(parts) FILTER (WHERE baseline IS NOT NULL), 0)) AS baseline,
    combine_parts(aggregation, sum(range_low), sum(range_low * parts) / nullif(sum(parts) FILTER (WHERE range_low IS NOT NULL), 0)) AS range_low,
    combine_parts(aggregation, sum(range_high), sum(range_high * parts) / nullif(sum(parts) FILTER (WHERE range_high IS NOT NULL), 0)) AS range_high,
    combine_parts(aggregation, sum(floor), sum(floor * parts) / nullif(sum(parts) FILTER (WHERE floor IS NOT NULL), 0)) AS floor,
    combine_parts(aggregation, sum(stretch), sum(stretch * parts) / nullif(sum(parts) FILTER (WHERE stretch IS NOT NULL), 0)) AS stretch,
    max(weight) AS weight, max(due_date) AS due_date
  FROM fct_target_period
  WHERE owner_type = 'person'
  GROUP BY kpi_id, owner_id, period_id, aggregation
),
person_actual AS (
  SELECT
    kpi_id, owner_id, period_id, actual_of(any_value(aggregation), sum(num), sum(den)) AS actual,
    CASE WHEN min(source) = max(source) THEN min(source) ELSE 'mixed' END AS source
  FROM fct_actual_period
  WHERE owner_type = 'person'
  GROUP BY kpi_id, owner_id, period_id
),
stated AS (
  SELECT
    'person' AS owner_type,
    coalesce(t.owner_id, a.owner_id) AS owner_id,
    coalesce(t.kpi_id, a.kpi_id) AS kpi_id,
    coalesce(t.period_id, a.period_id) AS period_id,
    t.target, a.actual, t.baseline, t.range_low, t.range_high, t.floor, t.stretch, t.weight, t.due_date,
    t.kpi_id IS NOT NULL AS has_target, a.source,
    CAST(NULL AS DOUBLE) AS own_target, CAST(NULL AS DOUBLE) AS parts_target,
    CAST(NULL AS DOUBLE) AS own_actual, CAST(NULL AS DOUBLE) AS parts_actual,
    1 AS target_owners, 1 AS actual_owners
  FROM person_target AS t
  FULL JOIN person_actual AS a ON a.kpi_id = t.kpi_id AND a.owner_id = t.owner_id AND a.period_id = t.period_id
  UNION ALL
  SELECT
    'unit' AS owner_type,
    coalesce(t.unit_id, a.unit_id) AS owner_id,
    coalesce(t.kpi_id, a.kpi_id) AS kpi_id,
    coalesce(t.period_id, a.period_id) AS period_id,
    CASE WHEN t.is_own THEN t.own_target ELSE t.parts_target END AS target,
    CASE WHEN a.is_own THEN a.own_actual ELSE a.parts_actual END AS actual,
    t.baseline, t.range_low, t.range_high, t.floor, t.stretch, t.weight, t.due_date,
    t.kpi_id IS NOT NULL AS has_target, a.source,
    t.own_target, t.parts_target, a.own_actual, a.parts_actual,
    t.part_owners AS target_owners, a.part_owners AS actual_owners
  FROM agg_unit_target AS t
  FULL JOIN agg_unit_actual AS a ON a.unit_id = t.unit_id AND a.kpi_id = t.kpi_id AND a.period_id = t.period_id
),
score_point AS (
  SELECT score_rule, any_value(mode) AS mode, list({'attainment': attainment, 'score': score} ORDER BY attainment) AS points
  FROM policy_score_point
  GROUP BY score_rule
),
policy_in_force AS (
  SELECT policy_text('lower_rule', 'two_minus') AS lower_rule, policy_number('score_cap', 150) AS score_cap, policy_number('score_floor', 0) AS score_floor
),
attained AS (
  SELECT
    s.*, k.name AS kpi_name, k.direction, k.unit, k.kind, k.score_rule, k.parent_kpi_id,
    CASE WHEN k.direction = 'milestone' THEN 'avg' ELSE k.aggregation END AS aggregation,
    attainment(k.direction, s.actual, s.target, s.baseline, s.range_low, s.range_high, p.lower_rule) AS attainment,
    p.score_cap, p.score_floor
  FROM stated AS s
  JOIN kpi AS k ON k.kpi_id = s.kpi_id
  CROSS JOIN policy_in_force AS p
)
SELECT
  a.owner_type, a.owner_id, a.kpi_id, a.kpi_name, a.period_id, a.direction, a.unit, a.kind, a.aggregation, a.parent_kpi_id, a.score_rule,
  a.target, a.actual, a.baseline, a.range_low, a.range_high, a.floor, a.stretch, a.due_date,
  a.attainment,
  score_of(a.attainment, r.points, r.mode, a.score_cap, a.score_floor) AS score,
  a.weight, a.source,
  a.has_target AND a.actual IS NULL AS missing,
  a.own_target, a.parts_target, a.own_actual, a.parts_actual,
  CAST(a.target_owners AS INTEGER) AS target_owners,
  CAST(a.actual_owners AS INTEGER) AS actual_owners
FROM attained AS a
LEFT JOIN score_point AS r ON r.score_rule = a.score_rule
