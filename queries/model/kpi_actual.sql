-- What was achieved, by source; two sources may both report.

CREATE TABLE kpi_actual (
  kpi_id      VARCHAR,
  owner_type  VARCHAR,
  owner_id    VARCHAR,
  period_id   VARCHAR,
  source      VARCHAR,
  value       DOUBLE,
  numerator   DOUBLE,
  denominator DOUBLE,
  done_date   DATE,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE kpi_actual IS 'Grain: kpi_id, owner_type, owner_id, period_id, source.';
COMMENT ON COLUMN kpi_actual.kpi_id IS 'KPI';
COMMENT ON COLUMN kpi_actual.owner_type IS 'person or unit';
COMMENT ON COLUMN kpi_actual.owner_id IS 'employee_id or unit_id';
COMMENT ON COLUMN kpi_actual.period_id IS 'Period it is for';
COMMENT ON COLUMN kpi_actual.source IS 'reported, erp, crm …';
COMMENT ON COLUMN kpi_actual.value IS 'In the KPIs unit; a % KPI as a fraction';
COMMENT ON COLUMN kpi_actual.numerator IS 'For ratios, and sums behind averages';
COMMENT ON COLUMN kpi_actual.denominator IS 'For ratios, and n behind averages';
COMMENT ON COLUMN kpi_actual.done_date IS 'When a milestone was done';
COMMENT ON COLUMN kpi_actual._batch IS 'Import batch';
COMMENT ON COLUMN kpi_actual._file IS 'File it came from';
COMMENT ON COLUMN kpi_actual._sheet IS 'Sheet in that file';
COMMENT ON COLUMN kpi_actual._row IS 'Row in that sheet, 1 = first row of the sheet';
