// What each intake table becomes: rows written by hand, results worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

describe('organisation', () => {
  test('parents by code or by unique name, paths from the top', async () => {
    await db.fill({
      raw_org_unit: [
        { unit_id: '001', name: '集团' },
        { unit_id: '002', name: '华东', parent_id: '001', head_id: '000200' },
        { unit_id: '003', name: '一部', parent_name: '华东', head: '张三(000300)' },
      ],
    });
    expect(
      await db.select('SELECT unit_id, parent_id, head_id, path FROM org_unit ORDER BY unit_id'),
    ).toEqual([
      { unit_id: '001', parent_id: null, head_id: null, path: '集团' },
      { unit_id: '002', parent_id: '001', head_id: '000200', path: '集团/华东' },
      { unit_id: '003', parent_id: '002', head_id: '000300', path: '集团/华东/一部' },
    ]);
  });

  test('a roster without an organisation file makes the units its paths name', async () => {
    await db.fill({
      raw_employee: [
        { employee_id: '000123', name: '甲', unit_path: '集团/华东/一部' },
        { employee_id: '000124', name: '乙', unit_path: '集团-华南' },
      ],
    });
    expect(await db.select('SELECT unit_id, name, parent_id FROM org_unit ORDER BY unit_id')).toEqual([
      { unit_id: '集团', name: '集团', parent_id: null },
      { unit_id: '集团/华东', name: '华东', parent_id: '集团' },
      { unit_id: '集团/华东/一部', name: '一部', parent_id: '集团/华东' },
      { unit_id: '集团/华南', name: '华南', parent_id: '集团' },
    ]);
    expect(await db.select('SELECT employee_id, unit_id FROM employee ORDER BY employee_id')).toEqual([
      { employee_id: '000123', unit_id: '集团/华东/一部' },
      { employee_id: '000124', unit_id: '集团/华南' },
    ]);
  });

  test('a ring of units and two tops still make one tree', async () => {
    await db.fill({
      raw_org_unit: [
        { unit_id: 'A', name: 'A', parent_id: 'B' },
        { unit_id: 'B', name: 'B', parent_id: 'A' },
        { unit_id: 'C', name: 'C' },
      ],
    });
    expect(await db.select('SELECT unit_id, parent_id, depth FROM dim_unit ORDER BY depth, unit_id')).toEqual(
      [
        { unit_id: '@company', parent_id: null, depth: 0 },
        { unit_id: 'A', parent_id: '@company', depth: 1 },
        { unit_id: 'C', parent_id: '@company', depth: 1 },
        { unit_id: 'B', parent_id: 'A', depth: 2 },
      ],
    );
  });
});

test('a roster row: ids keep zeros, names lose 离职, the manager comes from brackets, bad dates are listed', async () => {
  await db.fill({
    raw_employee: [
      {
        employee_id: ' 000123',
        name: '测试甲（离职）',
        unit_id: 'U1',
        unit_path: 'U1',
        manager: '测试主管（000200）',
        gender: '女',
        hire_date: '2018/4/18',
        birth_date: '1992-02',
        leave_date: 'soon',
        is_remote: '是',
        job_family: '销售',
      },
      { employee_id: '--', name: '无号', unit_id: 'U1', unit_path: 'U1' },
    ],
  });
  expect(
    await db.select(
      'SELECT employee_id, name, manager_id, gender, hire_date, birth_date, leave_date, is_remote, job_family FROM employee',
    ),
  ).toEqual([
    {
      employee_id: '000123',
      name: '测试甲',
      manager_id: '000200',
      gender: 'female',
      hire_date: '2018-04-18',
      birth_date: '1992-02-01',
      leave_date: null,
      is_remote: true,
      job_family: 'sales',
    },
  ]);
  expect(await db.catalog.run('import_rejects', { batch_id: null })).toEqual([
    {
      batch_id: 'b1',
      file_name: 'raw_employee.csv',
      sheet_name: null,
      row_number: 2,
      row_refused: false,
      field: 'leave_date',
      value: 'soon',
      reason: 'not_a_date',
    },
    {
      batch_id: 'b1',
      file_name: 'raw_employee.csv',
      sheet_name: null,
      row_number: 3,
      row_refused: true,
      field: 'employee_id',
      value: null,
      reason: 'missing_key',
    },
  ]);
  expect(await db.catalog.run('import_sheet_loads', {})).toEqual([
    {
      batch_id: 'b1',
      file_name: 'raw_employee.csv',
      sheet_name: null,
      table_name: 'raw_employee',
      rows_sent: 2,
      rows_loaded: 1,
      rows_refused: 1,
      records_sent: 2,
      records_loaded: 1,
    },
  ]);
});

