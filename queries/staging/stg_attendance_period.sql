-- Attendance sums of a period, cleaned. A span that is no month, quarter, half or year counts in the month of its last day. These exports
-- print zeros as blanks too, but only in columns they have: a column the export lacks stays empty. Hours of leave become days only where the
-- policy says how many hours a day has; else the row has no sum of leave, and no part of one.
-- @zh      考勤期间汇总清洗。不是整月、整季、半年或整年的区间，计入其最后一天所在的月份。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_attendance_period
),
renamed AS (
  SELECT
    given_id(employee_id, name) AS given, clean_key(account) AS account, clean_text(name) AS name, clean_text(unit_path) AS unit_path,
    period AS period_raw, to_period(period) AS period_said,
    period_start AS start_raw, to_date(period_start) AS start_said, period_end AS end_raw, to_date(period_end) AS end_said,
    counted(due_days) AS due_days, due_days AS due_raw,
    counted(attended_days) AS attended_days, attended_days AS attended_raw,
    duration_minutes(worked_minutes) AS worked_minutes, worked_minutes AS worked_raw,
    counted(late_count) AS late_n, late_count AS late_raw, coalesce(counted(severe_late_count), 0) AS severe_late_n,
    duration_minutes(late_minutes) AS late_minutes, late_minutes AS late_minutes_raw,
    coalesce(counted(missing_count), counted(missing_in_count) + counted(missing_out_count), counted(missing_in_count), counted(missing_out_count)) AS missing_count,
    counted(absent_days) AS absent_days, absent_days AS absent_raw,
    list_filter([
      {'field': 'personal_leave_days', 'value': personal_leave_days}, {'field': 'sick_leave_days', 'value': sick_leave_days},
      {'field': 'annual_leave_days', 'value': annual_leave_days}, {'field': 'compensatory_leave_days', 'value': compensatory_leave_days},
      {'field': 'marriage_leave_days', 'value': marriage_leave_days}, {'field': 'maternity_leave_days', 'value': maternity_leave_days},
      {'field': 'paternity_leave_days', 'value': paternity_leave_days}, {'field': 'travel_leave_days', 'value': travel_leave_days},
      {'field': 'bereavement_leave_days', 'value': bereavement_leave_days}, {'field': 'other_leave_days', 'value': other_leave_days}
    ], lambda x: x.value IS NOT NULL) AS leave_kinds, leave_days AS leave_stated,
    overtime_of(overtime_minutes, overtime_workday_minutes, overtime_restday_minutes, overtime_holiday_minutes, double_time_minutes) AS overtime_minutes,
    coalesce(overtime_minutes, overtime_workday_minutes, overtime_restday_minutes, overtime_holiday_minutes, double_time_minutes) AS overtime_raw,
    _batch, _file, _sheet, _row
  FROM source
),
dated AS (
  SELECT
    r.*,
    coalesce(r.start_said, CASE WHEN r.period_said IS NOT NULL THEN period_start(r.period_said) END) AS start_day,
    coalesce(r.end_said, CASE WHEN r.period_said IS NOT NULL THEN period_end(r.period_said) END) AS end_day,
    coalesce(k.employee_id, r.given, n.employee_id, r.account) AS employee_id,
    CASE WHEN k.matched_by IS NOT NULL THEN k.matched_by WHEN r.given IS NOT NULL THEN 'id' WHEN n.employee_id IS NOT NULL THEN n.matched_by WHEN r.account IS NOT NULL THEN 'account' END AS matched_by,
    n.candidates, n.candidate_ids
  FROM renamed AS r
  LEFT JOIN dim_person_alias AS k ON k.matched_by <> 'name' AND k.alias = coalesce(r.given, r.account)
  LEFT JOIN dim_person_alias AS n ON n.alias = CASE WHEN r.given IS NULL THEN name_key(r.name) END
),
length_of_day AS (
  SELECT 1 / policy_number('hours_per_day', NULL) AS day_of_hour
),
-- A stated sum of leave counts before its kinds.
on_leave AS (
  SELECT d.* REPLACE (CASE WHEN is_blank(d.leave_stated) THEN d.leave_kinds ELSE [{'field': 'leave_days', 'value': d.leave_stated}] END AS leave_kinds), l.day_of_hour
  FROM dated AS d
  CROSS JOIN length_of_day AS l
),
summed AS (
  SELECT
    *, unread_leave(leave_kinds, day_of_hour) AS leave_unread,
    list_sum(list_transform(leave_kinds, lambda x: coalesce(leave_days_of(x.value, day_of_hour), 0))) AS leave_days
  FROM on_leave
)
SELECT
  employee_id, name, matched_by, candidates, candidate_ids, start_day, end_day,
  coalesce(
    CASE WHEN start_day = period_start(period_said) AND end_day = period_end(period_said) THEN period_said END,
    CASE WHEN start_day = date_trunc('year', start_day) AND end_day = start_day + INTERVAL 1 YEAR - INTERVAL 1 DAY THEN strftime(start_day, '%Y')
         WHEN start_day = date_trunc('quarter', start_day) AND end_day = start_day + INTERVAL 3 MONTH - INTERVAL 1 DAY THEN period_parent(period_month(start_day)) END,
    period_month(end_day)) AS period_id,
  due_days, attended_days, worked_minutes,
  CASE WHEN late_n IS NOT NULL OR severe_late_n > 0 THEN coalesce(late_n, 0) + severe_late_n END AS late_count,
  late_minutes, missing_count, absent_days, CASE WHEN len(leave_unread) = 0 THEN leave_days END AS leave_days, overtime_minutes, unit_path,
  list_concat(list_filter([
    unknown_person(employee_id, name, candidates),
    refused('period', period_raw, period_said, 'not_a_period'),
    refused('period_start', start_raw, start_said, 'not_a_date'),
    refused('period_end', end_raw, end_said, 'not_a_date'),
    CASE WHEN start_day IS NULL OR end_day IS NULL THEN {'field': 'period', 'value': coalesce(period_raw, start_raw, end_raw), 'reason': 'missing_key'} END,
    refused('due_days', due_raw, due_days, 'not_a_number'),
    refused('attended_days', attended_raw, attended_days, 'not_a_number'),
    refused('worked_minutes', worked_raw, worked_minutes, 'not_a_duration'),
    refused('late_count', late_raw, late_n, 'not_a_number'),
    refused('late_minutes', late_minutes_raw, late_minutes, 'not_a_duration'),
    refused('absent_days', absent_raw, absent_days, 'not_a_number'),
    refused('overtime_minutes', overtime_raw, overtime_minutes, 'not_a_duration')
  ], lambda r: r IS NOT NULL), leave_unread) AS _rejects,
  employee_id IS NULL OR start_day IS NULL OR end_day IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM summed
