-- How fresh each source is: per table and layout the days its facts are about, and by how many months it ends before the newest actual
-- figures of the workspace. Targets and other plans reach ahead and are never late.
-- @grain   table × profile
-- @notnull table_name, profile, files, records
WITH fact AS (
  SELECT 'kpi_actual' AS table_name, _batch, _file, _sheet, count(*) AS records, min(period_start(period_id)) AS first_day, max(period_end(period_id)) AS last_day FROM kpi_actual GROUP BY ALL
  UNION ALL
  SELECT 'kpi_target', _batch, _file, _sheet, count(*), min(period_start(period_id)), max(period_end(period_id)) FROM kpi_target GROUP BY ALL
  UNION ALL
  SELECT 'sales_order', _batch, _file, _sheet, count(*), min(order_date), max(order_date) FROM sales_order GROUP BY ALL
  UNION ALL
  SELECT 'opportunity', _batch, _file, _sheet, count(*), min(close_date), max(close_date) FROM opportunity GROUP BY ALL
  UNION ALL
  SELECT 'attendance_day', _batch, _file, _sheet, count(*), min(day), max(day) FROM attendance_day GROUP BY ALL
  UNION ALL
  SELECT 'attendance_period', _batch, _file, _sheet, count(*), min(start_day), max(end_day) FROM attendance_period GROUP BY ALL
  UNION ALL
  SELECT 'punch', _batch, _file, _sheet, count(*), min(day), max(day) FROM punch GROUP BY ALL
  UNION ALL
  SELECT 'rating', _batch, _file, _sheet, count(*), min(CASE WHEN period_grain(cycle) IS NOT NULL THEN period_start(cycle) END), max(CASE WHEN period_grain(cycle) IS NOT NULL THEN period_end(cycle) END) FROM rating GROUP BY ALL
  UNION ALL
  SELECT 'review_score', _batch, _file, _sheet, count(*), min(CASE WHEN period_grain(cycle) IS NOT NULL THEN period_start(cycle) END), max(CASE WHEN period_grain(cycle) IS NOT NULL THEN period_end(cycle) END) FROM review_score GROUP BY ALL
  UNION ALL
  SELECT 'employee', _batch, _file, _sheet, count(*), min(as_of), max(as_of) FROM employee GROUP BY ALL
  UNION ALL
  SELECT 'org_unit', _batch, _file, _sheet, count(*), min(as_of), max(as_of) FROM org_unit GROUP BY ALL
  UNION ALL
  SELECT 'feedback', _batch, _file, _sheet, count(*), min(CAST(coalesce(observed_at, given_at) AS DATE)), max(CAST(coalesce(observed_at, given_at) AS DATE)) FROM feedback GROUP BY ALL
  UNION ALL
  SELECT 'coaching', _batch, _file, _sheet, count(*), min(opened), max(opened) FROM coaching GROUP BY ALL
  UNION ALL
  SELECT 'check_in', _batch, _file, _sheet, count(*), min(held_on), max(held_on) FROM check_in GROUP BY ALL
  UNION ALL
  SELECT 'activity', _batch, _file, _sheet, count(*), min(happened_on), max(happened_on) FROM activity GROUP BY ALL
  UNION ALL
  SELECT 'ticket', _batch, _file, _sheet, count(*), min(opened_on), max(opened_on) FROM ticket GROUP BY ALL
  UNION ALL
  SELECT 'production', _batch, _file, _sheet, count(*), min(produced_on), max(produced_on) FROM production GROUP BY ALL
  UNION ALL
  SELECT 'leave_request', _batch, _file, _sheet, count(*), min(CAST(start_at AS DATE)), max(CAST(start_at AS DATE)) FROM leave_request GROUP BY ALL
),
known AS (
  SELECT batch_id, sheet_name, table_name, any_value(profile) AS profile, max(imported_at) AS imported_at FROM batch GROUP BY ALL
),
source AS (
  SELECT
    f.table_name, coalesce(b.profile, 'unknown') AS profile, f._file, f.records, f.first_day, f.last_day, b.imported_at
  FROM fact AS f
  LEFT JOIN known AS b ON b.batch_id = f._batch AND b.sheet_name = f._sheet
    AND b.table_name = CASE WHEN f.table_name IN ('kpi_actual', 'kpi_target') THEN 'raw_kpi' ELSE 'raw_' || f.table_name END
),
ends AS (
  -- What has happened: a deal expected next year, like a target, is a plan.
  SELECT max(last_day) AS day FROM source WHERE table_name IN ('kpi_actual', 'sales_order', 'attendance_day', 'attendance_period', 'punch', 'activity', 'production')
)
SELECT
  s.table_name, s.profile,
  CAST(count(DISTINCT s._file) AS INTEGER) AS files,
  arg_max(s._file, s.last_day) AS newest_file,
  CAST(sum(s.records) AS INTEGER) AS records,
  min(s.first_day) AS first_day, max(s.last_day) AS last_day,
  CAST(max(s.imported_at) AS DATE) AS imported_on,
  CASE WHEN s.table_name IN ('kpi_target', 'opportunity', 'employee', 'org_unit') THEN NULL
       ELSE CAST(greatest(0, date_diff('month', max(s.last_day), any_value(e.day))) AS INTEGER) END AS months_behind
FROM source AS s
CROSS JOIN ends AS e
GROUP BY s.table_name, s.profile
ORDER BY months_behind DESC NULLS LAST, s.table_name, s.profile
