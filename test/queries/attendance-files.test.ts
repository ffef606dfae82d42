// Attendance exports from their bytes to the numbers: every fixture through the importer and the real SQL.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetBatch, intakeTables } from '@/catalog/catalog.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import type { FileReport } from '@/import/types.ts';
import { mergeReports } from '@/session/report.ts';
import { type Database, openDatabase } from './database.ts';

const folder = new URL('../fixtures/attendance/', import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith('.ts'));
const people = {
  raw_employee: [
    { employee_id: '000123', name: '测试甲', unit_path: '集团/销售一部' },
    { employee_id: '000124', name: '测试乙', unit_path: '集团/销售一部' },
    { employee_id: 'HR-EMP-00001', name: 'John Smith', unit_path: '集团/销售一部' },
    { employee_id: 'HR-EMP-00002', name: 'Jane Doe', unit_path: '集团/销售一部' },
    { employee_id: 'M1', name: 'Marc Demo', unit_path: '集团/销售一部' },
    { employee_id: 'M2', name: 'Marc Demo', unit_path: '集团/销售一部' },
  ],
};

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

async function load(...wanted: string[]): Promise<{ batch: string; report: FileReport }[]> {
  await db.fill(people);
  for (const name of names) await forgetBatch(db.engine, name);
  const files = [];
  for (const name of wanted) {
    const blob = new Blob([readFileSync(new URL(name, folder))]);
    const report = await importFile(
      { name, blob },
      { batch: name, sink: (chunk) => loadChunk(db.engine, chunk) },
    );
    await loadReport(db.engine, report, name);
    files.push({ batch: name, report });
  }
  db.engine.changed(intakeTables());
  return files;
}

test('every physical row of every file is loaded, refused or explained, sums of the same rows included', async () => {
  const files = await load(...names);
  const loads = await db.catalog.run('import_sheet_loads', {});
  const rejects = await db.catalog.run('import_rejects', { batch_id: null });
  for (const file of mergeReports(files, loads, rejects))
    for (const sheet of file.sheets) {
      const skipped = sheet.rows_skipped.reduce((sum, { count }) => sum + count, 0);
      expect([file.file, sheet.name, sheet.rows_read]).toEqual([
        file.file,
        sheet.name,
        sheet.rows_loaded + sheet.rows_rejected + skipped,
      ]);
    }
  const month = loads.filter((row) => row.sheet_name === '月度汇总');
  expect(month.map((row) => [row.table_name, row.rows_loaded, row.records_loaded])).toEqual([
    ['raw_attendance_day', 2, 60],
    ['raw_attendance_period', 2, 2],
  ]);
});

test('月度汇总: days, one leave, overtime, and the month from its days', async () => {
  await load('钉钉_月度汇总_20240901-20240930.xlsx');
  expect(
    await db.select(
      "SELECT day, status, late_minutes, attended_days, leave_days, absent_days, overtime_minutes FROM attendance_day WHERE employee_id = '000123' AND day IN (DATE '2024-09-03', DATE '2024-09-04', DATE '2024-09-10', DATE '2024-09-28') ORDER BY day",
    ),
  ).toEqual([
    {
      day: '2024-09-03',
      status: 'late;missing_out',
      late_minutes: 24,
      attended_days: 1,
      leave_days: 0,
      absent_days: 0,
      overtime_minutes: 0,
    },
    {
      day: '2024-09-04',
      status: 'absent',
      late_minutes: 0,
      attended_days: 0,
      leave_days: 0,
      absent_days: 1,
      overtime_minutes: 0,
    },
    {
      day: '2024-09-10',
      status: 'leave:sick',
      late_minutes: 0,
      attended_days: 0,
      leave_days: 1,
      absent_days: 0,
      overtime_minutes: 0,
    },
    {
      day: '2024-09-28',
      status: 'overtime;rest',
      late_minutes: 0,
      attended_days: 0,
      leave_days: 0,
      absent_days: 0,
      overtime_minutes: 750,
    },
  ]);
  expect(
    await db.select(
      "SELECT employee_id, kind, strftime(start_at, '%Y-%m-%d %H:%M') AS start_at, hours FROM leave_request",
    ),
  ).toEqual([{ employee_id: '000123', kind: 'sick', start_at: '2024-09-09 08:30', hours: 40 }]);
  // 2024-09 has 21 working days: 000123 has 5 of sick leave and 1 absent; his sheet states the sum itself.
  expect(
    await db.select(
      'SELECT employee_id, basis, days_listed, attended_days, leave_days, absent_days, late_count FROM agg_attendance_month ORDER BY employee_id',
    ),
  ).toEqual([
    {
      employee_id: '000123',
      basis: 'days',
      days_listed: 30,
      attended_days: 15,
      leave_days: 5,
      absent_days: 1,
      late_count: 1,
    },
    {
      employee_id: '000124',
      basis: 'days',
      days_listed: 30,
      attended_days: 21,
      leave_days: 0,
      absent_days: 0,
      late_count: 0,
    },
  ]);
  expect(
    await db.select(
      'SELECT employee_id, period_id, attended_days, missing_count, overtime_minutes FROM attendance_period ORDER BY employee_id',
    ),
  ).toEqual([
    {
      employee_id: '000123',
      period_id: '2024-09',
      attended_days: 14,
      missing_count: 1,
      overtime_minutes: 750,
    },
    {
      employee_id: '000124',
      period_id: '2024-09',
      attended_days: 21,
      missing_count: null,
      overtime_minutes: null,
    },
  ]);
  expect(
    await db.select(
      "SELECT check_out, strftime(clock_at(day, check_out), '%Y-%m-%d %H:%M') AS at FROM attendance_day WHERE employee_id = '000124' AND day = DATE '2024-09-02'",
    ),
  ).toEqual([{ check_out: '25:10', at: '2024-09-03 01:10' }]);
});

