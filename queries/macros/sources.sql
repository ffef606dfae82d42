-- Which days the records of each table speak of, by sheet, with the layout they were read in and when: what freshness and its evidence stand on.
-- wanted: one table, or NULL for all. Some sheets feed more tables than the one they are read into: ratings with the scores they were made from.
CREATE OR REPLACE MACRO source_days(wanted) AS TABLE
  WITH fact AS (
    SELECT 'kpi_actual' AS table_name, _batch, _file, _sheet, period_start(period_id) AS from_day, period_end(period_id) AS to_day, count(*) AS records FROM kpi_actual WHERE coalesce(wanted, 'kpi_actual') = 'kpi_actual' GROUP BY ALL
    UNION ALL
    SELECT 'kpi_target', _batch, _file, _sheet, period_start(period_id), period_end(period_id), count(*) FROM kpi_target WHERE coalesce(wanted, 'kpi_target') = 'kpi_target' GROUP BY ALL
    UNION ALL
    SELECT 'sales_order', _batch, _file, _sheet, order_date, order_date, count(*) FROM sales_order WHERE coalesce(wanted, 'sales_order') = 'sales_order' GROUP BY ALL
    UNION ALL
    SELECT 'opportunity', _batch, _file, _sheet, close_date, close_date, count(*) FROM opportunity WHERE coalesce(wanted, 'opportunity') = 'opportunity' GROUP BY ALL
    UNION ALL
    SELECT 'attendance_day', _batch, _file, _sheet, day, day, count(*) FROM attendance_day WHERE coalesce(wanted, 'attendance_day') = 'attendance_day' GROUP BY ALL
    UNION ALL
    SELECT 'attendance_period', _batch, _file, _sheet, start_day, end_day, count(*) FROM attendance_period WHERE coalesce(wanted, 'attendance_period') = 'attendance_period' GROUP BY ALL
    UNION ALL
    SELECT 'punch', _batch, _file, _sheet, day, day, count(*) FROM punch WHERE coalesce(wanted, 'punch') = 'punch' GROUP BY ALL
    UNION ALL
    SELECT 'rating', _batch, _file, _sheet, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_start(cycle) END, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_end(cycle) END, count(*) FROM rating WHERE coalesce(wanted, 'rating') = 'rating' GROUP BY ALL
    UNION ALL
    SELECT 'review_score', _batch, _file, _sheet, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_start(cycle) END, CASE WHEN period_grain(cycle) IS NOT NULL THEN period_end(cycle) END, count(*) FROM review_score WHERE coalesce(wanted, 'review_score') = 'review_score' GROUP BY ALL
    UNION ALL
    SELECT 'employee', _batch, _file, _sheet, as_of, as_of, count(*) FROM employee WHERE coalesce(wanted, 'employee') = 'employee' GROUP BY ALL
    UNION ALL
    SELECT 'org_unit', _batch, _file, _sheet, as_of, as_of, count(*) FROM org_unit WHERE coalesce(wanted, 'org_unit') = 'org_unit' GROUP BY ALL
    UNION ALL
    SELECT 'feedback', _batch, _file, _sheet, CAST(coalesce(observed_at, given_at) AS DATE), CAST(coalesce(observed_at, given_at) AS DATE), count(*) FROM feedback WHERE coalesce(wanted, 'feedback') = 'feedback' GROUP BY ALL
    UNION ALL
    SELECT 'coaching', _batch, _file, _sheet, opened, opened, count(*) FROM coaching WHERE coalesce(wanted, 'coaching') = 'coaching' GROUP BY ALL
    UNION ALL
    SELECT 'check_in', _batch, _file, _sheet, held_on, held_on, count(*) FROM check_in WHERE coalesce(wanted, 'check_in') = 'check_in' GROUP BY ALL
    UNION ALL
    SELECT 'activity', _batch, _file, _sheet, happened_on, happened_on, count(*) FROM activity WHERE coalesce(wanted, 'activity') = 'activity' GROUP BY ALL
    UNION ALL
    SELECT 'ticket', _batch, _file, _sheet, opened_on, opened_on, count(*) FROM ticket WHERE coalesce(wanted, 'ticket') = 'ticket' GROUP BY ALL
    UNION ALL
    SELECT 'production', _batch, _file, _sheet, produced_on, produced_on, count(*) FROM production WHERE coalesce(wanted, 'production') = 'production' GROUP BY ALL
    UNION ALL
    SELECT 'leave_request', _batch, _file, _sheet, CAST(start_at AS DATE), CAST(start_at AS DATE), count(*) FROM leave_request WHERE coalesce(wanted, 'leave_request') = 'leave_request' GROUP BY ALL
  ),
  sheet AS (
    SELECT
      batch_id, coalesce(sheet_name, '') AS sheet_name, table_name, min(profile) AS profile, max(imported_at) AS imported_at,
      max(rows_read) AS rows_read, max(rows_sent) AS rows_sent
    FROM batch
    GROUP BY ALL
  ),
  nearest AS (
    -- The sheet as read into this table, or as read at all.
    SELECT f.table_name, s.* EXCLUDE (table_name)
    FROM (SELECT DISTINCT table_name, _batch, coalesce(_sheet, '') AS sheet_name FROM fact) AS f
    JOIN sheet AS s ON s.batch_id = f._batch AND s.sheet_name = f.sheet_name
    QUALIFY row_number() OVER (PARTITION BY f.table_name, s.batch_id, s.sheet_name ORDER BY
      s.table_name <> CASE WHEN f.table_name IN ('kpi_actual', 'kpi_target') THEN 'raw_kpi' ELSE 'raw_' || f.table_name END, s.profile) = 1
  )
  SELECT f.*, coalesce(n.profile, 'unknown') AS profile, n.imported_at, n.rows_read, n.rows_sent
  FROM fact AS f
  LEFT JOIN nearest AS n ON n.table_name = f.table_name AND n.batch_id = f._batch AND n.sheet_name = coalesce(f._sheet, '');

-- What people and units are called now, beside their ids.
CREATE OR REPLACE MACRO owner_names() AS TABLE
  SELECT 'person' AS owner_type, employee_id AS owner_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM employee GROUP BY employee_id
  UNION ALL
  SELECT 'unit' AS owner_type, unit_id AS owner_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name FROM org_unit GROUP BY unit_id;
