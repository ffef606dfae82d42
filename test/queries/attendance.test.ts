// Attendance: what words, times and cells of its exports become. Expected values are worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPolicy } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

const one = async (expression: string): Promise<unknown> => {
  const [row] = await db.select(`SELECT ${expression} AS v`);
  return row?.v;
};

test.each([
  ["duration_minutes('480')", 480],
  ["duration_minutes('36:00')", 2160],
  ["duration_minutes('8小时30分钟')", 510],
  ["duration_minutes('8.00 hours')", 480],
  ["duration_minutes('15分钟')", 15],
  ["duration_minutes('2天')", null],
  ["duration_minutes('abc')", null],
  ["duration_minutes('')", null],
  ["counted('1次')", 1],
  ["counted('0.5天')", 0.5],
  ["counted('--')", null],
  ["clock_on('08:58', DATE '2024-09-02')", '08:58'],
  ["clock_on('8:58:01', DATE '2024-09-02')", '08:58'],
  ["clock_on('次日 01:10', DATE '2024-09-02')", '25:10'],
  ["clock_on('01:10(次日)', DATE '2024-09-02')", '25:10'],
  ["clock_on('25:10', DATE '2024-09-02')", '25:10'],
  ["clock_on('2024-09-03 01:10:00', DATE '2024-09-02')", '25:10'],
  ["clock_on('9:05 PM', DATE '2024-09-02')", '21:05'],
  ["clock_on('未打卡', DATE '2024-09-02')", null],
  ["strftime(clock_at(DATE '2024-09-02', '25:10'), '%Y-%m-%d %H:%M')", '2024-09-03 01:10'],
  ["strftime(to_moment('2024/9/2 8:58'), '%Y-%m-%d %H:%M:%S')", '2024-09-02 08:58:00'],
  ["to_moment('2000-00-00 00:00:00')", null],
  ["to_moment('1999-09-02 08:58:00')", null],
  ["strftime(to_date('1725206400000'), '%Y-%m-%d')", '2024-09-02'],
  ["strftime(to_date('24-09-02 星期一'), '%Y-%m-%d')", '2024-09-02'],
  ["weekday_said('24-09-02 星期一')", 1],
  ["weekday_said('2024-09-01 周日')", 7],
  ["name_key('Smith, John')", 'john smith'],
  ["name_key('张三（已离职）')", '张三'],
  ["name_key('张三(离职)')", '张三'],
  ["minutes_late('迟到15分钟')", 15],
  ["minutes_late('上班迟到1小时5分钟,下班缺卡')", 65],
])('%s is %s', async (expression, expected) => {
  expect(await one(expression)).toEqual(expected);
});

describe('words of a day', () => {
  test.each([
    ['正常', 'normal'],
    ['出勤', 'normal'],
    ['Present', 'normal'],
    ['迟到15分钟', 'late'],
    ['严重迟到', 'severe_late'],
    ['旷工迟到', 'absent_late'],
    ['早退', 'early_leave'],
    ['上班缺卡', 'missing_in'],
    ['下班未打卡', 'missing_out'],
    ['缺卡', 'missing_in'],
    ['漏打卡', 'missing_in'],
    ['旷工', 'absent'],
    ['缺勤', 'absent'],
    ['Absent', 'absent'],
    ['外勤', 'field'],
    ['出差', 'trip'],
    ['病假', 'leave:sick'],
    ['年假', 'leave:annual'],
    ['调休', 'leave:compensatory'],
    ['On Leave', 'leave:other'],
    ['Half Day', 'leave:other'],
    ['休息', 'rest'],
    ['补卡', 'corrected'],
    ['居家办公', 'remote'],
    ['Work From Home', 'remote'],
    ['加班', 'overtime'],
    ['--', null],
  ])('%s → %s', async (status, expected) => {
    await db.fill({ raw_attendance_day: [{ employee_id: 'E1', day: '2024-09-02', status }] });
    expect(await db.select('SELECT status FROM attendance_day')).toEqual([{ status: expected }]);
  });
});

test('day cells of a monthly sheet: words, times, leave once, overtime', async () => {
  await db.fill({
    raw_attendance_day: [
      { employee_id: 'E1', day: '2024-09-02', result: '正常\n(08:58,18:02)' },
      { employee_id: 'E1', day: '2024-09-03', result: '上班迟到24分钟,下班缺卡\n(09:54,-)' },
      {
        employee_id: 'E1',
        day: '2024-04-19',
        result: '休息并打卡,加班04-19 08:30到04-19 22:30 12.5小时\n(08:28,22:31)',
      },
      { employee_id: 'E2', day: '2024-05-20', result: '病假05-18 08:30到05-29 18:30 56小时' },
      { employee_id: 'E2', day: '2024-05-21', result: '病假05-18 08:30到05-29 18:30 56小时' },
      { employee_id: 'E2', day: '2024-01-02', result: '年假12-30 09:00到01-02 18:00 2天' },
    ],
  });
  expect(
    await db.select(
      'SELECT day, status, check_in, check_out, late_minutes, overtime_minutes, leave_days, attended_days FROM attendance_day ORDER BY employee_id, day',
    ),
  ).toEqual([
    {
      day: '2024-04-19',
      status: 'overtime;rest',
      check_in: '08:28',
      check_out: '22:31',
      late_minutes: 0,
      overtime_minutes: 750,
      leave_days: 0,
      attended_days: 0,
    },
    {
      day: '2024-09-02',
      status: 'normal',
      check_in: '08:58',
      check_out: '18:02',
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 0,
      attended_days: 1,
    },
    {
      day: '2024-09-03',
      status: 'late;missing_out',
      check_in: '09:54',
      check_out: null,
      late_minutes: 24,
      overtime_minutes: 0,
      leave_days: 0,
      attended_days: 1,
    },
    {
      day: '2024-01-02',
      status: 'leave:annual',
      check_in: null,
      check_out: null,
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 1,
      attended_days: 0,
    },
    {
      day: '2024-05-20',
      status: 'leave:sick',
      check_in: null,
      check_out: null,
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 1,
      attended_days: 0,
    },
    {
      day: '2024-05-21',
      status: 'leave:sick',
      check_in: null,
      check_out: null,
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 1,
      attended_days: 0,
    },
  ]);
  expect(
    await db.select(
      "SELECT employee_id, kind, strftime(start_at, '%Y-%m-%d %H:%M') AS start_at, strftime(end_at, '%Y-%m-%d %H:%M') AS end_at, hours, days FROM leave_request ORDER BY start_at",
    ),
  ).toEqual([
    {
      employee_id: 'E2',
      kind: 'annual',
      start_at: '2023-12-30 09:00',
      end_at: '2024-01-02 18:00',
      hours: null,
      days: 2,
    },
    {
      employee_id: 'E2',
      kind: 'sick',
      start_at: '2024-05-18 08:30',
      end_at: '2024-05-29 18:30',
      hours: 56,
      days: null,
    },
  ]);
});

