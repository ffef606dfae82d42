// Days, dates, nights, overtime and encodings as real exports write them: bytes in, rows and questions out, worked out by hand.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, reasons, sheetOf, xlsx } from './import-case.ts';

const { load, select, plain } = importCases();
const attendance = (columns: string) =>
  select(`SELECT ${columns} FROM attendance_day ORDER BY employee_id, day`);

describe('days across two months below a title that names one', () => {
  const sheet = (title: string, ...days: number[]) =>
    xlsx([[title], ['工号', '姓名', ...days], ['1001', '甲一', ...days.map(() => '√')]]);

  test('31 and 1 lie at the end of October: the month before and that of the title', async () => {
    const report = await load('考勤.xlsx', sheet('2024年11月考勤表', 26, 27, 28, 29, 30, 31, 1, 2, 3));
    expect((await attendance('day')).map(({ day }) => day)).toEqual([
      '2024-10-26',
      '2024-10-27',
      '2024-10-28',
      '2024-10-29',
      '2024-10-30',
      '2024-10-31',
      '2024-11-01',
      '2024-11-02',
      '2024-11-03',
    ]);
    expect(reasons(report)).toEqual([]);
    expect(sheetOf(report).questions).toEqual([]);
  });

  test('weekdays tell as well; where two months would do it is asked', async () => {
    await load(
      '考勤.xlsx',
      xlsx([
        ['2024年8月考勤表'],
        ['工号', '姓名', '30(周二)', '31(周三)', '1(周四)'],
        ['1001', '甲一', '√', '√', '√'],
      ]),
    );
    expect(await attendance('day')).toEqual([
      { day: '2024-07-30' },
      { day: '2024-07-31' },
      { day: '2024-08-01' },
    ]);
    const asked = await load('考勤.xlsx', sheet('2024年8月考勤表', 26, 27, 28, 29, 30, 31, 1, 2));
    expect(sheetOf(asked).questions).toMatchObject([
      { code: 'day_range', blocking: true, options: ['2024-07-26 – 2024-08-02', '2024-08-26 – 2024-09-02'] },
    ]);
    expect(await attendance('day')).toEqual([]);
    // The 31st may be left out, or the sheet may run on into December.
    const either = await load('考勤.xlsx', sheet('2024年11月考勤表', 29, 30, 1, 2));
    expect(sheetOf(either).questions).toMatchObject([
      { code: 'day_range', options: ['2024-10-29 – 2024-11-02', '2024-11-29 – 2024-12-02'] },
    ]);
  });

  test('a range without a year beside the month it ends in has the year of that month', async () => {
    const report = await load(
      '考勤.xlsx',
      xlsx([
        ['2024年1月考勤表（12月30日—1月2日）'],
        ['工号', '姓名', 30, 31, 1, 2],
        [null, null, '六', '日', '一', '二'],
        ['1001', '甲一', '√', '√', '√', '√'],
      ]),
    );
    expect((await attendance('day')).map(({ day }) => day)).toEqual([
      '2023-12-30',
      '2023-12-31',
      '2024-01-01',
      '2024-01-02',
    ]);
    expect(reasons(report)).toEqual([]);
    expect(codes(report)).not.toContain('year');
  });
});

