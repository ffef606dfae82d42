-- What was agreed for a KPI.

CREATE TABLE kpi_target (
  kpi_id              VARCHAR,
  owner_type          VARCHAR,
  owner_id            VARCHAR,
  period_id           VARCHAR,
  target              DOUBLE,
  floor               DOUBLE,
  stretch             DOUBLE,
  baseline            DOUBLE,
  range_low           DOUBLE,
  range_high          DOUBLE,
  weight              DOUBLE,
  due_date            DATE,
  completion_standard VARCHAR,
  _batch              VARCHAR,
  _file               VARCHAR,
  _sheet              VARCHAR,
  _row                INTEGER
);
COMMENT ON TABLE kpi_target IS 'Grain: kpi_id, owner_type, owner_id, period_id.';
COMMENT ON COLUMN kpi_target.kpi_id IS 'KPI';
COMMENT ON COLUMN kpi_target.owner_type IS 'person or unit';
COMMENT ON COLUMN kpi_target.owner_id IS 'employee_id or unit_id';
COMMENT ON COLUMN kpi_target.period_id IS 'Period the target is for';
COMMENT ON COLUMN kpi_target.target IS 'In the KPIs unit; a % KPI as a fraction';
COMMENT ON COLUMN kpi_target.floor IS '保底值';
COMMENT ON COLUMN kpi_target.stretch IS '挑战值';
COMMENT ON COLUMN kpi_target.baseline IS 'Start value B of (A−B)/(T−B)';
COMMENT ON COLUMN kpi_target.range_low IS 'Lower edge of the range';
COMMENT ON COLUMN kpi_target.range_high IS 'Upper edge of the range';
COMMENT ON COLUMN kpi_target.weight IS 'Fraction; the weights of one owner and period sum to 1';
COMMENT ON COLUMN kpi_target.due_date IS 'Due date of a milestone';
COMMENT ON COLUMN kpi_target.completion_standard IS 'What counts as done';
COMMENT ON COLUMN kpi_target._batch IS 'Import batch';
COMMENT ON COLUMN kpi_target._file IS 'File it came from';
COMMENT ON COLUMN kpi_target._sheet IS 'Sheet in that file';
COMMENT ON COLUMN kpi_target._row IS 'Row in that sheet, 1 = first row of the sheet';