test('counts alone say it too: absent, late, missing punches, rest, trips', async () => {
  await db.fill({
    raw_attendance_day: [
      { employee_id: 'E1', day: '2024-09-02', absent_days: '1' },
      { employee_id: 'E1', day: '2024-09-03', late_count: '1', missing_out_count: '1次' },
      { employee_id: 'E1', day: '2024-09-07', rest_days: '1' },
      { employee_id: 'E1', day: '2024-09-09', trip_minutes: '480', other_leave_days: '0.5' },
      {
        employee_id: 'E1',
        day: '2024-09-10',
        status_in: '正常',
        status_out: '正常',
        overtime_minutes: '36:00',
      },
    ],
  });
  expect(await db.select('SELECT status, overtime_minutes FROM attendance_day ORDER BY day')).toEqual([
    { status: 'absent', overtime_minutes: 0 },
    { status: 'late;missing_out', overtime_minutes: 0 },
    { status: 'rest', overtime_minutes: 0 },
    { status: 'leave:other;trip', overtime_minutes: 0 },
    { status: 'normal;overtime', overtime_minutes: 2160 },
  ]);
});

test('a weekday that disagrees and a time that is none are flagged, the day stays', async () => {
  await db.fill({
    raw_attendance_day: [
      { employee_id: 'E1', day: '24-09-02 星期二', check_in: '8点', overtime_minutes: '2天' },
    ],
  });
  expect(await db.select('SELECT field, value, reason, row_refused FROM fct_reject ORDER BY field')).toEqual([
    { field: 'check_in', value: '8点', reason: 'not_a_time', row_refused: false },
    { field: 'day', value: '24-09-02 星期二', reason: 'weekday_disagrees', row_refused: false },
    { field: 'overtime_minutes', value: '2天', reason: 'not_a_duration', row_refused: false },
  ]);
  expect(await db.select('SELECT day FROM attendance_day')).toEqual([{ day: '2024-09-02' }]);
});

test('people: ids, confirmed accounts, a name only where one person has it, and shown as such', async () => {
  await db.fill({
    raw_employee: [
      { employee_id: '000123', name: '张三', unit_path: '集团' },
      { employee_id: '000124', name: '李四', unit_path: '集团' },
      { employee_id: '000125', name: '李四', unit_path: '集团' },
      { employee_id: '000126', name: 'John Smith', unit_path: '集团' },
    ],
    identity: [{ system: 'wecom', external_id: 'zs', employee_id: '000123' }],
    raw_punch: [
      { name: '张三(已离职)', punched_at: '2024-09-02 08:58:00' },
      { name: '李四', punched_at: '2024-09-02 08:58:00' },
      { name: '王五', punched_at: '2024-09-02 08:58:00' },
      { name: 'Smith, John', punched_at: '2024-09-02 08:59:00' },
      { account: 'zs', name: '别名', punched_at: '2024-09-02 18:00:00' },
      { name: '李四(000125)', punched_at: '2024-09-02 08:50:00' },
    ],
  });
  expect(
    await db.select(
      "SELECT employee_id, strftime(punched_at, '%H:%M') AS at FROM punch ORDER BY employee_id, punched_at",
    ),
  ).toEqual([
    { employee_id: '000123', at: '08:58' },
    { employee_id: '000123', at: '18:00' },
    { employee_id: '000125', at: '08:50' },
    { employee_id: '000126', at: '08:59' },
  ]);
  expect(
    (await db.catalog.run('check_attendance_people', {})).map((row) => [
      row.name,
      row.employee_id,
      row.matched_by,
      row.is_loaded,
      row.candidate_ids,
    ]),
  ).toEqual([
    ['李四', null, null, false, '000124, 000125'],
    ['王五', null, null, false, null],
    ['Smith, John', '000126', 'name', true, '000126'],
    ['张三(已离职)', '000123', 'name', true, '000123'],
  ]);
  expect(
    await db.select("SELECT value, reason FROM fct_reject WHERE table_name = 'raw_punch' ORDER BY value"),
  ).toEqual([
    { value: '李四', reason: 'person_ambiguous' },
    { value: '王五', reason: 'person_unknown' },
  ]);
});

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
