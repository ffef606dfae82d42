-- Days of attendance that stand in the exports more than once, with the row that holds: one with its own columns before the
-- day cell of a monthly sheet, then the latest batch, file and row. Rows of that row's sheet that are
-- parts of the day (other shifts or halves of it, punches one after the other, lines of pay codes) add up; the same row twice is one.
-- @zh      在导出中出现多次的考勤日，以及以哪一行为准。
-- @grain  employee_id, day
-- Found by their hashes first: nearly all days stand once, and grouping numbers takes a fifth of the time of grouping texts.
WITH met AS (
  SELECT hash(employee_id, day) AS place FROM stg_attendance_day WHERE NOT _refused GROUP BY place HAVING count(*) > 1
),
repeated AS (
  SELECT
    employee_id, day, shift, check_in, check_out, status, worked_minutes, late_minutes, early_minutes, overtime_minutes,
    leave_days, absent_days, attended_days, code_minutes, result IS NULL AS own, _batch, _file, _sheet, _row
  FROM stg_attendance_day
  WHERE NOT _refused AND hash(employee_id, day) IN (SELECT place FROM met)
),
chosen AS (
  SELECT
    employee_id, day,
    arg_max({'batch': _batch, 'file': _file, 'sheet': _sheet, 'row': _row, 'own': own}, {'own': own, 'batch': _batch, 'file': _file, 'row': _row}) AS held
  FROM repeated
  GROUP BY employee_id, day
  HAVING count(*) > 1
),
part AS (
  SELECT
    r.* EXCLUDE (_batch, _file, _sheet, _row, own), max(r._row) AS _row,
    -- Of a row for the morning and one for the afternoon each is half a day.
    CASE WHEN regexp_full_match(r.shift, '(?i)[上下](午|半天)|am|pm|morning|afternoon') THEN 0.5 ELSE 1 END AS share
  FROM repeated AS r
  JOIN chosen AS c ON c.employee_id = r.employee_id AND c.day = r.day
  WHERE r._batch = c.held.batch AND r._file = c.held.file AND r._sheet IS NOT DISTINCT FROM c.held.sheet AND r.own = c.held.own
  GROUP BY ALL
),
-- A stretch below one that goes over midnight, and that begins within four hours of its end, is of the same night.
followed AS (
  SELECT * REPLACE (
    CASE WHEN of_night THEN later_by_a_day(check_in) ELSE check_in END AS check_in,
    CASE WHEN of_night AND check_out < '24:00' THEN later_by_a_day(check_out) ELSE check_out END AS check_out)
  FROM (
    SELECT *, later_by_a_day(check_in) BETWEEN before_out AND later_by_hours(before_out, 4) AS of_night
    FROM (SELECT *, max(CASE WHEN check_out >= '24:00' THEN check_out END) OVER (PARTITION BY employee_id, day ORDER BY _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_out FROM part)
  )
),
placed AS (
  SELECT
    *,
    -- Lines of pay codes are as much of the day as they are of its hours.
    share * CASE WHEN code_minutes > 0 AND (worked_minutes > 0 OR leave_days > 0)
      THEN code_minutes / sum(CASE WHEN worked_minutes > 0 OR leave_days > 0 THEN code_minutes END) OVER (PARTITION BY employee_id, day) ELSE 1 END AS of_day,
    coalesce(check_in < max(check_out) OVER (PARTITION BY employee_id, day ORDER BY check_in, check_out, _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), FALSE) AS crosses
  FROM followed
),
summed AS (
  SELECT
    employee_id, day,
    string_agg(DISTINCT shift, '/' ORDER BY shift) AS shift,
    min(check_in) AS check_in, max(check_out) AS check_out,
    list_sort(list_distinct(flatten(list(string_split(status, ';')) FILTER (WHERE status <> '')))) AS words,
    sum(worked_minutes) AS worked_minutes, sum(late_minutes) AS late_minutes, sum(early_minutes) AS early_minutes, sum(overtime_minutes) AS overtime_minutes,
    least(1, sum(leave_days * of_day)) AS leave_days, least(1, sum(absent_days * of_day)) AS absent_days, least(1, sum(attended_days * of_day)) AS attended_days
  FROM placed
  GROUP BY employee_id, day
  HAVING count(*) > 1 AND NOT bool_or(crosses)
    AND ((count(check_in) = count(*) AND count(check_out) = count(*)) OR count(DISTINCT shift) = count(*) OR count(code_minutes) = count(*))
)
SELECT
  c.employee_id, c.day, c.held, p.employee_id IS NOT NULL AS adds_up, p.shift, p.check_in, p.check_out,
  -- A day is not normal when a part of it is not.
  nullif(array_to_string(list_filter(p.words, lambda w: w <> 'normal' OR NOT regexp_matches(array_to_string(p.words, ';'), 'late|early|missing|absent|leave')), ';'), '') AS status,
  p.worked_minutes, p.late_minutes, p.early_minutes, p.overtime_minutes, p.leave_days, p.absent_days, p.attended_days
FROM chosen AS c
LEFT JOIN summed AS p ON p.employee_id = c.employee_id AND p.day = c.day
