-- Sums of a month as a sheet states them beside the sums of the days of the same month, where both are there and differ.
-- @zh      表中写明的月度汇总与同月每日合计不一致之处。
-- @grain   employee × period × measure
-- @notnull employee_id, period_id, measure, total_rows
WITH day_sum AS (
  SELECT
    employee_id, period_month(day) AS period_id,
    sum(attended_days) AS attended_days, CAST(count(*) FILTER (WHERE contains(status, 'late')) AS DOUBLE) AS late_count, sum(late_minutes) AS late_minutes,
    sum(absent_days) AS absent_days, sum(leave_days) AS leave_days, sum(overtime_minutes) AS overtime_minutes
  FROM attendance_day
  GROUP BY employee_id, period_month(day)
),
both_said AS (
  SELECT
    s.employee_id, s.period_id, s._file, s._sheet, s._row,
    unnest([
      {'measure': 'attended_days', 'stated': s.attended_days, 'summed': d.attended_days},
      {'measure': 'late_count', 'stated': s.late_count, 'summed': d.late_count},
      {'measure': 'late_minutes', 'stated': s.late_minutes, 'summed': d.late_minutes},
      {'measure': 'absent_days', 'stated': s.absent_days, 'summed': d.absent_days},
      {'measure': 'leave_days', 'stated': s.leave_days, 'summed': d.leave_days},
      {'measure': 'overtime_minutes', 'stated': s.overtime_minutes, 'summed': d.overtime_minutes}
    ], recursive := true)
  FROM attendance_period AS s
  JOIN day_sum AS d ON d.employee_id = s.employee_id AND d.period_id = s.period_id
  WHERE period_grain(s.period_id) = 'month' AND s.start_day = period_start(s.period_id) AND s.end_day = period_end(s.period_id)
)
SELECT
  b.employee_id, e.name, b.period_id, b.measure, b.stated, b.summed, b.stated - b.summed AS difference,
  b._file AS file_name, b._sheet AS sheet_name, b._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM both_said AS b
LEFT JOIN dim_employee_period AS e ON e.employee_id = b.employee_id AND e.period_id = b.period_id
WHERE abs(b.stated - b.summed) > 0.01
ORDER BY b.period_id, b.employee_id, b.measure
