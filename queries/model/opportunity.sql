-- Sales opportunities (CRM).

CREATE TABLE raw_opportunity (
  opportunity_id VARCHAR,
  name           VARCHAR,
  account        VARCHAR,
  owner_id       VARCHAR,
  owner_name     VARCHAR,
  unit           VARCHAR,
  stage          VARCHAR,
  outcome        VARCHAR,
  amount         VARCHAR,
  currency       VARCHAR,
  probability    VARCHAR,
  created_date   VARCHAR,
  close_date     VARCHAR,
  closed_date    VARCHAR,
  kind           VARCHAR,
  _batch         VARCHAR,
  _file          VARCHAR,
  _sheet         VARCHAR,
  _row           INTEGER
);
COMMENT ON TABLE raw_opportunity IS 'Intake: CRM opportunities 商机';
COMMENT ON COLUMN raw_opportunity.opportunity_id IS 'Opportunity ID';
COMMENT ON COLUMN raw_opportunity.name IS '商机名称';
COMMENT ON COLUMN raw_opportunity.account IS '客户名称';
COMMENT ON COLUMN raw_opportunity.owner_id IS 'Owner employee number';
COMMENT ON COLUMN raw_opportunity.owner_name IS '负责人';
COMMENT ON COLUMN raw_opportunity.unit IS '负责人部门';
COMMENT ON COLUMN raw_opportunity.stage IS '商机阶段';
COMMENT ON COLUMN raw_opportunity.outcome IS '结束状态: whether it is won or lost, where the stage does not say it';
COMMENT ON COLUMN raw_opportunity.amount IS '商机金额';
COMMENT ON COLUMN raw_opportunity.currency IS '币种';
COMMENT ON COLUMN raw_opportunity.probability IS '赢单率';
COMMENT ON COLUMN raw_opportunity.created_date IS '创建日期';
COMMENT ON COLUMN raw_opportunity.close_date IS '预计成交日期';
COMMENT ON COLUMN raw_opportunity.closed_date IS '实际成交日期: when it was won or lost, beside an expected date';
COMMENT ON COLUMN raw_opportunity.kind IS '类型';
COMMENT ON COLUMN raw_opportunity._batch IS 'Import batch';
COMMENT ON COLUMN raw_opportunity._file IS 'File it came from';
COMMENT ON COLUMN raw_opportunity._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_opportunity._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE opportunity (
  system         VARCHAR,
  opportunity_id VARCHAR,
  name           VARCHAR,
  account        VARCHAR,
  owner_id       VARCHAR,
  unit_id        VARCHAR,
  stage          VARCHAR,
  stage_kind     VARCHAR,
  amount         DOUBLE,
  currency       VARCHAR,
  probability    DOUBLE,
  created_date   DATE,
  close_date     DATE,
  kind           VARCHAR,
  _batch         VARCHAR,
  _file          VARCHAR,
  _sheet         VARCHAR,
  _row           INTEGER
);
COMMENT ON TABLE opportunity IS 'Grain: system, opportunity_id, line = 1.';
COMMENT ON COLUMN opportunity.system IS 'System of origin';
COMMENT ON COLUMN opportunity.opportunity_id IS 'Key; made of account, name and created date where the export has none';
COMMENT ON COLUMN opportunity.name IS 'Name';
COMMENT ON COLUMN opportunity.account IS 'Customer';
COMMENT ON COLUMN opportunity.owner_id IS 'Owner';
COMMENT ON COLUMN opportunity.unit_id IS 'Unit of the owner';
COMMENT ON COLUMN opportunity.stage IS 'Stage as exported';
COMMENT ON COLUMN opportunity.stage_kind IS 'won, lost, open';
COMMENT ON COLUMN opportunity.amount IS 'Amount in currency';
COMMENT ON COLUMN opportunity.currency IS 'ISO code';
COMMENT ON COLUMN opportunity.probability IS 'Fraction';
COMMENT ON COLUMN opportunity.created_date IS 'Created';
COMMENT ON COLUMN opportunity.close_date IS 'Closed or expected';
COMMENT ON COLUMN opportunity.kind IS 'Type';
COMMENT ON COLUMN opportunity._batch IS 'Import batch';
COMMENT ON COLUMN opportunity._file IS 'File it came from';
COMMENT ON COLUMN opportunity._sheet IS 'Sheet in that file';
COMMENT ON COLUMN opportunity._row IS 'Row in that sheet, 1 = first row of the sheet';
