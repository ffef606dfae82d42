-- Single punches of the card machine.

CREATE TABLE raw_punch (
  employee_id VARCHAR,
  account     VARCHAR,
  name        VARCHAR,
  unit_path   VARCHAR,
  punched_at  VARCHAR,
  day         VARCHAR,
  times       VARCHAR,
  in_at       VARCHAR,
  out_at      VARCHAR,
  kind        VARCHAR,
  device      VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_punch IS 'Intake: punches, one or several of a day in a cell';
COMMENT ON COLUMN raw_punch.employee_id IS '工号';
COMMENT ON COLUMN raw_punch.account IS 'Account in that system; stands for a person only through identity, the roster or a unique name';
COMMENT ON COLUMN raw_punch.name IS '姓名';
COMMENT ON COLUMN raw_punch.unit_path IS '部门';
COMMENT ON COLUMN raw_punch.punched_at IS 'Moment, or time of day where the day stands beside it';
COMMENT ON COLUMN raw_punch.day IS '日期';
COMMENT ON COLUMN raw_punch.times IS '打卡时间: several times of the day in one text';
COMMENT ON COLUMN raw_punch.in_at IS 'Check In: moment';
COMMENT ON COLUMN raw_punch.out_at IS 'Check Out: moment';
COMMENT ON COLUMN raw_punch.kind IS 'in or out';
COMMENT ON COLUMN raw_punch.device IS '设备, 打卡设备';
COMMENT ON COLUMN raw_punch._batch IS 'Import batch';
COMMENT ON COLUMN raw_punch._file IS 'File it came from';
COMMENT ON COLUMN raw_punch._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_punch._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE punch (
  employee_id VARCHAR,
  punched_at  TIMESTAMP,
  day         DATE,
  device      VARCHAR,
  kind        VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE punch IS 'Grain: employee_id, punched_at.';
COMMENT ON COLUMN punch.employee_id IS 'Employee';
COMMENT ON COLUMN punch.punched_at IS 'Local time';
COMMENT ON COLUMN punch.day IS 'Work day: the export''s, else the calendar day';
COMMENT ON COLUMN punch.device IS 'Device';
COMMENT ON COLUMN punch.kind IS 'in, out; empty where the machine does not say';
COMMENT ON COLUMN punch._batch IS 'Import batch';
COMMENT ON COLUMN punch._file IS 'File it came from';
COMMENT ON COLUMN punch._sheet IS 'Sheet in that file';
COMMENT ON COLUMN punch._row IS 'Row in that sheet, 1 = first row of the sheet';
