-- A person's attendance by month.
-- @zh      个人每月考勤。
-- @grain   month
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull employee_id, period_id, basis, days_listed
SELECT employee_id, period_id, basis, days_listed, attended_days, late_count, late_minutes, missing_punch_count, absent_days, leave_days, overtime_minutes / 60 AS overtime_hours
FROM agg_attendance_month
WHERE employee_id = $employee_id AND period_id[1:4] = substr($period_id, 1, 4)
ORDER BY period_id
