-- Days of attendance; the same person and day twice counts once (the later row holds).
-- @into   attendance_day
-- @grain  employee_id, day
-- @slice  stg_attendance_day
SELECT
  s.employee_id, s.day, s.shift, s.check_in, s.check_out, s.status, s.worked_minutes, s.late_minutes, s.early_minutes, s.overtime_minutes,
  s.leave_days, s.absent_days, s.attended_days, s._batch, s._file, s._sheet, s._row
FROM stg_attendance_day AS s
LEFT JOIN stg_attendance_repeat AS r ON r.employee_id = s.employee_id AND r.day = s.day
WHERE NOT s._refused
  AND (r.employee_id IS NULL OR (s._row = r.held.row AND s._file = r.held.file AND s._batch = r.held.batch AND s._sheet IS NOT DISTINCT FROM r.held.sheet))
