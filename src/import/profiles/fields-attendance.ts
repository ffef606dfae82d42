// Headings of attendance: days, sums of a period, punches, leave.
import { date, type FieldSpec, id, key, minutes, naming, number, text } from './field-spec.ts';

/** Who a row is about. Accounts and names alone are matched in SQL, and shown as such. */
const person = {
  employee_id: key(
    '工号, 员工工号, 员工编号, 员工号, 考勤号码, 登记号码, employee number, employee no, employee #, emp id, emp no, staff id, employee id, employee, badge id, file #, file number, worker id, person number, enno, pin, person id, 人员编号, 人员编码, emp #, 发起人工号, 申请人工号',
  ),
  account: id('账号, userid, user id, 员工UserID'),
  name: naming(
    '姓名, 员工姓名, 名字, 申请人, 请假人, employee name, full name, name, payroll name, person full name, worker, 发起人姓名, 发起人',
  ),
  unit_path: text(
    '部门, 所属部门, 部门名称, 所在部门, department, dept, unit, team, 组织全路径, 组织全称, 部门全路径, supervisory organization, 发起人部门, 申请人部门',
  ),
};

/** Overtime by kind of day, of one day or of a period. */
const overtimeByDay = {
  overtime_workday_minutes: minutes(
    '工作日加班, 工作日加班时长, 平日加班, 平日加班时长, 平时加班, 平时加班时长, 延时加班, 加班时长/工作日, 加班/工作日, 加班统计/工作日, 加班/平时, 加班/平日, 加班/日常, 加班/延时, 加班/正常, 加班时长/平时, 加班时长/平日, 加班时长/日常, 加班统计/平时, 加班统计/平日, weekday overtime, workday overtime, weekday ot',
  ),
  overtime_restday_minutes: minutes(
    '休息日加班, 休息日加班时长, 周末加班, 周末加班时长, 双休日加班, 加班时长/休息日, 加班/休息日, 加班统计/休息日, 加班时长/周末, 加班/周末, 加班统计/周末, 加班/双休日, 加班时长/双休日, weekend overtime, rest day overtime, weekend ot',
  ),
  overtime_holiday_minutes: minutes(
    '节假日加班, 节假日加班时长, 法定节假日加班, 法定节假日加班时长, 法定假日加班, 法定假加班, 节日加班, 加班时长/节假日, 加班/节假日, 加班统计/节假日, 加班时长/法定节假日, 加班/法定节假日, 加班/法定假日, 加班/节日, 加班/法定, 加班统计/法定节假日, holiday overtime, public holiday overtime, holiday ot',
  ),
  double_time_minutes: minutes('double time, double time hours, doubletime hours, dt hours'),
};

/** Leave by kind, of one day or of a period. In days; what a heading or a cell says to be hours keeps that word, for SQL to bring to days. */
const leaveByKind = {
  personal_leave_days: number('事假(天), 事假, 请假/事假(天), 事假天数, 事假小时, 事假小时数'),
  sick_leave_days: number('病假(天), 病假, 请假/病假(天), 病假天数, 病假小时, 病假小时数'),
  annual_leave_days: number('年假(天), 年假, 请假/年假(天), 年假天数, 年假小时, 年假小时数'),
  compensatory_leave_days: number('调休(天), 调休, 调休假, 请假/调休(天), 调休小时, 调休小时数'),
  marriage_leave_days: number('婚假(天), 婚假, 请假/婚假(天)'),
  maternity_leave_days: number('产假(天), 产假, 请假/产假(天)'),
  paternity_leave_days: number('陪产假(天), 陪产假, 请假/陪产假(天)'),
  travel_leave_days: number('路途假(天), 路途假, 请假/路途假(天)'),
  bereavement_leave_days: number('丧假(天), 丧假, 请假/丧假(天)'),
  other_leave_days: number('其他假(天), 其他假, 请假/其他(天)'),
};

