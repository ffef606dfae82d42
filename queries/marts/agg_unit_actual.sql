-- Actuals rolled up the organisation. own_*: what was reported for the unit itself; parts_*: what its people and the units below made,
-- a unit below with its own figure standing for everything under it.
-- @zh      实绩沿组织向上汇总。own_*：部门自己上报的；parts_*：其人员和下级部门合成的。
-- @grain  unit_id, kpi_id, period_id
-- @from   fct_actual_period
WITH seat AS (
  SELECT
    kpi_id, period_id, owner_type, unit_id, aggregation, sum(num) AS num, sum(den) AS den, count(DISTINCT owner_id) AS owners,
    CASE WHEN min(source) = max(source) THEN min(source) ELSE 'mixed' END AS source
  FROM fct_actual_period
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
    sum(s.num) AS num, sum(s.den) AS den, sum(s.owners) AS owners,
    CASE WHEN min(s.source) = max(s.source) THEN min(s.source) ELSE 'mixed' END AS source
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
  o.unit_id IS NOT NULL AS is_own,
  actual_of(o.aggregation, o.num, o.den) AS own_actual,
  actual_of(p.aggregation, p.num, p.den) AS parts_actual,
  coalesce(o.source, p.source) AS source,
  CAST(coalesce(p.owners, 0) AS INTEGER) AS part_owners
FROM own AS o
FULL JOIN part AS p ON p.unit_id = o.unit_id AND p.kpi_id = o.kpi_id AND p.period_id = o.period_id
