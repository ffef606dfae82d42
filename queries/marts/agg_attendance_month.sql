-- Attendance of a person in a month, from the best that there is: day rows; else the stated sums of the month (a sheet of the whole month
-- before parts of it); else the days with punches, of which nothing but attendance is known. `basis` says which.
-- @zh      每人每月考勤，取最可靠的来源：先每日记录，其次月度汇总，最后打卡。
-- @grain  employee_id, period_id
WITH by_day AS (
  SELECT
    employee_id, period_month(day) AS period_id, 'days' AS basis,
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
),
span AS (
  SELECT *, start_day = period_start(period_id) AND end_day = period_end(period_id) AS is_whole
  FROM attendance_period
  WHERE period_grain(period_id) = 'month'
),
by_span AS (
  SELECT
    s.employee_id, s.period_id, 'period' AS basis, 0 AS days_listed,
    sum(s.attended_days) AS attended_days, CAST(sum(s.late_count) AS INTEGER) AS late_count, sum(s.late_minutes) AS late_minutes,
    CAST(sum(s.missing_count) AS INTEGER) AS missing_punch_count, sum(s.absent_days) AS absent_days, sum(s.leave_days) AS leave_days,
    sum(s.overtime_minutes) AS overtime_minutes
  FROM span AS s
  LEFT JOIN (SELECT DISTINCT employee_id, period_id FROM span WHERE is_whole) AS w ON w.employee_id = s.employee_id AND w.period_id = s.period_id
  WHERE s.is_whole OR w.employee_id IS NULL
  GROUP BY s.employee_id, s.period_id
),
by_punch AS (
  SELECT
    employee_id, period_month(day) AS period_id, 'punches' AS basis,
    CAST(count(DISTINCT day) AS INTEGER) AS days_listed, CAST(count(DISTINCT day) AS DOUBLE) AS attended_days
  FROM punch
  GROUP BY employee_id, period_month(day)
)
SELECT * FROM by_day
UNION ALL BY NAME
SELECT s.*
FROM by_span AS s
ANTI JOIN by_day AS d ON d.employee_id = s.employee_id AND d.period_id = s.period_id
UNION ALL BY NAME
SELECT p.*
FROM by_punch AS p
ANTI JOIN by_day AS d ON d.employee_id = p.employee_id AND d.period_id = p.period_id
ANTI JOIN by_span AS s ON s.employee_id = p.employee_id AND s.period_id = p.period_id
