-- Single punches of the card machine.

CREATE TABLE punch (
  employee_id VARCHAR,
  punched_at  TIMESTAMP,
  device      VARCHAR,
  kind        VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE punch IS 'Grain: employee_id, punched_at.';
COMMENT ON COLUMN punch.employee_id IS 'Employee';
COMMENT ON COLUMN punch.punched_at IS 'Local time';
COMMENT ON COLUMN punch.device IS 'Device';
COMMENT ON COLUMN punch.kind IS 'in, out';
COMMENT ON COLUMN punch._batch IS 'Import batch';
COMMENT ON COLUMN punch._file IS 'File it came from';
COMMENT ON COLUMN punch._sheet IS 'Sheet in that file';
COMMENT ON COLUMN punch._row IS 'Row in that sheet, 1 = first row of the sheet';
