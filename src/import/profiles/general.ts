// Layouts every company draws by itself: known by what the columns mean, not by whose export it is.

import type { Layout } from '../layouts/schema.ts';
import type { IntakeTable } from './fields.ts';
import type { Profile } from './types.ts';

/** People over two or more columns of a matrix: a name, perhaps with a number; no period, unit or measure. */
const people = (into: string, value: string): Layout => ({
  kind: 'wide',
  across: {
    headings:
      '^(?!.*(季|月|年|周|期|合计|小计|总|目标|实际|差异|完成|部|中心|组|公司|区|考核|指标|权重|单位|评|分|信息|情况|数据))[\\p{Script=Han}·]{2,5}( ?[(（]?\\d{3,}[)）]?)?$|^\\d{5,}$|^[A-Z][a-z]+,? [A-Z][a-z]+( \\(\\d+\\))?$',
  },
  into,
  value,
});

const EMPLOYEE = [
  '工号',
  '员工编号',
  '员工工号',
  '员工号',
  '员工ID',
  '被考核人工号',
  'employee id',
  'employee number',
  'employee no',
  'emp id',
  'emp no',
  'staff id',
  'user id',
  'employee',
];

const RATEE = [
  '被评估人',
  '被评价人',
  '被考核人',
  '被评人',
  '被评估人工号',
  '被评价人工号',
  '被考核人工号',
  'reviewee',
  'reviewee id',
  'reviewee name',
  'ratee',
  'ratee id',
  'ratee name',
  'subject',
  'subject id',
  'target',
  'target id',
  'appraisee',
  'candidate',
  'applicant',
  'student',
  'participant',
  'essay',
  'script',
  'paper',
  '被考评人',
  '被打分人',
  '被评分人',
  '被评分者',
  '被评议人',
  '评价对象',
  '评估对象',
  '考评对象',
  '参评人',
  '选手',
  '考生',
  '候选人',
  '作品',
  'Who are you reviewing',
];

const RATER = [
  '评分人',
  '评估人',
  '评价人',
  '考评人',
  '考核人',
  '评委',
  '打分人',
  '评分者',
  '评价者',
  '评议人',
  '评审',
  '考官',
  '面试官',
  '评分人工号',
  '评估人工号',
  '评价人工号',
  'reviewer',
  'reviewer id',
  'reviewer name',
  'rater',
  'rater id',
  'rater name',
  'evaluator',
  'evaluator id',
  'evaluator name',
  'judge',
  'assessor',
  'appraiser',
  'scorer',
  'grader',
  'marker',
  'examiner',
  'interviewer',
  'observer',
  'coder',
];

/** What people are told apart by; with an id it is enough of a roster. */
const ATTRIBUTES = [
  'gender',
  'birth_date',
  'age',
  'hire_date',
  'tenure',
  'location',
  'is_remote',
  'employment_type',
  'school',
  'grade',
];

/** Who a table of attributes speaks of where it has no column of ids. */
const PERSON = Object.fromEntries(
  'ratee, reviewee, subject, participant, candidate, applicant, employee, staff, 被评人, 被评估人, 被评价人, 被考核人, 被考评人, 选手, 考生, 候选人'
    .split(', ')
    .map((word) => [word, 'employee_id']),
);

/** What is scored where no word says that it is somebody: the unit, item or case of a study of agreement. */
const SCORED = {
  unit: 'ratee_id',
  item: 'ratee_id',
  case: 'ratee_id',
  object: 'ratee_id',
  target: 'ratee_id',
};

/** Who scores where no word says that it is a rater. */
const SCORING = Object.fromEntries(
  '上级, 直属上级, 直接上级, 主管, 直属主管, 直接主管, 领导, 直属领导, 直接领导, 上级领导, 部门负责人, manager, manager name, line manager, direct manager, supervisor, boss, team lead, team leader, leader, head'
    .split(', ')
    .map((word) => [word, 'rater_name']),
);

