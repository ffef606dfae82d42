// Headings of ERP orders, CRM opportunities and attendance days.
import { date, type FieldSpec, id, key, minutes, money, naming, number, text } from './field-spec.ts';

export const businessFields = {
  raw_sales_order: {
    order_id: key(
      '订单编号, 订单号, 单据编号, 销售订单号, 单据号, 合同编号, 单号, 订单编码, order number, order no, order no., sales order, so number, document number, order reference, sales document, order',
    ),
    line_id: id(
      '行号, 明细行号, 订单行号, 行序号, 分录号, 订单明细序号, line, line no, line number, item, item no, line item',
    ),
    order_date: date(
      '订单日期, 单据日期, 下单日期, 签单日期, 业务日期, 日期, date, document date, transaction date, created on, order date',
    ),
    customer: text(
      '客户, 客户名称, 客户简称, 购货单位, 客户全称, customer name, account, client, sold-to party, sold to, bill to',
    ),
    owner_id: id(
      '业务员工号, 销售员工号, 业务员编码, 销售员编码, 业务员编号, 销售员编号, 工号, 员工编号, salesperson id, sales rep id, employee id, employee number, emp no, emp id, salesman id',
    ),
    owner_name: text(
      '业务员, 销售员, 销售人员, 业务员名称, 销售员名称, 负责人, 经办人, salesperson, sales rep, sales person, owner, salesman, sales employee',
    ),
    unit: text(
      '销售部门, 部门, 业务部门, 所属部门, 销售组织, department, sales department, sales team, sales office, sales organization',
    ),
    product: text(
      '物料名称, 产品名称, 存货名称, 商品名称, 产品, 物料, 存货, 商品, product name, item name, material, sku, item description, material description',
    ),
    quantity: number('数量, 销售数量, 订单数量, qty, ordered qty, order quantity'),
    amount: money(
      '价税合计, 含税金额, 订单金额, 金额, 总金额, 销售金额, 含税总额, 合同金额, total, total amount, net value, grand total, order amount, net amount, order value, amt',
    ),
    received: money(
      '已收款金额, 回款金额, 收款金额, 已收款, 已回款, 已回款金额, 累计收款, 累计收款金额, 实收金额, amount paid, received amount, paid, paid amount, payments',
    ),
    currency: text('币别, 币种, 结算币别, 货币, currency code, curr'),
    status: text('单据状态, 订单状态, 状态, 审核状态, 关闭状态, order status, document status, state'),
  },
  raw_opportunity: {
    opportunity_id: key(
      '商机编号, 商机ID, 机会编号, 商机编码, opportunity number, opportunity no, deal id, record id, id, deal - id, opp id',
    ),
    name: naming(
      '商机名称, 机会名称, 商机, 销售机会, 项目名称, opportunity name, opportunity, deal name, deal, deal - title, topic, title',
    ),
    account: naming(
      '客户名称, 客户, 公司名称, account name, company, company name, customer, deal - organization, organization, associated company',
    ),
    owner_id: id(
      '负责人工号, 工号, 员工编号, 销售工号, employee number, owner employee number, employee id, owner id',
    ),
    owner_name: text(
      '负责人, 商机负责人, 所有人, 商机所有人, 销售负责人, 跟进人, opportunity owner, owner, deal owner, deal - owner, sales rep, salesperson',
    ),
    unit: text(
      '负责人部门, 负责人所属部门, 所属部门, 部门, department, team, sales team, owner role, owner department',
    ),
    stage: text(
      '商机阶段, 阶段, 销售阶段, 结束状态, 商机状态, deal stage, sales stage, deal - stage, stage name, deal - status, status',
    ),
    amount: money(
      '商机金额, 金额, 预计金额, 预计销售金额, 预计成交金额, 成交金额, deal value, deal - value, value, est. revenue, expected revenue, amount in company currency, opportunity amount',
    ),
    currency: text(
      '币种, 币别, 货币, amount currency, deal - currency, currency iso code, opportunity currency',
    ),
    probability: number(
      '赢单率, 成交概率, 概率, 可能性, 赢率, probability (%), win probability, deal probability',
    ),
    created_date: date(
      '创建日期, 创建时间, 建立日期, create date, created, created on, deal - deal created, creation date, created at',
    ),
    close_date: date(
      '预计成交日期, 成交日期, 预计结单日期, 结单日期, 关闭日期, 预计签单日期, 赢单日期, 结束日期, closed date, expected close date, est. close date, deal - expected close date, expected closing, won date',
    ),
    kind: text('商机类型, 类型, 业务类型, type, deal type, opportunity type, record type'),
  },
} satisfies Record<string, Record<string, FieldSpec>>;

