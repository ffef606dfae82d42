-- The sheets of a source: what each brought into a table, when it was loaded and which days it speaks of, newest import first.
-- @grain   file × sheet
-- @param   table_name VARCHAR
-- @param   profile VARCHAR
-- @notnull file_name, records
WITH fact AS (
  SELECT 'kpi_actual' AS table_name, _batch, _file, _sheet, period_start(period_id) AS from_day, period_end(period_id) AS to_day, count(*) AS records FROM kpi_actual WHERE 'kpi_actual' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'kpi_target', _batch, _file, _sheet, period_start(period_id), period_end(period_id), count(*) FROM kpi_target WHERE 'kpi_target' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'sales_order', _batch, _file, _sheet, order_date, order_date, count(*) FROM sales_order WHERE 'sales_order' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'opportunity', _batch, _file, _sheet, close_date, close_date, count(*) FROM opportunity WHERE 'opportunity' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'attendance_day', _batch, _file, _sheet, day, day, count(*) FROM attendance_day WHERE 'attendance_day' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'attendance_period', _batch, _file, _sheet, start_day, end_day, count(*) FROM attendance_period WHERE 'attendance_period' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'punch', _batch, _file, _sheet, day, day, count(*) FROM punch WHERE 'punch' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'rating', _batch, _file, _sheet, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_start(cycle) END, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_end(cycle) END, count(*) FROM rating WHERE 'rating' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'review_score', _batch, _file, _sheet, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_start(cycle) END, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_end(cycle) END, count(*) FROM review_score WHERE 'review_score' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'employee', _batch, _file, _sheet, as_of, as_of, count(*) FROM employee WHERE 'employee' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'org_unit', _batch, _file, _sheet, as_of, as_of, count(*) FROM org_unit WHERE 'org_unit' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'feedback', _batch, _file, _sheet, CAST(coalesce(observed_at, given_at) AS DATE), CAST(coalesce(observed_at, given_at) AS DATE), count(*) FROM feedback WHERE 'feedback' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'coaching', _batch, _file, _sheet, opened, opened, count(*) FROM coaching WHERE 'coaching' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'check_in', _batch, _file, _sheet, held_on, held_on, count(*) FROM check_in WHERE 'check_in' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'activity', _batch, _file, _sheet, happened_on, happened_on, count(*) FROM activity WHERE 'activity' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'ticket', _batch, _file, _sheet, opened_on, opened_on, count(*) FROM ticket WHERE 'ticket' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'production', _batch, _file, _sheet, produced_on, produced_on, count(*) FROM production WHERE 'production' = $table_name GROUP BY ALL
  UNION ALL
  SELECT 'leave_request', _batch, _file, _sheet, CAST(start_at AS DATE), CAST(start_at AS DATE), count(*) FROM leave_request WHERE 'leave_request' = $table_name GROUP BY ALL
),
known AS (
  SELECT batch_id, coalesce(sheet_name, '') AS sheet_name, table_name, min(profile) AS profile, max(imported_at) AS imported_at, max(rows_read) AS rows_read, max(rows_sent) AS rows_sent
  FROM batch
  GROUP BY ALL
),
nearest AS (
  -- The sheet as read into this table, or as read at all.
  SELECT *, row_number() OVER (PARTITION BY batch_id, sheet_name ORDER BY
    CASE WHEN table_name = CASE WHEN $table_name IN ('kpi_actual', 'kpi_target') THEN 'raw_kpi' ELSE 'raw_' || $table_name END THEN 0 ELSE 1 END, profile) AS nth
  FROM known
)
SELECT
  f._file AS file_name, f._sheet AS sheet_name, 1 AS row_number, CAST(max(b.imported_at) AS DATE) AS imported_on,
  min(f.from_day) AS first_day, max(f.to_day) AS last_day, CAST(count(DISTINCT f.to_day) AS INTEGER) AS days_spoken_of,
  max(b.rows_read) AS rows_read, max(b.rows_sent) AS rows_sent, CAST(sum(f.records) AS INTEGER) AS records
FROM fact AS f
LEFT JOIN nearest AS b ON b.batch_id = f._batch AND b.sheet_name = coalesce(f._sheet, '') AND b.nth = 1
WHERE coalesce(b.profile, 'unknown') = $profile
GROUP BY f._batch, f._file, f._sheet
ORDER BY max(b.imported_at) DESC, last_day DESC, file_name, sheet_name
