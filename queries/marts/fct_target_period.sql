-- Targets of every owner in every period: the owner's own target of that period, else what its targets inside the period make
-- (sums add up, `last` takes the latest, the rest average). unit_id is where the owner stood when each part was due, so a person who
-- moved appears once per unit; weight is the owner's whole weight of the KPI on each of these rows.
-- @zh      各归属在各考核期的目标：有该期自己的目标就用它，否则由期内目标汇成。
-- @grain  kpi_id, owner_type, owner_id, unit_id, period_id
-- @from   kpi_target
WITH part AS MATERIALIZED (
  SELECT
    t.kpi_id, t.owner_type, t.owner_id, t.period_id, t.target, t.floor, t.stretch, t.baseline, t.range_low, t.range_high, t.weight, t.due_date,
    CASE WHEN t.owner_type = 'unit' THEN u.unit_id ELSE coalesce(e.unit_id, r.unit_id) END AS unit_id,
    p.end_date, p.grain,
    CASE WHEN k.direction = 'milestone' THEN 'avg' ELSE k.aggregation END AS aggregation
  FROM kpi_target AS t
  JOIN kpi AS k ON k.kpi_id = t.kpi_id
  JOIN period AS p ON p.period_id = t.period_id
  LEFT JOIN dim_employee_period AS e ON e.employee_id = CASE WHEN t.owner_type = 'person' THEN t.owner_id END AND e.period_id = t.period_id
  LEFT JOIN dim_unit AS u ON u.unit_id = CASE WHEN t.owner_type = 'unit' THEN t.owner_id END
  CROSS JOIN (SELECT unit_id FROM dim_unit WHERE parent_id IS NULL) AS r
  WHERE t.owner_type = 'person' OR u.unit_id IS NOT NULL
),
mixed AS MATERIALIZED (
  -- Only an owner that states a KPI in periods of several lengths can stand for parts of its own.
  SELECT * FROM part
  SEMI JOIN (
    SELECT kpi_id, owner_type, owner_id FROM part GROUP BY ALL HAVING min(grain) <> max(grain)
  ) AS m ON m.kpi_id = part.kpi_id AND m.owner_type = part.owner_type AND m.owner_id = part.owner_id
),
covered AS (
  -- The nearest longer period in which the same owner states the KPI itself.
  SELECT below.kpi_id, below.owner_type, below.owner_id, below.period_id, min(c.depth) AS own_depth
  FROM mixed AS below
  JOIN period_closure AS c ON c.descendant_id = below.period_id AND c.depth > 0
  JOIN mixed AS own ON own.kpi_id = below.kpi_id AND own.owner_type = below.owner_type AND own.owner_id = below.owner_id AND own.period_id = c.ancestor_id
  GROUP BY ALL
),
inside AS MATERIALIZED (
  SELECT
    part.*, c.ancestor_id AS in_period
  FROM part
  LEFT JOIN covered AS v ON v.kpi_id = part.kpi_id AND v.owner_type = part.owner_type AND v.owner_id = part.owner_id AND v.period_id = part.period_id
  JOIN period_closure AS c ON c.descendant_id = part.period_id AND (v.own_depth IS NULL OR c.depth < v.own_depth)
),
spread AS (
  SELECT * FROM inside WHERE aggregation <> 'last'
  UNION ALL
  SELECT * FROM inside WHERE aggregation = 'last'
  QUALIFY end_date = max(end_date) OVER (PARTITION BY kpi_id, owner_type, owner_id, in_period)
),
weight_base AS (
  SELECT owner_type, owner_id, in_period, count(DISTINCT period_id) AS part_periods
  FROM inside
  WHERE weight IS NOT NULL
  GROUP BY ALL
),
weighed AS (
  -- A KPI that counted half a year weighs half: the weights of the parts over the owner's parts.
  SELECT s.kpi_id, s.owner_type, s.owner_id, s.in_period, sum(s.weight) / any_value(b.part_periods) AS weight
  FROM inside AS s
  JOIN weight_base AS b ON b.owner_type = s.owner_type AND b.owner_id = s.owner_id AND b.in_period = s.in_period
  GROUP BY s.kpi_id, s.owner_type, s.owner_id, s.in_period
)
SELECT
  s.kpi_id, s.owner_type, s.owner_id, s.unit_id, s.in_period AS period_id, any_value(s.aggregation) AS aggregation,
  combine_parts(any_value(s.aggregation), sum(s.target), avg(s.target)) AS target,
  combine_parts(any_value(s.aggregation), sum(s.floor), avg(s.floor)) AS floor,
  combine_parts(any_value(s.aggregation), sum(s.stretch), avg(s.stretch)) AS stretch,
  combine_parts(any_value(s.aggregation), sum(s.baseline), avg(s.baseline)) AS baseline,
  combine_parts(any_value(s.aggregation), sum(s.range_low), avg(s.range_low)) AS range_low,
  combine_parts(any_value(s.aggregation), sum(s.range_high), avg(s.range_high)) AS range_high,
  any_value(w.weight) AS weight,
  max(s.due_date) AS due_date,
  CAST(greatest(count(s.target), count(s.range_low), count(s.range_high), 1) AS INTEGER) AS parts
FROM spread AS s
LEFT JOIN weighed AS w ON w.kpi_id = s.kpi_id AND w.owner_type = s.owner_type AND w.owner_id = s.owner_id AND w.in_period = s.in_period
GROUP BY s.kpi_id, s.owner_type, s.owner_id, s.unit_id, s.in_period
