-- The cascade of KPIs as it stands at one unit: strategy first, each KPI under the one it contributes to. Branches in which the unit has
-- neither target nor actual are left out.
-- @zh      某部门的指标分解：战略在先，每个指标位于其贡献的上级指标之下。
-- @grain   kpi
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull kpi_id, kpi_name, depth, path, owner_count
WITH RECURSIVE walk AS (
  SELECT k.kpi_id, k.name, CAST(NULL AS VARCHAR) AS parent_kpi_id, 0 AS depth, k.kpi_id AS path, [k.kpi_id] AS seen
  FROM kpi AS k
  WHERE k.parent_kpi_id IS NULL OR k.parent_kpi_id NOT IN (SELECT kpi_id FROM kpi)
  UNION ALL
  SELECT k.kpi_id, k.name, k.parent_kpi_id, w.depth + 1, w.path || '/' || k.kpi_id, list_append(w.seen, k.kpi_id)
  FROM kpi AS k
  JOIN walk AS w ON k.parent_kpi_id = w.kpi_id
  WHERE NOT list_contains(w.seen, k.kpi_id)
),
in_chain AS (
  -- Only chains that are chains: a KPI with a parent or with children.
  SELECT w.*
  FROM walk AS w
  WHERE w.depth > 0 OR w.kpi_id IN (SELECT parent_kpi_id FROM kpi WHERE parent_kpi_id IS NOT NULL)
),
here AS (
  SELECT w.*, f.target, f.actual, f.unit, f.attainment, f.target_owners, f.kpi_id IS NOT NULL AS stands
  FROM in_chain AS w
  LEFT JOIN fct_attainment AS f ON f.owner_type = 'unit' AND f.owner_id = $unit_id AND f.kpi_id = w.kpi_id AND f.period_id = $period_id
)
SELECT
  w.kpi_id, w.name AS kpi_name, w.parent_kpi_id, CAST(w.depth AS INTEGER) AS depth, w.path,
  w.target, w.actual, w.unit, w.attainment, coalesce(w.target_owners, 0) AS owner_count
FROM here AS w
WHERE EXISTS (SELECT 1 FROM here AS below WHERE below.stands AND (below.path = w.path OR starts_with(below.path, w.path || '/')))
ORDER BY w.path
