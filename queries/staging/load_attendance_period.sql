-- Attendance sums; the same person and span twice counts once (the later row holds), a row per department in
-- one sheet adds up.
-- @zh      考勤汇总；同一人同一区间只计一次（后者为准），同一张表中每个部门一行的相加。
-- @into   attendance_period
-- @grain  employee_id, start_day, end_day
WITH latest AS (
  SELECT *, count(*) OVER (PARTITION BY employee_id, start_day, end_day) AS times
  FROM stg_attendance_period
  WHERE NOT _refused
  QUALIFY row_number() OVER (PARTITION BY employee_id, start_day, end_day ORDER BY _batch DESC, _file DESC, _row DESC) = 1
),
part AS (
  SELECT s.*
  FROM stg_attendance_period AS s
  JOIN latest AS l ON l.times > 1 AND l.employee_id = s.employee_id AND l.start_day = s.start_day AND l.end_day = s.end_day
    AND l._batch = s._batch AND l._file = s._file AND l._sheet IS NOT DISTINCT FROM s._sheet
  WHERE NOT s._refused
  QUALIFY row_number() OVER (PARTITION BY s.employee_id, s.start_day, s.end_day, s.unit_path ORDER BY s._row DESC) = 1
),
summed AS (
  SELECT
    employee_id, start_day, end_day,
    -- What is due may stand in every row, or in parts.
    CASE WHEN sum(attended_days) > max(due_days) THEN sum(due_days) ELSE max(due_days) END AS due_days,
    sum(attended_days) AS attended_days, sum(worked_minutes) AS worked_minutes, sum(late_count) AS late_count, sum(late_minutes) AS late_minutes,
    sum(missing_count) AS missing_count, sum(absent_days) AS absent_days, CASE WHEN count(leave_days) = count(*) THEN sum(leave_days) END AS leave_days, sum(overtime_minutes) AS overtime_minutes
  FROM part
  GROUP BY employee_id, start_day, end_day
  HAVING count(*) > 1 AND count(unit_path) = count(*)
)
SELECT
  l.employee_id, l.period_id, l.start_day, l.end_day,
  CASE WHEN p.employee_id IS NULL THEN l.due_days ELSE p.due_days END AS due_days,
  CASE WHEN p.employee_id IS NULL THEN l.attended_days ELSE p.attended_days END AS attended_days,
  CASE WHEN p.employee_id IS NULL THEN l.worked_minutes ELSE p.worked_minutes END AS worked_minutes,
  CASE WHEN p.employee_id IS NULL THEN l.late_count ELSE p.late_count END AS late_count,
  CASE WHEN p.employee_id IS NULL THEN l.late_minutes ELSE p.late_minutes END AS late_minutes,
  CASE WHEN p.employee_id IS NULL THEN l.missing_count ELSE p.missing_count END AS missing_count,
  CASE WHEN p.employee_id IS NULL THEN l.absent_days ELSE p.absent_days END AS absent_days,
  CASE WHEN p.employee_id IS NULL THEN l.leave_days ELSE p.leave_days END AS leave_days,
  CASE WHEN p.employee_id IS NULL THEN l.overtime_minutes ELSE p.overtime_minutes END AS overtime_minutes,
  l._batch, l._file, l._sheet, l._row
FROM latest AS l
LEFT JOIN summed AS p ON p.employee_id = l.employee_id AND p.start_day = l.start_day AND p.end_day = l.end_day
