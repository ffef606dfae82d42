// Rosters, leave and hours as HR systems export them, bytes in, rows of the staging tables out.
import { expect, test } from 'vitest';
import { importCases, sheetOf } from './import-case.ts';

const { plain, business, select } = importCases();

test('ADP: names in two columns, Home Department Description, Reports To; tax number and pay dropped', async () => {
  const report = await plain('ADP_Employee_Roster.csv');
  expect(sheetOf(report).dropped).toEqual(['Tax ID (SSN)', 'Annual Salary']);
  expect(
    await select(
      'SELECT employee_id, name, unit_path, manager_text, CAST(leave_date AS VARCHAR) AS gone FROM stg_employee ORDER BY _row',
    ),
  ).toEqual([
    {
      employee_id: 'AB12CD34E',
      name: 'Maria Lopez',
      unit_path: 'Operations',
      manager_text: 'Kim, Dan',
      gone: null,
    },
    {
      employee_id: 'AB12CD35F',
      name: 'John Doe',
      unit_path: 'Operations',
      manager_text: 'Lopez, Maria',
      gone: '2025-02-28',
    },
  ]);
});

test('SAP HCM: pipes, padded numbers, an employment that ends in 9999 has no end', async () => {
  await plain('SAP_HCM_PA0000.txt');
  expect(
    await select(
      'SELECT employee_id, name, unit_path, grade, CAST(hire_date AS VARCHAR) AS hired, leave_date, _rejects FROM stg_employee ORDER BY _row',
    ),
  ).toEqual([
    {
      employee_id: '00001234',
      name: 'Max Mustermann',
      unit_path: 'Vertrieb Nord',
      grade: 'E10',
      hired: '2012-04-01',
      leave_date: null,
      _rejects: null,
    },
    {
      employee_id: '00001235',
      name: 'Erika Beispiel',
      unit_path: 'Vertrieb Nord',
      grade: 'E08',
      hired: '2018-07-15',
      leave_date: null,
      _rejects: null,
    },
  ]);
});

test('a sheet called 绩效考核汇总 with as many columns of people is about grades; an average is no person', async () => {
  const report = await plain('绩效考核汇总.csv');
  expect(sheetOf(report)).toMatchObject({ table: 'raw_rating', also: { table: 'raw_employee' } });
  expect(
    await select(
      'SELECT cycle, employee_id, final_score, label_final FROM stg_rating WHERE NOT _refused ORDER BY _row',
    ),
  ).toEqual([
    { cycle: '2024', employee_id: '10001', final_score: 91.5, label_final: 'A' },
    { cycle: '2024', employee_id: '10002', final_score: 80.9, label_final: 'B' },
  ]);
});

test('leave: the heading says days or hours for all amounts below it', async () => {
  await plain('Kronos_Absence.csv');
  const leave =
    'SELECT employee_id, kind, hours, CAST(start_at AS DATE)::VARCHAR AS first, _refused AS refused FROM stg_leave_request ORDER BY _row';
  expect(await select(leave)).toEqual([
    { employee_id: 'E77', kind: 'sick', hours: 22.5, first: '2025-02-03', refused: false },
    { employee_id: 'E78', kind: 'annual', hours: 37.5, first: '2025-02-17', refused: false },
  ]);
  await plain('请假单_天数.csv');
  expect(await select('SELECT employee_id, amount FROM raw_leave_request ORDER BY _row')).toEqual([
    { employee_id: '10001', amount: '3天' },
    { employee_id: '10002', amount: '0.5天' },
  ]);
  expect(
    await select('SELECT count(*) FILTER (WHERE _refused)::INTEGER AS void FROM stg_leave_request'),
  ).toEqual([{ void: 1 }]);
});

test('工时 of a month are hours; a clock with 记录状态 gives punches', async () => {
  await plain('工时统计.csv');
  expect(
    await select(
      'SELECT employee_id, period_id, worked_minutes AS worked, overtime_minutes AS over FROM stg_attendance_period ORDER BY _row',
    ),
  ).toEqual([
    { employee_id: '10001', period_id: '2025-03', worked: 10560, over: 720 },
    { employee_id: '10002', period_id: '2025-03', worked: 9600, over: 0 },
  ]);
  const report = await plain('考勤机_导出.csv');
  expect(sheetOf(report)).toMatchObject({ table: 'raw_punch', rows_sent: 3, dropped: ['卡号'] });
});

