-- Everything that was refused, found by the reader (import_reject) or by the casts: rows and values with file, sheet, row, field and reason.
-- @grain  row × field
WITH cast_reject AS (
  SELECT 'raw_org_unit' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_org_unit WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_employee' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_employee WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_kpi' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_kpi WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_sales_order' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_sales_order WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_opportunity' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_opportunity WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_attendance_day' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_attendance_day WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_attendance_period' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_attendance_period WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_punch' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_punch WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_leave_request' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_leave_request WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_review_score' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_review_score WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_rating' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_rating WHERE len(_rejects) > 0
)
SELECT
  table_name, row_refused, refusal.field AS field, refusal.value AS value, refusal.reason AS reason, _batch, _file, _sheet, _row
FROM cast_reject
UNION ALL
SELECT
  CAST(NULL AS VARCHAR) AS table_name, row_refused, field, value, reason, _batch, _file, _sheet, _row
FROM import_reject
