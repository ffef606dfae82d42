// Exports as HR, CRM and ERP systems write them, bytes in, rows of the staging tables out: what would be a wrong number or a wrong person.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, type ImportCases, openImportCases, sheetOf } from './import-case.ts';

let cases: ImportCases;
beforeAll(async () => {
  cases = await openImportCases();
});
afterAll(() => cases.close());

const plain = (name: string) =>
  cases.load(name, readFileSync(new URL(`../fixtures/plain/${name}`, import.meta.url)));
const select = (sql: string) => cases.db.select(sql);

describe('deals', () => {
  const deals = () =>
    select(
      'SELECT name, stage_kind, amount, currency, CAST(close_date AS VARCHAR) AS close_date FROM stg_opportunity ORDER BY _row',
    );

  test('a deal that is won counts as won in its last stage, in the month it was won, in its own currency', async () => {
    await plain('pipedrive_deals_status.csv');
    expect(await deals()).toEqual([
      { name: 'Solar roof', stage_kind: 'open', amount: 15000, currency: 'EUR', close_date: '2025-04-30' },
      { name: 'Heat pump', stage_kind: 'won', amount: 8200, currency: 'EUR', close_date: '2025-02-20' },
    ]);
  });

  test('纷享销客: 状态 says what is lost, 实际成交日期 when; CNY - 人民币 is the yuan', async () => {
    await plain('纷享销客_商机2.0.csv');
    expect(await deals()).toEqual([
      { name: '二期扩容', stage_kind: 'open', amount: 1200000, currency: 'CNY', close_date: '2025-04-30' },
      { name: '设备采购', stage_kind: 'won', amount: 350000, currency: 'CNY', close_date: '2025-02-18' },
      { name: '维保续签', stage_kind: 'lost', amount: 80000, currency: 'CNY', close_date: '2025-03-01' },
    ]);
  });

  test('Freshsales: amounts behind their sign, the day it closed beside the day expected', async () => {
    await plain('Freshsales_deals.csv');
    expect(await deals()).toEqual([
      {
        name: 'Website redesign',
        stage_kind: 'won',
        amount: 250000,
        currency: 'INR',
        close_date: '2025-02-11',
      },
      { name: 'App build', stage_kind: 'open', amount: 9000, currency: 'USD', close_date: '2025-04-30' },
    ]);
  });

  test('待签约 and 预计成交 are open; an amount without a currency beside it says its own', async () => {
    await cases.load(
      'deals.csv',
      csv(
        '商机名称,客户名称,商机阶段,商机金额',
        '甲,一,待签约,€100',
        '乙,二,预计成交,US$50',
        '丙,三,已签约,¥70',
      ),
    );
    expect(await deals()).toMatchObject([
      { stage_kind: 'open', amount: 100, currency: 'EUR' },
      { stage_kind: 'open', amount: 50, currency: 'USD' },
      { stage_kind: 'won', amount: 70, currency: null },
    ]);
  });
});

test('a loss in brackets is in the unit of its column: （1.2） under 单位：万元', async () => {
  const report = await plain('金蝶云星空_销售业绩汇总.csv');
  expect(await select('SELECT order_id, amount FROM stg_sales_order ORDER BY _row')).toEqual([
    { order_id: 'XSDD000123', amount: 125000 },
    { order_id: 'XSDD000124', amount: 80000 },
    { order_id: 'XSDD000130', amount: -12000 },
  ]);
  expect(sheetOf(report).totals.every(({ agrees }) => agrees)).toBe(true);
});

