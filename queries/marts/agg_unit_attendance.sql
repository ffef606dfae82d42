-- Attendance of every unit's subtree in a month.
-- @zh      各部门子树的月度考勤。
-- @grain  unit_id, period_id
-- @from   agg_attendance_month
SELECT
  c.ancestor_id AS unit_id, a.period_id,
  CAST(count(*) AS INTEGER) AS people,
  sum(a.attended_days) AS attended_days,
  CAST(sum(a.late_count) AS INTEGER) AS late_count,
  sum(a.late_minutes) AS late_minutes,
  CAST(sum(a.missing_punch_count) AS INTEGER) AS missing_punch_count,
  sum(a.absent_days) AS absent_days,
  sum(a.leave_days) AS leave_days,
  sum(a.overtime_minutes) AS overtime_minutes
FROM agg_attendance_month AS a
JOIN dim_employee_period AS e ON e.employee_id = a.employee_id AND e.period_id = a.period_id
JOIN unit_closure AS c ON c.descendant_id = e.unit_id
GROUP BY c.ancestor_id, a.period_id
