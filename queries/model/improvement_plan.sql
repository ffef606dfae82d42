-- Improvement plans.

CREATE TABLE raw_improvement_plan (
  employee_id VARCHAR,
  name        VARCHAR,
  opened      VARCHAR,
  goals       VARCHAR,
  milestones  VARCHAR,
  due         VARCHAR,
  closed      VARCHAR,
  outcome     VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_improvement_plan IS 'Intake: improvement plans 绩效改进计划';
COMMENT ON COLUMN raw_improvement_plan.employee_id IS '工号';
COMMENT ON COLUMN raw_improvement_plan.name IS '姓名, may carry the id in brackets';
COMMENT ON COLUMN raw_improvement_plan.opened IS '启动日期';
COMMENT ON COLUMN raw_improvement_plan.goals IS '改进目标';
COMMENT ON COLUMN raw_improvement_plan.milestones IS '改进节点';
COMMENT ON COLUMN raw_improvement_plan.due IS '计划结束日期';
COMMENT ON COLUMN raw_improvement_plan.closed IS '实际结束日期';
COMMENT ON COLUMN raw_improvement_plan.outcome IS '改进结果';
COMMENT ON COLUMN raw_improvement_plan._batch IS 'Import batch';
COMMENT ON COLUMN raw_improvement_plan._file IS 'File it came from';
COMMENT ON COLUMN raw_improvement_plan._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_improvement_plan._row IS 'Row in that sheet, 1 = first row of the sheet';

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
