-- Appeals against a rating.

CREATE TABLE raw_appeal (
  cycle         VARCHAR,
  employee_id   VARCHAR,
  name          VARCHAR,
  submitted_at  VARCHAR,
  grounds       VARCHAR,
  level         VARCHAR,
  resolved_at   VARCHAR,
  outcome       VARCHAR,
  rating_before VARCHAR,
  rating_after  VARCHAR,
  _batch        VARCHAR,
  _file         VARCHAR,
  _sheet        VARCHAR,
  _row          INTEGER
);
COMMENT ON TABLE raw_appeal IS 'Intake: appeals 绩效申诉';
COMMENT ON COLUMN raw_appeal.cycle IS '考核周期';
COMMENT ON COLUMN raw_appeal.employee_id IS '工号';
COMMENT ON COLUMN raw_appeal.name IS '姓名, may carry the id in brackets';
COMMENT ON COLUMN raw_appeal.submitted_at IS '申诉日期';
COMMENT ON COLUMN raw_appeal.grounds IS '申诉理由: 程序 / 评价 / 数据';
COMMENT ON COLUMN raw_appeal.level IS '受理层级';
COMMENT ON COLUMN raw_appeal.resolved_at IS '处理日期';
COMMENT ON COLUMN raw_appeal.outcome IS '处理结果';
COMMENT ON COLUMN raw_appeal.rating_before IS '申诉前等级';
COMMENT ON COLUMN raw_appeal.rating_after IS '申诉后等级';
COMMENT ON COLUMN raw_appeal._batch IS 'Import batch';
COMMENT ON COLUMN raw_appeal._file IS 'File it came from';
COMMENT ON COLUMN raw_appeal._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_appeal._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE appeal (
  cycle         VARCHAR,
  employee_id   VARCHAR,
  seq           INTEGER,
  submitted_at  DATE,
  grounds       VARCHAR,
  level         VARCHAR,
  resolved_at   DATE,
  outcome       VARCHAR,
  rating_before VARCHAR,
  rating_after  VARCHAR,
  _batch        VARCHAR,
  _file         VARCHAR,
  _sheet        VARCHAR,
  _row          INTEGER
);
COMMENT ON TABLE appeal IS 'Grain: cycle, employee_id, seq.';
COMMENT ON COLUMN appeal.cycle IS 'Cycle';
COMMENT ON COLUMN appeal.employee_id IS 'Employee';
COMMENT ON COLUMN appeal.seq IS '1, 2 …';
COMMENT ON COLUMN appeal.submitted_at IS 'Handed in';
COMMENT ON COLUMN appeal.grounds IS 'procedure, judgement, data';
COMMENT ON COLUMN appeal.level IS 'Who decides';
COMMENT ON COLUMN appeal.resolved_at IS 'Decided';
COMMENT ON COLUMN appeal.outcome IS 'Outcome';
COMMENT ON COLUMN appeal.rating_before IS 'Before';
COMMENT ON COLUMN appeal.rating_after IS 'After';
COMMENT ON COLUMN appeal._batch IS 'Import batch';
COMMENT ON COLUMN appeal._file IS 'File it came from';
COMMENT ON COLUMN appeal._sheet IS 'Sheet in that file';
COMMENT ON COLUMN appeal._row IS 'Row in that sheet, 1 = first row of the sheet';
