-- Calendar periods the data touches: years, halves, quarters, months.

CREATE TABLE period (
  period_id    VARCHAR,
  grain        VARCHAR,
  start_date   DATE,
  end_date     DATE,
  parent_id    VARCHAR,
  working_days INTEGER
);
COMMENT ON TABLE period IS 'Grain: period_id (2025, 2025-H1, 2025-Q3, 2025-09).';
COMMENT ON COLUMN period.period_id IS 'Key';
COMMENT ON COLUMN period.grain IS 'year, half, quarter, month';
COMMENT ON COLUMN period.start_date IS 'First day';
COMMENT ON COLUMN period.end_date IS 'Last day';
COMMENT ON COLUMN period.parent_id IS 'Period one grain above';
COMMENT ON COLUMN period.working_days IS 'Monday to Friday less policy holidays';
