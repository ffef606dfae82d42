// Feedback, coaching, adjustments, appeals, outcomes, plans, check-ins, tickets, production, contacts: rows by hand, results by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  const newer = { _batch: 'b2', _file: 'newer.csv', _row: 2 };
  await db.fill({
    raw_org_unit: [{ unit_id: 'D1', name: '一部' }],
    raw_employee: [{ employee_id: '001', name: '甲', unit_id: 'D1' }],
    raw_kpi: [
      { kpi_id: 'K1', kpi_name: '准时率', unit: '%', owner_id: '001', period: '2025-Q1', target: '95' },
    ],
    raw_feedback: [
      { employee_id: '001', observed_at: '2025-03-04', given_by: '乙(002)', kind: '正向', note: '旧' },
      { employee_id: '001', observed_at: '2025-03-04', given_by_id: '003', kind: '问题', note: '迟交' },
      { employee_id: '001', observed_at: 'later', note: 'x' },
      {
        employee_id: '001',
        observed_at: '2025-03-04',
        given_by: '乙(002)',
        kind: '正向',
        note: '新',
        ...newer,
      },
    ],
    raw_coaching: [
      { employee_id: '001', opened: '2025-03-04', obstacle: '外部', result: '一' },
      { employee_id: '001', opened: '2025-03-04', obstacle: '天气', result: '二' },
    ],
    raw_target_adjustment: [
      {
        kpi_id: 'K1',
        owner_id: '001',
        period: '2025年Q1',
        old_target: '95',
        new_target: '90%',
        adjusted_on: '2025-02-02',
      },
      {
        kpi_id: 'K1',
        owner_id: '001',
        period: '2025年Q1',
        old_target: '90',
        new_target: '85',
        adjusted_on: '2025-03-01',
      },
      {
        kpi_id: 'K1',
        owner_id: 'D1',
        period: '2025-Q1',
        old_target: '95',
        new_target: '80',
        adjusted_on: '2025-03-01',
      },
      { kpi_id: 'K1', owner_id: '001', new_target: '80' },
    ],
    raw_appeal: [
      { cycle: '2025年度', employee_id: '001', submitted_at: '2026-01-09', grounds: '程序', outcome: '二' },
      { cycle: '2025年度', employee_id: '001', submitted_at: '2026-01-02', grounds: '数据', outcome: '旧' },
      {
        cycle: '2025年度',
        employee_id: '001',
        submitted_at: '2026-01-02',
        grounds: '数据',
        outcome: '一',
        ...newer,
      },
    ],
    raw_outcome: [
      { cycle: '2025', employee_id: '001', bonus: '1万', raise: '5', promoted: '是', has_left: '否' },
      { cycle: '2025', employee_id: '002', raise: '0.5', promoted: 'perhaps' },
      { cycle: '2025', employee_id: '003', raise: '5%' },
    ],
    raw_improvement_plan: [
      { employee_id: '001', opened: '2025-03-04', outcome: '旧' },
      { employee_id: '001', opened: '2025-03-04', outcome: '通过', ...newer },
      { opened: '2025-03-04' },
    ],
    raw_check_in: [
      { employee_id: '001', held_on: '2025-03-04', held_by: '乙(002)', kind: '一对一', progress: '半' },
      { employee_id: '001', held_on: '2025-03-11', kind: '周报' },
      { employee_id: '001' },
    ],
    raw_ticket: [
      {
        ticket_id: 'T1',
        owner_name: '甲(001)',
        unit: '一部',
        opened_on: '2025-03-04',
        satisfaction: '5',
        kind: '客户投诉',
      },
      { ticket_id: 'T2', is_complaint: '否', satisfaction: 'good' },
    ],
    raw_production: [
      {
        document_id: 'M1',
        line_id: '1',
        owner_id: '001',
        produced_on: '2025-03-04',
        good: '90',
        defect: '1',
      },
      {
        document_id: 'M1',
        line_id: '1',
        owner_id: '001',
        produced_on: '2025-03-04',
        good: '95',
        defect: '5',
        ...newer,
      },
      { line_id: 'L2', unit: 'D1', produced_on: '2025-03-05', good: '7' },
      { good: '7' },
    ],
    raw_activity: [
      { document_id: 'A1', owner_id: '001', customer: '甲公司', kind: '电话', happened_on: '2025-03-04' },
      { owner_id: '001', customer: '乙公司', kind: '拜访', happened_on: '2025-03-05' },
      { document_id: 'A2', happened_on: '?' },
    ],
  });
});
afterAll(() => db.engine.close());

