// What the data page says about trust in the data, on rows small enough to be computed by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allTables, intakesOf } from '@/catalog/lineage.ts';
import { defaultPolicy } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
const roster = [
  { employee_id: '000001', name: '甲', unit_path: '集团', hire_date: '2020-01-01', birth_date: '1980-01-01' },
  {
    employee_id: '000002',
    name: '乙',
    unit_path: '集团/一部',
    manager_id: '000001',
    hire_date: '2021-01-01',
  },
  {
    employee_id: '000003',
    name: '丙',
    unit_path: '集团/一部',
    manager_id: '000002',
    hire_date: '2021-02-01',
  },
  {
    employee_id: '000004',
    name: '丁',
    unit_path: '集团/二部',
    manager_id: '000001',
    hire_date: '2021-03-01',
  },
];
const kpi = { kpi_id: 'K1', kpi_name: '销售额', weight: '1', direction: '越高越好', aggregation: 'sum' };
const month = (owner: string, period: string, target: string, actual: string, source: string) => ({
  ...kpi,
  owner_id: owner,
  period,
  target,
  actual,
  source,
});

const sheet = (of: Record<string, string | number>) => ({
  sheet_name: '',
  profile: 'generic_employee',
  imported_at: '2026-01-05 08:00:00',
  ...of,
});

beforeAll(async () => {
  db = await openDatabase();
  await db.fill(
    {
      raw_employee: roster,
      raw_kpi: [
        month('000002', '2025-01', '100', '80', 'erp'),
        month('000002', '2025-02', '100', '100', 'erp'),
        { ...kpi, owner_id: '000002', period: '2025-01', actual: '120', source: 'crm' },
        month('000003', '2025-01', '100', '95', 'erp'),
        month('000004', '2025-01', '100', '', 'erp'),
      ],
      raw_rating: [
        { employee_id: '000002', cycle: '2025', label_final: 'B' },
        { employee_id: '000003', cycle: '2025', label_final: 'A' },
      ],
      raw_attendance_day: [
        { employee_id: '000002', day: '2025-01-02', attended_days: '1', late_minutes: '5', status: '迟到' },
        { employee_id: '000002', day: '2025-01-03', absent_days: '1', status: '旷工' },
        { employee_id: '000002', day: '2025-01-06', attended_days: '1', status: '正常' },
      ],
      raw_attendance_period: [
        { employee_id: '000002', period: '2025-01', attended_days: '3', late_minutes: '5', absent_days: '0' },
      ],
      raw_punch: [
        { employee_id: '000002', punched_at: '2025-01-02 09:05:00' },
        { employee_id: '000002', punched_at: '2025-01-03 09:00:00' },
      ],
    },
    { ...defaultPolicy, sources: [{ kpi_id: '*', source: 'erp', priority: 1, tolerance: 0.01 }] },
  );
});
afterAll(() => db.engine.close());

test('coverage counts everybody employed, unit by unit, and leaves out what nobody has', async () => {
  const rows = await db.catalog.run('data_coverage', { unit_id: '集团', period_id: '2025' });
  expect(rows.filter((row) => row.kind === 'review')).toEqual([]);
  expect(
    rows
      .filter((row) => row.kind === 'rating')
      .map(({ unit_name, people, known, lacking }) => [unit_name, people, known, lacking]),
  ).toEqual([
    ['集团', 4, 2, 2],
    ['一部', 2, 2, 0],
    ['二部', 1, 0, 1],
  ]);
  const actual = rows.find((row) => row.unit_id === '集团' && row.kind === 'actual');
  expect(actual).toMatchObject({ people: 4, known: 2, share: 0.5 });
  const people = await db.catalog.run('data_coverage_people', {
    unit_id: '集团',
    period_id: '2025',
    kind: 'rating',
  });
  expect(people.map(({ employee_id, is_known, row_number }) => [employee_id, is_known, row_number])).toEqual([
    ['000001', false, 2],
    ['000004', false, 5],
    ['000002', true, 3],
    ['000003', true, 4],
  ]);
});