test('每日统计: blanks are zeros, two shifts, the next calendar day, overtime in hours, who has left', async () => {
  await load('钉钉_每日统计_20240901-20240930.xlsx');
  expect(
    await db.select(
      'SELECT employee_id, day, status, check_in, check_out, worked_minutes, late_minutes, overtime_minutes, leave_days, attended_days FROM attendance_day ORDER BY day',
    ),
  ).toEqual([
    {
      employee_id: '000123',
      day: '2024-09-02',
      status: 'normal',
      check_in: '08:58',
      check_out: '18:02',
      worked_minutes: 480,
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 0,
      attended_days: 1,
    },
    {
      employee_id: '000123',
      day: '2024-09-03',
      status: 'late;overtime',
      check_in: '09:54',
      check_out: '25:10',
      worked_minutes: 600,
      late_minutes: 24,
      overtime_minutes: 390,
      leave_days: 0,
      attended_days: 1,
    },
    {
      employee_id: '000123',
      day: '2024-09-04',
      status: 'leave:sick',
      check_in: null,
      check_out: null,
      worked_minutes: 0,
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 1,
      attended_days: 0,
    },
    {
      employee_id: '000123',
      day: '2024-09-07',
      status: 'rest',
      check_in: null,
      check_out: null,
      worked_minutes: 0,
      late_minutes: 0,
      overtime_minutes: 0,
      leave_days: 0,
      attended_days: 0,
    },
  ]);
  expect(await db.select('SELECT DISTINCT name FROM stg_attendance_day')).toEqual([{ name: '测试甲' }]);
  expect(await db.select("SELECT * FROM fct_reject WHERE table_name = 'raw_attendance_day'")).toEqual([]);
});

test('企业微信: an account is matched by the unique name and shown as such', async () => {
  await load('上下班打卡_日报_20260601-20260607.xlsx');
  expect(
    await db.select(
      'SELECT employee_id, day, status, late_minutes, worked_minutes, check_out, absent_days FROM attendance_day ORDER BY day',
    ),
  ).toEqual([
    {
      employee_id: '000123',
      day: '2026-06-01',
      status: 'normal',
      late_minutes: 0,
      worked_minutes: 510,
      check_out: '18:02',
      absent_days: 0,
    },
    {
      employee_id: '000123',
      day: '2026-06-02',
      status: 'late',
      late_minutes: 15,
      worked_minutes: 900,
      check_out: '25:10',
      absent_days: 0,
    },
    {
      employee_id: '000123',
      day: '2026-06-03',
      status: 'absent',
      late_minutes: 0,
      // -- in the export.
      worked_minutes: null,
      check_out: null,
      absent_days: 1,
    },
  ]);
  expect(
    (await db.catalog.run('check_attendance_people', {})).map((row) => [
      row.table_name,
      row.name,
      row.employee_id,
      row.matched_by,
      row.row_count,
    ]),
  ).toEqual([
    ['raw_attendance_day', '测试甲', '000123', 'name', 3],
    ['raw_punch', '测试甲', '000123', 'name', 3],
  ]);
});

