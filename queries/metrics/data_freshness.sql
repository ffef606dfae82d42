-- How fresh each source is: per table and layout when it was loaded last, the newest day it speaks of and how old that is, by how many months
-- it ends before the newest actual figures of the workspace, and the day the next data should be about by its own rhythm: the middle step
-- between the last days of its files, or where there are fewer than three, between the days it speaks of. Targets and other plans reach
-- ahead and are never late beside the others; rosters, units and deals have a rhythm by their files only.
-- @zh      各来源的新鲜度：最近载入时间、最新数据日期及其天数。
-- @grain   table × profile
-- @param   today DATE
-- @notnull table_name, profile, files, records
WITH source AS (
  SELECT * FROM source_days(NULL)
),
ends AS (
  -- What has happened: a deal expected next year, like a target, is a plan.
  SELECT max(to_day) AS day FROM source WHERE table_name IN ('kpi_actual', 'sales_order', 'attendance_day', 'attendance_period', 'punch', 'activity', 'production')
),
spoken AS (
  SELECT DISTINCT table_name, profile, 2 AS rank, to_day AS day FROM source WHERE to_day IS NOT NULL AND table_name NOT IN ('employee', 'org_unit', 'opportunity')
  UNION
  SELECT table_name, profile, 1, max(to_day) FROM source WHERE to_day IS NOT NULL GROUP BY table_name, profile, _batch
),
stepped AS (
  SELECT *, date_diff('day', lag(day) OVER (PARTITION BY table_name, profile, rank ORDER BY day), day) AS step FROM spoken
),
paced AS (
  SELECT table_name, profile, rank, median(step) AS step FROM stepped GROUP BY table_name, profile, rank HAVING count(step) >= 2
),
rhythm AS (
  SELECT
    table_name, profile, arg_min(step, rank) AS step,
    CASE WHEN arg_min(step, rank) BETWEEN 28 AND 31 THEN 1
         WHEN arg_min(step, rank) BETWEEN 89 AND 92 THEN 3
         WHEN arg_min(step, rank) BETWEEN 181 AND 184 THEN 6
         WHEN arg_min(step, rank) BETWEEN 365 AND 366 THEN 12 END AS months
  FROM paced
  GROUP BY table_name, profile
),
summed AS (
  SELECT
    s.table_name, s.profile,
    CAST(count(DISTINCT s._file) AS INTEGER) AS files,
    arg_max(s._file, s.to_day) AS newest_file,
    CAST(sum(s.records) AS INTEGER) AS records,
    min(s.from_day) AS first_day, max(s.to_day) AS last_day,
    CAST(max(s.imported_at) AS DATE) AS imported_on,
    CASE WHEN s.table_name IN ('kpi_target', 'opportunity', 'employee', 'org_unit') THEN NULL
         ELSE CAST(greatest(0, date_diff('month', max(s.to_day), any_value(e.day))) AS INTEGER) END AS months_behind
  FROM source AS s
  CROSS JOIN ends AS e
  GROUP BY s.table_name, s.profile
),
expected AS (
  SELECT
    s.*, r.step, r.months,
    CASE
      -- The end of a month is followed by the end of a month.
      WHEN r.months IS NOT NULL AND s.last_day = last_day(s.last_day) THEN last_day(CAST(s.last_day + to_months(r.months) AS DATE))
      WHEN r.months IS NOT NULL THEN CAST(s.last_day + to_months(r.months) AS DATE)
      ELSE s.last_day + CAST(round(r.step) AS INTEGER) END AS next_day
  FROM summed AS s
  LEFT JOIN rhythm AS r ON r.table_name = s.table_name AND r.profile = s.profile
)
SELECT
  table_name, profile, files, newest_file, records, first_day, last_day, imported_on, months_behind,
  CASE WHEN last_day <= CAST($today AS DATE) THEN CAST(date_diff('day', last_day, CAST($today AS DATE)) AS INTEGER) END AS age_days,
  CASE WHEN months = 1 THEN 'month' WHEN months = 3 THEN 'quarter' WHEN months = 6 THEN 'half' WHEN months = 12 THEN 'year'
       WHEN step < 1.5 THEN 'day' WHEN step = 7 THEN 'week' WHEN step IS NOT NULL THEN 'days' END AS rhythm,
  CAST(step AS DOUBLE) AS step_days, next_day,
  CASE WHEN next_day IS NOT NULL THEN CAST(greatest(0, date_diff('day', next_day, CAST($today AS DATE))) AS INTEGER) END AS overdue_days
FROM expected
ORDER BY months_behind DESC NULLS LAST, table_name, profile