describe('years of two digits', () => {
  const orders = (...days: string[]) =>
    csv('订单号,订单日期,业务员,客户,订单金额', ...days.map((day, at) => `${at + 1},${day},甲一,A,100`));
  const ordered = async () =>
    (await select('SELECT order_date FROM sales_order ORDER BY order_id')).map(
      ({ order_date }) => order_date,
    );

  test('24.9.25, 24.10.8: only the year can stand first', async () => {
    const report = await load('orders.csv', orders('24.9.25', '24.9.26', '24.10.8'));
    expect(await ordered()).toEqual(['2024-09-25', '2024-09-26', '2024-10-08']);
    expect(sheetOf(report).formats).toEqual({ 订单日期: { date: 'ymd' } });
    await load(
      'hired.csv',
      csv('工号,姓名,部门,入职日期', '1,甲,一部,20.3.1', '2,乙,一部,98/12/5', '3,丙,一部,21.6.30'),
    );
    expect(await select('SELECT hire_date FROM employee ORDER BY employee_id')).toEqual([
      { hire_date: '2020-03-01' },
      { hire_date: '1998-12-05' },
      { hire_date: '2021-06-30' },
    ]);
  });

  test('24.9.25, 24.9.26 may be either: asked; days that vary before one year are days', async () => {
    const asked = await load('orders.csv', orders('24.9.25', '24.9.26'));
    expect(sheetOf(asked).questions).toMatchObject([
      { code: 'date_order', heading: '订单日期', options: ['dmy', 'mdy', 'ymd'], blocking: true },
    ]);
    expect(await ordered()).toEqual([null, null]);
    await load('orders.csv', orders('25.09.24', '26.09.24', '08.10.24'));
    expect(await ordered()).toEqual(['2024-09-25', '2024-09-26', '2024-10-08']);
  });

  test('a heading that names the order says it', async () => {
    const hired = async (heading: string) => {
      const report = await load(
        'hired.csv',
        csv(`Employee ID,Name,Department,${heading}`, '1,A,Sales,03/04/2020'),
      );
      expect(sheetOf(report).questions).toEqual([]);
      return select('SELECT hire_date FROM employee');
    };
    expect(await hired('Hire Date (DD/MM/YYYY)')).toEqual([{ hire_date: '2020-04-03' }]);
    expect(await hired('Hire Date (mm/dd/yyyy)')).toEqual([{ hire_date: '2020-03-04' }]);
  });
});

describe('nights', () => {
  test('22:00 to 06:00 ends the next day; 09:00 to 08:50 stays as it is', async () => {
    await load(
      'nights.csv',
      csv(
        '日期,工号,姓名,班次,上班打卡,下班打卡,考勤结果',
        '2024-10-01,A1,甲一,夜班,22:00,06:00,正常',
        '2024-10-02,A1,甲一,夜班,2024-10-02 22:00,2024-10-03 06:00,正常',
        '2024-10-03,A1,甲一,白班,09:00,08:50,正常',
        '2024-10-04,A1,甲一,,20:00,08:10,正常',
      ),
    );
    expect(await attendance('day, check_in, check_out, attended_days')).toEqual([
      { day: '2024-10-01', check_in: '22:00', check_out: '30:00', attended_days: 1 },
      { day: '2024-10-02', check_in: '22:00', check_out: '30:00', attended_days: 1 },
      { day: '2024-10-03', check_in: '09:00', check_out: '08:50', attended_days: 1 },
      { day: '2024-10-04', check_in: '20:00', check_out: '32:10', attended_days: 1 },
    ]);
  });

  test('two stretches of one night begin with the first', async () => {
    await load(
      'stretches.csv',
      csv(
        '日期,工号,姓名,班次,上班打卡,下班打卡,工作时长(小时)',
        '2024-10-01,1001,甲一,夜班,22:00,02:00,4',
        '2024-10-01,1001,甲一,夜班,02:30,06:30,4',
        // The end of the night before, as the calendar has it.
        '2024-10-02,1001,甲一,夜班,02:30,06:30,4',
        '2024-10-02,1001,甲一,夜班,22:00,23:50,2',
      ),
    );
    expect(await attendance('day, check_in, check_out, worked_minutes, attended_days')).toEqual([
      { day: '2024-10-01', check_in: '22:00', check_out: '30:30', worked_minutes: 480, attended_days: 1 },
      { day: '2024-10-02', check_in: '02:30', check_out: '23:50', worked_minutes: 360, attended_days: 1 },
    ]);
  });
});

test('平时 below 加班 is overtime of working days', async () => {
  await load(
    '考勤汇总.xlsx',
    xlsx(
      [
        ['2024年9月考勤汇总'],
        ['工号', '姓名', '出勤天数', '迟到次数', '加班（小时）', null, null],
        [null, null, null, null, '平时', '周末', '节假日'],
        ['1001', '甲一', 21, 0, 2.5, 8, 0],
      ],
      (sheet) => {
        sheet['!merges'] = [
          { s: { r: 1, c: 4 }, e: { r: 1, c: 6 } },
          ...[0, 1, 2, 3].map((c) => ({ s: { r: 1, c }, e: { r: 2, c } })),
        ];
      },
    ),
  );
  expect(await select('SELECT employee_id, attended_days, overtime_minutes FROM attendance_period')).toEqual([
    { employee_id: '1001', attended_days: 21, overtime_minutes: 630 },
  ]);
});

