-- Ratings with the person as of the cycle's end (the newest roster where the cycle is no calendar period, or nothing is dated) and the KPI
-- score beside them.
-- @zh      评级，附周期末的人员状况和 KPI 得分。
-- @grain  cycle, employee_id, stage
-- @from   rating
WITH last_period AS (
  SELECT arg_max(period_id, end_date) AS period_id FROM period WHERE grain = 'year'
),
person AS (
  SELECT employee_id, period_id, name, unit_id, manager_id, job_family, grade, gender, location FROM dim_employee_period
  UNION ALL
  SELECT employee_id, NULL AS period_id, name, unit_id, manager_id, job_family, grade, gender, location FROM dim_employee_undated
)
SELECT
  r.cycle, r.employee_id, r.stage, r.label, r.ordinal, coalesce(r.rater_id, e.manager_id) AS rater_id, r.reason, r.decided_at,
  e.name, e.unit_id, e.manager_id, e.job_family, e.grade, e.gender, e.location,
  s.score AS kpi_score,
  r._batch, r._file, r._sheet, r._row
FROM rating AS r
CROSS JOIN last_period AS l
LEFT JOIN person AS e
  ON e.employee_id = r.employee_id
  AND e.period_id IS NOT DISTINCT FROM CASE WHEN r.cycle IN (SELECT period_id FROM period) THEN r.cycle ELSE l.period_id END
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = r.employee_id AND s.period_id = r.cycle
