-- Ids of other systems for the same person.

CREATE TABLE identity (
  system      VARCHAR,
  external_id VARCHAR,
  employee_id VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE identity IS 'Grain: system, external_id.';
COMMENT ON COLUMN identity.system IS 'System that uses the id';
COMMENT ON COLUMN identity.external_id IS 'Id in that system';
COMMENT ON COLUMN identity.employee_id IS 'Employee it stands for';
COMMENT ON COLUMN identity._batch IS 'Import batch';
COMMENT ON COLUMN identity._file IS 'File it came from';
COMMENT ON COLUMN identity._sheet IS 'Sheet in that file';
COMMENT ON COLUMN identity._row IS 'Row in that sheet, 1 = first row of the sheet';