export const attendanceFields = {
  raw_attendance_day: {
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee number, employee no, emp id, emp no, staff id, employee, badge id',
    ),
    name: text('姓名, 员工姓名, employee name, full name'),
    unit_path: text('部门, 所属部门, 部门名称, department, dept, unit, team'),
    position: text('职位, 职务, 岗位, job title, title'),
    day: date('日期, 考勤日期, 出勤日期, 打卡日期, date, attendance date, work day'),
    work_date: date('workDate, 工作日期'),
    shift: text('班次, 班次名称, shift name, schedule'),
    check_in: text(
      '上班1打卡时间, 上班打卡时间, 上班时间, 签到时间, 最早打卡, 最早, 首次打卡, in time, clock in, time in, first in, punch in',
    ),
    status_in: text('上班1打卡结果, 上班打卡结果, 签到结果, 考勤结果, 考勤状态, status, attendance status'),
    check_out: text(
      '下班1打卡时间, 下班打卡时间, 下班时间, 签退时间, 最晚打卡, 最晚, 末次打卡, out time, clock out, time out, last out, punch out',
    ),
    status_out: text('下班1打卡结果, 下班打卡结果, 签退结果'),
    approval: text('关联的审批单, 审批单, 关联审批单'),
    attended_days: number('出勤天数, 实际出勤天数, 出勤, days present, present days'),
    rest_days: number('休息天数, 休息'),
    worked_minutes: minutes(
      '工作时长, 工作时长(分钟), 实际工作时长, 出勤时长, worked minutes, worked hours, working hours, hours worked, work hours',
    ),
    late_count: number('迟到次数, times late'),
    late_minutes: minutes('迟到时长, 迟到时长(分钟), 迟到分钟, 迟到分钟数, late, minutes late'),
    severe_late_count: number('严重迟到次数'),
    early_count: number('早退次数, times left early'),
    early_minutes: minutes(
      '早退时长, 早退时长(分钟), 早退分钟, 早退分钟数, early exit minutes, minutes left early, early leave minutes',
    ),
    missing_in_count: number('上班缺卡次数'),
    missing_out_count: number('下班缺卡次数'),
    absent_days: number('旷工天数, 缺勤天数, days absent'),
    trip_minutes: minutes('出差时长, 出差时长(分钟)'),
    field_minutes: minutes('外出时长, 外勤时长, 外出时长(分钟)'),
    personal_leave_days: number('事假(天), 事假, 请假/事假(天), 事假天数'),
    sick_leave_days: number('病假(天), 病假, 请假/病假(天), 病假天数'),
    annual_leave_days: number('年假(天), 年假, 请假/年假(天), 年假天数'),
    compensatory_leave_days: number('调休(天), 调休, 请假/调休(天)'),
    marriage_leave_days: number('婚假(天), 婚假, 请假/婚假(天)'),
    maternity_leave_days: number('产假(天), 产假, 请假/产假(天)'),
    paternity_leave_days: number('陪产假(天), 陪产假, 请假/陪产假(天)'),
    travel_leave_days: number('路途假(天), 路途假, 请假/路途假(天)'),
    bereavement_leave_days: number('丧假(天), 丧假, 请假/丧假(天)'),
    other_leave_days: number('其他假(天), 其他假, 请假/其他(天)'),
    overtime_minutes: minutes('加班总时长, 加班时长, 加班总时长(分钟), overtime, ot minutes, overtime hours'),
  },
} satisfies Record<string, Record<string, FieldSpec>>;