test('UTF-16 without BOM that holds 销, 一 and 开 is text', async () => {
  const lines = csv(
    '工号\t姓名\t部门\t入职日期',
    '007\t张三\t销售部\t2020/1/5',
    '008\t开一\t销售部\t2021/12/31',
  );
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const report = await load('people.txt', new Uint8Array(iconv.encode(lines, encoding, { addBOM: false })));
    expect(report.encoding).toBe(encoding);
    expect(await select('SELECT employee_id, name, unit_id, hire_date FROM employee ORDER BY ALL')).toEqual([
      { employee_id: '007', name: '张三', unit_id: '销售部', hire_date: '2020-01-05' },
      { employee_id: '008', name: '开一', unit_id: '销售部', hire_date: '2021-12-31' },
    ]);
  }
});

describe('lines of pay codes', () => {
  const head = 'Employee Name,Employee ID,Apply Date,In Punch,Out Punch,Pay Code,Hours';
  const columns =
    'day, check_in, check_out, status, worked_minutes AS worked, overtime_minutes AS over, leave_days AS off, attended_days AS attended';

  test('overtime beside regular time adds to its day, and takes no punch from it', async () => {
    await load(
      'time.csv',
      csv(
        head,
        '"Adams, John",1001,10/14/2024,10/14/2024 8:00 AM,10/14/2024 5:00 PM,Regular,8.00',
        '"Adams, John",1001,10/14/2024,,,Overtime,0.50',
        '"Adams, John",1001,10/15/2024,10/15/2024 8:00 AM,10/15/2024 4:00 PM,Regular,8.00',
      ),
    );
    const whole = { off: 0, attended: 1, worked: 480 };
    expect(await attendance(columns)).toEqual([
      { day: '2024-10-14', check_in: '08:00', check_out: '17:00', status: 'overtime', over: 30, ...whole },
      { day: '2024-10-15', check_in: '08:00', check_out: '16:00', status: null, over: null, ...whole },
    ]);
  });

  test('four hours at work and four of leave are half a day each', async () => {
    await load(
      'time.csv',
      csv(
        head,
        '"Adams, John",1001,10/14/2024,10/14/2024 8:00 AM,10/14/2024 12:00 PM,Regular,4.00',
        '"Adams, John",1001,10/14/2024,,,Sick,4.00',
        '"Adams, John",1001,10/15/2024,,,Vacation,8.00',
      ),
    );
    expect(await attendance(columns)).toMatchObject([
      {
        day: '2024-10-14',
        check_in: '08:00',
        check_out: '12:00',
        status: 'leave:sick',
        worked: 240,
        off: 0.5,
        attended: 0.5,
      },
      { day: '2024-10-15', check_in: null, status: 'leave:annual', off: 1, attended: 0 },
    ]);
  });
});

