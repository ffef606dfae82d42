// What a sheet must say to be a table of a kind at all, where no profile knows it.
import type { IntakeTable } from './fields.ts';
import { SCORED } from './who.ts';

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

/** Who scores where no word says that it is a rater. */
const SCORING = Object.fromEntries(
  '上级, 直属上级, 直接上级, 主管, 直属主管, 直接主管, 领导, 直属领导, 直接领导, 上级领导, 部门负责人, manager, manager name, line manager, direct manager, supervisor, boss, team lead, team leader, leader, head'
    .split(', ')
    .map((word) => [word, 'rater_name']),
);

const ABOUT_RATINGS = /绩效|考核|评级|考评|performance|rating|appraisal/iu;

export interface TableRule {
  table: IntakeTable;
  /** Of each list one field must be found. */
  fields: readonly (readonly string[])[];
  /** Words of titles, sheet or file name that decide between tables of which as many columns are found. */
  titles?: RegExp;
  /** Looked at only where nothing else knows the sheet. */
  last?: boolean;
  /** Part of the headings that must be understood, where the fields alone say little. */
  share?: number;
  /** What headings mean in such a table only. */
  headings?: Readonly<Record<string, string>>;
  /** Fields that must not be there without those headings. */
  lacks?: readonly string[];
}

const OVERTIME = [
  'overtime_minutes',
  'overtime_workday_minutes',
  'overtime_restday_minutes',
  'overtime_holiday_minutes',
];

/** What a sheet must say to be a table of a kind at all; the order decides ties. */
export const tableRules: readonly TableRule[] = [
  {
    table: 'raw_employee',
    fields: [
      ['employee_id'],
      ['name', 'last_name', 'unit_id', 'unit_path'],
      ['hire_date', 'leave_date', 'gender', 'employment_type'],
    ],
  },
  {
    // Whom somebody is under and what he works as stands in lists of plans, reports and courses too.
    table: 'raw_employee',
    fields: [
      ['employee_id'],
      ['name', 'last_name', 'unit_id', 'unit_path'],
      ['manager', 'manager_id', 'position', 'grade', 'job_family'],
    ],
    share: 0.5,
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
    // A column per level and who leads the lowest one.
    table: 'raw_org_unit',
    fields: [['unit_1'], ['unit_2'], ['head', 'head_id']],
    share: 0.75,
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
        ...OVERTIME,
      ],
    ],
  },
  {
    table: 'raw_attendance_period',
    fields: [
      ['employee_id', 'name'],
      ['due_days', 'attended_days', 'worked_minutes'],
      ['late_count', 'absent_days', 'leave_days', 'missing_count', ...OVERTIME],
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
    // 总分 of a row that says what its rater is to the person is the score of that rater, whatever he is.
    table: 'raw_review_score',
    fields: [['ratee_id', 'ratee_name'], ['score'], ['rater_id', 'rater_name'], ['role']],
    titles: ABOUT_RATINGS,
    headings: { 总分: 'score', 总得分: 'score', 综合得分: 'score', 平均分: 'score' },
    lacks: ['score', 'label', 'dimension'],
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
    // Orders of no day and no amount count nowhere: such a sheet stays unknown until its headings are said.
    table: 'raw_sales_order',
    fields: [
      ['order_id'],
      ['amount', 'quantity'],
      ['order_date', 'customer', 'owner_name', 'owner_id'],
      ['order_date', 'amount'],
    ],
  },
  {
    // 销售流水: sales without a number.
    table: 'raw_sales_order',
    fields: [['order_date'], ['amount'], ['owner_name', 'owner_id'], ['customer', 'product', 'quantity']],
    share: 0.6,
    last: true,
  },
  {
    // Ratings of people who are named and have no number: who they are is asked.
    table: 'raw_rating',
    fields: [['name'], ['label_final', 'label_proposed', 'label_calibrated']],
    titles: ABOUT_RATINGS,
    share: 0.6,
    last: true,
    lacks: ['employee_id'],
  },
  {
    // Targets beside actuals of nobody knows what: which KPI they are of is asked.
    table: 'raw_kpi',
    fields: [['owner_id', 'owner_name'], ['target'], ['actual']],
    share: 0.5,
    last: true,
  },
];
