-- Check-ins during the period.

CREATE TABLE raw_check_in (
  employee_id VARCHAR,
  name        VARCHAR,
  held_on     VARCHAR,
  held_by_id  VARCHAR,
  held_by     VARCHAR,
  kind        VARCHAR,
  progress    VARCHAR,
  problem     VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_check_in IS 'Intake: check-ins 绩效面谈与汇报';
COMMENT ON COLUMN raw_check_in.employee_id IS '工号';
COMMENT ON COLUMN raw_check_in.name IS '姓名, may carry the id in brackets';
COMMENT ON COLUMN raw_check_in.held_on IS '面谈日期';
COMMENT ON COLUMN raw_check_in.held_by_id IS '面谈人工号';
COMMENT ON COLUMN raw_check_in.held_by IS '面谈人, may carry the id in brackets';
COMMENT ON COLUMN raw_check_in.kind IS '面谈类型: 汇报 / 一对一 / 评审会';
COMMENT ON COLUMN raw_check_in.progress IS '进展';
COMMENT ON COLUMN raw_check_in.problem IS '问题';
COMMENT ON COLUMN raw_check_in._batch IS 'Import batch';
COMMENT ON COLUMN raw_check_in._file IS 'File it came from';
COMMENT ON COLUMN raw_check_in._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_check_in._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE check_in (
  employee_id VARCHAR,
  held_on     DATE,
  held_by     VARCHAR,
  kind        VARCHAR,
  progress    VARCHAR,
  problem     VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE check_in IS 'Grain: employee_id, held_on.';
COMMENT ON COLUMN check_in.employee_id IS 'Employee';
COMMENT ON COLUMN check_in.held_on IS 'Date';
COMMENT ON COLUMN check_in.held_by IS 'By whom';
COMMENT ON COLUMN check_in.kind IS 'report, 1-on-1, review meeting';
COMMENT ON COLUMN check_in.progress IS 'Progress';
COMMENT ON COLUMN check_in.problem IS 'Problem';
COMMENT ON COLUMN check_in._batch IS 'Import batch';
COMMENT ON COLUMN check_in._file IS 'File it came from';
COMMENT ON COLUMN check_in._sheet IS 'Sheet in that file';
COMMENT ON COLUMN check_in._row IS 'Row in that sheet, 1 = first row of the sheet';
