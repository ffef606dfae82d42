// Attendance: what words, times and cells of its exports become. Expected values are worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  const WORDS: [said: string, status: string | null][] = [
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
  ];
  const employee = (said: string) => `E${WORDS.findIndex(([word]) => word === said)}`;

  beforeAll(() =>
    db.fill({
      raw_attendance_day: WORDS.map(([status]) => ({
        employee_id: employee(status),
        day: '2024-09-02',
        status,
      })),
    }),
  );

  test.each(WORDS)('%s → %s', async (said, status) => {
    expect(
      await db.select(`SELECT status FROM attendance_day WHERE employee_id = '${employee(said)}'`),
    ).toEqual([{ status }]);
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
