-- Daily attendance, cleaned. Zeros print as blanks in this export, so a blank count or duration is 0 here.
-- @grain  row of the export
-- @slice  raw_attendance_day
WITH source AS (
  SELECT * FROM raw_attendance_day
),
renamed AS (
  SELECT
    clean_key(employee_id) AS employee_id,
    regexp_replace(clean_text(name), '[（(]\s*(已?离职)\s*[)）]$', '') AS name,
    coalesce(to_date(day), to_date(work_date)) AS day, coalesce(day, work_date) AS day_raw,
    clean_text(shift) AS shift,
    clean_text(check_in) AS check_in, clean_text(status_in) AS status_in,
    clean_text(check_out) AS check_out, clean_text(status_out) AS status_out,
    attended_days AS attended_raw, to_count(attended_days) AS attended_n,
    coalesce(to_count(rest_days), 0) AS rest_days,
    worked_minutes AS worked_raw, to_count(worked_minutes) AS worked_n,
    late_minutes AS late_raw, to_count(late_minutes) AS late_n,
    coalesce(to_count(late_count), 0) AS late_count,
    coalesce(to_count(severe_late_count), 0) AS severe_late_count,
    early_minutes AS early_raw, to_count(early_minutes) AS early_n,
    coalesce(to_count(early_count), 0) AS early_count,
    coalesce(to_count(missing_in_count), 0) AS missing_in_count,
    coalesce(to_count(missing_out_count), 0) AS missing_out_count,
    absent_days AS absent_raw, to_count(absent_days) AS absent_n,
    coalesce(to_count(trip_minutes), 0) AS trip_minutes,
    coalesce(to_count(field_minutes), 0) AS field_minutes,
    coalesce(to_count(personal_leave_days), 0) + coalesce(to_count(sick_leave_days), 0)
      + coalesce(to_count(annual_leave_days), 0) + coalesce(to_count(compensatory_leave_days), 0)
      + coalesce(to_count(marriage_leave_days), 0) + coalesce(to_count(maternity_leave_days), 0)
      + coalesce(to_count(paternity_leave_days), 0) + coalesce(to_count(travel_leave_days), 0)
      + coalesce(to_count(bereavement_leave_days), 0) + coalesce(to_count(other_leave_days), 0) AS leave_days,
    overtime_minutes AS overtime_raw, to_count(overtime_minutes) AS overtime_n,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  employee_id, name, day, shift, check_in, check_out,
  array_to_string(list_filter([
    CASE WHEN severe_late_count > 0 OR status_in LIKE '严重迟到%' THEN 'severe_late' END,
    CASE WHEN late_count > 0 OR status_in LIKE '迟到%' THEN 'late' END,
    CASE WHEN early_count > 0 OR status_out LIKE '早退%' THEN 'early_leave' END,
    CASE WHEN missing_in_count > 0 OR status_in LIKE '%缺卡%' OR status_in LIKE '%未打卡%' THEN 'missing_in' END,
    CASE WHEN missing_out_count > 0 OR status_out LIKE '%缺卡%' OR status_out LIKE '%未打卡%' THEN 'missing_out' END,
    CASE WHEN absent_n > 0 OR status_in LIKE '旷工%' THEN 'absent' END,
    CASE WHEN trip_minutes > 0 THEN 'trip' END,
    CASE WHEN field_minutes > 0 OR status_in LIKE '外勤%' THEN 'field' END,
    CASE WHEN leave_days > 0 THEN 'leave' END,
    CASE WHEN rest_days > 0 THEN 'rest' END,
    CASE WHEN status_in LIKE '补卡%' OR status_out LIKE '补卡%' THEN 'corrected' END,
    CASE WHEN status_in = '正常' AND status_out = '正常' THEN 'normal' END
  ], lambda w: w IS NOT NULL), ';') AS status,
  coalesce(worked_n, 0) AS worked_minutes, coalesce(late_n, 0) AS late_minutes, coalesce(early_n, 0) AS early_minutes,
  coalesce(overtime_n, 0) AS overtime_minutes, leave_days, coalesce(absent_n, 0) AS absent_days, coalesce(attended_n, 0) AS attended_days,
  CASE WHEN employee_id IS NULL
    OR day IS NULL
    OR (attended_n IS NULL AND attended_raw IS NOT NULL)
    OR (worked_n IS NULL AND worked_raw IS NOT NULL)
    OR (late_n IS NULL AND late_raw IS NOT NULL)
    OR (early_n IS NULL AND early_raw IS NOT NULL)
    OR (absent_n IS NULL AND absent_raw IS NOT NULL)
    OR (overtime_n IS NULL AND overtime_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    CASE WHEN day IS NULL THEN {'field': 'day', 'value': day_raw, 'reason': 'not_a_date'} END,
    refused('attended_days', attended_raw, attended_n, 'not_a_number'),
    refused('worked_minutes', worked_raw, worked_n, 'not_a_number'),
    refused('late_minutes', late_raw, late_n, 'not_a_number'),
    refused('early_minutes', early_raw, early_n, 'not_a_number'),
    refused('absent_days', absent_raw, absent_n, 'not_a_number'),
    refused('overtime_minutes', overtime_raw, overtime_n, 'not_a_number')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR day IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
