-- Output of production lines.

CREATE TABLE production (
  system           VARCHAR,
  document_id      VARCHAR,
  line_id          VARCHAR,
  owner_id         VARCHAR,
  unit_id          VARCHAR,
  produced_on      DATE,
  good             DOUBLE,
  defect           DOUBLE,
  planned          DOUBLE,
  downtime_minutes DOUBLE,
  _batch           VARCHAR,
  _file            VARCHAR,
  _sheet           VARCHAR,
  _row             INTEGER
);
COMMENT ON TABLE production IS 'Grain: system, document_id, line_id.';
COMMENT ON COLUMN production.system IS 'System';
COMMENT ON COLUMN production.document_id IS 'Document';
COMMENT ON COLUMN production.line_id IS 'Line';
COMMENT ON COLUMN production.owner_id IS 'Owner';
COMMENT ON COLUMN production.unit_id IS 'Unit';
COMMENT ON COLUMN production.produced_on IS 'Date';
COMMENT ON COLUMN production.good IS 'Good pieces';
COMMENT ON COLUMN production.defect IS 'Defects';
COMMENT ON COLUMN production.planned IS 'Planned pieces';
COMMENT ON COLUMN production.downtime_minutes IS 'Downtime';
COMMENT ON COLUMN production._batch IS 'Import batch';
COMMENT ON COLUMN production._file IS 'File it came from';
COMMENT ON COLUMN production._sheet IS 'Sheet in that file';
COMMENT ON COLUMN production._row IS 'Row in that sheet, 1 = first row of the sheet';
