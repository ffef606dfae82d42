-- Contacts with customers (CRM).

CREATE TABLE activity (
  system      VARCHAR,
  document_id VARCHAR,
  owner_id    VARCHAR,
  unit_id     VARCHAR,
  customer    VARCHAR,
  kind        VARCHAR,
  happened_on DATE,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE activity IS 'Grain: system, document_id.';
COMMENT ON COLUMN activity.system IS 'System';
COMMENT ON COLUMN activity.document_id IS 'Document';
COMMENT ON COLUMN activity.owner_id IS 'Owner';
COMMENT ON COLUMN activity.unit_id IS 'Unit';
COMMENT ON COLUMN activity.customer IS 'Customer';
COMMENT ON COLUMN activity.kind IS 'visit, call, mail …';
COMMENT ON COLUMN activity.happened_on IS 'Date';
COMMENT ON COLUMN activity._batch IS 'Import batch';
COMMENT ON COLUMN activity._file IS 'File it came from';
COMMENT ON COLUMN activity._sheet IS 'Sheet in that file';
COMMENT ON COLUMN activity._row IS 'Row in that sheet, 1 = first row of the sheet';
