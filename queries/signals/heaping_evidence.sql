-- Of a unit's KPIs, how many actuals lie exactly on target, beside the same KPIs everywhere.
-- @zh      某部门各指标有多少实绩恰好等于目标，与其他部门对照。
-- @grain  kpi_id
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull kpi_id, figures
WITH figure AS (
  SELECT a.kpi_id, a.kpi_name, s.scope_id = $subject_id AS is_own, abs(a.attainment - 1) < 1e-9 AS is_exact
  FROM fct_attainment AS a
  JOIN period AS p ON p.period_id = a.period_id AND p.grain = 'month'
  JOIN dim_employee_period AS e ON e.employee_id = a.owner_id AND e.period_id = a.period_id
  JOIN signal_scope AS s ON s.unit_id = e.unit_id AND s.scope_id <> 'company'
  WHERE a.owner_type = 'person' AND a.attainment IS NOT NULL AND a.direction <> 'milestone'
    AND starts_with(a.period_id, coalesce(nullif($cycle_id, ''), (SELECT max(cycle_id) FROM signal_person))[1:4])
)
SELECT
  kpi_id, any_value(kpi_name) AS kpi_name, CAST(count(*) FILTER (WHERE is_own) AS INTEGER) AS figures, CAST(count(*) FILTER (WHERE is_own AND is_exact) AS INTEGER) AS exact,
  avg(CASE WHEN is_exact THEN 1.0 ELSE 0 END) FILTER (WHERE is_own) AS share, avg(CASE WHEN is_exact THEN 1.0 ELSE 0 END) FILTER (WHERE NOT is_own) AS others_share
FROM figure
GROUP BY kpi_id
HAVING count(*) FILTER (WHERE is_own) > 0
ORDER BY share DESC, kpi_id
