-- The sheets of a source: what each file brought into a table, newest import first.
-- @grain   file × sheet
-- @param   table_name VARCHAR
-- @param   profile VARCHAR
-- @notnull file_name
SELECT file_name, sheet_name, 1 AS row_number, rows_read, rows_sent, records, CAST(imported_at AS DATE) AS imported_on
FROM batch
WHERE table_name = CASE WHEN $table_name IN ('kpi_actual', 'kpi_target') THEN 'raw_kpi' ELSE 'raw_' || $table_name END
  AND coalesce(profile, 'unknown') = $profile
ORDER BY imported_at DESC, file_name, sheet_name
