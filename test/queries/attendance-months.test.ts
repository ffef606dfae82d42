// Months of attendance: from punches, days and stated sums, and what leave is in hours. Expected values are worked out by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPolicy } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

test('punches: pairs, several times of a cell, repeats, and stamps that are none', async () => {
  await db.fill({
    raw_punch: [
      { employee_id: '1', punched_at: '2024-09-02 08:58:01' },
      { employee_id: '1', punched_at: '2024-09-02 08:58:01' },
      { employee_id: '1', punched_at: '2000-00-00 00:00:00' },
      { employee_id: '2', day: '2024-09-02', times: '08:58 18:02\n次日 01:10' },
      { employee_id: '3', in_at: '2024-09-02 09:00:00', out_at: '2024-09-02 17:30:00' },
      { employee_id: '4', day: '2024-09-02', times: '旷工' },
    ],
  });
  expect(
    await db.select(
      "SELECT employee_id, strftime(punched_at, '%m-%d %H:%M:%S') AS at, day, kind FROM punch ORDER BY 1, 2",
    ),
  ).toEqual([
    { employee_id: '1', at: '09-02 08:58:01', day: '2024-09-02', kind: null },
    { employee_id: '2', at: '09-02 08:58:00', day: '2024-09-02', kind: null },
    { employee_id: '2', at: '09-02 18:02:00', day: '2024-09-02', kind: null },
    { employee_id: '2', at: '09-03 01:10:00', day: '2024-09-02', kind: null },
    { employee_id: '3', at: '09-02 09:00:00', day: '2024-09-02', kind: 'in' },
    { employee_id: '3', at: '09-02 17:30:00', day: '2024-09-02', kind: 'out' },
  ]);
  expect(await db.select('SELECT value, reason FROM fct_reject ORDER BY value')).toEqual([
    { value: '2000-00-00 00:00:00', reason: 'not_a_moment' },
    { value: '旷工', reason: 'not_a_time' },
  ]);
});

test('days of leave become hours only where the policy says how many hours a day has', async () => {
  const rows = {
    raw_leave_request: [
      { employee_id: '1', kind: 'Vacation', start_at: '2024-09-02', end_at: '2024-09-03', amount: '2 days' },
      { employee_id: '2', kind: 'Sick', start_at: '2024-09-02', end_at: '2024-09-02', amount: '8.00 hours' },
      {
        employee_id: '3',
        kind: '事假',
        start_at: '2024-09-02 09:00',
        end_at: '2024-09-02 12:00',
        amount: '3',
        amount_unit: '小时',
        status: '已撤销',
      },
    ],
  };
  await db.fill(rows);
  const read = 'SELECT employee_id, kind, hours, days FROM leave_request ORDER BY employee_id';
  expect(await db.select(read)).toEqual([
    { employee_id: '1', kind: 'annual', hours: null, days: 2 },
    { employee_id: '2', kind: 'sick', hours: 8, days: null },
  ]);
  await db.fill(rows, { ...defaultPolicy, settings: { ...defaultPolicy.settings, hours_per_day: 7.5 } });
  expect((await db.select(read))[0]).toEqual({ employee_id: '1', kind: 'annual', hours: 15, days: 2 });
});

test('a month counts from days, else from stated sums, else from punches', async () => {
  await db.fill({
    raw_attendance_day: [
      { employee_id: 'A', day: '2024-09-02', attended_days: '1', late_count: '1', late_minutes: '5' },
    ],
    raw_attendance_period: [
      { employee_id: 'A', period: '2024-09', attended_days: '21', late_count: '2次' },
      { employee_id: 'B', period: '2024年9月', attended_days: '20', late_count: '2次' },
      { employee_id: 'B', period_start: '2024-09-01', period_end: '2024-09-14', attended_days: '10' },
      { employee_id: 'C', period_start: '2024-08-25', period_end: '2024-09-07', worked_minutes: '4800' },
    ],
    raw_punch: [
      { employee_id: 'D', punched_at: '2024-09-02 08:58:01' },
      { employee_id: 'D', punched_at: '2024-09-02 18:00:00' },
    ],
  });
  expect(
    await db.select(
      'SELECT employee_id, period_id, basis, days_listed, attended_days, late_count FROM agg_attendance_month ORDER BY employee_id',
    ),
  ).toEqual([
    {
      employee_id: 'A',
      period_id: '2024-09',
      basis: 'days',
      days_listed: 1,
      attended_days: 1,
      late_count: 1,
    },
    {
      employee_id: 'B',
      period_id: '2024-09',
      basis: 'period',
      days_listed: 0,
      attended_days: 20,
      late_count: 2,
    },
    {
      employee_id: 'C',
      period_id: '2024-09',
      basis: 'period',
      days_listed: 0,
      attended_days: null,
      late_count: null,
    },
    {
      employee_id: 'D',
      period_id: '2024-09',
      basis: 'punches',
      days_listed: 1,
      attended_days: 1,
      late_count: null,
    },
  ]);
  const evidence = async (employee_id: string): Promise<unknown[]> =>
    (await db.catalog.run('person_attendance_evidence', { employee_id, period_id: '2024-09' })).map((row) => [
      row.basis,
      row.day,
      row.end_day,
      row.check_in,
      row.check_out,
      row.row_number,
    ]);
  expect(await evidence('A')).toEqual([['days', '2024-09-02', null, null, null, 2]]);
  expect(await evidence('C')).toEqual([['period', '2024-08-25', '2024-09-07', null, null, 5]]);
  expect(await evidence('D')).toEqual([['punches', '2024-09-02', null, '08:58', '18:00', 2]]);
});

test('punches alone make the periods they stand in, and count for the unit', async () => {
  await db.fill({
    raw_employee: [{ employee_id: 'D', name: '甲', unit_path: '集团' }],
    raw_punch: [
      { employee_id: 'D', punched_at: '2024-09-02 08:58:01' },
      { employee_id: 'D', punched_at: '2024-09-03 09:00:00' },
    ],
  });
  expect(
    await db.select('SELECT unit_id, period_id, people, attended_days, late_count FROM agg_unit_attendance'),
  ).toEqual([{ unit_id: '集团', period_id: '2024-09', people: 1, attended_days: 2, late_count: null }]);
});
