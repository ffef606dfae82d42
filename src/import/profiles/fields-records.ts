// Headings of what happens around ratings (feedback, coaching, appeals, outcomes) and of service, production and contacts.
import { date, type FieldSpec, id, key, minutes, money, naming, number, text } from './field-spec.ts';

export const recordFields = {
  raw_feedback: {
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee id, employee number, employee no, emp id, emp no, staff id, employee, given to employee id, recipient id, recipient employee id, receiver id, 被反馈人工号',
    ),
    name: naming(
      '姓名, 员工姓名, employee name, full name, name, given to, recipient, recipient name, receiver, 被反馈人, 反馈对象',
    ),
    observed_at: date(
      '观察时间, 观察日期, 发生时间, 行为发生时间, 事件时间, observed at, observed on, date observed, event date',
    ),
    given_at: date('反馈时间, 反馈日期, given at, given on, feedback date'),
    given_by_id: id('反馈人工号, given by id, feedback giver id'),
    given_by: text('反馈人, 反馈者, given by, feedback giver, from, giver, giver name, author, sender'),
    kind: text('反馈类型, 反馈性质, feedback type, kind'),
    note: text('反馈内容, 反馈说明, 反馈, feedback, note, feedback text'),
    behaviour: text('行为表现, 行为, 具体行为, behaviour, behavior, observed behaviour, observed behavior'),
  },
  raw_coaching: {
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee id, employee number, employee no, emp id, emp no, staff id, employee',
    ),
    name: naming('姓名, 员工姓名, employee name, full name, name'),
    opened: date(
      '辅导日期, 辅导时间, 提出日期, 开始日期, opened, opened on, coaching date, 辅导日, 沟通日期, 日期, date',
    ),
    obstacle: text('障碍类型, 障碍, 障碍性质, obstacle, obstacle type'),
    cause: text('原因分析, 障碍原因, 原因, cause, root cause, 存在问题, 问题描述, 问题分析'),
    action: text(
      '改进措施, 辅导措施, 行动措施, 行动计划, 措施, action, action item, actions, 辅导内容, 改进计划, 改进方案',
    ),
    support_by_id: id('支持人工号, 辅导人工号, coach id, support by id'),
    support_by: text('支持人, 辅导人, 协助人, coach, support by, supported by'),
    due: date('计划完成日期, 完成期限, 截止日期, due, due date, 计划完成时间, 完成时限'),
    done: date('实际完成日期, 完成日期, done, done on, completed on'),
    result: text('辅导结果, 辅导效果, 结果, result, coaching result'),
  },
  raw_target_adjustment: {
    kpi_id: key('指标编码, 指标编号, 指标代码, KPI编码, kpi id, kpi code, metric id'),
    kpi_name: naming('指标名称, 考核指标, 指标, kpi, kpi name, metric, metric name'),
    owner_type: text('责任主体类型, 考核对象类型, 主体类型, 对象类型, owner type'),
    owner_id: id(
      '责任主体编码, 责任人工号, 考核对象编码, 工号, 员工工号, 员工编号, 部门编码, owner id, owner, employee id, employee number, unit id',
    ),
    owner_name: text('责任主体, 责任人, 考核对象, 姓名, 部门, owner name, employee name'),
    period: text('考核期, 考核周期, 期间, 周期, 月份, 季度, 年度, period, period id, month, quarter, year'),
    old_target: number(
      '调整前目标, 调整前目标值, 原目标值, 原目标, 调整前, old target, previous target, original target',
    ),
    new_target: number(
      '调整后目标, 调整后目标值, 新目标值, 新目标, 调整后, new target, revised target, adjusted target',
    ),
    reason: text('调整原因, 调整说明, 原因, reason, adjustment reason, 变更原因, 申请原因'),
    obstacle: text('障碍类型, 障碍, 原因类型, obstacle, obstacle type'),
    status: text(
      '审批状态, 审批结果, 流程状态, 单据状态, 调整状态, 申请状态, 状态, status, approval status, approval, request status',
    ),
    confirmed_by_manager: text('上级确认人, 上级确认, 主管确认, confirmed by manager, manager confirmation'),
    confirmed_by_hr: text('HR确认人, HR确认, 人力确认, confirmed by hr, hr confirmation'),
    adjusted_on: date(
      '调整日期, 调整时间, 变更日期, adjusted on, adjustment date, date, 申请日期, 申请时间, 审批日期, 生效日期, requested on',
    ),
  },
  raw_appeal: {
    cycle: text('考核周期, 绩效周期, 考核期, 周期, 年度, cycle, review cycle, performance cycle, period'),
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee id, employee number, employee no, emp id, emp no, staff id, employee, 申诉人工号',
    ),
    name: naming('姓名, 员工姓名, employee name, full name, name, 申诉人, 申诉人姓名'),
    submitted_at: date(
      '申诉日期, 申诉时间, 提交日期, 提交时间, appeal date, submitted at, submitted on, submitted',
    ),
    grounds: text(
      '申诉理由, 申诉原因, 申诉类型, grounds, grounds of appeal, appeal reason, appeal type, 申诉事由, 申诉内容',
    ),
    level: text('受理层级, 申诉层级, 受理人, 受理部门, appeal level, handled by, level'),
    resolved_at: date(
      '处理日期, 处理时间, 裁定日期, 答复日期, resolved at, resolved on, decision date, resolved',
    ),
    outcome: text('处理结果, 申诉结果, 裁定结果, 复核结果, 复议结果, appeal outcome, outcome, decision'),
    rating_before: text('申诉前等级, 原等级, 原绩效等级, rating before, original rating'),
    rating_after: text(
      '申诉后等级, 改后等级, 调整后等级, 复核后等级, 复议后等级, 复核等级, rating after, revised rating',
    ),
  },
  raw_outcome: {
    cycle: text(
      '考核周期, 绩效周期, 考核期, 周期, 年度, cycle, review cycle, performance cycle, period, year, 考核年度, 绩效年度, 年份',
    ),
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee id, employee number, employee no, emp id, emp no, staff id, employee',
    ),
    name: naming('姓名, 员工姓名, employee name, full name, name'),
    bonus: money(
      '绩效奖金, 年终奖, 奖金, 奖金金额, bonus, bonus amount, 年终奖金, 年度奖金, 奖金额, 绩效奖金额, 应发奖金',
    ),
    raise: number(
      '调薪比例, 调薪幅度, 加薪比例, 涨幅, raise, raise %, merit increase, increase %, 调薪, 调薪百分比, 普调比例, merit increase %, merit %, salary increase %',
    ),
    promoted: text('是否晋升, 晋升, promoted, promotion'),
    training: text('培训安排, 培训, 培训计划, 培养计划, training, training plan'),
    high_potential: text('是否高潜, 高潜, 高潜人才, 是否高潜人才, high potential, hipo'),
    has_left: text('是否离职, 是否已离职, has left, left, left company'),
  },
  raw_improvement_plan: {
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee id, employee number, employee no, emp id, emp no, staff id, employee',
    ),
    name: naming('姓名, 员工姓名, employee name, full name, name'),
    opened: date(
      '启动日期, 开始日期, 计划开始日期, PIP开始日期, opened, opened on, start date, pip start date',
    ),
    goals: text('改进目标, 改善目标, goals, improvement goals, pip goals'),
    milestones: text('改进节点, 里程碑, 阶段节点, milestones, checkpoints'),
    due: date(
      '计划结束日期, 到期日期, 结束日期, 截止日期, PIP结束日期, due, due date, end date, pip end date',
    ),
    closed: date(
      '实际结束日期, 关闭日期, 结案日期, closed, closed on, date closed, closed date, pip closed date',
    ),
    outcome: text('改进结果, 改善结果, PIP结果, 结果, outcome, pip outcome, result'),
  },
  raw_check_in: {
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, employee id, employee number, employee no, emp id, emp no, staff id, employee',
    ),
    name: naming('姓名, 员工姓名, employee name, full name, name'),
    held_on: date(
      '面谈日期, 面谈时间, 沟通日期, 沟通时间, 汇报日期, held on, meeting date, check in date, check-in date',
    ),
    held_by_id: id('面谈人工号, 沟通人工号, held by id'),
    held_by: text('面谈人, 沟通人, 面谈主管, held by, conducted by'),
    kind: text('面谈类型, 沟通类型, 沟通方式, 面谈方式, check in type, meeting type, kind'),
    progress: text('进展, 进展情况, 工作进展, 目标进展, progress, progress update'),
    problem: text('存在问题, 问题与困难, 遇到的问题, 问题, problem, problems, blockers'),
  },
  raw_ticket: {
    ticket_id: key(
      '工单编号, 工单号, 工单ID, 服务单号, 案例编号, ticket id, ticket number, ticket no, ticket #, case number, case id, ticket, issue key, incident number',
    ),
    owner_id: id(
      '处理人工号, 受理人工号, 负责人工号, 客服工号, 工号, 员工编号, assignee id, agent id, owner id, employee id, employee number',
    ),
    owner_name: text(
      '处理人, 受理人, 客服, 客服人员, 负责人, 受理客服, assignee, agent, agent name, assigned to, case owner, owner',
    ),
    unit: text(
      '处理部门, 受理部门, 技能组, 客服组, 受理组, 处理组, 部门, group, support group, department, team, assignment group',
    ),
    customer: text('客户, 客户名称, 用户, customer, customer name, requester, account name, account'),
    opened_on: date(
      '创建时间, 创建日期, 提交时间, 受理时间, opened, opened on, created at, created on, created, date opened, date/time opened',
    ),
    closed_on: date(
      '关闭时间, 关闭日期, 解决时间, 完成时间, 完结时间, closed, closed on, closed at, resolved at, solved at, date closed, date/time closed, resolved, resolution date, 办结时间, 结单时间',
    ),
    due_on: date(
      '要求完成时间, 截止时间, 截止日期, SLA截止时间, 承诺完成时间, due, due on, due date, due at, due by',
    ),
    satisfaction: number(
      '满意度, 满意度评分, 客户满意度, 满意度评价, satisfaction, satisfaction score, csat, csat score',
    ),
    is_complaint: text('是否投诉, 投诉, is complaint, complaint'),
    kind: text('工单类型, 服务类型, 问题类型, 类型, ticket type, case type, type'),
  },
  raw_production: {
    document_id: key(
      '生产工单号, 生产订单号, 生产订单编号, 工单号, 工单编号, 报工单号, 单据编号, work order, work order no, production order, mo number, document id, order',
    ),
    line_id: id('行号, 产线, 生产线, 产线编号, 线体, 工序号, line id, line, production line, operation'),
    owner_id: id(
      '操作工工号, 生产人员工号, 班组长工号, 工号, 员工编号, operator id, employee id, employee number, owner id, personnel number',
    ),
    owner_name: text('操作工, 生产人员, 班组长, 负责人, 姓名, operator, operator name, employee name'),
    unit: text('车间, 生产车间, 生产部门, 班组, 部门, workshop, work center, department, plant'),
    produced_on: date('生产日期, 报工日期, 完工日期, 日期, production date, produced on, posting date, date'),
    good: number(
      '合格数, 合格数量, 合格品数, 良品数, 良品数量, good, good qty, good quantity, yield qty, yield',
    ),
    defect: number(
      '不良数, 不合格数, 不合格数量, 不良品数, 不良数量, 报废数量, defect, defects, defect qty, scrap, scrap qty, rejected qty',
    ),
    planned: number(
      '计划数, 计划数量, 计划产量, 排产数量, planned, planned qty, planned quantity, plan qty, order qty',
    ),
    downtime_minutes: minutes(
      '停机时长, 停机时长(分钟), 停机时间, 停机分钟数, 停线时长, downtime, downtime minutes, downtime hours',
    ),
  },
  raw_activity: {
    document_id: key(
      '跟进记录编号, 跟进编号, 拜访编号, 记录编号, 活动编号, activity id, activity number, task id, document id, record id',
    ),
    owner_id: id(
      '跟进人工号, 拜访人工号, 拜访人员工号, 人员编码, 人员编号, 负责人工号, 工号, 员工编号, owner id, employee id, employee number',
    ),
    owner_name: text(
      '跟进人, 拜访人, 拜访人员, 负责人, 创建人, 业务员, activity owner, activity assigned to, assigned to, assigned, owner',
    ),
    unit: text('所属部门, 部门, department, team'),
    customer: naming(
      '客户名称, 客户, 拜访客户, 公司名称, customer, customer name, company, company name, account, account name, company / account',
    ),
    kind: text('跟进方式, 跟进类型, 拜访方式, 活动类型, 联系方式类型, 类型, activity type, task type, type'),
    happened_on: date(
      '跟进日期, 跟进时间, 拜访日期, 拜访时间, 活动日期, activity date, happened on, visit date, call date, date',
    ),
  },
} satisfies Record<string, Record<string, FieldSpec>>;
