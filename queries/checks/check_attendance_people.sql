-- Rows of attendance that give no employee number: matched because one person of the roster has that name (shown, never silent), or left out
-- with the people it could be. A confirmed match goes into identity.
-- @zh      没有工号的考勤行：因花名册中姓名唯一而匹配的（明示），或因多人、无人而未计入的。
-- @grain   table, name
-- @notnull table_name, row_count, is_loaded, total_rows
WITH said AS (
  SELECT 'raw_attendance_day' AS table_name, name, employee_id, matched_by, candidates, candidate_ids, _file, _sheet, _row FROM stg_attendance_day WHERE matched_by IS NULL OR matched_by IN ('name', 'account')
  UNION ALL
  SELECT 'raw_attendance_period' AS table_name, name, employee_id, matched_by, candidates, candidate_ids, _file, _sheet, _row FROM stg_attendance_period WHERE matched_by IS NULL OR matched_by IN ('name', 'account')
  UNION ALL
  SELECT 'raw_punch' AS table_name, name, employee_id, matched_by, candidates, candidate_ids, _file, _sheet, _row FROM stg_punch WHERE matched_by IS NULL OR matched_by IN ('name', 'account')
  UNION ALL
  SELECT 'raw_leave_request' AS table_name, name, employee_id, matched_by, candidates, candidate_ids, _file, _sheet, _row FROM stg_leave_request WHERE matched_by IS NULL OR matched_by IN ('name', 'account')
)
SELECT
  table_name, name, employee_id, matched_by, employee_id IS NOT NULL AS is_loaded, any_value(candidate_ids) AS candidate_ids,
  CAST(count(*) AS INTEGER) AS row_count, min(_file) AS file_name, min(_sheet) AS sheet_name, min(_row) AS row_number,
  CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM said
WHERE name IS NOT NULL
GROUP BY table_name, name, employee_id, matched_by
ORDER BY is_loaded, row_count DESC, name
