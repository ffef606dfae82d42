-- Coaching on obstacles.

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