describe('sums of a month', () => {
  const sums = (columns: string) => select(`SELECT ${columns} FROM attendance_period ORDER BY employee_id`);

  test('次数 and 分钟 below 迟到, 请假（天）, 统计周期', async () => {
    await load(
      '汇总.xlsx',
      xlsx(
        [
          ['工号', '姓名', '统计周期', '出勤天数', '迟到', null, '早退', null, '请假（天）'],
          [null, null, null, null, '次数', '分钟', '次数', '分钟', null],
          ['1001', '甲一', '2024-09', 21, 2, 15, 1, 30, 0.5],
        ],
        (sheet) => {
          sheet['!merges'] = [
            { s: { r: 0, c: 4 }, e: { r: 0, c: 5 } },
            { s: { r: 0, c: 6 }, e: { r: 0, c: 7 } },
            ...[0, 1, 2, 3, 8].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } })),
          ];
        },
      ),
    );
    expect(await sums('period_id, attended_days, late_count, late_minutes, leave_days')).toEqual([
      {
        period_id: '2024-09',
        attended_days: 21,
        late_count: 2,
        late_minutes: 15,
        leave_days: 0.5,
      },
    ]);
  });

  test('a caption, or a table of its own above it, is the title of a table', async () => {
    const rows =
      '<tr><th>工号</th><th>姓名</th><th>出勤天数</th><th>迟到次数</th></tr><tr><td>1001</td><td>甲一</td><td>21</td><td>2</td></tr>';
    const found = [{ employee_id: '1001', period_id: '2024-09', attended_days: 21, late_count: 2 }];
    for (const markup of [
      `<table><caption>2024年9月考勤汇总</caption>${rows}</table>`,
      `<table><tr><td colspan="4">2024年9月考勤汇总</td></tr></table><table>${rows}</table>`,
    ]) {
      const report = await load('汇总.xls', `<html><body>${markup}</body></html>`);
      expect(report.sheets).toHaveLength(1);
      expect(await sums('employee_id, period_id, attended_days, late_count')).toEqual(found);
    }
  });
});

describe('other systems', () => {
  test('上午上班 to 下午下班: in and out of the day', async () => {
    await load(
      '日报.csv',
      csv(
        '工号,姓名,日期,上午上班,上午下班,下午上班,下午下班',
        '1001,甲一,2024-09-02,08:30,12:00,13:30,17:40',
        '1001,甲一,2024-09-03,08:30,12:00,,',
      ),
    );
    expect(await attendance('day, check_in, check_out')).toEqual([
      { day: '2024-09-02', check_in: '08:30', check_out: '17:40' },
      { day: '2024-09-03', check_in: '08:30', check_out: '12:00' },
    ]);
  });

  test('Deputy: timesheets are days', async () => {
    await plain('Deputy_Timesheets.csv');
    expect(await attendance('employee_id, day, check_in, check_out, worked_minutes')).toEqual([
      { employee_id: 'E7', day: '2024-10-25', check_in: '09:00', check_out: '17:00', worked_minutes: 450 },
      { employee_id: 'E7', day: '2024-10-26', check_in: '18:00', check_out: '26:00', worked_minutes: 450 },
    ]);
  });

  test('Zoho: days taken in their unit, and the number before the name', async () => {
    await plain('Zoho_Leave_Tracker.csv');
    expect(
      await select('SELECT employee_id, kind, days, hours FROM stg_leave_request ORDER BY _row'),
    ).toEqual([
      { employee_id: 'EMP001', kind: 'personal', days: 2, hours: null },
      { employee_id: 'EMP-002', kind: 'sick', days: null, hours: 4 },
    ]);
  });

  test('requests for overtime are named, and no error', async () => {
    const report = await load(
      '加班申请明细.csv',
      csv('单据编号,工号,姓名,加班日期,加班类型,加班时长(小时)', 'OT001,A1,甲一,2024-10-08,工作日加班,2'),
    );
    expect(sheetOf(report)).toMatchObject({ rows_skipped: [{ reason: 'overtime_request', count: 1 }] });
    expect(sheetOf(report).error).toBeUndefined();
  });
});

test('a word alone in the first column is the head of a group, no person without a number', async () => {
  const report = await load(
    '花名册.xlsx',
    xlsx([
      ['序号', '姓名', '工号', '职务', '入职日期'],
      ['销售一部'],
      [1, '甲一', 'A1', '经理', '2020-01-01'],
      [2, '乙二', null, '专员', '2021-01-01'],
      ['财务部'],
      [1, '丙三', 'A3', '会计', '2019-01-01'],
    ]),
  );
  expect(sheetOf(report)).toMatchObject({ rows_read: 5, rows_skipped: [{ reason: 'group_head', count: 2 }] });
  expect(await select('SELECT employee_id FROM employee ORDER BY ALL')).toEqual([
    { employee_id: 'A1' },
    { employee_id: 'A3' },
  ]);
  expect(await select('SELECT _row, reason FROM fct_reject')).toEqual([{ _row: 4, reason: 'missing_key' }]);
});
