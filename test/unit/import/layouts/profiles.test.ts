// Every attendance system in its true layout: what it is recognised as, what it hands over, and that nothing is lost.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOf, workbooks } from '../../../fixtures/attendance/make.ts';
import { type Imported, importBlob, onlySheet, unaccounted } from '../helpers.ts';

const bytes = (name: string) =>
  readFileSync(new URL(`../../../fixtures/attendance/${name}`, import.meta.url));
const read = async (name: string): Promise<Imported> => {
  const imported = await importBlob(name, new Blob([bytes(name)]));
  expect(imported.report.error).toBeUndefined();
  expect(unaccounted(imported.report)).toBe(0);
  return imported;
};
const of = ({ rows }: Imported, sheet: string) => rows.filter((row) => row._sheet === sheet);
const pick = (rows: readonly Record<string, string>[], ...fields: string[]) =>
  rows.map((row) => fields.map((field) => row[field]));

it('the workbooks on disk are what their script writes', () => {
  for (const [name, sheets] of Object.entries(workbooks))
    expect(bytesOf(sheets()).equals(bytes(name)), name).toBe(true);
});

describe('钉钉', () => {
  const name = '钉钉_月度汇总_20240901-20240930.xlsx';

  it('月度汇总: a record per day, the position gives the date, and the sums for their own table', async () => {
    const imported = await read(name);
    const [sheet] = imported.report.sheets;
    expect(sheet).toMatchObject({
      profile: 'dingtalk_monthly',
      header_rows: [3, 4],
      rows_read: 2,
      rows_sent: 2,
      records: 60,
      questions: [],
    });
    const days = of(imported, '月度汇总').filter((row) => row.day !== undefined);
    expect(days.map((row) => row.day).slice(0, 8)).toEqual(
      Array.from({ length: 8 }, (_, at) => `2024-09-0${at + 1}`),
    );
    expect(days[2]).toMatchObject({
      employee_id: '000123',
      result: '上班迟到24分钟,下班缺卡\n(09:54,-)',
      _row: '5',
    });
    expect(days[2]).not.toHaveProperty('late_minutes');
    expect(days[59]).toMatchObject({ employee_id: '000124', day: '2024-09-30', _row: '6' });
    expect(sheet?.also).toMatchObject({
      profile: 'dingtalk_monthly_sums',
      table: 'raw_attendance_period',
      rows_read: 2,
      rows_sent: 2,
    });
    expect(of(imported, '月度汇总').filter((row) => row.day === undefined)[0]).toMatchObject({
      employee_id: '000123',
      attended_days: '14',
      overtime_minutes: '750',
      sick_leave_days: '5',
      period_start: '2024-09-01',
      period_end: '2024-09-30',
    });
  });

  it('月度汇总 under the mapping its own report makes: the same records, the same sums', async () => {
    const plain = await read(name);
    const [sheet] = plain.report.sheets;
    if (sheet === undefined || sheet.layout === null || sheet.table === null) throw new Error('no layout');
    const mapped = await importBlob(name, new Blob([bytes(name)]), {
      mapping: {
        version: 2,
        files: [
          {
            match: { file: name, sheet: sheet.name },
            table: sheet.table,
            columns: sheet.mapping,
            layout: sheet.layout,
          },
        ],
      },
    });
    expect(mapped.report.sheets[0]?.profile).toBe('mapping');
    expect(mapped.rows).toEqual(plain.rows);
  });

  it('打卡时间: all times of a day in one record', async () => {
    const punches = of(await read(name), '打卡时间');
    expect(punches).toHaveLength(42);
    expect(pick(punches.slice(0, 2), 'day', 'times')).toEqual([
      ['2024-09-02', '08:58 \n12:01 \n18:02 \n'],
      ['2024-09-03', '09:54 \n'],
    ]);
  });

  it('签到: places are dropped, times are punches', async () => {
    const imported = await read('钉钉_签到.xlsx');
    expect(onlySheet(imported.report)).toMatchObject({ profile: 'dingtalk_sign_in', table: 'raw_punch' });
    expect(pick(imported.rows, 'employee_id', 'punched_at')).toEqual([
      ['000123', '2024-09-02 10:12'],
      ['000123', '2024-09-02 15:40'],
    ]);
    expect(JSON.stringify(imported.rows)).not.toContain('某路');
  });
});

