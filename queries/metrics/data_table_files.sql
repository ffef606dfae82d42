-- The sheets that brought rows into intake tables, newest batch first: what a sheet held, what the reader handed over, what was refused (while
-- reading or by the casts) and what was loaded. The tables are named in one text with commas between them; without it, all.
-- @zh      为导入表带来数据的工作表，最新批次在前。
-- @grain   batch × sheet × intake table
-- @param   tables VARCHAR
-- @notnull table_name, batch_id, file_name, sheet_name, rows_read, rows_sent, rows_loaded, rows_refused, records_loaded
SELECT
  b.table_name, b.batch_id, b.file_name, coalesce(b.sheet_name, '') AS sheet_name, b.profile, CAST(b.imported_at AS DATE) AS imported_on,
  coalesce(b.rows_read, 0) AS rows_read, coalesce(b.rows_sent, 0) AS rows_sent,
  coalesce(l.rows_loaded, 0) AS rows_loaded, coalesce(b.rows_rejected, 0) + coalesce(l.rows_refused, 0) AS rows_refused, coalesce(l.records_loaded, 0) AS records_loaded
FROM batch AS b
LEFT JOIN fct_sheet_load AS l
  ON l._batch = b.batch_id AND l._file = b.file_name AND coalesce(l._sheet, '') = coalesce(b.sheet_name, '') AND l.table_name = b.table_name
WHERE b.table_name IS NOT NULL AND ($tables IS NULL OR list_contains(string_split($tables, ','), b.table_name))
ORDER BY b.imported_at DESC, b.table_name, b.file_name, b.sheet_name
