-- Days that attendance and punches tell differently: called absent although the card was punched, or attended without a punch by somebody
-- who punches on other days of the month.
-- @zh      考勤与打卡说法不一的日子：有打卡却记旷工，或有出勤却无打卡。
-- @grain   employee × day
-- @notnull employee_id, day, reason, total_rows
WITH punched AS (
  SELECT employee_id, day, count(*) AS punches FROM punch WHERE day IS NOT NULL GROUP BY employee_id, day
),
month_of AS (
  SELECT DISTINCT employee_id, period_month(day) AS period_id FROM punched
)
SELECT
  d.employee_id, w.name, d.day, CASE WHEN d.absent_days > 0 THEN 'absent_but_punched' ELSE 'attended_without_punch' END AS reason,
  d.status, d.attended_days, CAST(coalesce(p.punches, 0) AS INTEGER) AS punches,
  d._file AS file_name, d._sheet AS sheet_name, d._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM attendance_day AS d
JOIN month_of AS m ON m.employee_id = d.employee_id AND m.period_id = period_month(d.day)
LEFT JOIN punched AS p ON p.employee_id = d.employee_id AND p.day = d.day
LEFT JOIN owner_names() AS w ON w.owner_type = 'person' AND w.owner_id = d.employee_id
WHERE (d.absent_days > 0 AND p.punches > 0)
  OR (d.attended_days > 0 AND p.punches IS NULL AND NOT regexp_matches(coalesce(d.status, ''), 'leave|trip|field|remote|corrected'))
ORDER BY d.day, d.employee_id
