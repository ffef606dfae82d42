-- Changes of targets during the period.

CREATE TABLE raw_target_adjustment (
  kpi_id               VARCHAR,
  kpi_name             VARCHAR,
  owner_type           VARCHAR,
  owner_id             VARCHAR,
  owner_name           VARCHAR,
  period               VARCHAR,
  old_target           VARCHAR,
  new_target           VARCHAR,
  reason               VARCHAR,
  obstacle             VARCHAR,
  status               VARCHAR,
  confirmed_by_manager VARCHAR,
  confirmed_by_hr      VARCHAR,
  adjusted_on          VARCHAR,
  _batch               VARCHAR,
  _file                VARCHAR,
  _sheet               VARCHAR,
  _row                 INTEGER
);
COMMENT ON TABLE raw_target_adjustment IS 'Intake: changes of targets 目标调整';
COMMENT ON COLUMN raw_target_adjustment.kpi_id IS '指标编码';
COMMENT ON COLUMN raw_target_adjustment.kpi_name IS '指标名称';
COMMENT ON COLUMN raw_target_adjustment.owner_type IS '责任主体类型: 个人 / 部门';
COMMENT ON COLUMN raw_target_adjustment.owner_id IS '责任主体编码';
COMMENT ON COLUMN raw_target_adjustment.owner_name IS '责任主体, may carry the id in brackets';
COMMENT ON COLUMN raw_target_adjustment.period IS '考核期';
COMMENT ON COLUMN raw_target_adjustment.old_target IS '调整前目标';
COMMENT ON COLUMN raw_target_adjustment.new_target IS '调整后目标';
COMMENT ON COLUMN raw_target_adjustment.reason IS '调整原因';
COMMENT ON COLUMN raw_target_adjustment.obstacle IS '障碍类型: 外部 / 内部';
COMMENT ON COLUMN raw_target_adjustment.status IS '审批状态';
COMMENT ON COLUMN raw_target_adjustment.confirmed_by_manager IS '上级确认人';
COMMENT ON COLUMN raw_target_adjustment.confirmed_by_hr IS 'HR确认人';
COMMENT ON COLUMN raw_target_adjustment.adjusted_on IS '调整日期';
COMMENT ON COLUMN raw_target_adjustment._batch IS 'Import batch';
COMMENT ON COLUMN raw_target_adjustment._file IS 'File it came from';
COMMENT ON COLUMN raw_target_adjustment._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_target_adjustment._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE target_adjustment (
  kpi_id               VARCHAR,
  owner_type           VARCHAR,
  owner_id             VARCHAR,
  period_id            VARCHAR,
  seq                  INTEGER,
  old_target           DOUBLE,
  new_target           DOUBLE,
  reason               VARCHAR,
  obstacle             VARCHAR,
  confirmed_by_manager VARCHAR,
  confirmed_by_hr      VARCHAR,
  adjusted_on          DATE,
  _batch               VARCHAR,
  _file                VARCHAR,
  _sheet               VARCHAR,
  _row                 INTEGER
);
COMMENT ON TABLE target_adjustment IS 'Grain: kpi_id, owner_type, owner_id, period_id, seq.';
COMMENT ON COLUMN target_adjustment.kpi_id IS 'KPI';
COMMENT ON COLUMN target_adjustment.owner_type IS 'person or unit';
COMMENT ON COLUMN target_adjustment.owner_id IS 'Owner';
COMMENT ON COLUMN target_adjustment.period_id IS 'Period';
COMMENT ON COLUMN target_adjustment.seq IS '1, 2 …';
COMMENT ON COLUMN target_adjustment.old_target IS 'Before';
COMMENT ON COLUMN target_adjustment.new_target IS 'After';
COMMENT ON COLUMN target_adjustment.reason IS 'Reason';
COMMENT ON COLUMN target_adjustment.obstacle IS 'external, internal';
COMMENT ON COLUMN target_adjustment.confirmed_by_manager IS 'Manager who confirmed';
COMMENT ON COLUMN target_adjustment.confirmed_by_hr IS 'HR who confirmed';
COMMENT ON COLUMN target_adjustment.adjusted_on IS 'Date';
COMMENT ON COLUMN target_adjustment._batch IS 'Import batch';
COMMENT ON COLUMN target_adjustment._file IS 'File it came from';
COMMENT ON COLUMN target_adjustment._sheet IS 'Sheet in that file';
COMMENT ON COLUMN target_adjustment._row IS 'Row in that sheet, 1 = first row of the sheet';
