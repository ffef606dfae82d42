-- Changes of targets during the period.

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
