// Columns side by side → records: days and matrices, with the account of the physical rows.
import { describe, expect, it } from 'vitest';
import { parseMapping } from '@/import/mapping/document.ts';
import { bytesOf } from '../../../fixtures/attendance/make.ts';
import { importBlob, importText, onlySheet, seeded, unaccounted } from '../helpers.ts';

const days = (extra: object = {}) => ({
  version: 2 as const,
  files: [
    {
      match: { file: '*' },
      table: 'raw_attendance_day' as const,
      columns: { 工号: 'employee_id', 姓名: 'name', 日期: 'day', 结果: 'status_in' },
      layout: { kind: 'wide' as const, across: 'days' as const, into: '日期', value: '结果', ...extra },
    },
  ],
});

describe('days across', () => {
  it('gives one record per filled cell, under the number of its row', async () => {
    const { report, rows } = await importText(
      'm.csv',
      '考勤 2024年9月\n工号,姓名,1日,2日,3日\n000123,甲,休息,正常,\n000124,乙,,,\n合计,,2,1,\n',
      { mapping: days() },
    );
    const sheet = onlySheet(report);
    expect(rows.map((row) => [row.employee_id, row.day, row.status_in, row._row])).toEqual([
      ['000123', '2024-09-01', '休息', '3'],
      ['000123', '2024-09-02', '正常', '3'],
    ]);
    expect(sheet).toMatchObject({ rows_read: 3, rows_sent: 1, records: 2, rows_rejected: 0 });
    expect(sheet.rows_skipped).toEqual([
      { reason: 'no_values', count: 1 },
      { reason: 'grand_total', count: 1 },
    ]);
    expect(sheet.mapping).toEqual({ 工号: 'employee_id', 姓名: 'name', 日期: 'day', 结果: 'status_in' });
    expect(sheet.turned).toEqual({ '1日': '结果', '2日': '结果', '3日': '结果' });
    expect(sheet.layout).toEqual({ kind: 'wide', across: 'days', into: '日期', value: '结果' });
    expect(unaccounted(report)).toBe(0);
  });

  it('refuses a day outside the range, and asks where positions and range disagree', async () => {
    const outside = await importText(
      'm.csv',
      '2024-09-01 至 2024-09-03\n工号,姓名,1,2,31\n000123,甲,正常,迟到,正常\n',
      { mapping: days() },
    );
    expect(outside.rows).toHaveLength(2);
    expect(onlySheet(outside.report).rejects).toEqual([
      { row: 3, field: '31', value: '正常', reason: 'day_outside_range', row_refused: false },
    ]);
    const shifted = await importText(
      'm.csv',
      '2024-09-01 至 2024-09-30\n工号,姓名,1,2,六\n000123,甲,正常,迟到,正常\n',
      { mapping: days() },
    );
    expect(shifted.rows).toEqual([]);
    expect(onlySheet(shifted.report)).toMatchObject({
      rows_read: 1,
      rows_rejected: 1,
      questions: [{ code: 'day_columns', blocking: true, options: ['2024-09-01 – 2024-09-30'] }],
    });
  });

  it('takes the range from the mapping, and flags a weekday that disagrees', async () => {
    const { report, rows } = await importText('m.csv', '工号,姓名,1 日,2 二,3 二\n000123,甲,休,班,班\n', {
      mapping: days({ from: '2024-09-01', to: '2024-09-03' }),
    });
    expect(rows.map((row) => row.day)).toEqual(['2024-09-01', '2024-09-02', '2024-09-03']);
    expect(onlySheet(report).notes).toContainEqual({
      code: 'weekday_disagrees',
      heading: '2 二',
      value: '2024-09-02',
    });
  });
});

describe('people across', () => {
  it('keeps the columns under one person together', async () => {
    const { rows, report } = await importText(
      'k.csv',
      '2024年第三季度\n指标名称,单位,000123,,000124,\n,,目标值,实际值,目标值,实际值\n回款,万元,100,90,80,88\n',
      {
        mapping: {
          version: 2,
          files: [
            {
              match: { file: '*' },
              header_rows: [2, 3],
              table: 'raw_kpi',
              columns: {
                指标名称: 'kpi_name',
                工号: 'owner_id',
                目标值: 'target',
                实际值: 'actual',
                单位: 'unit',
              },
              layout: { kind: 'wide', across: 'unknown', into: '工号', value: '实际值' },
            },
          ],
        },
      },
    );
    expect(
      rows.map((row) => [row.kpi_name, row.owner_id, row.target, row.actual, row.period, row._row]),
    ).toEqual([
      ['回款', '000123', '100', '90', '2024年第三季度', '4'],
      ['回款', '000124', '80', '88', '2024年第三季度', '4'],
    ]);
    expect(onlySheet(report)).toMatchObject({ rows_read: 1, rows_sent: 1, records: 2 });
  });
});

