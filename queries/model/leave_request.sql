-- Leave; its reason is masked wherever it is shown.

CREATE TABLE leave_request (
  employee_id VARCHAR,
  kind        VARCHAR,
  start_at    TIMESTAMP,
  end_at      TIMESTAMP,
  hours       DOUBLE,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE leave_request IS 'Grain: employee_id, start_at, kind.';
COMMENT ON COLUMN leave_request.employee_id IS 'Employee';
COMMENT ON COLUMN leave_request.kind IS 'annual, sick, personal …';
COMMENT ON COLUMN leave_request.start_at IS 'From';
COMMENT ON COLUMN leave_request.end_at IS 'To';
COMMENT ON COLUMN leave_request.hours IS 'Hours';
COMMENT ON COLUMN leave_request._batch IS 'Import batch';
COMMENT ON COLUMN leave_request._file IS 'File it came from';
COMMENT ON COLUMN leave_request._sheet IS 'Sheet in that file';
COMMENT ON COLUMN leave_request._row IS 'Row in that sheet, 1 = first row of the sheet';
