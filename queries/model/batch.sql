-- What was imported, and every row or value that was refused.

CREATE TABLE batch (
  batch_id      VARCHAR,
  file_name     VARCHAR,
  sheet_name    VARCHAR,
  content_hash  VARCHAR,
  container     VARCHAR,
  encoding      VARCHAR,
  profile       VARCHAR,
  table_name    VARCHAR,
  mapping       VARCHAR,
  rows_read     INTEGER,
  rows_sent     INTEGER,
  rows_rejected INTEGER,
  records       INTEGER,
  imported_at   TIMESTAMP
);
COMMENT ON TABLE batch IS 'Grain: batch_id, sheet_name, table_name. One row per sheet of an imported file; two where its rows feed two tables';
COMMENT ON COLUMN batch.batch_id IS 'Import batch';
COMMENT ON COLUMN batch.file_name IS 'File';
COMMENT ON COLUMN batch.sheet_name IS 'Sheet';
COMMENT ON COLUMN batch.content_hash IS 'SHA-256 of the bytes';
COMMENT ON COLUMN batch.container IS 'csv, xlsx …';
COMMENT ON COLUMN batch.encoding IS 'utf-8, gb18030 …';
COMMENT ON COLUMN batch.profile IS 'Recognised layout';
COMMENT ON COLUMN batch.table_name IS 'Intake table';
COMMENT ON COLUMN batch.mapping IS 'Heading → field, as JSON text';
COMMENT ON COLUMN batch.rows_read IS 'Data rows found, blank and non-data rows included';
COMMENT ON COLUMN batch.rows_sent IS 'Rows of the sheet handed to the intake table';
COMMENT ON COLUMN batch.rows_rejected IS 'Rows refused while the sheet was read';
COMMENT ON COLUMN batch.records IS 'Records made of them: more where a row holds several, as a month of days';
COMMENT ON COLUMN batch.imported_at IS 'When';

CREATE TABLE import_reject (
  row_refused BOOLEAN,
  field       VARCHAR,
  value       VARCHAR,
  reason      VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE import_reject IS 'Grain: one refused row or value, found while the file was read (before SQL)';
COMMENT ON COLUMN import_reject.row_refused IS 'TRUE: the whole row stayed out; FALSE: one value became NULL';
COMMENT ON COLUMN import_reject.field IS 'Heading or field';
COMMENT ON COLUMN import_reject.value IS 'As it stood in the file';
COMMENT ON COLUMN import_reject.reason IS 'Reason code, a key of the messages';
COMMENT ON COLUMN import_reject._batch IS 'Import batch';
COMMENT ON COLUMN import_reject._file IS 'File it came from';
COMMENT ON COLUMN import_reject._sheet IS 'Sheet in that file';
COMMENT ON COLUMN import_reject._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE import_skip (
  reason    VARCHAR,
  row_count INTEGER,
  _batch    VARCHAR,
  _file     VARCHAR,
  _sheet    VARCHAR
);
COMMENT ON TABLE import_skip IS 'Grain: batch, file, sheet, reason. Rows that are no data: titles, blanks, subtotals, footers';
COMMENT ON COLUMN import_skip.reason IS 'title, header, blank, subtotal, footer …';
COMMENT ON COLUMN import_skip.row_count IS 'How many';
COMMENT ON COLUMN import_skip._batch IS 'Import batch';
COMMENT ON COLUMN import_skip._file IS 'File it came from';
COMMENT ON COLUMN import_skip._sheet IS 'Sheet in that file';
