-- Days of attendance; the same person and day twice counts once (the later row holds).
-- @into   attendance_day
-- @grain  employee_id, day
WITH repeated AS (
  SELECT employee_id, day FROM stg_attendance_day WHERE NOT _refused GROUP BY ALL HAVING count(*) > 1
),
newest AS (
  SELECT s.*
  FROM stg_attendance_day AS s
  ANTI JOIN repeated AS r ON r.employee_id = s.employee_id AND r.day = s.day
  WHERE NOT s._refused
  UNION ALL
  SELECT s.*
  FROM stg_attendance_day AS s
  SEMI JOIN repeated AS r ON r.employee_id = s.employee_id AND r.day = s.day
  WHERE NOT s._refused
  QUALIFY row_number() OVER (PARTITION BY s.employee_id, s.day ORDER BY s._batch DESC, s._file DESC, s._row DESC) = 1
)
SELECT
  employee_id, day, shift, check_in, check_out, status, worked_minutes, late_minutes, early_minutes, overtime_minutes,
  leave_days, absent_days, attended_days, _batch, _file, _sheet, _row
FROM newest
