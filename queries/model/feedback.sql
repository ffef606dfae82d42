-- Feedback on observed behaviour.

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