test('two sources of a figure: what the other one would do to attainment, score and place', async () => {
  const rows = await db.catalog.run('data_reconciliation', {});
  expect(rows).toHaveLength(1);
  const [row] = rows;
  expect(row).toMatchObject({
    owner_id: '000002',
    period_id: '2025-01',
    source_used: 'erp',
    value_used: 80,
    source_other: 'crm',
    value_other: 120,
    rating: 'B',
    // Scores 90 and 95: 乙 is second of two, and labels handed out were A and B. With 110 乙 would be first.
    rating_by_score_used: 'B',
    rating_by_score_other: 'A',
  });
  // By hand: (80 + 100) ÷ 200 = 0.9; with the other one (120 + 100) ÷ 200 = 1.1; one KPI, so the score is 100 times that.
  expect(row?.attainment_used).toBeCloseTo(0.9, 12);
  expect(row?.attainment_other).toBeCloseTo(1.1, 12);
  expect(row?.score_used).toBeCloseTo(90, 9);
  expect(row?.score_effect).toBeCloseTo(20, 9);
  const sources = await db.catalog.run('data_reconciliation_evidence', {
    kpi_id: 'K1',
    owner_type: 'person',
    owner_id: '000002',
    period_id: '2025-01',
  });
  expect(sources.map(({ source, value, row_number }) => [source, value, row_number])).toEqual([
    ['crm', 120, 4],
    ['erp', 80, 2],
  ]);
});

test('a source that ends before the newest actual figures is behind by months; plans are never late', async () => {
  const rows = await db.catalog.run('data_freshness', { today: '2025-03-15' });
  const behind = Object.fromEntries(rows.map((row) => [row.table_name, row.months_behind]));
  expect(behind).toMatchObject({ kpi_actual: 0, kpi_target: null, attendance_day: 1, punch: 1 });
});

test('sums of a month against its days, and days against punches', async () => {
  const sums = await db.catalog.run('check_attendance_sums', {});
  expect(sums.map(({ measure, stated, summed }) => [measure, stated, summed])).toEqual([
    ['absent_days', 0, 1],
    ['attended_days', 3, 2],
  ]);
  const punches = await db.catalog.run('check_attendance_punches', {});
  expect(punches.map(({ day, reason }) => [day, reason])).toEqual([
    ['2025-01-03', 'absent_but_punched'],
    ['2025-01-06', 'attended_without_punch'],
  ]);
});

test('units and people that contradict themselves, and ids that may be one person', async () => {
  await db.fill({
    raw_org_unit: [
      { unit_id: 'U1', name: '集团', head_id: '000009' },
      { unit_id: 'U2', name: '一部', parent_id: 'U7' },
      { unit_id: 'U3', name: '二部', parent_id: 'U4' },
      { unit_id: 'U4', name: '三部', parent_id: 'U3' },
    ],
    raw_employee: [
      { employee_id: '000123', name: '甲', unit_id: 'U1', manager_id: '000005', birth_date: '1990-01-01' },
      { employee_id: '123', name: '甲', unit_id: 'U1', hire_date: '2020-01-01' },
      { employee_id: '000005', name: '乙', unit_id: 'U1', manager_id: '000123' },
      { employee_id: '000006', name: '丙', unit_id: 'U1', manager_id: '000006' },
      { employee_id: '000007', name: '甲', unit_id: 'U1', birth_date: '1990-01-01' },
    ],
  });
  const units = await db.catalog.run('check_units', {});
  expect(units.map(({ unit_id, reason }) => [unit_id, reason])).toEqual([
    ['U1', 'head_unknown'],
    ['U2', 'unit_parent_unknown'],
    ['U3', 'unit_under_itself'],
    ['U4', 'unit_under_itself'],
  ]);
  const people = await db.catalog.run('check_people', {});
  expect(people.map(({ employee_id, reason }) => [employee_id, reason])).toEqual([
    ['000005', 'manager_ring'],
    ['000123', 'manager_ring'],
    ['000006', 'manager_self'],
  ]);
  const twins = await db.catalog.run('check_duplicate_people', {});
  expect(twins.map(({ employee_id, other_id, reason }) => [employee_id, other_id, reason])).toEqual([
    ['000007', '000123', 'name_birth'],
    ['000123', '123', 'id_zeros'],
  ]);
});

