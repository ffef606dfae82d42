-- Attendance sums; the same person and span twice counts once (the later row holds).
-- @into   attendance_period
-- @grain  employee_id, start_day, end_day
SELECT
  employee_id, period_id, start_day, end_day, due_days, attended_days, worked_minutes, late_count, late_minutes, missing_count,
  absent_days, leave_days, overtime_minutes, _batch, _file, _sheet, _row
FROM stg_attendance_period
WHERE NOT _refused
QUALIFY row_number() OVER (PARTITION BY employee_id, start_day, end_day ORDER BY _batch DESC, _file DESC, _row DESC) = 1