test('orders, deals, attendance, reviews and ratings', async () => {
  await db.fill({
    raw_sales_order: [
      {
        order_id: 'SO1',
        line_id: '1',
        order_date: '2025-03-05',
        owner_id: '000123',
        amount: '1,200.50',
        received: '1000',
        currency: '人民币',
      },
      { order_id: 'SO1', line_id: '2', order_date: '2025-03-05', owner_id: '000123', amount: 'n/a' },
      { order_id: 'SO2', line_id: '1', order_date: 'yesterday', owner_id: '000123', amount: '5' },
    ],
    raw_opportunity: [
      {
        name: 'Deal',
        account: 'Acme',
        owner_id: '000123',
        stage: 'Closed Won',
        amount: '12,000.00',
        probability: '100%',
        close_date: '2025-01-03',
      },
    ],
    raw_attendance_day: [
      {
        employee_id: '000123',
        day: '25-10-13 星期一',
        check_in: '09:20',
        status_in: '迟到',
        status_out: '正常',
        late_count: '1',
        late_minutes: '20',
        attended_days: '1',
      },
    ],
    raw_review_score: [
      {
        cycle: '2025年度',
        ratee_id: '000123',
        rater_id: '000200',
        role: '上级',
        dimension: '协作',
        score: '4',
        scale_min: '1',
        scale_max: '5',
        submitted_at: '2025/12/20',
      },
    ],
    raw_rating: [
      {
        cycle: '2025',
        employee_id: '000123',
        label_proposed: 'A',
        label_final: 'B+',
        rater: '主管(000200)',
        self_score: '92',
      },
      { cycle: '2025', employee_id: '000124', label_final: '未参与' },
    ],
  });
  expect(
    await db.select(
      'SELECT order_id, line_id, order_date, amount, received FROM sales_order ORDER BY line_id',
    ),
  ).toEqual([
    { order_id: 'SO1', line_id: '1', order_date: '2025-03-05', amount: 1200.5, received: 1000 },
    { order_id: 'SO1', line_id: '2', order_date: '2025-03-05', amount: null, received: null },
  ]);
  expect(await db.select('SELECT opportunity_id, stage_kind, amount, probability FROM opportunity')).toEqual([
    { opportunity_id: 'Acme|Deal', stage_kind: 'won', amount: 12000, probability: 1 },
  ]);
  expect(
    await db.select('SELECT day, status, late_minutes, attended_days, absent_days FROM attendance_day'),
  ).toEqual([{ day: '2025-10-13', status: 'late', late_minutes: 20, attended_days: 1, absent_days: 0 }]);
  expect(
    await db.select(
      'SELECT cycle, role, dimension, score_raw, scale_max, submitted_at FROM review_score ORDER BY role',
    ),
  ).toEqual([
    {
      cycle: '2025',
      role: 'manager',
      dimension: '协作',
      score_raw: 4,
      scale_max: 5,
      submitted_at: '2025-12-20',
    },
    {
      cycle: '2025',
      role: 'self',
      dimension: 'rating_sheet',
      score_raw: 92,
      scale_max: null,
      submitted_at: null,
    },
  ]);
  expect(await db.select('SELECT stage, label, ordinal, rater_id FROM rating ORDER BY stage DESC')).toEqual([
    { stage: 'proposed', label: 'A', ordinal: 4, rater_id: '000200' },
    { stage: 'final', label: 'B+', ordinal: 3, rater_id: '000200' },
  ]);
});

test('periods: whole years of what the data names, working days without weekends and policy holidays', async () => {
  const { policySchema } = await import('@/session/policy.ts');
  await db.fill(
    { raw_kpi: [{ kpi_id: 'K', owner_id: '1', period: '2025-03', target: '1' }] },
    policySchema.parse({ holidays: ['2025-01-01', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'] }),
  );
  const rows = await db.select(
    "SELECT period_id, grain, start_date, end_date, parent_id, working_days FROM period WHERE period_id IN ('2025', '2025-H1', '2025-Q1', '2025-01', '2025-02') ORDER BY period_id",
  );
  expect(rows).toEqual([
    {
      period_id: '2025',
      grain: 'year',
      start_date: '2025-01-01',
      end_date: '2025-12-31',
      parent_id: null,
      working_days: 256,
    },
    {
      period_id: '2025-01',
      grain: 'month',
      start_date: '2025-01-01',
      end_date: '2025-01-31',
      parent_id: '2025-Q1',
      working_days: 18,
    },
    {
      period_id: '2025-02',
      grain: 'month',
      start_date: '2025-02-01',
      end_date: '2025-02-28',
      parent_id: '2025-Q1',
      working_days: 20,
    },
    {
      period_id: '2025-H1',
      grain: 'half',
      start_date: '2025-01-01',
      end_date: '2025-06-30',
      parent_id: '2025',
      working_days: 124,
    },
    {
      period_id: '2025-Q1',
      grain: 'quarter',
      start_date: '2025-01-01',
      end_date: '2025-03-31',
      parent_id: '2025-H1',
      working_days: 59,
    },
  ]);
  expect(await db.select('SELECT count(*)::INTEGER AS n FROM period')).toEqual([{ n: 19 }]);
});
