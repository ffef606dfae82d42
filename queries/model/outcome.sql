-- What the rating led to.

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
