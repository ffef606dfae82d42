-- Attendance sums of a period; no day.

CREATE TABLE attendance_period (
  employee_id      VARCHAR,
  period_id        VARCHAR,
  due_days         DOUBLE,
  attended_days    DOUBLE,
  late_count       DOUBLE,
  absent_days      DOUBLE,
  leave_days       DOUBLE,
  overtime_minutes DOUBLE,
  _batch           VARCHAR,
  _file            VARCHAR,
  _sheet           VARCHAR,
  _row             INTEGER
);
COMMENT ON TABLE attendance_period IS 'Grain: employee_id, period_id.';
COMMENT ON COLUMN attendance_period.employee_id IS 'Employee';
COMMENT ON COLUMN attendance_period.period_id IS 'Period';
COMMENT ON COLUMN attendance_period.due_days IS 'Days due';
COMMENT ON COLUMN attendance_period.attended_days IS 'Days attended';
COMMENT ON COLUMN attendance_period.late_count IS 'Times late';
COMMENT ON COLUMN attendance_period.absent_days IS 'Days absent';
COMMENT ON COLUMN attendance_period.leave_days IS 'Days of leave';
COMMENT ON COLUMN attendance_period.overtime_minutes IS 'Overtime';
COMMENT ON COLUMN attendance_period._batch IS 'Import batch';
COMMENT ON COLUMN attendance_period._file IS 'File it came from';
COMMENT ON COLUMN attendance_period._sheet IS 'Sheet in that file';
COMMENT ON COLUMN attendance_period._row IS 'Row in that sheet, 1 = first row of the sheet';
