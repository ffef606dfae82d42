-- Check-ins during the period.

CREATE TABLE check_in (
  employee_id VARCHAR,
  held_on     DATE,
  held_by     VARCHAR,
  kind        VARCHAR,
  progress    VARCHAR,
  problem     VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE check_in IS 'Grain: employee_id, held_on.';
COMMENT ON COLUMN check_in.employee_id IS 'Employee';
COMMENT ON COLUMN check_in.held_on IS 'Date';
COMMENT ON COLUMN check_in.held_by IS 'By whom';
COMMENT ON COLUMN check_in.kind IS 'report, 1-on-1, review meeting';
COMMENT ON COLUMN check_in.progress IS 'Progress';
COMMENT ON COLUMN check_in.problem IS 'Problem';
COMMENT ON COLUMN check_in._batch IS 'Import batch';
COMMENT ON COLUMN check_in._file IS 'File it came from';
COMMENT ON COLUMN check_in._sheet IS 'Sheet in that file';
COMMENT ON COLUMN check_in._row IS 'Row in that sheet, 1 = first row of the sheet';
