-- Days of attendance; the same person and day twice counts once (the later row holds).
-- @into   attendance_day
-- @grain  employee_id, day
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, day ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_attendance_day
  WHERE NOT _refused
)
SELECT
  employee_id, day, shift, check_in, check_out, status, worked_minutes, late_minutes, early_minutes, overtime_minutes,
  leave_days, absent_days, attended_days, _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
