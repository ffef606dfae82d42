// Large tables are packed and gone through in slices; what comes out must not depend on it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog } from '@/catalog/catalog.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

const days = (employee: string, count: number, extra: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, index) => ({
    employee_id: employee,
    day: `2025-03-${String(index + 1).padStart(2, '0')}`,
    check_in: '09:00',
    attended_days: '1',
    late_minutes: index % 3 === 0 ? '7' : '',
    ...extra,
  }));

test('slices of any size give the rows one statement gives, repeats and refusals included', async () => {
  const rows = [
    ...days('000001', 9),
    // The same days again, in a later row: these hold.
    ...days('000001', 4, { late_minutes: '99' }),
    ...days('000002', 5),
    { employee_id: '', day: '2025-03-01' },
    { employee_id: '000003', day: 'no day' },
  ];
  await db.fill({ raw_attendance_day: rows });
  const read = async () => ({
    days: await db.select(
      'SELECT * EXCLUDE (_batch, _file, _sheet) FROM attendance_day ORDER BY employee_id, day',
    ),
    rejects: await db.select(
      "SELECT field, value, reason, _row FROM fct_reject WHERE _file = 'raw_attendance_day.csv' ORDER BY _row, field",
    ),
    loads: await db.select(
      "SELECT rows_sent, rows_loaded, rows_refused FROM fct_sheet_load WHERE table_name = 'raw_attendance_day'",
    ),
  });
  const whole = await read();
  expect(whole.days).toHaveLength(14);
  expect(whole.days.filter((row) => row.late_minutes === 99)).toHaveLength(4);
  for (const sliceRows of [2, 7]) {
    await buildCatalog(db.engine, ['raw_attendance_day'], { sliceRows });
    expect(await read()).toEqual(whole);
  }
});

test('packed tables give the rows that unpacked ones give', async () => {
  const kpi = { kpi_name: '销售额', kind: 'KPI', direction: '越高越好', aggregation: '求和', unit: '元' };
  await db.fill({
    raw_attendance_day: [
      ...days('000001', 9),
      ...days('000002', 9, { late_minutes: '1小时5分钟', status_in: '迟到' }),
      ...days('000003', 5, { worked_minutes: '很久' }),
    ],
    raw_kpi: ['1,200', '≥1200', '¥1.2千', '95%', '-', '许多'].flatMap((target, row) =>
      Array.from({ length: 3 }, (_, month) => ({
        ...kpi,
        kpi_id: `K${row}`,
        owner_id: '000001',
        period: `2025-0${month + 1}`,
        target,
        actual: '1000',
      })),
    ),
  });
  const read = async () => ({
    days: await db.select('SELECT * FROM attendance_day ORDER BY employee_id, day'),
    targets: await db.select('SELECT * FROM kpi_target ORDER BY kpi_id, period_id'),
    rejects: await db.select('SELECT field, value, reason, _file, _row FROM fct_reject ORDER BY ALL'),
  });
  const unpacked = await read();
  expect(unpacked.days).toHaveLength(23);
  expect(unpacked.targets.filter(({ target }) => target === 1200)).toHaveLength(9);
  expect(unpacked.rejects.map(({ value }) => value)).toEqual([
    ...Array.from({ length: 3 }, () => '许多'),
    ...Array.from({ length: 5 }, () => '很久'),
  ]);
  await buildCatalog(db.engine, ['raw_attendance_day', 'raw_kpi'], { packedFrom: 1 });
  expect(await read()).toEqual(unpacked);
});