export const attendanceFields = {
  raw_attendance_day: {
    ...person,
    position: text('职位, 职务, 岗位, job title, title'),
    day: date(
      '日期, 考勤日期, 出勤日期, 打卡日期, date, attendance date, work day, apply date, punch date, date in, 考勤日, 上班日期',
    ),
    work_date: date('workDate, 工作日期'),
    shift: text('班次, 班次名称, shift name, schedule'),
    // 上班时间 stands last: beside a column of punches it is the schedule.
    check_in: text(
      '上班1打卡时间, 上班打卡时间, 实际上班时间, 签到时间, 最早打卡, 最早, 首次打卡, in time, clock in, time in, first in, punch in, in, check in, first punch, arrival, 首打卡, 首次刷卡, 签到, 上班打卡, in punch, actual in, 上午上班, 上午上班时间, 上午上班打卡, 上午/上班, 上班时间',
    ),
    status_in: text('上班1打卡结果, 上班打卡结果, 签到结果'),
    check_out: text(
      '下班1打卡时间, 下班打卡时间, 实际下班时间, 签退时间, 最晚打卡, 最晚, 末次打卡, out time, clock out, time out, last out, punch out, out, check out, last punch, departure, 末打卡, 末次刷卡, 签退, 下班打卡, out punch, actual out, 上午下班, 上午下班时间, 上午下班打卡, 上午/下班, 下班时间',
    ),
    status_out: text('下班1打卡结果, 下班打卡结果, 签退结果'),
    check_out_2: text('下班2打卡时间, 下午下班, 下午下班时间, 下午下班打卡, 下午/下班'),
    check_out_3: text('下班3打卡时间, 加班下班, 加班下班时间'),
    status: text('考勤结果, 考勤状态, 出勤状态, status, attendance status'),
    result: text('每日结果, 当日结果, 日考勤结果'),
    approval: text('关联的审批单, 审批单, 关联审批单'),
    attended_days: number('出勤天数, 实际出勤天数, 实际出勤(天), 出勤(天), 出勤, days present, present days'),
    rest_days: number('休息天数, 休息'),
    worked_minutes: minutes(
      '工作时长, 工作时长(分钟), 实际工作时长, 出勤时长, worked minutes, worked hours, working hours, hours worked, work hours, total hours, 实际工时, 出勤工时, 实出勤工时, total time, work time, worked time',
    ),
    late_count: number('迟到次数, times late'),
    late_minutes: minutes(
      '迟到时长, 迟到时长(分钟), 迟到分钟, 迟到分钟数, 迟到(分), 迟到(分钟), 迟到时间, late, minutes late, late entry',
    ),
    severe_late_count: number('严重迟到次数'),
    early_count: number('早退次数, times left early'),
    early_minutes: minutes(
      '早退时长, 早退时长(分钟), 早退分钟, 早退分钟数, early exit minutes, minutes left early, early leave minutes, early exit, 早退(分), 早退(分钟), 早退时间',
    ),
    missing_in_count: number('上班缺卡次数'),
    missing_out_count: number('下班缺卡次数'),
    absent_days: number('旷工天数, 缺勤天数, 是否旷工, days absent'),
    trip_minutes: minutes('出差时长, 出差'),
    field_minutes: minutes('外出时长, 外勤时长, 外出'),
    ...leaveByKind,
    overtime_minutes: minutes('加班总时长, 加班时长, 加班总时长(分钟), overtime, ot minutes, overtime hours'),
    ...overtimeByDay,
    // Of a line of a day for each pay code: how long it is.
    code_minutes: minutes(''),
    // Which of these the sheet has: the reader says it.
    stated: text(''),
  },
  raw_attendance_period: {
    ...person,
    period: text(
      '考勤月份, 考勤月, 考勤期间, 月份, 统计月份, 统计周期, 考勤周期, 统计期间, pay period, period, month',
    ),
    period_start: date('开始日期, 起始日期, period start, pay period start, period beginning, start date'),
    period_end: date(
      '结束日期, 截止日期, period end, pay period end, period ending, end date, pay period end date',
    ),
    due_days: number('应出勤天数, 应出勤, 应出勤(天), 标准出勤天数, 应勤天数, scheduled days'),
    attended_days: number(
      '实际出勤天数, 出勤天数, 实际出勤, 实出勤天数, 实出勤, 实际出勤(天), 出勤(天), 出勤, days worked, days present, present days',
    ),
    worked_minutes: minutes(
      '工作时长, 实际工作时长, 出勤时长, 实际出勤时长, 实出勤时长, reg hours, regular hours, hours worked, worked hours, total hours, 实际工时, 出勤工时, 实出勤工时, 工作工时',
    ),
    late_count: number('迟到次数, 迟到, times late'),
    late_minutes: minutes('迟到时长, 迟到分钟数, 迟到分钟, 迟到(分钟), 迟到(分), minutes late'),
    severe_late_count: number('严重迟到次数'),
    early_count: number('早退次数, 早退'),
    early_minutes: minutes('早退时长, 早退分钟数, 早退分钟, 早退(分钟), 早退(分)'),
    missing_count: number('缺卡次数, 缺卡, 漏打卡次数, 未打卡次数'),
    missing_in_count: number('上班缺卡次数'),
    missing_out_count: number('下班缺卡次数'),
    // 旷工时长 and 旷工次数 are no days: how much of a day they are is asked.
    absent_days: number(
      '旷工天数, 旷工, 缺勤天数, days absent, 旷工时长, 旷工时长(小时), 旷工时长(分钟), 旷工次数',
    ),
    leave_days: number('请假天数, 请假合计, 假期天数, 请假(天), 请假小时, 请假小时数'),
    ...leaveByKind,
    overtime_minutes: minutes(
      '加班总时长, 加班时长, 加班工时, 加班合计, 加班小计, o/t hours, ot hours, overtime hours, overtime',
    ),
    ...overtimeByDay,
  },
  raw_punch: {
    ...person,
    punched_at: date(
      '打卡时刻, 刷卡时间, 签到时刻, 考勤时间, 日期时间, punched at, datetime, date time, time, timestamp, log time, event time',
    ),
    day: date('日期, 考勤日期, 打卡日期, 签到日期, date'),
    times: text('打卡时间, 打卡记录, 刷卡记录, 签到时间, 打卡明细, punches'),
    in_at: date('check in, clock in, in time, 签入'),
    out_at: date('check out, clock out, out time, 签出'),
    kind: text(
      '打卡类型, 类型, log type, in/out, event type, iomd, 记录状态, punch state, attendance status, check type, 签到签退, 进出状态',
    ),
    device: text(
      '打卡设备, 设备名称, 设备, 机器号, 考勤机, device id, device, tmno, mchn, location / device id, attendance check point, serial number, device name, terminal',
    ),
  },
  raw_leave_request: {
    ...person,
    kind: text(
      '请假类型, 假期类型, 假别, 休假类型, absence type, absence reason, 类型, leave type, type, policy, time off type',
    ),
    start_at: date(
      '开始时间, 开始日期, 请假开始时间, 请假开始日期, 休假开始日期, absence start, absence start date, leave start date, from, from date, start date, start',
    ),
    end_at: date(
      '结束时间, 结束日期, 请假结束时间, 请假结束日期, 休假结束日期, absence end, absence end date, leave end date, to, to date, end date, end',
    ),
    amount: text(
      '时长, 请假时长, 请假天数, 时长(小时), 天数, amount, total leave days, duration, hours, days',
    ),
    amount_unit: text('时长单位, 请假单位, unit of amount, units'),
    status: text('审批状态, 流程状态, 单据状态, 状态, status, approval status, approval'),
    decision: text('审批结果, approval result, decision'),
  },
} satisfies Record<string, Record<string, FieldSpec>>;