describe('attendance', () => {
  test('Zoho: 01-Mar-2025 is a day, 09:05 are nine hours, the minutes late are read', async () => {
    await plain('Zoho_People_Attendance_Report.csv');
    expect(
      await select(
        'SELECT CAST(day AS VARCHAR) AS day, status, worked_minutes AS worked, late_minutes AS late, early_minutes AS early, attended_days AS attended FROM stg_attendance_day ORDER BY _row',
      ),
    ).toEqual([
      { day: '2025-03-01', status: 'normal;overtime', worked: 545, late: 5, early: 0, attended: 1 },
      { day: '2025-03-02', status: 'rest', worked: 0, late: 0, early: 0, attended: 0 },
      { day: '2025-03-03', status: 'absent', worked: 0, late: 0, early: 0, attended: 0 },
      { day: '2025-03-03', status: 'normal', worked: 470, late: 0, early: 80, attended: 1 },
      { day: '2025-03-04', status: 'leave:personal', worked: 480, late: 0, early: 0, attended: 0 },
    ]);
  });

  test('盖雅: 工时 are hours, two punches are a day, 迟到(分) are minutes and no count', async () => {
    await plain('盖雅_日考勤结果.csv');
    expect(
      await select(
        'SELECT s.employee_id, s.worked_minutes AS worked, s.late_minutes AS late, s.attended_days AS attended, r.unit_path FROM stg_attendance_day AS s JOIN raw_attendance_day AS r USING (_row) ORDER BY _row',
      ),
    ).toMatchObject([
      { employee_id: 'G1001', worked: 480, late: 0, attended: 1, unit_path: '集团>制造中心>一车间' },
      { employee_id: 'G1001', worked: 459, late: 21, attended: 1 },
      { employee_id: 'G1002', worked: 480, late: 0, attended: 1 },
      { employee_id: 'G1003', worked: 240, late: 0, attended: 0 },
    ]);
  });

  test('i人事: eight hours of leave are no eight days; hours at work are read in hours', async () => {
    const report = await plain('i人事_考勤月报.csv');
    expect(sheetOf(report).mapping['事假(小时)']).toBeNull();
    expect(
      await select(
        'SELECT employee_id, attended_days, worked_minutes, late_minutes, leave_days FROM stg_attendance_period ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: 'IR001', attended_days: 20, worked_minutes: 9600, late_minutes: 18, leave_days: null },
      { employee_id: 'IR002', attended_days: 21, worked_minutes: 10080, late_minutes: 0, leave_days: null },
    ]);
  });
});

describe('attendance of other clocks', () => {
  test('signs of a month stand for what the legend below says', async () => {
    await plain('考勤月报_符号.csv');
    expect(
      await select(
        'SELECT employee_id, status, CAST(count(*) AS INTEGER) AS days, sum(attended_days) AS attended, sum(leave_days) AS off FROM stg_attendance_day GROUP BY ALL ORDER BY employee_id, status',
      ),
    ).toEqual([
      { employee_id: 'M01', status: 'late', days: 1, attended: 1, off: 0 },
      { employee_id: 'M01', status: 'leave:personal', days: 1, attended: 0, off: 1 },
      { employee_id: 'M01', status: 'normal', days: 19, attended: 19, off: 0 },
      { employee_id: 'M01', status: 'rest', days: 10, attended: 0, off: 0 },
      { employee_id: 'M02', status: 'early_leave', days: 1, attended: 1, off: 0 },
      { employee_id: 'M02', status: 'normal', days: 20, attended: 20, off: 0 },
      { employee_id: 'M02', status: 'rest', days: 10, attended: 0, off: 0 },
    ]);
  });

  test('signs that everybody uses alike need no legend; others say nothing', async () => {
    await cases.load('考勤_2025-03.csv', csv('工号,姓名,1,2,3,4,5', 'M01,杨过,√,休,旷,年,△'));
    expect(
      await select('SELECT status, attended_days AS attended FROM stg_attendance_day ORDER BY day'),
    ).toEqual([
      { status: 'normal', attended: 1 },
      { status: 'rest', attended: 0 },
      { status: 'absent', attended: 0 },
      { status: 'leave:annual', attended: 0 },
      { status: null, attended: 0 },
    ]);
    expect(
      await select(
        'SELECT field, value, reason FROM (SELECT unnest(_rejects, recursive := true) FROM stg_attendance_day)',
      ),
    ).toEqual([{ field: 'result', value: '△', reason: 'unknown_word' }]);
  });

  test('UKG: hours of sick pay are no work; a total is no day', async () => {
    const report = await plain('UKG_Timecard_Detail.csv');
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'grand_total', count: 1 }]);
    expect(
      await select(
        'SELECT employee_id, CAST(day AS VARCHAR) AS day, status, attended_days AS attended, leave_days AS off FROM stg_attendance_day ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '20331', day: '2025-03-03', status: null, attended: 1, off: 0 },
      { employee_id: '20331', day: '2025-03-04', status: 'late', attended: 1, off: 0 },
      { employee_id: '20331', day: '2025-03-13', status: 'leave:sick', attended: 0, off: 1 },
      { employee_id: '20332', day: '2025-03-03', status: null, attended: 1, off: 0 },
    ]);
  });

  test('Workday time off: days in hours; Paychex: one column of dates tells how the other is written', async () => {
    await plain('Workday_Time_Off_Taken.csv');
    expect(await select('SELECT employee_id, kind, hours FROM stg_leave_request ORDER BY _row')).toEqual([
      { employee_id: '100123', kind: 'annual', hours: 8 },
      { employee_id: '100123', kind: 'annual', hours: 4 },
      { employee_id: '100124', kind: 'sick', hours: 8 },
    ]);
    const report = await plain('Paychex_Time_and_Attendance.csv');
    expect(sheetOf(report).questions).toEqual([]);
    expect(
      await select(
        'SELECT employee_id, CAST(start_day AS VARCHAR) AS first, worked_minutes AS worked, overtime_minutes AS over FROM stg_attendance_period ORDER BY _row',
      ),
    ).toEqual([
      { employee_id: '41', first: '2025-03-02', worked: 4800, over: 270 },
      { employee_id: '42', first: '2025-03-02', worked: 4320, over: 0 },
    ]);
  });
});

