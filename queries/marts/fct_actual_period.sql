-- Actuals of every owner in every period: the owner's own actual of that period, else the parts inside it (num and den add up; `last`
-- takes the latest). unit_id is where the owner stood when each part was made, so a person who moved appears once per unit.
-- @zh      各归属在各考核期的实绩：有该期自己的实绩就用它，否则由期内各部分汇成。
-- @grain  kpi_id, owner_type, owner_id, unit_id, period_id
-- @from   fct_actual
WITH part AS MATERIALIZED (
  SELECT
    a.kpi_id, a.owner_type, a.owner_id, a.period_id, a.num, a.den, a.source, a.source_count,
    CASE WHEN a.owner_type = 'unit' THEN u.unit_id ELSE coalesce(e.unit_id, r.unit_id) END AS unit_id,
    p.end_date, p.grain,
    CASE WHEN k.direction = 'milestone' THEN 'avg' ELSE k.aggregation END AS aggregation
  FROM fct_actual AS a
  JOIN kpi AS k ON k.kpi_id = a.kpi_id
  JOIN period AS p ON p.period_id = a.period_id
  LEFT JOIN dim_employee_period AS e ON e.employee_id = CASE WHEN a.owner_type = 'person' THEN a.owner_id END AND e.period_id = a.period_id
  LEFT JOIN dim_unit AS u ON u.unit_id = CASE WHEN a.owner_type = 'unit' THEN a.owner_id END
  CROSS JOIN (SELECT unit_id FROM dim_unit WHERE parent_id IS NULL) AS r
  WHERE a.owner_type = 'person' OR u.unit_id IS NOT NULL
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
)
SELECT
  kpi_id, owner_type, owner_id, unit_id, in_period AS period_id, any_value(aggregation) AS aggregation,
  sum(num) AS num, sum(den) AS den,
  CASE WHEN min(source) = max(source) THEN min(source) ELSE 'mixed' END AS source,
  CAST(max(source_count) AS INTEGER) AS source_count,
  CAST(count(*) AS INTEGER) AS parts
FROM spread
GROUP BY kpi_id, owner_type, owner_id, unit_id, in_period