it('conserves seeded random months: every filled day cell appears once', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = seeded(seed);
    const people = 1 + Math.floor(random() * 40);
    const heads = Array.from({ length: 30 }, (_, day) => `${day + 1}`);
    const expected: string[] = [];
    const lines = ['2024-09-01 至 2024-09-30', `工号,姓名,${heads.join(',')}`];
    for (let person = 0; person < people; person++) {
      const id = `E${String(person).padStart(4, '0')}`;
      const cells = heads.map((head) => {
        const text =
          ['', '正常', '"迟到12分钟\n(09:12,18:02)"', '休息', '"说""好"""'][Math.floor(random() * 5)] ?? '';
        if (text !== '') expected.push(`${id} ${head} ${text.replace(/^"|"$/gu, '').replaceAll('""', '"')}`);
        return text;
      });
      lines.push(`${id},甲,${cells.join(',')}`);
      if (random() < 0.1) lines.push(`小计,,${heads.map(() => '1').join(',')}`);
    }
    const { report, rows } = await importText('m.csv', lines.join('\n'), { mapping: days() });
    expect(rows.map((row) => `${row.employee_id} ${Number(row.day?.slice(8))} ${row.status_in}`)).toEqual(
      expected,
    );
    expect(onlySheet(report).records).toBe(expected.length);
    expect(unaccounted(report)).toBe(0);
  }
});

it('conserves seeded random workbooks: merged people, two header rows, weekday headings, totals', async () => {
  const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
  for (let seed = 1; seed <= 12; seed++) {
    const random = seeded(seed);
    const month = 1 + Math.floor(random() * 12);
    const length = new Date(Date.UTC(2024, month, 0)).getUTCDate();
    const dates = Array.from({ length }, (_, at) => new Date(Date.UTC(2024, month - 1, at + 1)));
    const heads = dates.map((date) =>
      date.getUTCDay() % 6 === 0 ? (weekdays[date.getUTCDay()] ?? '') : String(date.getUTCDate()),
    );
    const mm = String(month).padStart(2, '0');
    const rows: (string | number | null)[][] = [
      [`月度考勤 2024-${mm}-01 至 2024-${mm}-${length}`],
      ['姓名', '工号', '部门', '考勤结果', ...heads.slice(1).map(() => null)],
      [null, null, null, ...heads],
    ];
    const merges = ['A2:A3', 'B2:B3', 'C2:C3'];
    const expected: string[] = [];
    for (let person = 0; person < 1 + random() * 15; person++) {
      const id = `E${person}`;
      const cells = dates.map((date) => {
        const text = [null, '正常', '休息', '迟到3分钟\n(09:03,18:00)', 8][Math.floor(random() * 5)] ?? null;
        if (text !== null) expected.push(`${id} 销售一部 ${date.toISOString().slice(0, 10)} ${text}`);
        return text;
      });
      // Two people in a row may share one merged department.
      const shares = person % 2 === 1 && random() < 0.7;
      if (shares) merges.push(`C${rows.length}:C${rows.length + 1}`);
      rows.push(['甲', id, shares ? null : '销售一部', ...cells]);
    }
    rows.push(['合计', null, null, ...heads.map(() => 1)]);
    const { rows: records, report } = await importBlob(
      'm.xlsx',
      new Blob([new Uint8Array(bytesOf([{ name: '考勤', rows, merges }]))]),
    );
    expect(records.map((row) => `${row.employee_id} ${row.unit_path} ${row.day} ${row.result}`)).toEqual(
      expected,
    );
    expect(onlySheet(report).records).toBe(expected.length);
    expect(unaccounted(report)).toBe(0);
  }
});

describe('values of attendance', () => {
  const text = '工号,日期,上班时间,加班时长(天),迟到时长(小时)\n000123,2024-09-02,09:00,1.5,0.5\n';

  it('scales hours by the heading, and leaves days until a day has declared hours', async () => {
    const open = await importText('d.csv', text);
    expect(open.rows[0]).toMatchObject({ overtime_minutes: '1.5天', late_minutes: '30' });
    expect(onlySheet(open.report).notes).toContainEqual({ code: 'days_not_hours', heading: '加班时长(天)' });
    expect(onlySheet(open.report).questions).toMatchObject([
      { code: 'unit', field: 'overtime_minutes', blocking: false },
    ]);
    const declared = await importText('d.csv', text, {
      mapping: {
        version: 2,
        files: [
          {
            match: { file: 'd.csv' },
            table: 'raw_attendance_day',
            columns: { 工号: 'employee_id', 日期: 'day', '加班时长(天)': 'overtime_minutes' },
            formats: { '加班时长(天)': { scale: 450 } },
          },
        ],
      },
    });
    expect(declared.rows[0]).toMatchObject({ overtime_minutes: '675' });
  });
});

