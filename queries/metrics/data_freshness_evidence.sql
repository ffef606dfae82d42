-- The sheets of a source: what each brought into a table, when it was loaded and which days it speaks of, newest import first.
-- @zh      某来源的各张表：各带来多少、何时载入、涉及哪些日期。
-- @grain   file × sheet
-- @param   table_name VARCHAR
-- @param   profile VARCHAR
-- @notnull file_name, records
SELECT
  _file AS file_name, _sheet AS sheet_name, 1 AS row_number, CAST(max(imported_at) AS DATE) AS imported_on,
  min(from_day) AS first_day, max(to_day) AS last_day, CAST(count(DISTINCT to_day) AS INTEGER) AS days_spoken_of,
  max(rows_read) AS rows_read, max(rows_sent) AS rows_sent, CAST(sum(records) AS INTEGER) AS records
FROM source_days($table_name)
WHERE profile = $profile
GROUP BY _batch, _file, _sheet
ORDER BY max(imported_at) DESC, last_day DESC, file_name, sheet_name
