-- Contacts with customers (CRM).

CREATE TABLE raw_activity (
  document_id VARCHAR,
  owner_id    VARCHAR,
  owner_name  VARCHAR,
  unit        VARCHAR,
  customer    VARCHAR,
  kind        VARCHAR,
  happened_on VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_activity IS 'Intake: contacts with customers 客户跟进';
COMMENT ON COLUMN raw_activity.document_id IS '跟进记录编号';
COMMENT ON COLUMN raw_activity.owner_id IS '跟进人工号';
COMMENT ON COLUMN raw_activity.owner_name IS '跟进人, may carry the id in brackets';
COMMENT ON COLUMN raw_activity.unit IS '所属部门';
COMMENT ON COLUMN raw_activity.customer IS '客户';
COMMENT ON COLUMN raw_activity.kind IS '跟进方式';
COMMENT ON COLUMN raw_activity.happened_on IS '跟进日期';
COMMENT ON COLUMN raw_activity._batch IS 'Import batch';
COMMENT ON COLUMN raw_activity._file IS 'File it came from';
COMMENT ON COLUMN raw_activity._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_activity._row IS 'Row in that sheet, 1 = first row of the sheet';

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
