-- Actuals of every owner in every period: the owner's own actual of that period, else the parts inside it (num and den add up; `last`
-- takes the latest). unit_id is where the owner stood when each part was made, so a person who moved appears once per unit.
-- @grain  kpi_id, owner_type, owner_id, unit_id, period_id
WITH part AS (
  SELECT
    a.kpi_id, a.owner_type, a.owner_id, a.period_id, a.num, a.den, a.source, a.source_count,
    CASE WHEN a.owner_type = 'unit' THEN u.unit_id ELSE coalesce(e.unit_id, r.unit_id) END AS unit_id,
    p.end_date,
    CASE WHEN k.direction = 'milestone' THEN 'avg' ELSE k.aggregation END AS aggregation
  FROM fct_actual AS a
  JOIN kpi AS k ON k.kpi_id = a.kpi_id
  JOIN period AS p ON p.period_id = a.period_id
  LEFT JOIN dim_employee_period AS e ON a.owner_type = 'person' AND e.employee_id = a.owner_id AND e.period_id = a.period_id
  LEFT JOIN dim_unit AS u ON a.owner_type = 'unit' AND u.unit_id = a.owner_id
  CROSS JOIN (SELECT unit_id FROM dim_unit WHERE parent_id IS NULL) AS r
  WHERE a.owner_type = 'person' OR u.unit_id IS NOT NULL
),
covered AS (
  SELECT part.kpi_id, part.owner_type, part.owner_id, part.period_id, min(c.depth) AS own_depth
  FROM part
  JOIN period_closure AS c ON c.descendant_id = part.period_id AND c.depth > 0
  JOIN part AS own ON own.kpi_id = part.kpi_id AND own.owner_type = part.owner_type AND own.owner_id = part.owner_id AND own.period_id = c.ancestor_id
  GROUP BY ALL
),
spread AS (
  SELECT
    part.*, c.ancestor_id AS in_period,
    part.end_date = max(part.end_date) OVER (PARTITION BY part.kpi_id, part.owner_type, part.owner_id, c.ancestor_id) AS is_latest
  FROM part
  LEFT JOIN covered AS v ON v.kpi_id = part.kpi_id AND v.owner_type = part.owner_type AND v.owner_id = part.owner_id AND v.period_id = part.period_id
  JOIN period_closure AS c ON c.descendant_id = part.period_id AND (v.own_depth IS NULL OR c.depth < v.own_depth)
)
SELECT
  kpi_id, owner_type, owner_id, unit_id, in_period AS period_id, any_value(aggregation) AS aggregation,
  sum(num) AS num, sum(den) AS den,
  CASE WHEN min(source) = max(source) THEN min(source) ELSE 'mixed' END AS source,
  CAST(max(source_count) AS INTEGER) AS source_count,
  CAST(count(*) AS INTEGER) AS parts
FROM spread
WHERE aggregation <> 'last' OR is_latest
GROUP BY kpi_id, owner_type, owner_id, unit_id, in_period