export const sheetProfiles: readonly Profile[] = [
  {
    id: 'roster',
    table: 'raw_employee',
    require: [
      ['工号', '员工编号', '员工工号'],
      ['姓名', '员工姓名'],
      ['入职日期', '入职时间'],
      ['部门', '所属部门', '部门编码'],
    ],
    titles: ['花名册', '员工信息', '人员名单'],
  },
  {
    id: 'org',
    table: 'raw_org_unit',
    require: [
      ['部门编码', '部门编号', '组织编码'],
      ['上级部门编码', '上级部门编号', '上级组织编码', '上级部门'],
    ],
    titles: ['组织架构', '组织机构'],
  },
  {
    id: 'kpi_targets',
    table: 'raw_kpi',
    require: [['考核指标', '指标名称', '指标编码'], ['目标值', '目标'], ['权重']],
    titles: ['KPI目标', '绩效考核表', '目标责任书'],
  },
  {
    id: 'kpi_matrix',
    table: 'raw_kpi',
    require: [
      ['考核指标', '指标名称', '指标编码', 'KPI', 'Metric'],
      ['目标值', '目标', '实际值', '实际', '完成值', 'Target', 'Actual'],
    ],
    titles: ['绩效考核表', '矩阵'],
    layout: people('被考核人', '实际值'),
  },
  {
    id: 'kpi_matrix_scores',
    table: 'raw_review_score',
    require: [
      ['考核指标', '指标名称', 'KPI', 'Metric'],
      ['评分', '得分', 'Score'],
    ],
    titles: ['绩效考核表', '矩阵'],
    headings: { 指标名称: 'dimension', 考核指标: 'dimension', KPI: 'dimension', Metric: 'dimension' },
    layout: people('被评估人', '评分'),
  },
  {
    // A form with a question per dimension: one row for each rater of a person.
    id: 'review_dimensions',
    table: 'raw_review_score',
    require: [RATEE, RATER],
    layout: { kind: 'wide', across: 'unknown', into: '维度', value: '评分', cells: 'numbers' },
  },
  {
    // One column per judge: the table of a panel.
    id: 'review_judges',
    table: 'raw_review_score',
    require: [[...RATEE, ...Object.keys(SCORED)]],
    headings: { Subject: 'ratee_id', Candidate: 'ratee_id', ...SCORED },
    layout: {
      kind: 'wide',
      across: {
        headings:
          '^(?:[Jj]udge|[Rr]ater|[Rr]eviewer|[Ee]valuator|[Aa]ssessor|[Ee]xaminer|[Oo]bserver|[Cc]oder|[Ss]corer|[Gg]rader|[Mm]arker|[Ii]nterviewer|[JRC]|评委|评分人|评估人|评价人|评审|考官|面试官|裁判)\\s*[-_#]?\\s*(?:\\d{1,3}|[A-Za-z]|[一二三四五六七八九十甲乙丙丁戊])$',
      },
      into: '评分人工号',
      value: '评分',
      cells: 'numbers',
    },
  },
  {
    // The same table lying down: one column per person scored, one row per judge.
    id: 'review_judged',
    table: 'raw_review_score',
    require: [RATER],
    layout: {
      kind: 'wide',
      across: {
        headings:
          '^(?:[Ss]ubject|[Tt]arget|[Rr]atee|[Cc]andidate|[Aa]pplicant|[Ee]ssay|[Ii]tem|[Uu]nit|[Cc]ase|选手|被评人|考生|候选人|作品)\\s*[-_#]?\\s*(?:\\d{1,3}|[A-Za-z]|[一二三四五六七八九十甲乙丙丁戊])$',
      },
      into: '被评估人工号',
      value: '评分',
      cells: 'numbers',
    },
  },
  {
    id: 'kpi_periods',
    table: 'raw_kpi',
    require: [
      [
        '考核指标',
        '指标名称',
        '指标',
        '指标编码',
        '指标编号',
        '绩效指标',
        '关键绩效指标',
        '考核项目',
        'KPI',
        'KPI名称',
        'KPI指标',
        'KPI code',
        'KPI name',
        'Metric',
        'Metric name',
        'Indicator',
        'Measure',
        'Goal',
        'Objective',
      ],
    ],
    layout: { kind: 'wide', across: { periods: 'raw_kpi' }, into: '考核期', value: '目标或实际' },
  },
  {
    id: 'rating_periods',
    table: 'raw_rating',
    require: [EMPLOYEE],
    layout: { kind: 'wide', across: { periods: 'raw_rating' }, into: '考核周期', value: '最终等级' },
  },
  {
    // Q1, Q2 … alone may be anything.
    id: 'rating_periods_titled',
    table: 'raw_rating',
    require: [EMPLOYEE],
    titles: ['绩效', '考核等级', '考核结果', '评级', 'rating', 'Rating', 'performance', 'Performance'],
    titled: true,
    layout: { kind: 'wide', across: { periods: 'raw_rating' }, into: '考核周期', value: '最终等级' },
  },
  {
    id: 'kpi_actuals',
    table: 'raw_kpi',
    require: [
      ['考核指标', '指标名称', '指标编码'],
      ['实际值', '实际', '完成值'],
      ['考核期', '月份', '期间'],
    ],
    titles: ['KPI实绩', '实际完成'],
  },
  {
    id: 'review_360',
    table: 'raw_review_score',
    require: [
      ['被评估人', '被评估人工号', '被评价人', '被考核人'],
      ['评分人', '评分人工号', '评估人', '评价人', '评估人工号'],
      ['评分', '得分', '分数'],
    ],
    titles: ['360', '评估', '互评'],
  },
  {
    id: 'ratings',
    table: 'raw_rating',
    require: [
      ['工号', '员工编号'],
      ['最终等级', '绩效等级', '考核等级'],
      ['考核周期', '考核期', '绩效周期', '初评等级', '校准前等级'],
    ],
    titles: ['绩效等级', '绩效结果', '考核结果'],
  },
];

