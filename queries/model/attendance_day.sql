-- One person, one working day, as the attendance system states it.

CREATE TABLE raw_attendance_day (
  employee_id              VARCHAR,
  account                  VARCHAR,
  name                     VARCHAR,
  unit_path                VARCHAR,
  position                 VARCHAR,
  day                      VARCHAR,
  work_date                VARCHAR,
  shift                    VARCHAR,
  check_in                 VARCHAR,
  status_in                VARCHAR,
  check_out                VARCHAR,
  status_out               VARCHAR,
  check_out_2              VARCHAR,
  check_out_3              VARCHAR,
  status                   VARCHAR,
  result                   VARCHAR,
  approval                 VARCHAR,
  attended_days            VARCHAR,
  rest_days                VARCHAR,
  worked_minutes           VARCHAR,
  late_count               VARCHAR,
  late_minutes             VARCHAR,
  severe_late_count        VARCHAR,
  early_count              VARCHAR,
  early_minutes            VARCHAR,
  missing_in_count         VARCHAR,
  missing_out_count        VARCHAR,
  absent_days              VARCHAR,
  trip_minutes             VARCHAR,
  field_minutes            VARCHAR,
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
  code_minutes             VARCHAR,
  stated                   VARCHAR,
  _batch                   VARCHAR,
  _file                    VARCHAR,
  _sheet                   VARCHAR,
  _row                     INTEGER
);
COMMENT ON TABLE raw_attendance_day IS 'Intake: daily attendance (钉钉 每日统计)';
COMMENT ON COLUMN raw_attendance_day.employee_id IS '工号';
COMMENT ON COLUMN raw_attendance_day.account IS 'Account in that system; stands for a person only through identity, the roster or a unique name';
COMMENT ON COLUMN raw_attendance_day.name IS '姓名';
COMMENT ON COLUMN raw_attendance_day.unit_path IS '部门';
COMMENT ON COLUMN raw_attendance_day.position IS '职位';
COMMENT ON COLUMN raw_attendance_day.day IS '日期';
COMMENT ON COLUMN raw_attendance_day.work_date IS 'workDate, epoch ms in Shanghai';
COMMENT ON COLUMN raw_attendance_day.shift IS '班次';
COMMENT ON COLUMN raw_attendance_day.check_in IS '上班1打卡时间';
COMMENT ON COLUMN raw_attendance_day.status_in IS '上班1打卡结果';
COMMENT ON COLUMN raw_attendance_day.check_out IS '下班1打卡时间';
COMMENT ON COLUMN raw_attendance_day.status_out IS '下班1打卡结果';
COMMENT ON COLUMN raw_attendance_day.check_out_2 IS '下班2打卡时间: of a second shift';
COMMENT ON COLUMN raw_attendance_day.check_out_3 IS '下班3打卡时间: of a third shift';
COMMENT ON COLUMN raw_attendance_day.status IS '考勤结果 of the whole day';
COMMENT ON COLUMN raw_attendance_day.result IS 'Day cell of a monthly sheet: words, times, leave and overtime in one text';
COMMENT ON COLUMN raw_attendance_day.approval IS '关联的审批单';
COMMENT ON COLUMN raw_attendance_day.attended_days IS '出勤天数';
COMMENT ON COLUMN raw_attendance_day.rest_days IS '休息天数';
COMMENT ON COLUMN raw_attendance_day.worked_minutes IS '工作时长';
COMMENT ON COLUMN raw_attendance_day.late_count IS '迟到次数';
COMMENT ON COLUMN raw_attendance_day.late_minutes IS '迟到时长';
COMMENT ON COLUMN raw_attendance_day.severe_late_count IS '严重迟到次数';
COMMENT ON COLUMN raw_attendance_day.early_count IS '早退次数';
COMMENT ON COLUMN raw_attendance_day.early_minutes IS '早退时长';
COMMENT ON COLUMN raw_attendance_day.missing_in_count IS '上班缺卡次数';
COMMENT ON COLUMN raw_attendance_day.missing_out_count IS '下班缺卡次数';
COMMENT ON COLUMN raw_attendance_day.absent_days IS '旷工天数';
COMMENT ON COLUMN raw_attendance_day.trip_minutes IS '出差时长';
COMMENT ON COLUMN raw_attendance_day.field_minutes IS '外出时长';
COMMENT ON COLUMN raw_attendance_day.personal_leave_days IS '事假(天)';
COMMENT ON COLUMN raw_attendance_day.sick_leave_days IS '病假(天)';
COMMENT ON COLUMN raw_attendance_day.annual_leave_days IS '年假(天)';
COMMENT ON COLUMN raw_attendance_day.compensatory_leave_days IS '调休(天)';
COMMENT ON COLUMN raw_attendance_day.marriage_leave_days IS '婚假(天)';
COMMENT ON COLUMN raw_attendance_day.maternity_leave_days IS '产假(天)';
COMMENT ON COLUMN raw_attendance_day.paternity_leave_days IS '陪产假(天)';
COMMENT ON COLUMN raw_attendance_day.travel_leave_days IS '路途假(天)';
COMMENT ON COLUMN raw_attendance_day.bereavement_leave_days IS '丧假(天)';
COMMENT ON COLUMN raw_attendance_day.other_leave_days IS 'other kinds of leave, days';
COMMENT ON COLUMN raw_attendance_day.overtime_minutes IS '加班总时长';
COMMENT ON COLUMN raw_attendance_day.overtime_workday_minutes IS '工作日加班; counts where no column states the whole';
COMMENT ON COLUMN raw_attendance_day.overtime_restday_minutes IS '休息日加班';
COMMENT ON COLUMN raw_attendance_day.overtime_holiday_minutes IS '节假日加班';
COMMENT ON COLUMN raw_attendance_day.double_time_minutes IS 'Overtime paid double, beside the other';
COMMENT ON COLUMN raw_attendance_day.code_minutes IS 'Length of the line, where a day has a line for each pay code';
COMMENT ON COLUMN raw_attendance_day.stated IS 'Fields the export has a column for: what is blank there is none of it; written by the reader';
COMMENT ON COLUMN raw_attendance_day._batch IS 'Import batch';
COMMENT ON COLUMN raw_attendance_day._file IS 'File it came from';
COMMENT ON COLUMN raw_attendance_day._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_attendance_day._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE attendance_day (
  employee_id      VARCHAR,
  day              DATE,
  shift            VARCHAR,
  check_in         VARCHAR,
  check_out        VARCHAR,
  status           VARCHAR,
  worked_minutes   DOUBLE,
  late_minutes     DOUBLE,
  early_minutes    DOUBLE,
  overtime_minutes DOUBLE,
  leave_days       DOUBLE,
  absent_days      DOUBLE,
  attended_days    DOUBLE,
  _batch           VARCHAR,
  _file            VARCHAR,
  _sheet           VARCHAR,
  _row             INTEGER
);
COMMENT ON TABLE attendance_day IS 'Grain: employee_id, day.';
COMMENT ON COLUMN attendance_day.employee_id IS 'Employee';
COMMENT ON COLUMN attendance_day.day IS 'Calendar day';
COMMENT ON COLUMN attendance_day.shift IS 'Shift';
COMMENT ON COLUMN attendance_day.check_in IS 'First punch hh:mm';
COMMENT ON COLUMN attendance_day.check_out IS 'Last punch hh:mm; from 24:00 on it is the next calendar day of the same work day';
COMMENT ON COLUMN attendance_day.status IS 'Set of words joined by ; : normal late severe_late absent_late early_leave missing_in missing_out absent field trip leave:<kind> rest corrected remote overtime';
COMMENT ON COLUMN attendance_day.worked_minutes IS 'Minutes worked; NULL where the export does not say: no such column, or -- in it';
COMMENT ON COLUMN attendance_day.late_minutes IS 'Minutes late; NULL on a late day of which nobody says how late';
COMMENT ON COLUMN attendance_day.early_minutes IS 'Minutes left early; NULL on such a day of which nobody says how early';
COMMENT ON COLUMN attendance_day.overtime_minutes IS 'Overtime minutes; NULL where the export does not say: no such column, or -- in it';
COMMENT ON COLUMN attendance_day.leave_days IS 'Days of leave of any kind; hours only where the policy says how many a day has (hours_per_day), else NULL';
COMMENT ON COLUMN attendance_day.absent_days IS 'Days absent without leave';
COMMENT ON COLUMN attendance_day.attended_days IS 'Days attended';
COMMENT ON COLUMN attendance_day._batch IS 'Import batch';
COMMENT ON COLUMN attendance_day._file IS 'File it came from';
COMMENT ON COLUMN attendance_day._sheet IS 'Sheet in that file';
COMMENT ON COLUMN attendance_day._row IS 'Row in that sheet, 1 = first row of the sheet';