describe('ratings', () => {
  const ratings = () =>
    select(
      'SELECT employee_id, label_proposed AS proposed, label_calibrated AS calibrated, label_final AS final FROM stg_rating ORDER BY _row',
    );

  test('what the worker thinks of himself is never the final rating', async () => {
    await plain('Oracle_HCM_Worker_Performance.csv');
    expect(await ratings()).toEqual([
      { employee_id: '300100012', proposed: 'Exceeds Expectations', calibrated: null, final: null },
      { employee_id: '300100013', proposed: 'Meets Expectations', calibrated: null, final: null },
    ]);
  });

  test('a rating (manager) and a rating (calibrated) are those, and no final one', async () => {
    await plain('CultureAmp_performance_export.csv');
    expect(await ratings()).toEqual([
      { employee_id: 'CA1', proposed: 'Exceeding', calibrated: 'Achieving', final: null },
      { employee_id: 'CA2', proposed: 'Achieving', calibrated: 'Achieving', final: null },
    ]);
  });

  test('红海: grade and grade after the forced distribution; wide letters, cells that are errors', async () => {
    await plain('红海_绩效考核结果.csv');
    expect(await ratings()).toEqual([
      { employee_id: 'HH01', proposed: null, calibrated: 'B', final: 'A' },
      { employee_id: 'HH02', proposed: null, calibrated: 'B', final: 'B' },
      { employee_id: 'HH03', proposed: null, calibrated: 'C', final: 'C' },
    ]);
  });
});

test("a form is no employment: its dates are nobody's first and last day; the score and its word are the rating", async () => {
  await plain('SF_FormRatings_2024.csv');
  expect(
    await select(
      'SELECT cycle, employee_id, final_score, label_final, rater_id FROM stg_rating ORDER BY _row LIMIT 1',
    ),
  ).toEqual([
    { cycle: '2024', employee_id: 'E1021', final_score: 3.8, label_final: 'Exceeds', rater_id: 'E1001' },
  ]);
  expect(
    await select(
      'SELECT count(hire_date) + count(leave_date) AS days, min(manager_id) AS manager FROM stg_employee',
    ),
  ).toEqual([{ days: 0, manager: 'E1001' }]);
});

describe('people', () => {
  test('BambooHR: first and last name make the name, not the name somebody goes by; nothing private is read', async () => {
    const report = await plain('BambooHR_Employee_Directory.csv');
    expect(sheetOf(report).dropped).toEqual(['SSN', 'Home Phone', 'Pay rate']);
    expect(await select('SELECT employee_id, name, manager_id FROM stg_employee ORDER BY _row')).toEqual([
      { employee_id: '101', name: "Sean O'Neil", manager_id: '77' },
      { employee_id: '102', name: 'Ivy Pratt', manager_id: '77' },
    ]);
  });

  test('Personio in German: Windows-1252, days before months, the pay dropped', async () => {
    const report = await plain('Personio_Mitarbeiter_Export.csv');
    expect(report.encoding).toBe('windows-1252');
    expect(sheetOf(report).dropped).toEqual(['E-Mail', 'Gehalt']);
    expect(
      await select(
        'SELECT employee_id, name, unit_path, gender, CAST(hire_date AS VARCHAR) AS hired, CAST(leave_date AS VARCHAR) AS gone FROM stg_employee ORDER BY _row',
      ),
    ).toEqual([
      {
        employee_id: '0012',
        name: 'Jürgen Müller',
        unit_path: 'Vertrieb',
        gender: 'male',
        hired: '2015-04-01',
        gone: null,
      },
      {
        employee_id: '0013',
        name: 'Anna Schäfer',
        unit_path: 'Geschäftsführung',
        gender: 'female',
        hired: '2010-01-01',
        gone: null,
      },
      {
        employee_id: '0014',
        name: 'Uwe Groß',
        unit_path: 'Vertrieb',
        gender: 'male',
        hired: '2019-09-15',
        gone: '2024-12-31',
      },
    ]);
  });
});

