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

test('KPIs of 责任部门 belong to units', async () => {
  await cases.load(
    '部门KPI.csv',
    csv('2025年第一季度,,', '责任部门,指标,目标值,完成值', '销售一部,销售收入,1200,1310.5'),
  );
  expect(await select('SELECT owner_type, owner_id, period_id, target, actual FROM stg_kpi')).toEqual([
    { owner_type: 'unit', owner_id: '销售一部', period_id: '2025-Q1', target: 1200, actual: 1310.5 },
  ]);
});