const ABOUT_RATINGS = /绩效|考核|评级|考评|performance|rating|appraisal/iu;

export interface TableRule {
  table: IntakeTable;
  /** Of each list one field must be found. */
  fields: readonly (readonly string[])[];
  /** Words of titles, sheet or file name that decide between tables of which as many columns are found. */
  titles?: RegExp;
  /** Part of the headings that must be understood, where the fields alone say little. */
  share?: number;
  /** What headings mean in such a table only. */
  headings?: Readonly<Record<string, string>>;
  /** Fields that must not be there without those headings. */
  lacks?: readonly string[];
}

/** What a sheet must say to be a table of a kind at all; the order decides ties. */
export const tableRules: readonly TableRule[] = [
  {
    table: 'raw_employee',
    fields: [
      ['employee_id'],
      ['name', 'last_name', 'unit_id', 'unit_path'],
      [
        'hire_date',
        'manager',
        'manager_id',
        'position',
        'grade',
        'job_family',
        'leave_date',
        'gender',
        'employment_type',
      ],
    ],
  },
  { table: 'raw_employee', fields: [['employee_id'], ['name'], ['unit_id', 'unit_path']], share: 0.75 },
  { table: 'raw_employee', fields: [['employee_id'], ATTRIBUTES], share: 0.75 },
  {
    table: 'raw_employee',
    fields: [['employee_id'], ATTRIBUTES],
    share: 0.75,
    headings: PERSON,
    lacks: ['employee_id'],
  },
  {
    table: 'raw_org_unit',
    fields: [
      ['unit_id', 'name', 'path'],
      ['parent_id', 'parent_name', 'path'],
    ],
  },
  {
    table: 'raw_kpi',
    fields: [
      ['kpi_id', 'kpi_name'],
      ['target', 'actual', 'numerator', 'direction', 'aggregation'],
    ],
  },
  {
    table: 'raw_attendance_day',
    fields: [
      ['employee_id', 'name'],
      ['day', 'work_date'],
      [
        'check_in',
        'status_in',
        'check_out',
        'attended_days',
        'worked_minutes',
        'late_minutes',
        'personal_leave_days',
        'sick_leave_days',
        'overtime_minutes',
      ],
    ],
  },
  {
    table: 'raw_attendance_period',
    fields: [
      ['employee_id', 'name'],
      ['due_days', 'attended_days', 'worked_minutes'],
      ['late_count', 'absent_days', 'overtime_minutes', 'leave_days', 'missing_count'],
    ],
  },
  {
    table: 'raw_punch',
    fields: [
      ['employee_id', 'name'],
      ['punched_at', 'times', 'in_at'],
    ],
    share: 0.5,
  },
  {
    table: 'raw_leave_request',
    fields: [['employee_id', 'name'], ['kind'], ['start_at'], ['end_at', 'amount']],
    share: 0.5,
  },
  {
    table: 'raw_rating',
    fields: [['employee_id'], ['label_final', 'label_proposed', 'label_calibrated']],
    titles: ABOUT_RATINGS,
  },
  {
    table: 'raw_review_score',
    fields: [
      ['ratee_id', 'ratee_name'],
      ['score', 'label'],
      ['rater_id', 'rater_name', 'dimension', 'role'],
    ],
    titles: ABOUT_RATINGS,
  },
  {
    table: 'raw_review_score',
    fields: [['ratee_id', 'ratee_name'], ['score'], ['rater_id', 'rater_name']],
    titles: ABOUT_RATINGS,
    headings: SCORING,
    lacks: ['rater_id', 'rater_name', 'role', 'label', 'dimension'],
  },
  {
    table: 'raw_review_score',
    fields: [['ratee_id'], ['score'], ['rater_id', 'rater_name']],
    headings: SCORED,
    lacks: ['ratee_id', 'ratee_name'],
  },
  {
    // Scores without a grade: where it says who scored whom, the rules before this one know more.
    table: 'raw_rating',
    fields: [['employee_id'], ['final_score']],
    titles: ABOUT_RATINGS,
  },
  {
    table: 'raw_opportunity',
    fields: [
      ['stage', 'outcome'],
      ['opportunity_id', 'name', 'account'],
      ['amount', 'close_date', 'owner_name', 'owner_id'],
    ],
  },
  {
    table: 'raw_sales_order',
    fields: [['order_id'], ['amount', 'quantity'], ['order_date', 'customer', 'owner_name', 'owner_id']],
  },
];
