-- Daily attendance, cleaned. Zeros print as blanks in these exports, so a blank count or duration is 0 here; one that the export has no column
-- for, or that says --, is unknown. A day cell of a monthly sheet says everything in one text: it counts as a day attended where it has a result
-- of work, as a day of leave where it has only leave.
-- @zh      每日考勤清洗。这类导出以空白表示零；没有的列和“--”表示未知。月度表的日期格用一段文字说明当天的全部情况。
-- @grain  row of the export
-- @packed raw_attendance_day
-- @slice  raw_attendance_day
-- A line of a pay code is time at work or overtime where the code says so, else only a part of its day.
WITH source AS (
  SELECT * REPLACE (
    coalesce(worked_minutes, CASE WHEN code_minutes IS NOT NULL AND regexp_matches(status, '(?i)^\s*(reg|straight|work|hours worked)') THEN code_minutes END) AS worked_minutes,
    coalesce(overtime_minutes, CASE WHEN code_minutes IS NOT NULL AND regexp_matches(status, '(?i)overtime|^ot\b|double ?time') THEN code_minutes END) AS overtime_minutes)
  FROM raw_attendance_day
),
-- Hours of leave are counted in the kind they are of, as hours where nobody says how many a day has: then the days of leave stay open.
length_of_day AS (
  SELECT day_of_hour, coalesce(day_of_hour, 1) AS hour FROM (SELECT 1 / policy_number('hours_per_day', NULL) AS day_of_hour)
),
known AS (
  SELECT alias, employee_id, matched_by FROM dim_person_alias WHERE matched_by <> 'name'
),
named AS (
  SELECT alias, employee_id, matched_by, candidates, candidate_ids FROM dim_person_alias
),
renamed AS (
  SELECT
    given_id(employee_id, name) AS given, clean_key(account) AS account,
    without_left_mark(clean_text(name)) AS name,
    coalesce(to_date(day), to_date(work_date)) AS day, coalesce(day, work_date) AS day_raw,
    clean_text(shift) AS shift,
    check_in AS check_in_raw, clean_text(status_in) AS status_in,
    coalesce(check_out_3, check_out_2, check_out) AS check_out_raw, clean_text(status_out) AS status_out,
    clean_text(result) AS result,
    CASE WHEN status IS NULL AND result IS NULL AND coalesce(status_in, '正常') = '正常' AND coalesce(status_out, '正常') = '正常' THEN NULL
         ELSE concat_ws(';', '上班' || clean_text(status_in), '下班' || clean_text(status_out), clean_text(status), day_word(clean_text(result))) END AS words,
    attended_days AS attended_raw, counted(attended_days) AS attended_n,
    coalesce(counted(rest_days), 0) AS rest_days,
    duration_minutes(code_minutes) AS code_minutes,
    worked_minutes AS worked_raw, duration_minutes(worked_minutes) AS worked_n,
    late_minutes AS late_raw, duration_minutes(late_minutes) AS late_n,
    coalesce(counted(late_count), 0) AS late_count,
    coalesce(counted(severe_late_count), 0) AS severe_late_count,
    early_minutes AS early_raw, duration_minutes(early_minutes) AS early_n,
    coalesce(counted(early_count), 0) AS early_count,
    coalesce(counted(missing_in_count), 0) AS missing_in_count,
    coalesce(counted(missing_out_count), 0) AS missing_out_count,
    -- 是否旷工 says it in a word.
    absent_days AS absent_raw, CASE WHEN regexp_full_match(absent_days, '(?i)\s*(true|yes|y|是|√|旷工)\s*') THEN 1 WHEN regexp_full_match(absent_days, '(?i)\s*(false|no|n|否)\s*') THEN 0 ELSE counted(absent_days) END AS absent_n,
    coalesce(duration_minutes(trip_minutes), 0) AS trip_minutes,
    coalesce(duration_minutes(field_minutes), 0) AS field_minutes,
    coalesce(leave_days_of(personal_leave_days, l.hour), 0) AS personal_leave, coalesce(leave_days_of(sick_leave_days, l.hour), 0) AS sick_leave,
    coalesce(leave_days_of(annual_leave_days, l.hour), 0) AS annual_leave, coalesce(leave_days_of(compensatory_leave_days, l.hour), 0) AS compensatory_leave,
    coalesce(leave_days_of(marriage_leave_days, l.hour), 0) AS marriage_leave, coalesce(leave_days_of(maternity_leave_days, l.hour), 0) AS maternity_leave,
    coalesce(leave_days_of(paternity_leave_days, l.hour), 0) AS paternity_leave, coalesce(leave_days_of(travel_leave_days, l.hour), 0) AS travel_leave,
    coalesce(leave_days_of(bereavement_leave_days, l.hour), 0) AS bereavement_leave, coalesce(leave_days_of(other_leave_days, l.hour), 0) AS other_leave,
    CASE WHEN coalesce(personal_leave_days, sick_leave_days, annual_leave_days, compensatory_leave_days, marriage_leave_days, maternity_leave_days, paternity_leave_days,
      travel_leave_days, bereavement_leave_days, other_leave_days) IS NOT NULL THEN unread_leave([
        {'field': 'personal_leave_days', 'value': personal_leave_days}, {'field': 'sick_leave_days', 'value': sick_leave_days},
        {'field': 'annual_leave_days', 'value': annual_leave_days}, {'field': 'compensatory_leave_days', 'value': compensatory_leave_days},
        {'field': 'marriage_leave_days', 'value': marriage_leave_days}, {'field': 'maternity_leave_days', 'value': maternity_leave_days},
        {'field': 'paternity_leave_days', 'value': paternity_leave_days}, {'field': 'travel_leave_days', 'value': travel_leave_days},
        {'field': 'bereavement_leave_days', 'value': bereavement_leave_days}, {'field': 'other_leave_days', 'value': other_leave_days}
      ], l.day_of_hour) ELSE [] END AS leave_unread,
    coalesce(overtime_minutes, overtime_workday_minutes, overtime_restday_minutes, overtime_holiday_minutes, double_time_minutes) AS overtime_raw,
    overtime_of(overtime_minutes, overtime_workday_minutes, overtime_restday_minutes, overtime_holiday_minutes, double_time_minutes) AS overtime_n,
    coalesce(contains(stated, 'worked_minutes'), TRUE) AS states_worked, coalesce(contains(stated, 'late_minutes'), TRUE) AS states_late,
    coalesce(contains(stated, 'early_minutes'), TRUE) AS states_early, coalesce(contains(stated, 'overtime_') OR contains(stated, 'double_time_'), TRUE) AS states_overtime,
    _batch, _file, _sheet, _row
  FROM source
  CROSS JOIN length_of_day AS l
),
timed AS (
  SELECT
    * EXCLUDE (check_in_raw, check_out_raw),
    check_in_raw, check_out_raw,
    CASE WHEN result IS NULL THEN clock_on(check_in_raw, day) ELSE coalesce(clock_on(check_in_raw, day), clock_on(nullif(regexp_extract(result, '[(（]\s*([^,，()（）]*)[,，]', 1), ''), day)) END AS check_in,
    CASE WHEN result IS NULL THEN clock_on(check_out_raw, day) ELSE coalesce(clock_on(check_out_raw, day), clock_on(nullif(regexp_extract(result, '[(（][^,，()（）]*[,，]\s*([^()（）]*)[)）]', 1), ''), day)) END AS check_out,
    personal_leave + sick_leave + annual_leave + compensatory_leave + marriage_leave + maternity_leave + paternity_leave + travel_leave
      + bereavement_leave + other_leave AS leave_days,
    -- Most days say nothing but 正常: they take a short way.
    words IS NULL AND late_count = 0 AND severe_late_count = 0 AND early_count = 0 AND missing_in_count = 0 AND missing_out_count = 0 AND rest_days = 0
      AND trip_minutes = 0 AND field_minutes = 0 AND coalesce(absent_n, 0) = 0 AND coalesce(overtime_n, 0) = 0 AS is_plain,
    CASE WHEN words IS NOT NULL THEN list_filter(status_words(words), lambda w: w IS NOT NULL) END AS said
  FROM renamed
),
-- Out before in, and a night between them: out is the next calendar day.
turned AS (
  SELECT * REPLACE (CASE WHEN check_out < check_in THEN out_after(check_in, check_out, shift) ELSE check_out END AS check_out) FROM timed
),
told AS (
  SELECT
    t.*,
    coalesce(k.employee_id, t.given, n.employee_id, t.account) AS employee_id,
    CASE WHEN k.matched_by IS NOT NULL THEN k.matched_by WHEN t.given IS NOT NULL THEN 'id' WHEN n.employee_id IS NOT NULL THEN n.matched_by WHEN t.account IS NOT NULL THEN 'account' END AS matched_by,
    n.candidates, n.candidate_ids,
    CASE WHEN t.is_plain AND t.leave_days = 0 THEN CASE WHEN t.status_in = '正常' AND t.status_out = '正常' THEN 'normal' END
    ELSE array_to_string(list_sort(list_distinct(list_filter(list_concat(t.said, [
      CASE WHEN t.severe_late_count > 0 THEN 'severe_late' END,
      CASE WHEN t.late_count > 0 THEN 'late' END,
      CASE WHEN t.early_count > 0 THEN 'early_leave' END,
      CASE WHEN t.missing_in_count > 0 OR (regexp_matches(t.words, '缺卡|未打卡|漏打卡') AND NOT regexp_matches(t.words, '[上下]班(缺卡|未打卡|漏打卡)') AND t.check_in IS NULL) THEN 'missing_in' END,
      CASE WHEN t.missing_out_count > 0 OR (regexp_matches(t.words, '缺卡|未打卡|漏打卡') AND NOT regexp_matches(t.words, '[上下]班(缺卡|未打卡|漏打卡)') AND t.check_in IS NOT NULL) THEN 'missing_out' END,
      CASE WHEN t.absent_n > 0 AND NOT coalesce(list_contains(t.said, 'absent_late'), FALSE) THEN 'absent' END,
      CASE WHEN t.trip_minutes > 0 THEN 'trip' END,
      CASE WHEN t.field_minutes > 0 THEN 'field' END,
      CASE WHEN t.personal_leave > 0 THEN 'leave:personal' END, CASE WHEN t.sick_leave > 0 THEN 'leave:sick' END,
      CASE WHEN t.annual_leave > 0 THEN 'leave:annual' END, CASE WHEN t.compensatory_leave > 0 THEN 'leave:compensatory' END,
      CASE WHEN t.marriage_leave > 0 THEN 'leave:marriage' END, CASE WHEN t.maternity_leave > 0 THEN 'leave:maternity' END,
      CASE WHEN t.paternity_leave > 0 THEN 'leave:paternity' END, CASE WHEN t.travel_leave > 0 THEN 'leave:travel' END,
      CASE WHEN t.bereavement_leave > 0 THEN 'leave:bereavement' END, CASE WHEN t.other_leave > 0 THEN 'leave:other' END,
      CASE WHEN t.rest_days > 0 THEN 'rest' END,
      CASE WHEN t.overtime_n > 0 THEN 'overtime' END,
      CASE WHEN t.late_count + t.severe_late_count + t.early_count + t.missing_in_count + t.missing_out_count > 0 THEN NULL
        WHEN (t.status_in = '正常' AND t.status_out = '正常')
        OR (len(list_filter(t.said, lambda w: w NOT IN ('overtime', 'field', 'trip', 'remote', 'corrected'))) = 0 AND t.status_in IS NULL AND t.status_out IS NULL AND regexp_matches(t.words, '正常|出勤|(?i)\bpresent\b')) THEN 'normal' END
    -- 请假 beside a column of its kind says nothing more.
    ]), lambda w: w IS NOT NULL AND NOT (w = 'leave:other' AND t.leave_days > t.other_leave)))), ';') END AS status,
    CASE WHEN t.result IS NOT NULL THEN try_cast(regexp_extract(t.result, '加班[^,，;]*?(\d+(?:\.\d+)?)\s*小时', 1) AS DOUBLE) * 60 END AS overtime_said
  FROM turned AS t
  LEFT JOIN known AS k ON k.alias = coalesce(t.given, t.account)
  LEFT JOIN named AS n ON n.alias = CASE WHEN t.given IS NULL THEN name_key(t.name) END
)
SELECT
  employee_id, name, matched_by, candidates, candidate_ids, day, shift, check_in, check_out, result,
  status,
  coalesce(worked_n, CASE WHEN worked_raw IS NULL AND states_worked THEN 0 END) AS worked_minutes,
  coalesce(late_n, CASE WHEN words IS NULL THEN NULL ELSE minutes_late(words) END, CASE WHEN (late_raw IS NULL AND states_late) OR NOT contains(coalesce(status, ''), 'late') THEN 0 END) AS late_minutes,
  coalesce(early_n, CASE WHEN words IS NULL THEN NULL ELSE minutes_early(words) END, CASE WHEN (early_raw IS NULL AND states_early) OR NOT contains(coalesce(status, ''), 'early') THEN 0 END) AS early_minutes,
  coalesce(overtime_n, overtime_said, CASE WHEN overtime_raw IS NULL AND (states_overtime OR (result IS NOT NULL AND NOT contains(coalesce(status, ''), 'overtime'))) THEN 0 END) AS overtime_minutes,
  CASE WHEN len(leave_unread) > 0 THEN NULL
    WHEN leave_days = 0 AND words IS NOT NULL AND len(list_filter(said, lambda w: w LIKE 'leave:%')) > 0
    THEN CASE WHEN regexp_matches(words, '(?i)half day|半天') THEN 0.5 WHEN check_in IS NULL AND check_out IS NULL THEN 1 ELSE 0 END
    ELSE leave_days END AS leave_days,
  coalesce(absent_n, CASE WHEN list_contains(said, 'absent') THEN 1 ELSE 0 END) AS absent_days,
  coalesce(attended_n, CASE
    -- Two punches of a working day are a day, where no column counts days and no word says anything.
    WHEN words IS NULL OR coalesce(status, '') = '' THEN CASE WHEN attended_raw IS NULL AND check_in IS NOT NULL AND check_out IS NOT NULL AND rest_days = 0 AND leave_days = 0 AND NOT coalesce(regexp_matches(shift, '休息|(?i)\brest\b|day off'), FALSE) THEN 1 ELSE 0 END
    WHEN regexp_matches(words, '(?i)half day|半天') THEN 0.5
    WHEN regexp_matches(status, 'normal|late|early_leave|corrected|field|trip|remote|missing') AND NOT regexp_matches(status, '(^|;)(absent|rest)(;|$)') AND attended_raw IS NULL AND status_in IS NULL AND status_out IS NULL THEN 1
    ELSE 0 END) AS attended_days,
  code_minutes,
  CASE WHEN employee_id IS NULL
    OR day IS NULL
    OR (attended_n IS NULL AND attended_raw IS NOT NULL)
    OR (worked_n IS NULL AND worked_raw IS NOT NULL)
    OR (late_n IS NULL AND late_raw IS NOT NULL)
    OR (early_n IS NULL AND early_raw IS NOT NULL)
    OR (absent_n IS NULL AND absent_raw IS NOT NULL)
    OR (overtime_n IS NULL AND overtime_raw IS NOT NULL)
    OR (check_in IS NULL AND check_in_raw IS NOT NULL)
    OR (check_out IS NULL AND check_out_raw IS NOT NULL)
    OR weekday_said(day_raw) <> isodow(day)
    OR len(leave_unread) > 0
    OR (result IS NOT NULL AND coalesce(status, '') = '' AND check_in IS NULL AND check_out IS NULL)
    THEN list_concat(list_filter([
    unknown_person(employee_id, name, candidates),
    CASE WHEN day IS NULL THEN {'field': 'day', 'value': day_raw, 'reason': 'not_a_date'} END,
    CASE WHEN weekday_said(day_raw) <> isodow(day) THEN {'field': 'day', 'value': day_raw, 'reason': 'weekday_disagrees'} END,
    -- A sign nobody explains is neither a day at work nor a day off: it is listed, not counted as nothing.
    CASE WHEN coalesce(status, '') = '' AND check_in IS NULL AND check_out IS NULL THEN refused('result', result, CAST(NULL AS VARCHAR), 'unknown_word') END,
    refused('attended_days', attended_raw, attended_n, 'not_a_number'),
    refused('worked_minutes', worked_raw, worked_n, 'not_a_duration'),
    refused('late_minutes', late_raw, late_n, 'not_a_duration'),
    refused('early_minutes', early_raw, early_n, 'not_a_duration'),
    refused('absent_days', absent_raw, absent_n, 'not_a_number'),
    refused('overtime_minutes', overtime_raw, overtime_n, 'not_a_duration'),
    CASE WHEN NOT regexp_matches(check_in_raw, '[卡休假勤旷差]') THEN refused('check_in', check_in_raw, check_in, 'not_a_time') END,
    CASE WHEN NOT regexp_matches(check_out_raw, '[卡休假勤旷差]') THEN refused('check_out', check_out_raw, check_out, 'not_a_time') END
  ], lambda r: r IS NOT NULL), leave_unread) END AS _rejects,
  employee_id IS NULL OR day IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM told