test('Business Central: the line is the record, its document the order, what is sold no order number', async () => {
  await cases.load(
    'BC_Sales_Lines.txt',
    readFileSync(new URL('../fixtures/business/BC_Sales_Lines.txt', import.meta.url)),
  );
  expect(
    await select(
      'SELECT order_id, line_id, owner_id, product, quantity, amount FROM stg_sales_order ORDER BY _row',
    ),
  ).toEqual([
    {
      order_id: 'S-ORD101001',
      line_id: '10000',
      owner_id: 'JO',
      product: 'ATHENS Desk',
      quantity: 5,
      amount: 5004,
    },
    {
      order_id: 'S-ORD101001',
      line_id: '20000',
      owner_id: 'JO',
      product: 'AMSTERDAM Lamp',
      quantity: 10,
      amount: 494.1,
    },
    {
      order_id: 'S-RO1001',
      line_id: '10000',
      owner_id: 'PS',
      product: 'AMSTERDAM Lamp',
      quantity: -2,
      amount: -109.8,
    },
  ]);
});

describe('OKR', () => {
  const okr = () =>
    select('SELECT name, owner_id, period_id, direction, target, actual, weight FROM stg_kpi ORDER BY _row');

  test('progress is the share met, from the start value to the target, whichever way it runs', async () => {
    await plain('OKR_Q1_2025.csv');
    const met = { period_id: '2025-Q1', direction: 'milestone', target: 1, weight: null };
    expect(await okr()).toEqual([
      { name: 'Close 20 enterprise deals', owner_id: 'Ann Lee', actual: 0.6, ...met },
      { name: 'Raise ACV to 50k', owner_id: 'Bob Hu', actual: 0.25, ...met },
      { name: 'Cut churn to 2%', owner_id: 'Cai Yu', actual: 0.4, ...met },
    ]);
  });

  test('钉钉: the weight and the progress of the key result, not of the objective above it', async () => {
    await plain('钉钉OKR_导出.csv');
    const met = { period_id: '2025-Q1', direction: 'milestone', target: 1 };
    expect(await okr()).toEqual([
      { name: '新签合同额达到500万', owner_id: '张良', actual: 0.45, weight: 0.5, ...met },
      { name: '新增客户30家', owner_id: '张良', actual: 0.6, weight: 0.5, ...met },
      { name: '满意度从85%到95%', owner_id: '萧何', actual: 0.8, weight: 1, ...met },
    ]);
  });
});

test('reviews: the direction of a review says who speaks', async () => {
  await plain('Lattice_review_responses.csv');
  expect(await select('SELECT cycle, rater_id, role, score_raw FROM stg_review_score ORDER BY _row')).toEqual(
    [
      { cycle: '2024-H2', rater_id: 'Tom Ray', role: 'manager', score_raw: 4 },
      { cycle: '2024-H2', rater_id: 'Ana Silva', role: 'self', score_raw: 3 },
      { cycle: '2024-H2', rater_id: 'Li Na', role: 'peer', score_raw: null },
    ],
  );
});

test('the day a report was run is no cycle; without another word the cycle is asked', async () => {
  const report = await cases.load(
    'ratings.csv',
    csv('Performance,,', 'As of Date,2025-02-28,', 'Employee ID,Final Rating,Manager', '1,B,Ann'),
  );
  expect(sheetOf(report).constants.cycle).toBeUndefined();
  expect(sheetOf(report).questions).toMatchObject([{ code: 'cycle', blocking: true }]);
});

test('a balance of leave is no roster and no leave taken: it is refused by name', async () => {
  const report = await plain('年假余额表_2025.csv');
  expect(sheetOf(report).error?.code).toBe('import.unknown_layout');
  expect(sheetOf(report).rows_sent).toBe(0);
});

test('KPIs of 责任部门 belong to units', async () => {
  await cases.load(
    '部门KPI.csv',
    csv('2025年第一季度,,', '责任部门,指标,目标值,完成值', '销售一部,销售收入,1200,1310.5'),
  );
  expect(await select('SELECT owner_type, owner_id, period_id, target, actual FROM stg_kpi')).toEqual([
    { owner_type: 'unit', owner_id: '销售一部', period_id: '2025-Q1', target: 1200, actual: 1310.5 },
  ]);
});
