-- Days of attendance; the same person and day twice counts once (the later row holds), parts of one day in one
-- sheet add up.
-- @zh      每日考勤；同一人同一天出现两次只计一次（后者为准），同一张表中同一天的几段相加。
-- @into   attendance_day
-- @grain  employee_id, day
-- @slice  stg_attendance_day
-- @from   stg_attendance_day
SELECT
  s.employee_id, s.day,
  CASE WHEN r.adds_up THEN r.shift ELSE s.shift END AS shift,
  CASE WHEN r.adds_up THEN r.check_in ELSE s.check_in END AS check_in,
  CASE WHEN r.adds_up THEN r.check_out ELSE s.check_out END AS check_out,
  CASE WHEN r.adds_up THEN r.status ELSE s.status END AS status,
  CASE WHEN r.adds_up THEN r.worked_minutes ELSE s.worked_minutes END AS worked_minutes,
  CASE WHEN r.adds_up THEN r.late_minutes ELSE s.late_minutes END AS late_minutes,
  CASE WHEN r.adds_up THEN r.early_minutes ELSE s.early_minutes END AS early_minutes,
  CASE WHEN r.adds_up THEN r.overtime_minutes ELSE s.overtime_minutes END AS overtime_minutes,
  CASE WHEN r.adds_up THEN r.leave_days ELSE s.leave_days END AS leave_days,
  CASE WHEN r.adds_up THEN r.absent_days ELSE s.absent_days END AS absent_days,
  CASE WHEN r.adds_up THEN r.attended_days ELSE s.attended_days END AS attended_days,
  s._batch, s._file, s._sheet, s._row
FROM stg_attendance_day AS s
LEFT JOIN stg_attendance_repeat AS r ON r.employee_id = s.employee_id AND r.day = s.day
WHERE NOT s._refused
  AND (r.employee_id IS NULL OR (s._row = r.held.row AND s._file = r.held.file AND s._batch = r.held.batch AND s._sheet IS NOT DISTINCT FROM r.held.sheet))
