-- The rows behind a person's attendance of a month: its days; else the stated sums (from their first day to `end_day`); else the first
-- and last punch of each day.
-- @zh      个人某月考勤背后的行：每日记录，否则月度汇总，否则首末次打卡。
-- @grain   source row
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull basis, day
WITH basis AS (
  SELECT employee_id, period_id, basis
  FROM agg_attendance_month
  WHERE employee_id = $employee_id AND period_id = $period_id
),
evidence AS (
  SELECT
    b.basis, d.day, d.check_in, d.check_out, d.status, d.late_minutes, d.worked_minutes, d.attended_days, d.leave_days, d.absent_days, d._file, d._sheet, d._row
  FROM attendance_day AS d
  JOIN basis AS b ON b.basis = 'days' AND b.employee_id = d.employee_id AND b.period_id = period_month(d.day)
  UNION ALL BY NAME
  SELECT
    b.basis, s.start_day AS day, s.end_day, s.late_minutes, s.worked_minutes, s.attended_days, s.leave_days, s.absent_days, s._file, s._sheet, s._row
  FROM attendance_period AS s
  JOIN basis AS b ON b.basis = 'period' AND b.employee_id = s.employee_id AND b.period_id = s.period_id
  UNION ALL BY NAME
  SELECT
    b.basis, p.day, strftime(min(p.punched_at), '%H:%M') AS check_in, strftime(max(p.punched_at), '%H:%M') AS check_out,
    min(p._file) AS _file, min(p._sheet) AS _sheet, min(p._row) AS _row
  FROM punch AS p
  JOIN basis AS b ON b.basis = 'punches' AND b.employee_id = p.employee_id AND b.period_id = period_month(p.day)
  GROUP BY b.basis, p.day
)
SELECT
  basis, day, end_day, check_in, check_out, status, late_minutes, worked_minutes, attended_days, leave_days, absent_days,
  _file AS file_name, _sheet AS sheet_name, _row AS row_number
FROM evidence
ORDER BY day
