-- Attendance sums of a period; no day.

CREATE TABLE raw_attendance_period (
  employee_id              VARCHAR,
  account                  VARCHAR,
  name                     VARCHAR,
  unit_path                VARCHAR,
  period                   VARCHAR,
  period_start             VARCHAR,
  period_end               VARCHAR,
  due_days                 VARCHAR,
  attended_days            VARCHAR,
  worked_minutes           VARCHAR,
  late_count               VARCHAR,
  late_minutes             VARCHAR,
  severe_late_count        VARCHAR,
  early_count              VARCHAR,
  early_minutes            VARCHAR,
  missing_count            VARCHAR,
  missing_in_count         VARCHAR,
  missing_out_count        VARCHAR,
  absent_days              VARCHAR,
  leave_days               VARCHAR,
  personal_leave_days      VARCHAR,
  sick_leave_days          VARCHAR,
  annual_leave_days        VARCHAR,
  compensatory_leave_days  VARCHAR,
  marriage_leave_days      VARCHAR,
  maternity_leave_days     VARCHAR,
  paternity_leave_days     VARCHAR,
  travel_leave_days        VARCHAR,
  bereavement_leave_days   VARCHAR,
  other_leave_days         VARCHAR,
  overtime_minutes         VARCHAR,
  overtime_workday_minutes VARCHAR,
  overtime_restday_minutes VARCHAR,
  overtime_holiday_minutes VARCHAR,
  double_time_minutes      VARCHAR,
  _batch                   VARCHAR,
  _file                    VARCHAR,
  _sheet                   VARCHAR,
  _row                     INTEGER
);
COMMENT ON TABLE raw_attendance_period IS 'Intake: attendance sums of a period (月度汇总, 月报, ADP)';
COMMENT ON COLUMN raw_attendance_period.employee_id IS '工号';
COMMENT ON COLUMN raw_attendance_period.account IS 'Account in that system; stands for a person only through identity, the roster or a unique name';
COMMENT ON COLUMN raw_attendance_period.name IS '姓名';
COMMENT ON COLUMN raw_attendance_period.unit_path IS '部门';
COMMENT ON COLUMN raw_attendance_period.period IS '考勤月份';
COMMENT ON COLUMN raw_attendance_period.period_start IS 'First day; a title may state it once';
COMMENT ON COLUMN raw_attendance_period.period_end IS 'Last day';
COMMENT ON COLUMN raw_attendance_period.due_days IS '应出勤天数';
COMMENT ON COLUMN raw_attendance_period.attended_days IS '实际出勤天数';
COMMENT ON COLUMN raw_attendance_period.worked_minutes IS '工作时长, Reg Hours';
COMMENT ON COLUMN raw_attendance_period.late_count IS '迟到次数';
COMMENT ON COLUMN raw_attendance_period.late_minutes IS '迟到时长';
COMMENT ON COLUMN raw_attendance_period.severe_late_count IS '严重迟到次数';
COMMENT ON COLUMN raw_attendance_period.early_count IS '早退次数';
COMMENT ON COLUMN raw_attendance_period.early_minutes IS '早退时长';
COMMENT ON COLUMN raw_attendance_period.missing_count IS '缺卡次数';
COMMENT ON COLUMN raw_attendance_period.missing_in_count IS '上班缺卡次数';
COMMENT ON COLUMN raw_attendance_period.missing_out_count IS '下班缺卡次数';
COMMENT ON COLUMN raw_attendance_period.absent_days IS '旷工天数';
COMMENT ON COLUMN raw_attendance_period.leave_days IS '请假天数, all kinds';
COMMENT ON COLUMN raw_attendance_period.personal_leave_days IS '事假(天)';
COMMENT ON COLUMN raw_attendance_period.sick_leave_days IS '病假(天)';
COMMENT ON COLUMN raw_attendance_period.annual_leave_days IS '年假(天)';
COMMENT ON COLUMN raw_attendance_period.compensatory_leave_days IS '调休(天)';
COMMENT ON COLUMN raw_attendance_period.marriage_leave_days IS '婚假(天)';
COMMENT ON COLUMN raw_attendance_period.maternity_leave_days IS '产假(天)';
COMMENT ON COLUMN raw_attendance_period.paternity_leave_days IS '陪产假(天)';
COMMENT ON COLUMN raw_attendance_period.travel_leave_days IS '路途假(天)';
COMMENT ON COLUMN raw_attendance_period.bereavement_leave_days IS '丧假(天)';
COMMENT ON COLUMN raw_attendance_period.other_leave_days IS 'other kinds of leave, days';
COMMENT ON COLUMN raw_attendance_period.overtime_minutes IS '加班总时长';
COMMENT ON COLUMN raw_attendance_period.overtime_workday_minutes IS '工作日加班; counts where no column states the whole';
COMMENT ON COLUMN raw_attendance_period.overtime_restday_minutes IS '休息日加班';
COMMENT ON COLUMN raw_attendance_period.overtime_holiday_minutes IS '节假日加班';
COMMENT ON COLUMN raw_attendance_period.double_time_minutes IS 'Overtime paid double, beside the other';
COMMENT ON COLUMN raw_attendance_period._batch IS 'Import batch';
COMMENT ON COLUMN raw_attendance_period._file IS 'File it came from';
COMMENT ON COLUMN raw_attendance_period._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_attendance_period._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE attendance_period (
  employee_id      VARCHAR,
  period_id        VARCHAR,
  start_day        DATE,
  end_day          DATE,
  due_days         DOUBLE,
  attended_days    DOUBLE,
  worked_minutes   DOUBLE,
  late_count       DOUBLE,
  late_minutes     DOUBLE,
  missing_count    DOUBLE,
  absent_days      DOUBLE,
  leave_days       DOUBLE,
  overtime_minutes DOUBLE,
  _batch           VARCHAR,
  _file            VARCHAR,
  _sheet           VARCHAR,
  _row             INTEGER
);
COMMENT ON TABLE attendance_period IS 'Grain: employee_id, start_day, end_day.';
COMMENT ON COLUMN attendance_period.employee_id IS 'Employee';
COMMENT ON COLUMN attendance_period.period_id IS 'Period the days make up; for other spans the month of the last day';
COMMENT ON COLUMN attendance_period.start_day IS 'First day';
COMMENT ON COLUMN attendance_period.end_day IS 'Last day';
COMMENT ON COLUMN attendance_period.due_days IS 'Days due';
COMMENT ON COLUMN attendance_period.attended_days IS 'Days attended';
COMMENT ON COLUMN attendance_period.worked_minutes IS 'Minutes worked';
COMMENT ON COLUMN attendance_period.late_count IS 'Times late';
COMMENT ON COLUMN attendance_period.late_minutes IS 'Minutes late';
COMMENT ON COLUMN attendance_period.missing_count IS 'Punches missing';
COMMENT ON COLUMN attendance_period.absent_days IS 'Days absent';
COMMENT ON COLUMN attendance_period.leave_days IS 'Days of leave of any kind; hours only where the policy says how many a day has (hours_per_day), else NULL';
COMMENT ON COLUMN attendance_period.overtime_minutes IS 'Overtime';
COMMENT ON COLUMN attendance_period._batch IS 'Import batch';
COMMENT ON COLUMN attendance_period._file IS 'File it came from';
COMMENT ON COLUMN attendance_period._sheet IS 'Sheet in that file';
COMMENT ON COLUMN attendance_period._row IS 'Row in that sheet, 1 = first row of the sheet';
