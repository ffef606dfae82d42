-- Targets rolled up the organisation. own_*: what the unit was given itself; parts_*: what its people and the units below were given,
-- a unit below with its own target standing for everything under it.
-- @zh      目标沿组织向上汇总。own_*：下达给部门自己的；parts_*：下达给其人员和下级部门的。
-- @grain  unit_id, kpi_id, period_id
-- @from   fct_target_period
WITH counted AS (
  -- A part that averages weighs as many stated targets as it holds.
  SELECT *, CASE WHEN aggregation IN ('sum', 'last') THEN 1 ELSE parts END AS n FROM fct_target_period
),
seat AS (
  SELECT
    kpi_id, period_id, owner_type, unit_id, aggregation,
    sum(target * n) AS target_sum, sum(n) FILTER (WHERE target IS NOT NULL) AS target_n,
    sum(floor * n) AS floor_sum, sum(n) FILTER (WHERE floor IS NOT NULL) AS floor_n,
    sum(stretch * n) AS stretch_sum, sum(n) FILTER (WHERE stretch IS NOT NULL) AS stretch_n,
    sum(baseline * n) AS baseline_sum, sum(n) FILTER (WHERE baseline IS NOT NULL) AS baseline_n,
    sum(range_low * n) AS low_sum, sum(n) FILTER (WHERE range_low IS NOT NULL) AS low_n,
    sum(range_high * n) AS high_sum, sum(n) FILTER (WHERE range_high IS NOT NULL) AS high_n,
    count(DISTINCT owner_id) AS owners,
    max(weight) AS weight, max(due_date) AS due_date
  FROM counted
  GROUP BY ALL
),
nearest AS (
  SELECT s.kpi_id, s.period_id, s.owner_type, s.unit_id, min(c.depth) AS own_depth
  FROM seat AS s
  JOIN unit_closure AS c ON c.descendant_id = s.unit_id AND (s.owner_type = 'person' OR c.depth > 0)
  JOIN seat AS own ON own.owner_type = 'unit' AND own.unit_id = c.ancestor_id AND own.kpi_id = s.kpi_id AND own.period_id = s.period_id
  GROUP BY ALL
),
part AS (
  SELECT
    c.ancestor_id AS unit_id, s.kpi_id, s.period_id, any_value(s.aggregation) AS aggregation,
    sum(s.target_sum) AS target_sum, sum(s.target_n) AS target_n, sum(s.floor_sum) AS floor_sum, sum(s.floor_n) AS floor_n,
    sum(s.stretch_sum) AS stretch_sum, sum(s.stretch_n) AS stretch_n, sum(s.baseline_sum) AS baseline_sum, sum(s.baseline_n) AS baseline_n,
    sum(s.low_sum) AS low_sum, sum(s.low_n) AS low_n, sum(s.high_sum) AS high_sum, sum(s.high_n) AS high_n,
    sum(s.owners) AS owners, max(s.due_date) AS due_date
  FROM seat AS s
  LEFT JOIN nearest AS n ON n.kpi_id = s.kpi_id AND n.period_id = s.period_id AND n.owner_type = s.owner_type AND n.unit_id = s.unit_id
  JOIN unit_closure AS c ON c.descendant_id = s.unit_id AND (s.owner_type = 'person' OR c.depth > 0) AND (n.own_depth IS NULL OR c.depth <= n.own_depth)
  GROUP BY c.ancestor_id, s.kpi_id, s.period_id
),
own AS (
  SELECT * FROM seat WHERE owner_type = 'unit'
)
SELECT
  coalesce(o.unit_id, p.unit_id) AS unit_id,
  coalesce(o.kpi_id, p.kpi_id) AS kpi_id,
  coalesce(o.period_id, p.period_id) AS period_id,
  coalesce(o.aggregation, p.aggregation) AS aggregation,
  o.unit_id IS NOT NULL AS is_own,
  combine_parts(o.aggregation, o.target_sum, o.target_sum / nullif(o.target_n, 0)) AS own_target,
  combine_parts(p.aggregation, p.target_sum, p.target_sum / nullif(p.target_n, 0)) AS parts_target,
  CASE WHEN o.unit_id IS NOT NULL THEN combine_parts(o.aggregation, o.floor_sum, o.floor_sum / nullif(o.floor_n, 0)) ELSE combine_parts(p.aggregation, p.floor_sum, p.floor_sum / nullif(p.floor_n, 0)) END AS floor,
  CASE WHEN o.unit_id IS NOT NULL THEN combine_parts(o.aggregation, o.stretch_sum, o.stretch_sum / nullif(o.stretch_n, 0)) ELSE combine_parts(p.aggregation, p.stretch_sum, p.stretch_sum / nullif(p.stretch_n, 0)) END AS stretch,
  CASE WHEN o.unit_id IS NOT NULL THEN combine_parts(o.aggregation, o.baseline_sum, o.baseline_sum / nullif(o.baseline_n, 0)) ELSE combine_parts(p.aggregation, p.baseline_sum, p.baseline_sum / nullif(p.baseline_n, 0)) END AS baseline,
  CASE WHEN o.unit_id IS NOT NULL THEN combine_parts(o.aggregation, o.low_sum, o.low_sum / nullif(o.low_n, 0)) ELSE combine_parts(p.aggregation, p.low_sum, p.low_sum / nullif(p.low_n, 0)) END AS range_low,
  CASE WHEN o.unit_id IS NOT NULL THEN combine_parts(o.aggregation, o.high_sum, o.high_sum / nullif(o.high_n, 0)) ELSE combine_parts(p.aggregation, p.high_sum, p.high_sum / nullif(p.high_n, 0)) END AS range_high,
  o.weight,
  coalesce(o.due_date, p.due_date) AS due_date,
  CAST(coalesce(p.owners, 0) AS INTEGER) AS part_owners
FROM own AS o
FULL JOIN part AS p ON p.unit_id = o.unit_id AND p.kpi_id = o.kpi_id AND p.period_id = o.period_id