test('card machines: several times in a cell, garbage stamps refused, [h]:mm sums', async () => {
  await load('员工刷卡记录表.xlsx', '1_attlog.dat');
  expect(
    await db.select(
      "SELECT employee_id, strftime(punched_at, '%m-%d %H:%M:%S') AS at FROM punch ORDER BY employee_id, punched_at",
    ),
  ).toEqual([
    { employee_id: '1', at: '09-02 08:58:00' },
    { employee_id: '1', at: '09-02 12:01:00' },
    { employee_id: '1', at: '09-02 18:02:00' },
    { employee_id: '1', at: '09-03 09:54:00' },
    { employee_id: '1', at: '10-03 08:59:01' },
    { employee_id: '1', at: '10-03 18:01:40' },
    { employee_id: '2', at: '09-02 08:50:00' },
    { employee_id: '2', at: '09-02 18:00:00' },
    { employee_id: '23', at: '10-03 08:59:03' },
  ]);
  expect(
    await db.select("SELECT value, reason FROM fct_reject WHERE _file = '1_attlog.dat' ORDER BY value"),
  ).toEqual([
    { value: '2000-00-00 00:00:00', reason: 'not_a_moment' },
    { value: '2165-25-45 31:63:63', reason: 'not_a_moment' },
  ]);
  expect(await db.select('SELECT worked_minutes, attended_days FROM attendance_period')).toEqual([
    { worked_minutes: 9630, attended_days: 20 },
  ]);
});

test('ADP, BambooHR, Frappe HR, Odoo', async () => {
  await load(
    'ADP_2024-09-01 to 2024-09-14.csv',
    'bamboohr_time_off.csv',
    'frappe_attendance.csv',
    'odoo_attendance.csv',
  );
  expect(
    await db.select(
      'SELECT employee_id, period_id, worked_minutes, overtime_minutes FROM attendance_period ORDER BY employee_id',
    ),
  ).toEqual([
    { employee_id: '000123', period_id: '2024-09', worked_minutes: 4800, overtime_minutes: 270 },
    { employee_id: '000124', period_id: '2024-09', worked_minutes: 4575, overtime_minutes: null },
  ]);
  expect(await db.select('SELECT employee_id, kind, hours FROM leave_request ORDER BY employee_id')).toEqual([
    { employee_id: 'HR-EMP-00001', kind: 'annual', hours: 16 },
    { employee_id: 'HR-EMP-00002', kind: 'sick', hours: 8 },
  ]);
  expect(
    await db.select(
      'SELECT day, status, check_in, check_out, leave_days, attended_days FROM attendance_day ORDER BY day',
    ),
  ).toEqual([
    {
      day: '2024-09-02',
      status: 'late',
      check_in: '09:12',
      check_out: '24:30',
      leave_days: 0,
      attended_days: 1,
    },
    {
      day: '2024-09-03',
      status: 'leave:sick',
      check_in: null,
      check_out: null,
      leave_days: 1,
      attended_days: 0,
    },
    {
      day: '2024-09-04',
      status: 'leave:personal',
      check_in: '09:00',
      check_out: '13:00',
      leave_days: 0.5,
      attended_days: 0.5,
    },
    { day: '2024-09-05', status: 'remote', check_in: null, check_out: null, leave_days: 0, attended_days: 1 },
    { day: '2024-09-06', status: 'absent', check_in: null, check_out: null, leave_days: 0, attended_days: 0 },
  ]);
  expect(
    await db.select(
      "SELECT value, reason FROM fct_reject WHERE row_refused AND _file <> 'bamboohr_time_off.csv' ORDER BY value",
    ),
  ).toEqual([
    { value: 'Marc Demo', reason: 'person_ambiguous' },
    { value: 'Mitchell Admin', reason: 'person_unknown' },
    { value: 'Mitchell Admin', reason: 'person_unknown' },
  ]);
});