describe('企业微信', () => {
  it('日报: groups qualify what stands twice; accounts are no employee numbers', async () => {
    const imported = await read('上下班打卡_日报_20260601-20260607.xlsx');
    expect(imported.report.sheets.map((sheet) => sheet.profile)).toEqual([
      'wecom_daily',
      'wecom_punch_details',
    ]);
    expect(imported.report.sheets[0]?.mapping).toMatchObject({
      '考勤概况/最早': 'check_in',
      '上班打卡/最早': null,
      '考勤概况/考勤结果': 'status',
    });
    expect(
      pick(of(imported, '概况统计与打卡明细'), 'account', 'day', 'check_out', 'status', 'worked_minutes'),
    ).toEqual([
      ['zs', '2026/06/01 星期一', '18:02', '正常', '510'],
      ['zs', '2026/06/02 星期二', '次日 01:10', '迟到15分钟', '900'],
      ['zs', '2026/06/03 星期三', '--', '旷工', '--'],
    ]);
    expect(pick(of(imported, '打卡详情'), 'day', 'punched_at', 'kind').slice(0, 2)).toEqual([
      ['2026/06/01 星期一', '08:58', '上班打卡'],
      ['2026/06/01 星期一', '18:02', '下班打卡'],
    ]);
  });

  it('月报: headings with line ends, the year taken from 制表时间', async () => {
    const imported = await read('上下班打卡_月报.xlsx');
    expect(onlySheet(imported.report)).toMatchObject({
      profile: 'wecom_monthly',
      constants: { period_start: '2026-06-01', period_end: '2026-06-30' },
    });
    expect(imported.rows[0]).toMatchObject({
      account: 'zs',
      due_days: '22',
      late_count: '1次',
      worked_minutes: '170:30',
    });
  });

  it('打卡时间: several times in a day cell', async () => {
    const imported = await read('企业微信_打卡时间.xlsx');
    expect(onlySheet(imported.report)).toMatchObject({ profile: 'wecom_punches', rows_sent: 1, records: 3 });
    expect(pick(imported.rows, 'account', 'day')[1]).toEqual(['zs', '2026-06-02']);
  });
});

it('飞书: only the columns that are there, whole dates over the days', async () => {
  const imported = await read('飞书_考勤.xlsx');
  const [sheet] = imported.report.sheets;
  expect(sheet).toMatchObject({ profile: 'feishu_monthly', header_rows: [1, 2], rows_sent: 2, records: 6 });
  expect(sheet?.also).toMatchObject({
    profile: 'feishu_sums',
    constants: { period_start: '2026-09-11', period_end: '2026-09-13' },
  });
  expect(imported.rows[0]).toMatchObject({
    employee_id: '000123',
    day: '2026-09-11',
    result: '迟到12分钟(09:12,18:02)',
  });
});

