-- Output of production lines.

CREATE TABLE raw_production (
  document_id      VARCHAR,
  line_id          VARCHAR,
  owner_id         VARCHAR,
  owner_name       VARCHAR,
  unit             VARCHAR,
  produced_on      VARCHAR,
  good             VARCHAR,
  defect           VARCHAR,
  planned          VARCHAR,
  downtime_minutes VARCHAR,
  _batch           VARCHAR,
  _file            VARCHAR,
  _sheet           VARCHAR,
  _row             INTEGER
);
COMMENT ON TABLE raw_production IS 'Intake: production 生产产量';
COMMENT ON COLUMN raw_production.document_id IS '生产工单号';
COMMENT ON COLUMN raw_production.line_id IS '行号 / 产线';
COMMENT ON COLUMN raw_production.owner_id IS '操作工工号';
COMMENT ON COLUMN raw_production.owner_name IS '操作工, may carry the id in brackets';
COMMENT ON COLUMN raw_production.unit IS '车间';
COMMENT ON COLUMN raw_production.produced_on IS '生产日期';
COMMENT ON COLUMN raw_production.good IS '合格数';
COMMENT ON COLUMN raw_production.defect IS '不良数';
COMMENT ON COLUMN raw_production.planned IS '计划数';
COMMENT ON COLUMN raw_production.downtime_minutes IS '停机时长';
COMMENT ON COLUMN raw_production._batch IS 'Import batch';
COMMENT ON COLUMN raw_production._file IS 'File it came from';
COMMENT ON COLUMN raw_production._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_production._row IS 'Row in that sheet, 1 = first row of the sheet';

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
