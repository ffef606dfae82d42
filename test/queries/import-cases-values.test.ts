// The cases of IMPORT's values, one test each: what a cell says, decided per column; bytes in, rows of the canonical tables out.
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, reasons, sheetOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

const people = (columns: string) => select(`SELECT ${columns} FROM employee ORDER BY _row`);
const orders = (columns: string) => select(`SELECT ${columns} FROM sales_order ORDER BY _row`);
const kpis = (columns: string) => select(`SELECT ${columns} FROM stg_kpi ORDER BY _row`);
const days = (columns: string) => select(`SELECT ${columns} FROM stg_attendance_day ORDER BY _row`);

describe('values', () => {
  /** What the texts are read as, all in one column of amounts. */
  const amounts = async (texts: readonly string[]) => {
    await load(
      'amounts.csv',
      csv(
        '单据编号,行号,日期,销售员编码,价税合计',
        ...texts.map((text, at) => `SO${at + 1},1,2025-01-02,000001,"${text}"`),
      ),
    );
    return (await orders('amount')).map((row) => row['amount']);
  };

  test('ids are text: leading zeros of text and of the cell format 000000 stay', async () => {
    await load(
      'padded.xlsx',
      xlsx(
        [
          ['工号', '姓名', '部门', '入职日期'],
          [123, '甲', '一部', '2020-01-01'],
          ['000124', '乙', '一部', '2020-01-01'],
        ],
        (sheet) => {
          sheet['A2'] = { t: 'n', v: 123, z: '000000' };
        },
      ),
    );
    expect(await people('employee_id')).toEqual([{ employee_id: '000123' }, { employee_id: '000124' }]);
  });

  test('6.22848E+18 and numbers of more than 15 digits in a key are refused: digits are lost', async () => {
    const report = await load(
      'lost.xlsx',
      xlsx([
        ['工号', '姓名', '部门', '入职日期'],
        [6228480000000000000, '甲', '一部', '2020-01-01'],
        ['6.22848E+18', '乙', '一部', '2020-01-01'],
        ['000003', '丙', '一部', '2020-01-01'],
      ]),
    );
    expect(reasons(report)).toEqual([
      [2, '工号', 'digits_lost'],
      [3, '工号', 'digits_lost'],
    ]);
    expect(await people('employee_id')).toEqual([{ employee_id: '000003' }]);
  });

  test('1.234,56 and 1,234.56 are decided per column, undecidable ones are asked', async () => {
    await load(
      'comma.csv',
      csv('单据编号;行号;日期;销售员编码;价税合计', 'SO1;1;2025-01-02;1;1.234,56', 'SO2;1;2025-01-02;1;7,5'),
    );
    expect(await orders('amount')).toEqual([{ amount: 1234.56 }, { amount: 7.5 }]);
    await load(
      'point.csv',
      csv('单据编号;行号;日期;销售员编码;价税合计', 'SO1;1;2025-01-02;1;1,234.56', 'SO2;1;2025-01-02;1;7.5'),
    );
    expect(await orders('amount')).toEqual([{ amount: 1234.56 }, { amount: 7.5 }]);
    const open = await load(
      'open.csv',
      csv('单据编号;行号;日期;销售员编码;价税合计', 'SO1;1;2025-01-02;1;1,234', 'SO2;1;2025-01-02;1;1.234'),
    );
    expect(sheetOf(open).questions).toContainEqual(
      expect.objectContaining({ code: 'number_format', blocking: true }),
    );
  });

  test('1.234 in every row is asked; another column of the sheet that leaves no doubt decides it', async () => {
    const dotted = async (second: string) => {
      const report = await load(
        'dots.csv',
        csv(
          '单据编号;行号;日期;销售员编码;价税合计;回款金额',
          `SO1;1;2025-01-02;1;1.234;${second}`,
          'SO2;1;2025-01-02;1;5.600;',
        ),
      );
      const asked = sheetOf(report).questions.filter(({ code }) => code === 'number_format');
      return asked.length > 0 ? asked : (await orders('amount')).map((row) => row['amount']);
    };
    expect(await dotted('7')).toEqual([
      {
        code: 'number_format',
        heading: '价税合计',
        field: 'amount',
        samples: ['1.234', '5.600'],
        options: ['1,234.56', '1.234,56'],
        blocking: true,
      },
    ]);
    expect(await dotted('7,5')).toEqual([1234, 5600]);
    expect(await dotted('7.5')).toEqual([1.234, 5.6]);
    // In a number cell of a spreadsheet the point is a point.
    const report = await load(
      'numbers.xlsx',
      xlsx([
        ['单据编号', '行号', '日期', '销售员编码', '价税合计'],
        ['SO1', 1, '2025-01-02', '000001', 1.234],
      ]),
    );
    expect(codes(report)).not.toContain('ambiguous_number');
    expect(await orders('amount')).toEqual([{ amount: 1.234 }]);
  });

  test('a period is written 2024年9月, 2024-9, 202409 or 2024年第3季度', async () => {
    await load(
      'periods.csv',
      csv(
        '工号,考核指标,权重,目标值,考核期',
        '000001,销售额,1,100,2024年9月',
        '000002,销售额,1,100,2024-9',
        '000003,销售额,1,100,202409',
        '000004,销售额,1,100,2024年第3季度',
      ),
    );
    expect(await kpis('period_id')).toEqual([
      { period_id: '2024-09' },
      { period_id: '2024-09' },
      { period_id: '2024-09' },
      { period_id: '2024-Q3' },
    ]);
  });

  test('123-, (123) and U+2212 are negative', async () => {
    expect(await amounts(['123-', '(123)', '\u2212123', '-123'])).toEqual([-123, -123, -123, -123]);
  });

  test('¥ ￥ 万 亿 k are scaled once', async () => {
    expect(await amounts(['¥1,200', '￥1200.5', '2万', '1.5亿', '3k'])).toEqual([
      1200, 1200.5, 20000, 150000000, 3000,
    ]);
  });

  test('万 in the heading scales bare amounts once, never twice', async () => {
    await load(
      'wan.csv',
      csv('单据编号,行号,日期,销售员编码,价税合计(万元)', 'SO1,1,2025-01-02,1,2', 'SO2,1,2025-01-02,1,3万'),
    );
    expect(await orders('amount')).toEqual([{ amount: 20000 }, { amount: 30000 }]);
  });

  test('95%, 0.95 and bare 95 are decided per column; 105 % is legal; mixed is asked', async () => {
    const weights = async (...values: string[]) => {
      const report = await load(
        'weights.csv',
        csv(
          '工号,考核指标,权重,目标值,考核期',
          ...values.map((value, index) => `00000${index + 1},销售额,${value},100,2025-01`),
        ),
      );
      return codes(report).includes('percent') ? 'asked' : (await kpis('weight')).map((row) => row['weight']);
    };
    expect(await weights('95%', '5%')).toEqual([0.95, 0.05]);
    expect(await weights('0.95', '0.05')).toEqual([0.95, 0.05]);
    expect(await weights('105%', '60%')).toEqual([1.05, 0.6]);
    expect(await weights('40%', '60')).toBe('asked');
  });

  test('≥95% and ≤2 are a value with a direction', async () => {
    await load(
      'direction.csv',
      csv(
        '工号,考核指标,权重,目标值,考核期',
        '000001,回款率,50%,≥95%,2025-01',
        '000001,差错数,50%,≤2,2025-01',
      ),
    );
    expect(await kpis('name, target, direction')).toEqual([
      { name: '回款率', target: 0.95, direction: 'higher' },
      { name: '差错数', target: 2, direction: 'lower' },
    ]);
  });

  test('dates in every form, serials and epoch milliseconds; 00000000 and -- are none', async () => {
    const forms = ['2024年9月2日', '45537', '1725206400000', '24-09-02 星期一', '20240902', '00000000', '--'];
    await load(
      'dates.csv',
      csv('工号,姓名,部门,入职日期', ...forms.map((text, at) => `00000${at + 1},甲,一部,${text}`)),
    );
    expect((await people('hire_date')).map((row) => row['hire_date'])).toEqual([
      ...Array.from({ length: 5 }, () => '2024-09-02'),
      null,
      null,
    ]);
  });

  test('a weekday that disagrees with its date is flagged', async () => {
    await load(
      'weekday.csv',
      csv('工号,姓名,日期,上班打卡时间,下班打卡时间', '000001,甲,24-09-02 星期二,08:58,18:02'),
    );
    const rejects = await select('SELECT unnest(_rejects).reason AS reason FROM stg_attendance_day');
    expect(rejects).toContainEqual({ reason: 'weekday_disagrees' });
  });

  test('dates that may be day or month first block and are asked with their values', async () => {
    const report = await load(
      'order.csv',
      csv('工号,姓名,部门,入职日期', '000001,甲,一部,01/02/2024', '000002,乙,一部,03/04/2024'),
    );
    expect(sheetOf(report).questions).toContainEqual(
      expect.objectContaining({
        code: 'date_order',
        blocking: true,
        samples: ['01/02/2024', '03/04/2024'],
        options: ['dmy', 'mdy'],
      }),
    );
  });

  test('days without a year take it from the title or the file name; where nothing says it, it is asked', async () => {
    const sheet = (...lines: string[]) => csv('工号,姓名,日期,上班打卡时间,下班打卡时间', ...lines);
    const rows = ['000001,甲,09-02,08:58,18:02', '000002,乙,9月3日(周二),08:58,18:02'];
    const found = [{ day: '2024-09-02' }, { day: '2024-09-03' }];
    await load('days.csv', csv('考勤明细 2024-09-01 至 2024-09-30').concat(sheet(...rows)));
    expect(await days('day')).toEqual(found);
    await load('考勤_2024年.csv', sheet(...rows));
    expect(await days('day')).toEqual(found);
    // Over the turn of a year the range says which of the two; what lies outside of it is refused, not moved.
    const turn = await load(
      'days.csv',
      csv('2024-12-16 至 2025-01-15').concat(
        sheet('000001,甲,12-31,08:58,18:02', '000001,甲,1-2,08:58,18:02', '000001,甲,2-3,08:58,18:02'),
      ),
    );
    expect(await days('day')).toEqual([{ day: '2024-12-31' }, { day: '2025-01-02' }, { day: null }]);
    expect(reasons(turn)).toEqual([[5, '日期', 'day_outside_range']]);
    const asked = await load('days.csv', sheet(...rows));
    expect(sheetOf(asked).questions).toMatchObject([
      { code: 'year', heading: '日期', field: 'day', blocking: true },
    ]);
    expect(await select('SELECT day FROM attendance_day')).toEqual([]);
  });

  test('次日 01:10 and 25:10 are the next calendar day of the same work day', async () => {
    await load(
      'night.csv',
      csv(
        '工号,姓名,日期,上班打卡时间,下班打卡时间',
        '000001,甲,2024-09-02,08:58,次日 01:10',
        '000002,乙,2024-09-02,08:58,25:10',
      ),
    );
    expect(
      await days('day, check_out, CAST(CAST(clock_at(day, check_out) AS DATE) AS VARCHAR) AS calendar_day'),
    ).toEqual([
      { day: '2024-09-02', check_out: '25:10', calendar_day: '2024-09-03' },
      { day: '2024-09-02', check_out: '25:10', calendar_day: '2024-09-03' },
    ]);
  });

  test('[h]:mm 1.5 is 36 hours; minutes and hours come from the heading, days need declared hours', async () => {
    await load(
      'hours.xlsx',
      xlsx(
        [
          ['工号', '姓名', '日期', '工作时长', '加班时长(小时)'],
          ['000001', '甲', '2024-09-02', 1.5, 2],
        ],
        (sheet) => {
          sheet['D2'] = { t: 'n', v: 1.5, z: '[h]:mm' };
        },
      ),
    );
    expect(await days('worked_minutes, overtime_minutes')).toEqual([
      { worked_minutes: 36 * 60, overtime_minutes: 120 },
    ]);
    const report = await load(
      'days.csv',
      csv('工号,姓名,日期,上班打卡时间,加班时长(天)', '000001,甲,2024-09-02,08:58,0.5'),
    );
    expect(codes(report)).toContain('unit');
    // Overtime there was; how long is open.
    expect(await days('overtime_minutes')).toEqual([{ overtime_minutes: null }]);
  });

  test('--, /, 无, N/A and TBD are null, not a wrong number', async () => {
    expect(await amounts(['--', '/', '无', 'N/A', 'TBD', '7'])).toEqual([null, null, null, null, null, 7]);
    expect(await select('SELECT unnest(_rejects).reason AS reason FROM stg_sales_order')).toEqual([]);
  });

  test('a number that can not be read is refused, never 0', async () => {
    await load('unread.csv', csv('单据编号,行号,日期,销售员编码,价税合计', 'SO1,1,2025-01-02,1,约一百'));
    expect(await orders('order_id')).toEqual([]);
    expect(await select('SELECT unnest(_rejects).reason AS reason FROM stg_sales_order')).toEqual([
      { reason: 'not_a_number' },
    ]);
  });

  test('a final rating in numbers: 1 to 5 are grades, 4.2 is a score, 3.5 may be either and is asked', async () => {
    const rated = (...values: string[]) =>
      load(
        'rated.csv',
        csv('工号,姓名,考核周期,最终评级', ...values.map((value, at) => `00000${at + 1},甲,2025,${value}`)),
      );
    const read = () =>
      select('SELECT label_final AS label, final_score AS score FROM stg_rating ORDER BY _row');
    await rated('5', '3', '--', '4');
    expect(await read()).toEqual(
      ['5', '3', '--', '4'].map((label) => ({ label: label === '--' ? null : label, score: null })),
    );
    expect(codes(await rated('4.2', '3.5', '未参与'))).toEqual(['grades_are_scores']);
    expect((await read()).slice(0, 2)).toEqual([
      { label: null, score: 4.2 },
      { label: null, score: 3.5 },
    ]);
    await rated('87', '92');
    expect(await read()).toEqual([
      { label: null, score: 87 },
      { label: null, score: 92 },
    ]);
    expect(sheetOf(await rated('3.5', '3.25', '3.75')).questions).toEqual([
      {
        code: 'grade_or_score',
        heading: '最终评级',
        field: 'label_final',
        samples: ['3.5', '3.25', '3.75'],
        options: ['grade', 'score'],
        blocking: true,
      },
    ]);
    // Beside a score it is the grade.
    const both = await load(
      'both.csv',
      csv('工号,考核周期,最终得分,最终评级', '000001,2025,88,3.75', '000002,2025,70,3.25'),
    );
    expect(sheetOf(both).questions).toEqual([]);
    expect(await read()).toEqual([
      { label: '3.75', score: 88 },
      { label: '3.25', score: 70 },
    ]);
  });

  test('thousands by apostrophe, by a thin blank and by Indian hundreds; Rs. is a sign', async () => {
    expect(await amounts(["1'234.50", '12’000.00', '7.25'])).toEqual([1234.5, 12000, 7.25]);
    expect(await amounts(['1\u202f234,50', '12\u202f000,00'])).toEqual([1234.5, 12000]);
    expect(await amounts(['1,23,456.50', 'Rs. 12,00,000', 'Rs.5.75'])).toEqual([123456.5, 1200000, 5.75]);
    // No such grouping: refused, not read as something.
    expect(await amounts(["1'23.5", '1,2,3', '7.25'])).toEqual([7.25]);
  });

  test('years of the Republic and of Japanese eras; what is no such day is refused', async () => {
    const hired = async (...texts: string[]) => {
      await load(
        'people.csv',
        csv('工号,姓名,部门,入职日期', ...texts.map((text, at) => `A${at},${at},业务,${text}`)),
      );
      return (await people('CAST(hire_date AS VARCHAR) AS d')).map((row) => row['d']);
    };
    expect(
      await hired('民國109年1月1日', '中華民國一百年', '109年02月03日', '109/03/04', '民国元年5月6日'),
    ).toEqual(['2020-01-01', null, '2020-02-03', '2020-03-04', '1912-05-06']);
    expect(
      await hired('令和2年4月1日', '平成30年10月1日', 'R3.4.1', '昭和63年4月1日', '令和2年2月30日'),
    ).toEqual(['2020-04-01', '2018-10-01', '2021-04-01', '1988-04-01', null]);
    expect(await hired('24-09-02', '2024-09-03')).toEqual(['2024-09-02', '2024-09-03']);
    expect(await hired('0000-00-00', '2024-09-03')).toEqual([null, '2024-09-03']);
    expect(await select("SELECT value FROM fct_reject WHERE field = 'hire_date'")).toEqual([]);
  });

  test('two scales in one column of grades are asked', async () => {
    const report = await load(
      'scales.csv',
      csv(
        '工号,姓名,考核周期,绩效等级',
        '000001,甲,2025,A',
        '000002,乙,2025,3.75',
        '000003,丙,2025,优秀',
        '000004,丁,2025,B',
      ),
    );
    expect(sheetOf(report).questions).toContainEqual(
      expect.objectContaining({ code: 'rating_scale', blocking: true }),
    );
  });
});
