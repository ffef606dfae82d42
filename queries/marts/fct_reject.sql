-- Everything that was refused, found by the reader (import_reject) or by the casts: rows and values with file, sheet, row, field and reason.
-- @zh      全部拒收内容，不论是读取时还是转换时发现：行与值，附文件、工作表、行、字段和原因。
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
  UNION ALL
  SELECT 'raw_activity' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_activity WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_production' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_production WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_ticket' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_ticket WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_check_in' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_check_in WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_improvement_plan' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_improvement_plan WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_outcome' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_outcome WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_appeal' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_appeal WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_target_adjustment' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_target_adjustment WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_coaching' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_coaching WHERE len(_rejects) > 0
  UNION ALL
  SELECT 'raw_feedback' AS table_name, _refused AS row_refused, unnest(_rejects) AS refusal, _batch, _file, _sheet, _row FROM stg_feedback WHERE len(_rejects) > 0
)
SELECT
  table_name, row_refused, refusal.field AS field, refusal.value AS value, refusal.reason AS reason, _batch, _file, _sheet, _row
FROM cast_reject
UNION ALL
-- Rows of one KPI, owner and period side by side: added up, or refused with the rows they disagree with.
SELECT
  'raw_kpi' AS table_name, NOT r.adds AS row_refused, 'kpi_name' AS field, r.row_numbers AS value,
  CASE WHEN r.adds THEN 'added_up' ELSE 'stated_differently' END AS reason, s._batch, s._file, s._sheet, s._row
FROM stg_kpi AS s
JOIN stg_kpi_repeat AS r ON r.kpi_id = s.kpi_id AND r.owner_type = s.owner_type AND r.owner_id = s.owner_id AND r.period_id = s.period_id
  AND r.source = s.source AND r._batch = s._batch AND r._file = s._file AND r._sheet IS NOT DISTINCT FROM s._sheet
WHERE NOT s._refused
UNION ALL
-- Rows that a later one of the same file puts aside, where they say something else.
SELECT table_name, FALSE AS row_refused, field, value, 'superseded_in_file' AS reason, _batch, _file, _sheet, _row
FROM fct_superseded
UNION ALL
SELECT
  CAST(NULL AS VARCHAR) AS table_name, row_refused, field, value, reason, _batch, _file, _sheet, _row
FROM import_reject
