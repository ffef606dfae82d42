-- Appeals against a rating.

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