test.each([
  [
    'SELECT seq, given_by, kind, note, _file FROM feedback ORDER BY seq',
    [
      { seq: 1, given_by: '002', kind: 'positive', note: '新', _file: 'newer.csv' },
      { seq: 2, given_by: '003', kind: 'problem', note: '迟交', _file: 'raw_feedback.csv' },
    ],
  ],
  [
    'SELECT seq, obstacle, result FROM coaching ORDER BY seq',
    [
      { seq: 1, obstacle: 'external', result: '一' },
      { seq: 2, obstacle: null, result: '二' },
    ],
  ],
  [
    'SELECT owner_type, owner_id, period_id, seq, old_target, new_target FROM target_adjustment ORDER BY owner_id, seq',
    [
      {
        owner_type: 'person',
        owner_id: '001',
        period_id: '2025-Q1',
        seq: 1,
        old_target: 0.95,
        new_target: 0.9,
      },
      {
        owner_type: 'person',
        owner_id: '001',
        period_id: '2025-Q1',
        seq: 2,
        old_target: 0.9,
        new_target: 0.85,
      },
      { owner_type: 'unit', owner_id: 'D1', period_id: '2025-Q1', seq: 1, old_target: 0.95, new_target: 0.8 },
    ],
  ],
  [
    'SELECT cycle, seq, submitted_at, grounds, outcome FROM appeal ORDER BY seq',
    [
      { cycle: '2025', seq: 1, submitted_at: '2026-01-02', grounds: 'data', outcome: '一' },
      { cycle: '2025', seq: 2, submitted_at: '2026-01-09', grounds: 'procedure', outcome: '二' },
    ],
  ],
  [
    'SELECT employee_id, bonus, raise, promoted, has_left FROM outcome ORDER BY employee_id',
    [
      { employee_id: '001', bonus: 10000, raise: 0.05, promoted: true, has_left: false },
      { employee_id: '002', bonus: null, raise: 0.005, promoted: null, has_left: null },
      { employee_id: '003', bonus: null, raise: 0.05, promoted: null, has_left: null },
    ],
  ],
  [
    'SELECT employee_id, opened, outcome FROM improvement_plan',
    [{ employee_id: '001', opened: '2025-03-04', outcome: '通过' }],
  ],
  [
    'SELECT held_on, held_by, kind FROM check_in ORDER BY held_on',
    [
      { held_on: '2025-03-04', held_by: '002', kind: '1-on-1' },
      { held_on: '2025-03-11', held_by: null, kind: 'report' },
    ],
  ],
  [
    'SELECT system, ticket_id, owner_id, unit_id, satisfaction, is_complaint FROM ticket ORDER BY ticket_id',
    [
      {
        system: 'service',
        ticket_id: 'T1',
        owner_id: '001',
        unit_id: 'D1',
        satisfaction: 5,
        is_complaint: true,
      },
      {
        system: 'service',
        ticket_id: 'T2',
        owner_id: null,
        unit_id: null,
        satisfaction: null,
        is_complaint: false,
      },
    ],
  ],
  [
    'SELECT document_id, line_id, unit_id, good, defect FROM production ORDER BY document_id',
    [
      { document_id: '2025-03-05', line_id: 'L2', unit_id: 'D1', good: 7, defect: null },
      { document_id: 'M1', line_id: '1', unit_id: null, good: 95, defect: 5 },
    ],
  ],
  [
    'SELECT document_id, owner_id, happened_on FROM activity ORDER BY document_id',
    [
      { document_id: '001|乙公司|2025-03-05|拜访', owner_id: '001', happened_on: '2025-03-05' },
      { document_id: 'A1', owner_id: '001', happened_on: '2025-03-04' },
    ],
  ],
  [
    `SELECT table_name, row_refused, field, reason FROM fct_reject ORDER BY table_name, field`,
    [
      { table_name: 'raw_activity', row_refused: true, field: 'happened_on', reason: 'not_a_date' },
      { table_name: 'raw_check_in', row_refused: true, field: 'held_on', reason: 'missing_key' },
      { table_name: 'raw_coaching', row_refused: false, field: 'obstacle', reason: 'unknown_word' },
      { table_name: 'raw_feedback', row_refused: true, field: 'observed_at', reason: 'not_a_date' },
      { table_name: 'raw_improvement_plan', row_refused: true, field: 'employee_id', reason: 'missing_key' },
      { table_name: 'raw_outcome', row_refused: false, field: 'promoted', reason: 'unknown_word' },
      { table_name: 'raw_production', row_refused: true, field: 'document_id', reason: 'missing_key' },
      { table_name: 'raw_target_adjustment', row_refused: true, field: 'period', reason: 'missing_key' },
      { table_name: 'raw_ticket', row_refused: false, field: 'satisfaction', reason: 'not_a_number' },
    ],
  ],
  [
    `SELECT table_name, rows_sent, rows_loaded FROM fct_sheet_load WHERE table_name = 'raw_feedback' AND _batch = 'b1'`,
    [{ table_name: 'raw_feedback', rows_sent: 3, rows_loaded: 2 }],
  ],
])('%s', async (sql, rows) => {
  expect(await db.select(sql)).toEqual(rows);
});
