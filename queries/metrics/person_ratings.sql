-- A person's ratings by cycle and stage, newest first; the rater is the one the file names, else the manager at the end of the cycle.
-- @zh      个人各周期各阶段评级，最新在前。
-- @grain   cycle × stage
-- @param   employee_id VARCHAR
-- @notnull employee_id, cycle, stage, label
SELECT
  r.employee_id, r.cycle, r.stage, r.label, r.ordinal, r.rater_id, n.name AS rater_name, r.decided_at, r.reason, r.kpi_score,
  r._file AS file_name, r._sheet AS sheet_name, r._row AS row_number
FROM fct_rating AS r
LEFT JOIN dim_employee_period AS n
  ON n.employee_id = r.rater_id
  AND n.period_id = CASE WHEN r.cycle IN (SELECT period_id FROM period) THEN r.cycle ELSE (SELECT arg_max(period_id, end_date) FROM period WHERE grain = 'year') END
WHERE r.employee_id = $employee_id
ORDER BY r.cycle DESC, CASE r.stage WHEN 'proposed' THEN 1 WHEN 'calibrated' THEN 2 ELSE 3 END
