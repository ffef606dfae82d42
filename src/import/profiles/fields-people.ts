// Headings of organisation, people, KPI, review and rating tables. `aliases` of one table never repeat.
import { date, type FieldSpec, id, key, naming, number, text } from './field-spec.ts';

const level = (number: number, numeral: string) =>
  text(
    `${numeral}级部门, ${numeral}级组织, ${numeral}级部门名称, ${numeral}级机构, ${number}级部门, department level ${number}, level ${number} department, org level ${number}, l${number} department`,
  );

/** A column for each level of the organisation. */
const levels = {
  unit_1: level(1, '一'),
  unit_2: level(2, '二'),
  unit_3: level(3, '三'),
  unit_4: level(4, '四'),
  unit_5: level(5, '五'),
  unit_6: level(6, '六'),
};

export const peopleFields = {
  raw_org_unit: {
    unit_id: key(
      '部门编码, 部门编号, 部门代码, 部门ID, 组织编码, 组织编号, 机构编码, 单位编码, unit code, department id, department code, dept id, dept code, org id, org code, org unit id, id, code, organization id, org unit code, 组织ID, 组织代码',
    ),
    name: text(
      '部门名称, 部门, 组织名称, 机构名称, 单位名称, unit name, unit, department name, department, dept name, dept, org unit, org name, team, organization, organization name, org unit name',
    ),
    parent_id: id(
      '上级部门编码, 上级部门编号, 上级编码, 上级部门代码, 上级部门ID, 父部门编码, 父级编码, 上级组织编码, 上级组织编号, 上级机构编码, parent unit id, parent department id, parent code, parent unit, parent org id, parent, parent org unit id, parent unit code, parent department code, parent dept id, parent organization id, 上级单位编码, 上级ID, 父级ID, 父部门ID, superior org unit id, parent org unit',
    ),
    parent_name: text(
      '上级部门名称, 上级部门, 上级组织, 上级组织名称, 父部门, 所属上级, 上级机构, parent department, parent unit name',
    ),
    head_id: id(
      '负责人工号, 部门负责人工号, 负责人编号, 主管工号, 部门主管工号, head employee id, manager id, manager employee id, leader id, head employee number, head employee no, unit head id, head id',
    ),
    head: text('负责人, 部门负责人, 部门主管, 主管, manager, leader, head of unit, department head'),
    path: text(
      '部门路径, 部门全称, 组织路径, 部门全路径, 完整部门, full path, unit path, department path, org path',
    ),
    ...levels,
    as_of: date('生效日期, 生效时间, 截止日期, 成立日期, effective date, as of date, valid from'),
  },
  raw_employee: {
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, 职工号, 人员编号, 人员编码, 人员工号, 员工编码, 员工ID, employee number, employee no, employee no., employee code, emp no, emp id, staff id, staff no, personnel number, user id, worker id, associate id, person number, employee #, emp #, staff #, payroll number, personalnummer, pers.no., personnel no., id, pers no, 员工代码, 社員番号, 従業員番号, 社員コード, people id',
    ),
    name: text(
      '姓名, 员工姓名, 员工, 名字, 中文名, 员工名称, 人员姓名, employee name, full name, employee, display name, staff name, legal name, full legal name, preferred name, worker, worker name, associate, team member, person name, person full name, name of employee or applicant, 氏名, 社員名, 従業員名',
    ),
    first_name: text(
      'first name, firstname, given name, legal first name, legal name - first name, vorname, forename',
    ),
    last_name: text(
      'last name, lastname, surname, family name, legal last name, legal name - last name, nachname',
    ),
    unit_id: id(
      '部门编码, 部门编号, 部门代码, 部门ID, 组织编码, department id, department code, dept id, dept code, org id, org code, cost center, 所属コード, 部署コード',
    ),
    unit_path: text(
      '部门路径, 部门全称, 组织全称, 组织全路径, 部门全路径, 部门, 所属部门, 部门名称, 所在部门, 组织, 所属组织, department, dept, department name, home department, home department description, organizational unit, abteilung, unit, team, org unit, organization, organisation, supervisory organization, business unit, 部署, 部署名, 所属, 所属名, 所属名称, 所属部署, 所属部門, 主部门, organisationseinheit, 任职部门, 任职组织',
    ),
    ...levels,
    unit_above: text(
      '上级部门, 上级部门名称, 上级组织, 上级组织名称, 上级机构, 上级单位, 父部门, 父级部门, parent department, parent department name, parent org unit',
    ),
    manager: text(
      "直属上级, 直接上级, 上级, 汇报上级, 汇报对象, 直属主管, 直接主管, 主管, 汇报人, 直线经理, 直线主管, 直属领导, 直接领导, 上级领导, 上级姓名, reports to, manager name, supervisor, line manager, supervisor name, direct manager, reports to name, vorgesetzter, 直线上级, 直接汇报人, 上司, 直属上司, reporting to, reports-to, worker's manager, worker’s manager",
    ),
    manager_id: id(
      '直属上级工号, 直接上级工号, 上级工号, 汇报上级工号, 主管工号, 直接主管工号, 汇报对象工号, manager employee id, manager employee number, supervisor id, reports to id, line manager id, manager no, manager person number, manager user id, 直线经理工号, 直属主管工号, 直属领导工号, 直线主管工号, 直线上级工号, 上级主管工号, manager - employee id, manager id, 上司社員番号, 上司番号, 上司コード, 汇报上级编号, 直接上级编号',
    ),
    dotted_manager: text(
      '虚线上级, 虚线汇报, 虚线主管, 虚线汇报对象, dotted line manager, dotted-line manager, matrix manager',
    ),
    job_family: text(
      '序列, 职位序列, 岗位序列, 职类, 职族, 岗位类别, 职务序列, job function, function, job category, family, track',
    ),
    position: text(
      '职位, 岗位, 职务, 岗位名称, 职位名称, 职称, job title, title, position title, job, role, job profile, business title, job title description, stelle, designation, 役職, 職位, job position, 职级名称, job code',
    ),
    grade: text(
      '职级, 职等, 级别, 岗级, 职级职等, 职位等级, 岗位等级, 职务级别, job grade, level, job level, band, pay grade, management level, compensation grade, ps group, 职层',
    ),
    gender: text(
      '性别, sex, gender key, geschlecht, gender identity, ratee gender, ratee sex, reviewee gender, employee gender, employee sex, 员工性别, 被评人性别, 被评估人性别, 被考核人性别, 性別',
    ),
    birth_date: date(
      '出生日期, 出生年月, 生日, date of birth, birthday, dob, birth, geburtstag, geburtsdatum, 生年月日',
    ),
    age: text(
      '年龄, 周岁, 年龄段, 年龄层, age in years, age years, age group, age band, age range, ratee age, employee age',
    ),
    hire_date: date(
      '入职日期, 入职时间, 到岗日期, 参加工作日期, date of hire, start date, join date, joining date, date of joining, hired on, date hired, entry date, einstellungsdatum, eintrittsdatum, 入社日, 入社年月日, 到职日, 到职日期, 报到日期, 入司日期, 入司时间, 任职日期, original hire date, company hire date, hire',
    ),
    tenure: text(
      '司龄, 工龄, 在司年限, 服务年限, 司龄段, years of service, service years, seniority, length of service, tenure years, tenure band, tenure group, years with company',
    ),
    leave_date: date(
      '离职日期, 离职时间, 最后工作日, termination date, leaving date, end date, relieving date, last working day, exit date, leaving, kündigungsdatum, austrittsdatum, 退職日, 退社日, 離職日, 退職年月日, 退社年月日, date of leaving, separation date, last day of work',
    ),
    status: text(
      '员工状态, 在职状态, 状态, 人员状态, employment status, employee status, job status, position status, 任职状态, 员工在职状态, employment state, 雇用状態',
    ),
    employment_type: text(
      '用工类型, 员工类型, 用工形式, 员工类别, 人员类别, 合同类型, employee type, worker type, contract type, type of employment, employee group, ee group, beschäftigungsart, 员工性质, 用工性质, 雇佣类型, 雇用形態, 雇用区分, employment type, employee class, employment class',
    ),
    location: text(
      '工作地点, 办公地点, 工作城市, 城市, 地点, 工作地, work location, office, city, site, office location, standort, branch, 勤務地',
    ),
    is_remote: text(
      '是否远程, 远程, 远程办公, 居家办公, remote, works remotely, remote worker, work from home, wfh',
    ),
    school: text('毕业院校, 毕业学校, 学校, 院校, university, college, alma mater'),
    main_job: text(
      '是否主岗, 是否主职, 主岗, 是否主要岗位, 是否主任职, 任职类型, 主兼职, 主职兼职, primary flag, primary assignment, primary assignment flag, is primary, primary job, primary position',
    ),
    as_of: date(
      '生效日期, 生效时间, 异动日期, 数据日期, 截止日期, effective date, as of date, valid from, snapshot date',
    ),
    event: text('异动类型, 变动类型, 异动事件, event reason, action reason, personnel action, job event'),
    aside: text(''),
  },
  raw_kpi: {
    kpi_id: key(
      '指标编码, 指标编号, 指标代码, 指标ID, KPI编码, KPI编号, kpi code, kpi no, metric id, indicator id, measure id, goal id, objective id',
    ),
    kpi_name: naming(
      'key result, 关键结果, 关键成果, 考核指标, 指标名称, 指标, KPI名称, KPI指标, 绩效指标, 关键绩效指标, 考核项目, 目标名称, kpi, metric, metric name, indicator, measure, goal, goal name, objective, 重点工作, 重点工作任务, 重点任务, 工作任务, 任务名称, 工作目标, 考核内容, kra, goal title, target name, kennzahl',
    ),
    kind: text('类型, 指标类型, 指标类别, 类别, kpi type, type, goal type, category'),
    direction: text('方向, 指标方向, 指标极性, 极性, 优化方向, polarity, better'),
    unit: text('单位, 计量单位, 指标单位, unit of measure, uom, einheit, maßeinheit'),
    aggregation: text('汇总方式, 聚合方式, 汇总规则, 统计方式, aggregate, rollup, roll-up'),
    score_rule: text('评分标准, 计分规则, 评分规则, 计分方式, 得分规则, scoring rule, scoring'),
    parent_kpi_id: id(
      '上级指标编码, 上级指标, 上级指标编号, 父指标编码, 父指标, 承接指标, parent kpi, parent metric, parent goal, parent metric id',
    ),
    owner_type: text('责任主体类型, 考核对象类型, 主体类型, 对象类型, 被考核对象类型, assignee type, level'),
    owner_id: id(
      '责任主体编码, 责任人工号, 考核对象编码, 工号, 员工工号, 员工编号, 被考核人工号, 员工号, 员工ID, owner, employee id, employee number, employee no, emp id, emp no, employee #, emp #, staff id, personnel number, assignee id, 部门编码, 责任部门编码, unit id, department id, owner employee id, personalnummer',
    ),
    owner_name: text(
      '责任主体, 责任人, 考核对象, 被考核人, 姓名, 员工姓名, 责任部门, goal owner, kpi owner, responsible, employee name, full name, name, assignee, employee, sales rep, rep, salesperson, 部门, 所属部门, 部门名称, department',
    ),
    period: text(
      '考核期, 考核周期, 考核期间, 期间, 周期, 月份, 年月, 统计周期, 考核月份, 季度, 年度, month, quarter, year, review period, period id, cycle, goal cycle, fiscal quarter, fiscal year, 考核年度, 考核季度, 考核年月, 业绩月份, periode, zeitraum',
    ),
    target: number(
      '目标值, 目标, 计划值, 考核目标, 目标数, target value, plan, planned, goal value, quota, 目标业绩, 业绩目标, 目标额, 目标金额, 销售目标, 任务额, 任务量, sales target, sales quota, goal target, zielwert, sollwert, 本月目标, 当月目标, 本期目标, 本季目标, 本季度目标',
    ),
    floor: number('保底值, 底线值, 门槛值, 最低值, 下限值, threshold, minimum'),
    stretch: number('挑战值, 挑战目标, 卓越值, 冲刺值, stretch target, maximum'),
    baseline: number('基准值, 基线值, 起始值, start value, starting value, 上年实际, 去年实际, 上期值, base'),
    range_low: number('区间下限, 下限, 范围下限, low, lower bound, range min, lower limit'),
    range_high: number('区间上限, 上限, 范围上限, high, upper bound, range max, upper limit'),
    weight: number('权重, 指标权重, 考核权重, 权重占比, weighting, weight %, gewichtung, gewicht'),
    due_date: date(
      '截止日期, 计划完成日期, 完成期限, 截止时间, 要求完成日期, due, deadline, target date, 完成时限, 完成时间要求, 计划完成时间',
    ),
    completion_standard: text(
      '完成标准, 验收标准, 衡量标准, 达成标准, acceptance criteria, success criteria',
    ),
    actual: number(
      '实际值, 实际, 实际完成, 完成值, 实绩, 实际完成值, 达成值, 完成情况, 当前值, current value, current, actual value, achieved, result, value, 实际业绩, 完成业绩, 实际销售额, 实际完成额, 完成额, 完成量, 实际金额, 实际达成, 达成, actual sales, attained, achievement, istwert, 本月实际, 当月实际, 本期实际, 本季实际, 本季度实际, 本月完成, 当月完成, 本期完成',
    ),
    numerator: number('分子, 分子值'),
    denominator: number('分母, 分母值'),
    sample_size: number('样本数, 样本量, 基数, n, sample'),
    source: text('数据来源, 来源, 来源系统, data source, system'),
    actual_date: date(
      '完成日期, 实际完成日期, 达成日期, 完成时间, 实际完成时间, 实际日期, 日期, date, completed on, completion date, date completed',
    ),
  },
  raw_review_score: {
    cycle: text(
      '考核周期, 评估周期, 评价周期, 周期, 考核期, 绩效周期, 考核年度, 年度, review cycle, performance cycle, cycle name, review period name, cycle id, review cycle name, year, wave, round, 考核周期名称, 绩效周期名称, 评估周期名称, review period, performance cycle name, performance period name, appraisal cycle',
    ),
    ratee_id: key(
      '被评估人工号, 被评价人工号, 被考核人工号, 被评人工号, 被评估人编号, 工号, 员工工号, 员工编号, ratee, reviewee id, reviewee, ratee employee id, subject id, employee id, employee number, appraisee id, target id, reviewee employee id, employee, candidate id, applicant id, student id, participant id, essay id, 被考评人工号, 考生号, 选手编号, subject user id',
    ),
    ratee_name: naming(
      '被评估人, 被评价人, 被考核人, 被评人, 被评估人姓名, 被评价人姓名, 被考评人, 被考评人姓名, 被打分人, 被评分人, 被评议人, 被评者, 被评分者, 评价对象, 评估对象, 考评对象, 参评人, 姓名, 员工姓名, 员工, 选手, 参赛选手, 考生, 应聘者, 候选人, 学生, 作品, reviewee name, employee name, subject, subject name, appraisee, candidate, candidate name, applicant, applicant name, student, student name, participant, essay, script, paper, name, 被评价同事, 被评对象, 被评同事',
    ),
    rater_id: id(
      '评分人工号, 评估人工号, 评价人工号, 考评人工号, 评委工号, 评估者工号, 考核人工号, rater, reviewer id, reviewer, rater employee id, evaluator id, appraiser id, assessor id, judge id, reviewer employee id, scorer id, examiner id, interviewer id, observer id, coder id, manager id',
    ),
    rater_name: text(
      '评分人, 评估人, 评价人, 考评人, 评委, 评估者, 考核人, 评分人姓名, 评估人姓名, 评价人姓名, reviewer name, evaluator, evaluator name, appraiser, assessor, assessor name, judge, judge name, scorer, grader, marker, examiner, interviewer, observer, coder, rated by, scored by, rater name, 评委姓名, 打分人, 评分者, 评价者, 考评者, 评审, 评审人, 评议人, 考官, 面试官, 裁判',
    ),
    role: text(
      '评估关系, 评价关系, 关系, 评分关系, 角色, 评估角色, 评价角色, 评估类型, 评价类型, 与被评估人关系, rater role, relationship, relation, reviewer type, review type, rater type, reviewer relationship, rater relationship, review direction, direction, perspective, reviewer role, rater group, rater category, source, 评价者类型, 评分人类型, 评价主体',
    ),
    dimension: text(
      '维度, 评价维度, 评估维度, 考核维度, 评分维度, 指标, 能力项, 考核项, 评价项, 题目, 问题, competency, question, criterion, criteria, category, item, skill, trait, attribute, attributes, aspect, factor, 评分项, 评分项目, 评价内容',
    ),
    score: number(
      '评分, 得分, 分数, 打分, 评价得分, 评估得分, 评议得分, 考评得分, 分值, 成绩, rating, score raw, score value, rating value, points, mark, marks, value, numeric rating, performance score, overall score, total score, response',
    ),
    scale_min: number('最低分, 分值下限, 量表下限, min score, minimum score, min, score min'),
    scale_max: number('满分, 最高分, 分值上限, 量表上限, max score, maximum score, max, score max, out of'),
    label: text('等级, 评价等级, 评分等级, 评语等级, rating label, score label, grade'),
    period: text('评价期间, 评估期间, 月份, 期间, 季度, month, quarter'),
    submitted_at: date(
      '提交时间, 提交日期, 评分时间, 评估时间, 评价时间, 完成时间, 评分日期, submitted, submitted on, submission date, submitted date, date, review date, completed at, timestamp',
    ),
    due_at: date('截止时间, 截止日期, 应提交时间, due, due date, deadline'),
    template: text(
      '模板, 问卷, 问卷名称, 评估模板, 评价表, 考核模板, form, form template, template name, survey',
    ),
    comment: text(''),
  },
  raw_rating: {
    cycle: text(
      '考核周期, 评估周期, 周期, 考核期, 考核期间, 绩效周期, 考核年度, 年度, 考核活动, 考核活动名称, 绩效活动, 绩效活动名称, 评估活动, 评估活动名称, 考核名称, 考评周期, 考评期间, 评价周期, 评价期间, review cycle, performance cycle, period, review period, appraisal period, evaluation period, rating period, performance period, year, review name, appraisal cycle, performance document name, review template, form template name, 考核方案, 考核周期名称, 绩效周期名称, 评估周期名称, cycle name, cycle, review cycle name, review period name, performance cycle name, performance period name, appraisal cycle name, rating cycle',
    ),
    employee_id: key(
      '工号, 员工工号, 员工编号, 员工号, 员工ID, 被考核人工号, 人员编码, 人员编号, employee number, employee no, emp id, emp no, staff id, employee, ratee, ratee id, applicant, applicant id, candidate, candidate id, participant, participant id, student, student id, worker id, employee #, emp #, personnel number, person number, associate id, user id, reviewee id, reviewee employee id, 被评价人工号, 被评估人工号, 考核对象工号, 员工编码',
    ),
    name: text(
      '姓名, 员工姓名, 被考核人, employee name, full name, legal name, worker, worker name, ratee name, 被评估人, 被评价人, person name, reviewee, reviewee name, 考核对象',
    ),
    label_proposed: text(
      '初评等级, 校准前等级, 建议等级, 初评, 上级建议等级, 初始等级, 主管评级, 初评结果, 校准前, 校准前绩效等级, 校准前考核等级, 初评绩效等级, 上级初评等级, proposed rating, proposed, initial rating, manager rating, manager assessment rating, original rating, manager overall rating, pre-calibration rating, preliminary rating, proposed label, performance rating (manager), overall rating (manager), rating (manager), 上级评估-整体绩效, 上级评估等级, 上级评等级, 上级评价等级, 上级评定等级, performance (pre-calibration), rating (pre-calibration), overall (pre-calibration), pre-calibrated rating, before calibration, 校准前评级, 初评评级, 直接上级评级, 上级评级, manager proposed rating',
    ),
    label_calibrated: text(
      '校准等级, 校准后等级, 校准后, 校准结果, 校准后绩效等级, 校准后考核等级, 校准绩效等级, calibrated rating, calibrated, post-calibration rating, calibrated label, performance rating (calibrated), overall rating (calibrated), rating (calibrated), 校准-整体绩效, 强制分布等级, 强制分布后等级, performance (post-calibration), rating (post-calibration), overall (post-calibration), after calibration, 校准后评级, 校准评级, 校准后结果, 复评等级, 复评结果, 复评',
    ),
    label_final: text(
      '最终等级, 绩效等级, 考核等级, 等级, 最终结果, 考核结果, 绩效结果, 最终评级, 评级, 绩效评级, 最终绩效等级, 最终考核等级, 年度绩效等级, 年度考核等级, 年终评级, 绩效考核等级, 绩效考核结果, 考评等级, 考评结果, final rating, final, rating, performance rating, overall rating, year end rating, annual rating, overall performance rating, final label, rating label, label, grade, 终评等级, 终评结果, 终评',
    ),
    stage: text(
      '评价环节, 评估环节, 考核环节, 评分环节, 评级环节, 环节, 评价阶段, 评估阶段, 考核阶段, 评级阶段, rating stage, review stage, evaluation stage, appraisal stage, review step, stage',
    ),
    rater_id: id(
      '直属上级工号, 评分人工号, 考核人工号, 评估人工号, 评级人工号, 上级工号, manager id, reviewer id, rater employee id, supervisor id',
    ),
    rater: text(
      '直属上级, 直接上级, 评分人, 考核人, 上级, 评级人, 主管, 直线经理, 直线主管, 直属领导, 直接领导, manager, manager name, rater name, reviewer, supervisor',
    ),
    reason: text(
      '调整原因, 校准原因, 调整说明, 校准说明, adjustment reason, calibration reason, justification, reason for change',
    ),
    decided_at: date(
      '确定日期, 评定日期, 评定时间, 确认时间, 审批日期, 校准日期, decided on, decision date, rating date, finalized at, finalised at, date',
    ),
    self_score: number(
      'self score, 自评得分, 自评分, 自评, 自评分数, self rating, self assessment rating, self-assessment score, self assessment, 自评总分, 自评评分',
    ),
    manager_score: number(
      '上级评分, 上级得分, 主管评分, 上级评价得分, 直属上级评分, 直接上级评分, 直接上级得分, 直属上级得分, 考核得分, 上级评总分, 上级总分, supervisor score, manager assessment, manager calculated overall rating',
    ),
    final_score: number(
      '最终得分, 综合得分, 总分, 最终分数, 绩效得分, 绩效分, 考核总分, 绩效总分, 得分, overall score, total score, score',
    ),
    forced_group: text(
      '强制分布组, 强制分布, 分布组, 校准组, 强制分布范围, distribution group, calibration group, calibration session, pool',
    ),
    coefficient: number('绩效系数, 系数, 考核系数, multiplier, performance factor'),
    aside: text(''),
  },
} satisfies Record<string, Record<string, FieldSpec>>;
