// Layouts every company draws by itself: known by what the columns mean, not by whose export it is.

import type { Layout } from '../layouts/schema.ts';
import type { Profile } from './types.ts';
import { EMPLOYEE, OWNER, RATEE, RATER, RELATION, SCORED } from './who.ts';

/** People over two or more columns of a matrix: a name, perhaps with a number; no period, unit or measure. */
const people = (into: string, value: string): Layout => ({
  kind: 'wide',
  across: {
    headings:
      '^(?!.*(华[东南西北中]|[东西][南北]|大区|国内|海外|线上|线下|直营|加盟|渠道|电商|零售|季|月|年|周|期|合计|小计|总|目标|实际|差异|完成|部|中心|组|公司|区|考核|指标|权重|单位|评|分|信息|情况|数据|备注|说明|来源|公式|定义|方法|标准|类型|维度|序号|频率))[\\p{Script=Han}·]{2,5}( ?[(（]?\\d{3,}[)）]?)?$|^\\d{5,}$|^[A-Z][a-z]+,? [A-Z][a-z]+( \\(\\d+\\))?$',
  },
  into,
  value,
});

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
    // 重点工作: what is due when, and by what it is known to be done; no figure to reach.
    id: 'kpi_milestones',
    table: 'raw_kpi',
    require: [
      ['重点工作', '重点工作任务', '重点任务', '工作任务', '重点工作事项'],
      ['完成标准', '验收标准', '衡量标准', '达成标准'],
      ['计划完成时间', '计划完成日期', '完成时限', '完成期限', '完成时间要求', '要求完成日期'],
    ],
    without: ['目标值', '目标', '计划值', '目标数', '类型', '指标类型'],
    headings: { 重点工作事项: 'kpi_name', 实际完成时间: 'actual_date', 实际完成情况: 'actual' },
    constants: { kind: '重点工作' },
  },
  {
    // The share of the target that was reached, without either figure: what is to be reached is all of it.
    id: 'kpi_rates',
    table: 'raw_kpi',
    require: [
      ['指标名称', '考核指标', '指标', 'KPI', 'KPI名称', '考核项目', 'KPI name', 'Metric'],
      ['完成率', '达成率', '完成率(%)', '达成率(%)', 'attainment', 'attainment %', '% of target'],
      OWNER,
    ],
    without: [
      ...[
        '目标值',
        '目标',
        '计划值',
        '目标数',
        '目标额',
        '实际值',
        '实际',
        '完成值',
        '实际完成',
        '实际完成值',
      ],
      ...['达成值', '完成情况', '实绩', 'target', 'target value', 'actual', 'actual value', 'result'],
    ],
    headings: {
      完成率: 'actual',
      达成率: 'actual',
      '完成率(%)': 'actual',
      '达成率(%)': 'actual',
      attainment: 'actual',
      'attainment %': 'actual',
      '% of target': 'actual',
    },
    constants: { target: '100%' },
  },
  {
    id: 'kpi_matrix',
    table: 'raw_kpi',
    require: [
      ['考核指标', '指标名称', '指标', '考核项目', '指标编码', 'KPI', 'KPI Name', 'Metric'],
      ['目标值', '目标', '实际值', '实际', '完成值', 'Target', 'Actual'],
    ],
    // Where a row has its person the names across are regions or channels.
    without: [
      '工号',
      '员工工号',
      '员工编号',
      '姓名',
      '员工姓名',
      '被考核人',
      'employee id',
      'employee',
      'employee name',
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
    // The same where the columns of people and of the relation alone say who is scored.
    id: 'review_dimensions_of_staff',
    table: 'raw_review_score',
    require: [[...EMPLOYEE, '姓名', '员工姓名', 'employee name'], RATER, RELATION],
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
    // 销售目标分解: people or units over months, their KPI in the title.
    id: 'kpi_periods_titled',
    table: 'raw_kpi',
    require: [OWNER],
    titles: [
      ...[
        '目标',
        '任务',
        '预算',
        '指标',
        '业绩',
        '销售额',
        '销售收入',
        '回款',
        '产值',
        '产量',
        '销量',
        '营收',
      ],
      ...['target', 'Target', 'quota', 'Quota', 'budget', 'Budget', 'sales', 'Sales', 'revenue', 'Revenue'],
    ],
    titled: true,
    last: true,
    layout: { kind: 'wide', across: { periods: 'raw_kpi' }, into: '考核期', value: '目标或实际' },
  },
  {
    // 销售额 over 目标, 实际; 回款率 over the same: a KPI for each group.
    id: 'kpi_groups',
    table: 'raw_kpi',
    require: [
      OWNER,
      ['目标', '目标值', '计划', 'target', 'plan'],
      ['实际', '实际值', '完成', '完成值', 'actual', '达成'],
    ],
    // A list that names its KPIs has something else across: regions, people.
    without: ['指标', '指标名称', '考核指标', '考核项目', 'KPI', 'KPI名称', 'kpi name', 'metric', 'measure'],
    last: true,
    layout: { kind: 'wide', across: { headings: '.' }, into: '指标名称', value: '实际值' },
  },
  {
    // 姓名, 月份, 销售额, 回款额: a KPI for each column, and nothing that says whether it is planned or reached.
    id: 'kpi_columns',
    table: 'raw_kpi',
    require: [OWNER],
    without: ['客户', '客户名称', '产品', '产品名称', '商品名称', '物料名称', 'customer', 'product', 'item'],
    titles: [
      '业绩',
      '绩效',
      '销售',
      '完成',
      '达成',
      '目标',
      'KPI',
      'kpi',
      'performance',
      'Performance',
      'sales',
      'Sales',
    ],
    titled: true,
    last: true,
    layout: {
      kind: 'wide',
      across: {
        headings:
          '^(?!.*(出勤|迟到|早退|缺|旷|假|加班|考勤|工龄|年龄|人数|序号|编号|排名|薪|工资|奖金|提成|率$|比$|占比|同比|环比|合计|得分|评分|%|rank|rate|score|salary|bonus|commission|total|days|hours))(?:.*(额|量|收入|成本|利润|毛利|数|单数|件数|回款|产值)([(（].*[)）])?|(?:.* )?(sales|revenue|calls|visits|orders|units|deals|bookings|profit|cost)( \\(.*\\))?)$',
      },
      into: '指标名称',
      value: '目标或实际',
      cells: 'numbers',
    },
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