describe('calendars as headings', () => {
  const sheet = (title: string, heads: string) => `${title}\n工号,姓名,${heads}\n000123,甲,班,班,班,班\n`;

  it.each([
    ['考勤表 2024年9月', '1,2,3,4', ['2024-09-01', '2024-09-02', '2024-09-03', '2024-09-04']],
    [
      '考勤表 2024-09-05 至 2024-09-08',
      '5,6,六,日',
      ['2024-09-05', '2024-09-06', '2024-09-07', '2024-09-08'],
    ],
    ['考勤表 2024-09-30 至 2024-10-03', '30,1,2,3', ['2024-09-30', '2024-10-01', '2024-10-02', '2024-10-03']],
    [
      '考勤表',
      '2024-09-02 星期一,2024-09-03 星期二,2024-09-04,2024/9/5',
      ['2024-09-02', '2024-09-03', '2024-09-04', '2024-09-05'],
    ],
    [
      '考勤表 2024-12-30 至 2025-01-02',
      '12月30日,12月31日,1月1日,1月2日',
      ['2024-12-30', '2024-12-31', '2025-01-01', '2025-01-02'],
    ],
    [
      'Attendance 2024-09',
      '2 Mon,3 Tue,4 Wed,5 Thu',
      ['2024-09-02', '2024-09-03', '2024-09-04', '2024-09-05'],
    ],
  ])('%s: %s', async (title, heads, expected) => {
    const { rows, report } = await importText('m.csv', sheet(title, heads));
    expect(onlySheet(report).profile).toBe('attendance_month');
    expect(rows.map((row) => row.day)).toEqual(expected);
  });

  it('asks for the year where the range has none and nothing dates the sheet', async () => {
    const { report, rows } = await importText('m.csv', sheet('考勤表 06-01 ～ 06-04', '1,2,3,4'));
    expect(rows).toEqual([]);
    expect(onlySheet(report)).toMatchObject({
      rows_rejected: 1,
      questions: [{ code: 'year', blocking: true }],
    });
  });

  it('takes the year from when the sheet was made; a December in January is last year’s', async () => {
    const { rows } = await importText(
      'm.csv',
      sheet('考勤表 统计时间:12-28 ～ 12-31 制表时间:2026-01-03 09:00', '28,29,30,31'),
    );
    expect(rows.map((row) => row.day)).toEqual(['2025-12-28', '2025-12-29', '2025-12-30', '2025-12-31']);
  });

  it('skips both rows of a header printed again on the next page', async () => {
    const head = '姓名,工号,迟到次数,考勤结果,,\n,,,1,2,3\n';
    const { rows, report } = await importText(
      'm.csv',
      `考勤表 2024-09-01 至 2024-09-03\n${head}甲,000123,1,正常,迟到,休息\n${head}乙,000124,,正常,正常,休息\n`,
    );
    expect(onlySheet(report)).toMatchObject({
      header_rows: [2, 3],
      rows_read: 4,
      rows_sent: 2,
      records: 6,
      rows_skipped: [{ reason: 'repeated_header', count: 2 }],
    });
    // The sums beside the days are rows of their own.
    const days = rows.filter(({ day }) => day !== undefined);
    expect(days[3]).toMatchObject({ employee_id: '000124', day: '2024-09-01', result: '正常', _row: '7' });
    expect(onlySheet(report).also).toMatchObject({ rows_read: 4, rows_sent: 2 });
  });

  it('skips a header printed again and footers, and matches reordered columns by heading', async () => {
    const { rows, report } = await importText(
      'm.csv',
      '考勤表 2024年9月\n姓名,1,2,3,工号\n甲,班,休,,000123\n姓名,1,2,3,工号\n乙,休,班,,000124\n备注：无,,,,\n',
    );
    expect(rows.map((row) => [row.employee_id, row.day, row.result])).toEqual([
      ['000123', '2024-09-01', '班'],
      ['000123', '2024-09-02', '休'],
      ['000124', '2024-09-01', '休'],
      ['000124', '2024-09-02', '班'],
    ]);
    expect(onlySheet(report).rows_skipped).toEqual([
      { reason: 'repeated_header', count: 1 },
      { reason: 'footer', count: 1 },
    ]);
  });
});

describe('a calendar is no card machine', () => {
  it.each(['姓名,工号,1,2,3,4,5,6,7', '工号,姓名,部门,职位,1,2,3,4,5,6,7'])('%s', async (head) => {
    const cells = head
      .split(',')
      .map((name) => (/^\d$/u.test(name) ? '正常' : name === '工号' ? '000123' : '甲'));
    const { rows, report } = await importText('考勤.csv', `考勤 2024年9月\n${head}\n${cells.join(',')}\n`);
    expect(onlySheet(report)).toMatchObject({ profile: 'attendance_month', records: 7 });
    expect(rows[6]).toMatchObject({ employee_id: '000123', day: '2024-09-07' });
  });
});

it('refuses a layout whose pattern is no regular expression', () => {
  const document = {
    version: 2,
    files: [
      { ...days().files[0], layout: { kind: 'wide', across: { headings: '(' }, into: 'a', value: 'b' } },
    ],
  };
  expect(() => parseMapping(JSON.stringify(document))).toThrow(/no regular expression/u);
});
