-- Orders and deals that name their owner without an employee number: counted for the one person of the roster who has that name (shown,
-- never silent), or for nobody, with the people it could be. A confirmed match goes into identity.
-- @zh      只写姓名、没有工号的订单和商机：因花名册中姓名唯一而匹配的（明示），或因多人、无人而不计入任何人的。
-- @grain   table, name
-- @notnull table_name, name, row_count, is_loaded, total_rows
WITH said AS (
  SELECT 'raw_sales_order' AS table_name, owner_name AS name, count(*) AS row_count, min(_file) AS file_name, min(_sheet) AS sheet_name, min(_row) AS row_number
  FROM stg_sales_order
  WHERE owner_id IS NULL AND owner_name IS NOT NULL AND NOT _refused
  GROUP BY owner_name
  UNION ALL
  SELECT 'raw_opportunity' AS table_name, owner_name AS name, count(*) AS row_count, min(_file) AS file_name, min(_sheet) AS sheet_name, min(_row) AS row_number
  FROM stg_opportunity
  WHERE owner_id IS NULL AND owner_name IS NOT NULL AND NOT _refused
  GROUP BY owner_name
)
SELECT
  s.table_name, s.name, a.employee_id, a.matched_by, a.employee_id IS NOT NULL AS is_loaded, a.candidate_ids,
  CAST(s.row_count AS INTEGER) AS row_count, s.file_name, s.sheet_name, s.row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM said AS s
LEFT JOIN dim_person_alias AS a ON a.alias = name_key(s.name)
ORDER BY is_loaded, row_count DESC, s.name