test('every table is counted, and the sheets say what became of their rows', async () => {
  await db.fill({
    batch: [
      sheet({
        batch_id: 'b1',
        file_name: 'raw_employee.csv',
        table_name: 'raw_employee',
        rows_read: 7,
        rows_sent: 5,
        rows_rejected: 1,
      }),
      sheet({
        batch_id: 'b2',
        file_name: '考勤.csv',
        table_name: 'raw_attendance_day',
        rows_read: 0,
        rows_sent: 0,
      }),
    ],
    raw_employee: [...roster, { employee_id: '', name: '戊' }],
    import_reject: [
      {
        row_refused: 'true',
        field: '工号',
        value: '',
        reason: 'too_many_cells',
        _file: 'raw_employee.csv',
        _row: 9,
      },
      {
        row_refused: 'false',
        field: '生日',
        value: 'x',
        reason: 'not_a_date',
        _file: 'raw_employee.csv',
        _row: 3,
      },
    ],
  });
  const counts = await db.catalog.run('data_table_counts', {});
  expect(counts.map((row) => row.table_name)).toEqual(allTables().map((node) => node.name));
  const records = Object.fromEntries(counts.map((row) => [row.table_name, row.records]));
  expect(records).toMatchObject({
    raw_employee: 5,
    stg_employee: 5,
    employee: 4,
    attendance_day: 0,
    batch: 2,
  });
  const files = await db.catalog.run('data_table_files', { tables: intakesOf('employee').join(',') });
  // Seven rows in the sheet: one is no data, one was refused while reading; of the five handed over the one without a number is refused.
  expect(files).toEqual([
    {
      table_name: 'raw_employee',
      batch_id: 'b1',
      file_name: 'raw_employee.csv',
      sheet_name: '',
      profile: 'generic_employee',
      imported_on: '2026-01-05',
      rows_read: 7,
      rows_sent: 5,
      rows_loaded: 4,
      rows_refused: 2,
      records_loaded: 4,
    },
  ]);
  const rows = await db.catalog.run('data_sheet_rows_evidence', {
    table_name: 'raw_employee',
    batch_id: 'b1',
    sheet_name: '',
  });
  expect(rows.map(({ row_number, is_loaded, total_rows }) => [row_number, is_loaded, total_rows])).toEqual([
    [6, false, 6],
    [9, false, 6],
    [2, true, 6],
    [3, true, 6],
    [4, true, 6],
    [5, true, 6],
  ]);
  expect(await db.catalog.rowsOf('employee', 1)).toMatchObject([
    { file_name: 'raw_employee.csv', row_number: 2 },
  ]);
});

test('each source has an age and a rhythm of its own: by its files, else by its days', async () => {
  const day = (of: string, batch: string) => ({
    employee_id: '000002',
    day: of,
    attended_days: '1',
    _batch: batch,
  });
  const target = (period: string) => ({ ...kpi, owner_id: '000002', period, target: '1' });
  await db.fill({
    batch: [
      sheet({
        batch_id: 'b2',
        file_name: '考勤.csv',
        table_name: 'raw_attendance_day',
        imported_at: '2025-04-02 08:00:00',
      }),
    ],
    raw_employee: roster,
    raw_attendance_day: [
      day('2025-01-30', 'b1'),
      day('2025-01-31', 'b1'),
      day('2025-02-28', 'b2'),
      day('2025-03-31', 'b3'),
    ].map((row) => ({ ...row, _sheet: '' })),
    raw_rating: ['2024-Q3', '2024-Q4', '2025-Q1'].map((cycle) => ({
      employee_id: '000002',
      cycle,
      label_final: 'B',
    })),
    raw_punch: ['01', '02', '04'].map((of) => ({
      employee_id: '000002',
      punched_at: `2025-03-${of} 09:00:00`,
    })),
    raw_kpi: [target('2025-11'), target('2025-12')],
  });
  const rows = await db.catalog.run('data_freshness', { today: '2025-05-10' });
  const of = (table: string) => {
    const found = rows.find((row) => row.table_name === table && row.profile === 'unknown');
    return [
      found?.last_day,
      found?.age_days,
      found?.rhythm,
      found?.step_days,
      found?.next_day,
      found?.overdue_days,
    ];
  };
  // 31 March, 40 days before 10 May. The sheets end on 31 Jan and 31 Mar: two files make no rhythm, so the days do. Steps of 1 and 59 days: 30.
  expect(of('attendance_day')).toEqual(['2025-03-31', 40, 'month', 30, '2025-04-30', 10]);
  // Steps of 92 and 90 days.
  expect(of('rating')).toEqual(['2025-03-31', 40, 'quarter', 91, '2025-06-30', 0]);
  // Steps of 1 and 2 days: 1.5 is not daily; 4 March and 2 days.
  expect(of('punch')).toEqual(['2025-03-04', 67, 'days', 1.5, '2025-03-06', 65]);
  // Plans reach ahead: no age. Two months make no rhythm.
  expect(of('kpi_target')).toEqual(['2025-12-31', null, null, null, null, null]);
  const known = rows.find((row) => row.profile === 'generic_employee');
  expect([known?.table_name, known?.imported_on, known?.rhythm]).toEqual([
    'attendance_day',
    '2025-04-02',
    null,
  ]);
  const sheets = await db.catalog.run('data_freshness_evidence', {
    table_name: 'attendance_day',
    profile: 'unknown',
  });
  expect(sheets.map((row) => [row.first_day, row.last_day, row.days_spoken_of, row.records])).toEqual([
    ['2025-03-31', '2025-03-31', 1, 1],
    ['2025-01-30', '2025-01-31', 2, 2],
  ]);
});
