// Large tables are gone through in slices; what comes out must not depend on where a slice ends.
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
  for (const sliceRows of [1, 3, 7, 10]) {
    await buildCatalog(db.engine, ['raw_attendance_day'], { sliceRows });
    expect(await read()).toEqual(whole);
  }
});
