-- The rows of one sheet that were handed to an intake table or refused while it was read: where each stands in the file, how many records it
-- became, and whether it was loaded or refused, with the reasons. The first thousand; how many there are in all stands beside.
-- @zh      一张表中交付或拒收的行：在文件中的位置、成为多少条记录。
-- @grain   row
-- @param   table_name VARCHAR
-- @param   batch_id VARCHAR
-- @param   sheet_name VARCHAR
-- @notnull file_name, records, is_loaded, total_rows
WITH sent AS (
  SELECT 'raw_org_unit' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_org_unit WHERE 'raw_org_unit' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_employee' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_employee WHERE 'raw_employee' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_kpi' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_kpi WHERE 'raw_kpi' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_sales_order' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_sales_order WHERE 'raw_sales_order' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_opportunity' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_opportunity WHERE 'raw_opportunity' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_attendance_day' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_attendance_day WHERE 'raw_attendance_day' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_attendance_period' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_attendance_period WHERE 'raw_attendance_period' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_punch' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_punch WHERE 'raw_punch' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_leave_request' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_leave_request WHERE 'raw_leave_request' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_review_score' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_review_score WHERE 'raw_review_score' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_rating' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_rating WHERE 'raw_rating' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_activity' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_activity WHERE 'raw_activity' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_production' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_production WHERE 'raw_production' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_ticket' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_ticket WHERE 'raw_ticket' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_check_in' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_check_in WHERE 'raw_check_in' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_improvement_plan' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_improvement_plan WHERE 'raw_improvement_plan' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_outcome' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_outcome WHERE 'raw_outcome' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_appeal' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_appeal WHERE 'raw_appeal' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_target_adjustment' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_target_adjustment WHERE 'raw_target_adjustment' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_coaching' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_coaching WHERE 'raw_coaching' = $table_name AND _batch = $batch_id
  UNION ALL
  SELECT 'raw_feedback' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_feedback WHERE 'raw_feedback' = $table_name AND _batch = $batch_id
),
physical AS (
  SELECT _batch, _file, _sheet, _row, count(*) AS records, bool_or(NOT _refused) AS is_loaded
  FROM sent
  WHERE coalesce(_sheet, '') = $sheet_name
  GROUP BY ALL
  UNION ALL
  -- At most 20,000 of these are kept by row.
  SELECT DISTINCT _batch, _file, _sheet, _row, 0 AS records, FALSE AS is_loaded
  FROM import_reject
  WHERE row_refused AND _batch = $batch_id AND coalesce(_sheet, '') = $sheet_name
),
refused AS (
  SELECT _row, string_agg(DISTINCT field || ': ' || reason, '; ' ORDER BY field || ': ' || reason) AS detail
  FROM fct_reject
  WHERE _batch = $batch_id AND coalesce(_sheet, '') = $sheet_name
  GROUP BY _row
)
SELECT
  p._file AS file_name, p._sheet AS sheet_name, p._row AS row_number,
  CAST(p.records AS INTEGER) AS records, p.is_loaded, r.detail, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM physical AS p
LEFT JOIN refused AS r ON r._row = p._row
ORDER BY p.is_loaded, p._row
LIMIT 1000