describe('ZKTeco', () => {
  it('attlog without headings', async () => {
    const imported = await read('1_attlog.dat');
    expect(onlySheet(imported.report)).toMatchObject({
      profile: 'zkteco_attlog',
      header_rows: [],
      rows_read: 5,
      rows_sent: 5,
    });
    expect(pick(imported.rows, 'employee_id', 'punched_at', '_row')[0]).toEqual([
      '1',
      '2026-10-03 08:59:01',
      '1',
    ]);
  });

  it('AGL and GLG', async () => {
    expect(pick((await read('AGL_001.TXT')).rows, 'employee_id', 'punched_at', 'kind', 'device')[1]).toEqual([
      '000000123',
      '2024/09/02  18:02:22',
      'Out',
      '1',
    ]);
    expect(pick((await read('GLG_001.TXT')).rows, 'employee_id', 'punched_at', 'device')).toEqual([
      ['000000123', '2024/09/02  08:58:01', '1'],
    ]);
  });

  it('员工刷卡记录表: two-row blocks, sums, exceptions; the schedule is known and left out', async () => {
    const imported = await read('员工刷卡记录表.xlsx');
    expect(imported.report.sheets.map((sheet) => sheet.profile)).toEqual([
      null,
      'card_summary',
      'card_records',
      'card_exceptions',
    ]);
    expect(imported.report.sheets[0]).toMatchObject({ rows_skipped: [{ reason: 'schedule', count: 1 }] });
    expect(imported.report.sheets[2]).toMatchObject({
      rows_read: 5,
      rows_sent: 2,
      records: 3,
      rows_skipped: [{ reason: 'block_head', count: 3 }],
    });
    expect(pick(of(imported, '考勤记录'), 'employee_id', 'name', 'day', 'times', '_row')).toEqual([
      ['1', '测试甲', '2024-09-02', '08:5812:0118:02', '5'],
      ['1', '测试甲', '2024-09-03', '09:54', '5'],
      ['2', '测试乙', '2024-09-02', '08:50\n18:00', '7'],
    ]);
    expect(of(imported, '考勤汇总')[0]).toMatchObject({
      employee_id: '1',
      worked_minutes: '160:30',
      late_count: '1',
      attended_days: '20',
      period_end: '2024-09-30',
    });
    expect(of(imported, '异常统计')[0]).toMatchObject({
      employee_id: '1',
      day: '2024-09-03',
      check_in: '09:54',
      late_minutes: '24',
    });
  });
});

describe('elsewhere', () => {
  it('ADP: hours of a span the file name states, no day', async () => {
    const imported = await read('ADP_2024-09-01 to 2024-09-14.csv');
    expect(onlySheet(imported.report).profile).toBe('adp');
    expect(imported.rows[0]).toMatchObject({
      employee_id: '000123',
      worked_minutes: '4800',
      overtime_minutes: '270',
      period_start: '2024-09-01',
      period_end: '2024-09-14',
    });
  });

  it('ADP: asks for the period where nothing states it', async () => {
    const { report } = await importBlob('hours.csv', new Blob([bytes('ADP_2024-09-01 to 2024-09-14.csv')]));
    expect(onlySheet(report).questions).toMatchObject([{ code: 'period', blocking: true }]);
  });

  it('BambooHR time off: names, not numbers', async () => {
    const imported = await read('bamboohr_time_off.csv');
    expect(onlySheet(imported.report).profile).toBe('bamboohr_time_off');
    expect(pick(imported.rows, 'name', 'start_at', 'kind', 'amount')[0]).toEqual([
      'Smith, John',
      '2024-09-16',
      'Vacation',
      '16.00 hours',
    ]);
  });

  it('Frappe HR: attendance and check-ins', async () => {
    const days = await read('frappe_attendance.csv');
    expect(onlySheet(days.report).profile).toBe('frappe_attendance');
    expect(pick(days.rows, 'employee_id', 'day', 'status', 'worked_minutes')[0]).toEqual([
      'HR-EMP-00001',
      '2024-09-02',
      'Present',
      '510',
    ]);
    const punches = await read('frappe_checkin.csv');
    expect(onlySheet(punches.report).profile).toBe('frappe_checkin');
    expect(pick(punches.rows, 'kind', 'punched_at')[1]).toEqual(['OUT', '2024-09-02 18:04:00']);
  });

  it('Odoo: pairs of check in and check out', async () => {
    const imported = await read('odoo_attendance.csv');
    expect(onlySheet(imported.report).profile).toBe('odoo_attendance');
    expect(pick(imported.rows, 'name', 'in_at', 'out_at')[2]).toEqual([
      'Marc Demo',
      '2024-09-02 09:00:00',
      undefined,
    ]);
  });
});
