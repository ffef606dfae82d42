-- Attendance of a person in a month.
-- @grain  employee_id, period_id
SELECT
  employee_id, period_month(day) AS period_id,
  CAST(count(*) AS INTEGER) AS days_listed,
  sum(attended_days) AS attended_days,
  CAST(count(*) FILTER (WHERE contains(status, 'late')) AS INTEGER) AS late_count,
  sum(late_minutes) AS late_minutes,
  CAST(count(*) FILTER (WHERE contains(status, 'missing')) AS INTEGER) AS missing_punch_count,
  sum(absent_days) AS absent_days,
  sum(leave_days) AS leave_days,
  sum(overtime_minutes) AS overtime_minutes
FROM attendance_day
GROUP BY employee_id, period_month(day)