test('15Five: % Complete is the share met; start and target value of the key result are no target of a KPI', async () => {
  await plain('15Five_OKR.csv');
  expect(
    await select('SELECT name, owner_id, target, actual, baseline, direction FROM stg_kpi ORDER BY _row'),
  ).toEqual([
    {
      name: 'NPS from 30 to 50',
      owner_id: 'Ann Lee',
      target: 1,
      actual: 0.6,
      baseline: null,
      direction: 'milestone',
    },
    {
      name: 'Reply within 4 hours',
      owner_id: 'Bob Hu',
      target: 1,
      actual: 0.8,
      baseline: null,
      direction: 'milestone',
    },
  ]);
});

test('用友 U9 writes 客户.名称; a return is negative', async () => {
  await business('用友U9_销售出库.csv');
  expect(
    await select(
      'SELECT order_id, customer, owner_name, unit_ref, product, currency, amount FROM stg_sales_order ORDER BY _row',
    ),
  ).toEqual([
    {
      order_id: 'XSCK2503001',
      customer: '华星电子',
      owner_name: '周杰',
      unit_ref: '营销中心',
      product: '电容',
      currency: 'CNY',
      amount: 500,
    },
    {
      order_id: 'XSCK2503002',
      customer: '华星电子',
      owner_name: '周杰',
      unit_ref: '营销中心',
      product: '电容',
      currency: 'CNY',
      amount: -50,
    },
  ]);
});

test('4 - Often is a four; words of a scale of five are its steps', async () => {
  await plain('review_scale_words.csv');
  expect(
    await select(
      'SELECT dimension, role, score_raw AS score FROM stg_review_score WHERE NOT _refused ORDER BY _row, dimension',
    ),
  ).toEqual([
    { dimension: 'Communication', role: 'manager', score: 5 },
    { dimension: 'Delivery', role: 'manager', score: 3 },
    { dimension: 'Leadership', role: 'manager', score: 4 },
    { dimension: 'Communication', role: 'peer', score: 4 },
    { dimension: 'Delivery', role: 'peer', score: 4 },
    { dimension: 'Leadership', role: 'peer', score: 3 },
  ]);
  await plain('互评表_文字量表.csv');
  // 非常同意 5 · 同意 4 · 一般 3 · 不同意 2; the remark beside them is none.
  expect(
    await select(
      'SELECT rater_id AS rater, role, dimension, score_raw AS score, scale_min AS least, scale_max AS most FROM stg_review_score ORDER BY _row, dimension',
    ),
  ).toEqual(
    [
      { rater: '王芳', role: 'peer', dimension: '团队合作', score: 4 },
      { rater: '王芳', role: 'peer', dimension: '沟通能力', score: 5 },
      { rater: '王芳', role: 'peer', dimension: '责任心', score: 3 },
      { rater: '赵磊', role: 'manager', dimension: '团队合作', score: 4 },
      { rater: '赵磊', role: 'manager', dimension: '沟通能力', score: 4 },
      { rater: '赵磊', role: 'manager', dimension: '责任心', score: 2 },
    ].map((row) => ({ ...row, least: 1, most: 5 })),
  );
});

test('a figure below a cell that was merged once has no owner: it is refused, not counted for nobody', async () => {
  await plain('KPI_得分表.csv');
  expect(
    await select(
      'SELECT owner_id, name, _refused AS refused, _rejects[1].reason AS reason FROM stg_kpi ORDER BY _row',
    ),
  ).toEqual([
    { owner_id: '10001', name: '销售额（万元）', refused: false, reason: null },
    { owner_id: null, name: '回款率', refused: true, reason: 'missing_key' },
    { owner_id: '10002', name: '销售额（万元）', refused: false, reason: null },
    { owner_id: null, name: '回款率', refused: true, reason: 'missing_key' },
  ]);
});

test('a KPI sheet of a unit that says no period: the unit owns it, and the period is asked', async () => {
  const report = await plain('考核表_部门.csv');
  expect(sheetOf(report).questions).toMatchObject([{ code: 'kpi_period', field: 'period', blocking: false }]);
  expect(await select('SELECT DISTINCT owner_type, owner_id, period_id FROM stg_kpi')).toEqual([
    { owner_type: 'unit', owner_id: '生产部', period_id: null },
  ]);
});
