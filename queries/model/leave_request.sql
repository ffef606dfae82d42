-- Leave; its reason is masked wherever it is shown.

CREATE TABLE raw_leave_request (
  employee_id VARCHAR,
  account     VARCHAR,
  name        VARCHAR,
  unit_path   VARCHAR,
  kind        VARCHAR,
  start_at    VARCHAR,
  end_at      VARCHAR,
  amount      VARCHAR,
  amount_unit VARCHAR,
  status      VARCHAR,
  decision    VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_leave_request IS 'Intake: leave requests';
COMMENT ON COLUMN raw_leave_request.employee_id IS '工号';
COMMENT ON COLUMN raw_leave_request.account IS 'Account in that system; stands for a person only through identity, the roster or a unique name';
COMMENT ON COLUMN raw_leave_request.name IS '姓名';
COMMENT ON COLUMN raw_leave_request.unit_path IS '部门';
COMMENT ON COLUMN raw_leave_request.kind IS '请假类型';
COMMENT ON COLUMN raw_leave_request.start_at IS '开始时间';
COMMENT ON COLUMN raw_leave_request.end_at IS '结束时间';
COMMENT ON COLUMN raw_leave_request.amount IS '时长, with or without its unit';
COMMENT ON COLUMN raw_leave_request.amount_unit IS 'Unit of the amount: hours or days';
COMMENT ON COLUMN raw_leave_request.status IS '审批状态';
COMMENT ON COLUMN raw_leave_request.decision IS '审批结果, where it stands beside the status';
COMMENT ON COLUMN raw_leave_request._batch IS 'Import batch';
COMMENT ON COLUMN raw_leave_request._file IS 'File it came from';
COMMENT ON COLUMN raw_leave_request._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_leave_request._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE leave_request (
  employee_id VARCHAR,
  kind        VARCHAR,
  start_at    TIMESTAMP,
  end_at      TIMESTAMP,
  hours       DOUBLE,
  days        DOUBLE,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE leave_request IS 'Grain: employee_id, start_at, kind.';
COMMENT ON COLUMN leave_request.employee_id IS 'Employee';
COMMENT ON COLUMN leave_request.kind IS 'annual, sick, personal …';
COMMENT ON COLUMN leave_request.start_at IS 'From';
COMMENT ON COLUMN leave_request.end_at IS 'To';
COMMENT ON COLUMN leave_request.hours IS 'Hours; of days only where the policy says how many hours a day has';
COMMENT ON COLUMN leave_request.days IS 'Days, where the export counts days';
COMMENT ON COLUMN leave_request._batch IS 'Import batch';
COMMENT ON COLUMN leave_request._file IS 'File it came from';
COMMENT ON COLUMN leave_request._sheet IS 'Sheet in that file';
COMMENT ON COLUMN leave_request._row IS 'Row in that sheet, 1 = first row of the sheet';
