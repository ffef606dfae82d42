-- Feedback on observed behaviour.

CREATE TABLE raw_feedback (
  employee_id VARCHAR,
  name        VARCHAR,
  observed_at VARCHAR,
  given_at    VARCHAR,
  given_by_id VARCHAR,
  given_by    VARCHAR,
  kind        VARCHAR,
  note        VARCHAR,
  behaviour   VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_feedback IS 'Intake: feedback 行为反馈';
COMMENT ON COLUMN raw_feedback.employee_id IS '工号';
COMMENT ON COLUMN raw_feedback.name IS '姓名, may carry the id in brackets';
COMMENT ON COLUMN raw_feedback.observed_at IS '观察时间';
COMMENT ON COLUMN raw_feedback.given_at IS '反馈时间';
COMMENT ON COLUMN raw_feedback.given_by_id IS '反馈人工号';
COMMENT ON COLUMN raw_feedback.given_by IS '反馈人, may carry the id in brackets';
COMMENT ON COLUMN raw_feedback.kind IS '反馈类型: 正向 / 问题';
COMMENT ON COLUMN raw_feedback.note IS '反馈内容';
COMMENT ON COLUMN raw_feedback.behaviour IS '行为表现';
COMMENT ON COLUMN raw_feedback._batch IS 'Import batch';
COMMENT ON COLUMN raw_feedback._file IS 'File it came from';
COMMENT ON COLUMN raw_feedback._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_feedback._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE feedback (
  employee_id VARCHAR,
  observed_at TIMESTAMP,
  seq         INTEGER,
  given_at    TIMESTAMP,
  given_by    VARCHAR,
  kind        VARCHAR,
  note        VARCHAR,
  behaviour   VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE feedback IS 'Grain: employee_id, observed_at, seq.';
COMMENT ON COLUMN feedback.employee_id IS 'Employee';
COMMENT ON COLUMN feedback.observed_at IS 'When it was seen';
COMMENT ON COLUMN feedback.seq IS '1, 2 …';
COMMENT ON COLUMN feedback.given_at IS 'When it was said';
COMMENT ON COLUMN feedback.given_by IS 'By whom';
COMMENT ON COLUMN feedback.kind IS 'positive, problem';
COMMENT ON COLUMN feedback.note IS 'Text';
COMMENT ON COLUMN feedback.behaviour IS 'Behaviour';
COMMENT ON COLUMN feedback._batch IS 'Import batch';
COMMENT ON COLUMN feedback._file IS 'File it came from';
COMMENT ON COLUMN feedback._sheet IS 'Sheet in that file';
COMMENT ON COLUMN feedback._row IS 'Row in that sheet, 1 = first row of the sheet';
