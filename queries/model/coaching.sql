-- Coaching on obstacles.

CREATE TABLE raw_coaching (
  employee_id   VARCHAR,
  name          VARCHAR,
  opened        VARCHAR,
  obstacle      VARCHAR,
  cause         VARCHAR,
  action        VARCHAR,
  support_by_id VARCHAR,
  support_by    VARCHAR,
  due           VARCHAR,
  done          VARCHAR,
  result        VARCHAR,
  _batch        VARCHAR,
  _file         VARCHAR,
  _sheet        VARCHAR,
  _row          INTEGER
);
COMMENT ON TABLE raw_coaching IS 'Intake: coaching 绩效辅导';
COMMENT ON COLUMN raw_coaching.employee_id IS '工号';
COMMENT ON COLUMN raw_coaching.name IS '姓名, may carry the id in brackets';
COMMENT ON COLUMN raw_coaching.opened IS '辅导日期';
COMMENT ON COLUMN raw_coaching.obstacle IS '障碍类型: 外部 / 内部';
COMMENT ON COLUMN raw_coaching.cause IS '原因分析';
COMMENT ON COLUMN raw_coaching.action IS '改进措施';
COMMENT ON COLUMN raw_coaching.support_by_id IS '支持人工号';
COMMENT ON COLUMN raw_coaching.support_by IS '支持人, may carry the id in brackets';
COMMENT ON COLUMN raw_coaching.due IS '计划完成日期';
COMMENT ON COLUMN raw_coaching.done IS '实际完成日期';
COMMENT ON COLUMN raw_coaching.result IS '辅导结果';
COMMENT ON COLUMN raw_coaching._batch IS 'Import batch';
COMMENT ON COLUMN raw_coaching._file IS 'File it came from';
COMMENT ON COLUMN raw_coaching._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_coaching._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE coaching (
  employee_id VARCHAR,
  opened      DATE,
  seq         INTEGER,
  obstacle    VARCHAR,
  cause       VARCHAR,
  action      VARCHAR,
  support_by  VARCHAR,
  due         DATE,
  done        DATE,
  result      VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE coaching IS 'Grain: employee_id, opened, seq.';
COMMENT ON COLUMN coaching.employee_id IS 'Employee';
COMMENT ON COLUMN coaching.opened IS 'Opened';
COMMENT ON COLUMN coaching.seq IS '1, 2 …';
COMMENT ON COLUMN coaching.obstacle IS 'external, internal';
COMMENT ON COLUMN coaching.cause IS 'Cause';
COMMENT ON COLUMN coaching.action IS 'Action';
COMMENT ON COLUMN coaching.support_by IS 'Who helps';
COMMENT ON COLUMN coaching.due IS 'Due';
COMMENT ON COLUMN coaching.done IS 'Done';
COMMENT ON COLUMN coaching.result IS 'Result';
COMMENT ON COLUMN coaching._batch IS 'Import batch';
COMMENT ON COLUMN coaching._file IS 'File it came from';
COMMENT ON COLUMN coaching._sheet IS 'Sheet in that file';
COMMENT ON COLUMN coaching._row IS 'Row in that sheet, 1 = first row of the sheet';
