-- What the rating led to.

CREATE TABLE raw_outcome (
  cycle          VARCHAR,
  employee_id    VARCHAR,
  name           VARCHAR,
  bonus          VARCHAR,
  raise          VARCHAR,
  promoted       VARCHAR,
  training       VARCHAR,
  high_potential VARCHAR,
  has_left       VARCHAR,
  _batch         VARCHAR,
  _file          VARCHAR,
  _sheet         VARCHAR,
  _row           INTEGER
);
COMMENT ON TABLE raw_outcome IS 'Intake: what ratings led to 绩效结果应用';
COMMENT ON COLUMN raw_outcome.cycle IS '考核周期';
COMMENT ON COLUMN raw_outcome.employee_id IS '工号';
COMMENT ON COLUMN raw_outcome.name IS '姓名, may carry the id in brackets';
COMMENT ON COLUMN raw_outcome.bonus IS '绩效奖金';
COMMENT ON COLUMN raw_outcome.raise IS '调薪比例';
COMMENT ON COLUMN raw_outcome.promoted IS '是否晋升';
COMMENT ON COLUMN raw_outcome.training IS '培训安排';
COMMENT ON COLUMN raw_outcome.high_potential IS '是否高潜';
COMMENT ON COLUMN raw_outcome.has_left IS '是否离职';
COMMENT ON COLUMN raw_outcome._batch IS 'Import batch';
COMMENT ON COLUMN raw_outcome._file IS 'File it came from';
COMMENT ON COLUMN raw_outcome._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_outcome._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE outcome (
  cycle          VARCHAR,
  employee_id    VARCHAR,
  bonus          DOUBLE,
  raise          DOUBLE,
  promoted       BOOLEAN,
  training       VARCHAR,
  high_potential BOOLEAN,
  has_left       BOOLEAN,
  _batch         VARCHAR,
  _file          VARCHAR,
  _sheet         VARCHAR,
  _row           INTEGER
);
COMMENT ON TABLE outcome IS 'Grain: cycle, employee_id.';
COMMENT ON COLUMN outcome.cycle IS 'Cycle';
COMMENT ON COLUMN outcome.employee_id IS 'Employee';
COMMENT ON COLUMN outcome.bonus IS 'Bonus';
COMMENT ON COLUMN outcome.raise IS 'Raise, fraction';
COMMENT ON COLUMN outcome.promoted IS 'Promoted';
COMMENT ON COLUMN outcome.training IS 'Training';
COMMENT ON COLUMN outcome.high_potential IS 'High potential';
COMMENT ON COLUMN outcome.has_left IS 'Left';
COMMENT ON COLUMN outcome._batch IS 'Import batch';
COMMENT ON COLUMN outcome._file IS 'File it came from';
COMMENT ON COLUMN outcome._sheet IS 'Sheet in that file';
COMMENT ON COLUMN outcome._row IS 'Row in that sheet, 1 = first row of the sheet';
