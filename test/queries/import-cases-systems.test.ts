// Exports as HR, CRM and ERP systems write them, bytes in, rows of the staging tables out: what would be a wrong number or a wrong person.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { csv, importCases, sheetOf } from './import-case.ts';

const { plain, select, load } = importCases();

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
    await load(
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
  await load(
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
  const report = await load(
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
  await load(
    '部门KPI.csv',
    csv('2025年第一季度,,', '责任部门,指标,目标值,完成值', '销售一部,销售收入,1200,1310.5'),
  );
  expect(await select('SELECT owner_type, owner_id, period_id, target, actual FROM stg_kpi')).toEqual([
    { owner_type: 'unit', owner_id: '销售一部', period_id: '2025-Q1', target: 1200, actual: 1310.5 },
  ]);
});
