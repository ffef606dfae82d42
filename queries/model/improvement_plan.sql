-- Improvement plans.

CREATE TABLE improvement_plan (
  employee_id VARCHAR,
  opened      DATE,
  goals       VARCHAR,
  milestones  VARCHAR,
  due         DATE,
  closed      DATE,
  outcome     VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE improvement_plan IS 'Grain: employee_id, opened.';
COMMENT ON COLUMN improvement_plan.employee_id IS 'Employee';
COMMENT ON COLUMN improvement_plan.opened IS 'Opened';
COMMENT ON COLUMN improvement_plan.goals IS 'Goals';
COMMENT ON COLUMN improvement_plan.milestones IS 'Milestones';
COMMENT ON COLUMN improvement_plan.due IS 'Due';
COMMENT ON COLUMN improvement_plan.closed IS 'Closed';
COMMENT ON COLUMN improvement_plan.outcome IS 'Outcome';
COMMENT ON COLUMN improvement_plan._batch IS 'Import batch';
COMMENT ON COLUMN improvement_plan._file IS 'File it came from';
COMMENT ON COLUMN improvement_plan._sheet IS 'Sheet in that file';
COMMENT ON COLUMN improvement_plan._row IS 'Row in that sheet, 1 = first row of the sheet';
