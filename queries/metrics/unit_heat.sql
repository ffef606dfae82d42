-- Attainment of the units directly below, by KPI: the KPIs that stand in most of them first, at most twelve, with the number of all.
-- @zh      直属下级部门按指标的达成率：多数部门都有的指标在前，至多十二个。
-- @grain   unit × kpi
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull unit_id, unit_name, kpi_id, kpi_name, attainment, unit_rank, kpi_rank, kpis
WITH stated AS (
  SELECT u.unit_id, u.name AS unit_name, f.kpi_id, f.kpi_name, f.attainment, f.actual, f.target, f.unit
  FROM dim_unit AS u
  JOIN fct_attainment AS f ON f.owner_type = 'unit' AND f.owner_id = u.unit_id AND f.period_id = $period_id
  WHERE u.parent_id = $unit_id AND f.attainment IS NOT NULL
),
kpi_place AS (
  SELECT kpi_id, row_number() OVER (ORDER BY count(*) DESC, kpi_id) AS kpi_rank, count(*) OVER () AS kpis
  FROM stated
  GROUP BY kpi_id
),
cell AS (
  SELECT s.*, k.kpi_rank, k.kpis
  FROM stated AS s
  JOIN kpi_place AS k ON k.kpi_id = s.kpi_id
  WHERE k.kpi_rank <= 12
),
unit_place AS (
  SELECT unit_id, row_number() OVER (ORDER BY unit_name, unit_id) AS unit_rank
  FROM (SELECT DISTINCT unit_id, unit_name FROM cell) AS u
)
SELECT c.unit_id, c.unit_name, c.kpi_id, c.kpi_name, c.attainment, c.actual, c.target, c.unit, CAST(u.unit_rank AS INTEGER) AS unit_rank, CAST(c.kpi_rank AS INTEGER) AS kpi_rank, CAST(c.kpis AS INTEGER) AS kpis
FROM cell AS c
JOIN unit_place AS u ON u.unit_id = c.unit_id
ORDER BY u.unit_rank, c.kpi_rank
