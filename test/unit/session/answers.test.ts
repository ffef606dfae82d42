// Each question the importer asks can be answered, and the answer is heard.
import { describe, expect, it } from 'vitest';
import { importFile, type MappingDocument } from '@/import/index.ts';
import { withEntry } from '@/import/mapping/entries.ts';
import { answered, questionsOf } from '@/session/answers.ts';

async function read(name: string, text: string, mapping?: MappingDocument) {
  const rows: number[] = [];
  const report = await importFile(
    { name, blob: new Blob([text]) },
    { batch: 'b1', mapping, sink: async (chunk) => void rows.push(chunk.rows) },
  );
  const [sheet] = report.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return { report, sheet, rows: rows.reduce((sum, each) => sum + each, 0) };
}

async function answer(name: string, text: string, given: string) {
  const { report, sheet } = await read(name, text);
  const [question] = questionsOf(sheet);
  if (question === undefined) throw new Error('nothing is asked');
  const entry = answered(report, sheet, question, given);
  const after = entry === null ? null : await read(name, text, withEntry(undefined, entry, name));
  return { asked: question.code, entry, after };
}

const month = (title: string, days: string) =>
  `${title}\n姓名,工号,${days}\n甲,000123,${days.replace(/[^,]+/g, '正常')}\n`;

describe('the days of a sheet', () => {
  it.each([
    ['year', '考勤表 06-01 ～ 06-04', '1,2,3,4', '2026'],
    ['day_range', '考勤表', '1,2,3,4', '2026-06-01 – 2026-06-04'],
    ['day_range', '考勤表', '1,2,3,4', '2026-06'],
  ])('%s: %s, columns %s, answered by %s', async (code, title, days, given) => {
    const { asked, after } = await answer('m.csv', month(title, days), given);
    expect(asked).toBe(code);
    expect(after?.sheet.questions).toEqual([]);
    expect(after?.rows).toBe(4);
  });

  it('days without a year: the answer holds for their own file only', async () => {
    const text = '工号,姓名,日期,上班打卡时间,下班打卡时间\n000123,甲,09-02,08:58,18:02\n';
    const { asked, entry, after } = await answer('days.csv', text, '2024');
    expect(asked).toBe('year');
    expect(after?.sheet).toMatchObject({
      questions: [],
      rejects: [],
      formats: { 日期: { from: '2024-01-01', to: '2024-12-31' } },
    });
    const remembered = entry === null ? undefined : withEntry(undefined, entry, 'days.csv');
    expect((await read('next.csv', text, remembered)).sheet.questions).toMatchObject([{ code: 'year' }]);
    expect((await answer('days.csv', text, '上个月')).entry).toBeNull();
  });

  it('columns that do not fit the stated range are read for the days that are named', async () => {
    const { after } = await answer(
      'm.csv',
      month('考勤表 2024-09-01 至 2024-09-30', '5,6,六'),
      '2024-09-05 – 2024-09-07',
    );
    expect(after?.sheet.questions).toEqual([]);
    expect(after?.rows).toBe(3);
  });

  it('is no answer where no days can be made of it', async () => {
    expect((await answer('m.csv', month('考勤表', '1,2,3,4'), 'June')).entry).toBeNull();
  });

  it('sums without a month get one, for their own file only', async () => {
    const text = 'Co Code,Batch ID,File #,Reg Hours,O/T Hours\nABC,1,000123,80.00,4.50\n';
    const { asked, entry, after } = await answer('sums.csv', text, '2025-06');
    expect(asked).toBe('period');
    expect(after?.sheet.questions).toEqual([]);
    expect(after?.sheet.constants).toEqual({ period_start: '2025-06-01', period_end: '2025-06-30' });
    const remembered = entry === null ? undefined : withEntry(undefined, entry, 'sums.csv');
    expect((await read('july.csv', text, remembered)).sheet.questions).toMatchObject([{ code: 'period' }]);
  });
});

it('dates, numbers and shares are read as they were said to be written', async () => {
  const dates = '工号,姓名,部门,入职日期\n1,甲,集团,01/02/2024\n';
  expect((await answer('a.csv', dates, 'dmy')).after?.sheet).toMatchObject({
    questions: [],
    formats: { 入职日期: { date: 'dmy' } },
  });
  expect((await answer('a.csv', dates, 'x')).entry).toBeNull();
});

it('3.5 is a grade or a score as it is said to be', async () => {
  const rated = '工号,姓名,考核周期,最终评级\n1,甲,2025,3.5\n2,乙,2025,3.75\n';
  expect((await answer('r.csv', rated, 'grade')).after?.sheet).toMatchObject({
    questions: [],
    mapping: { 最终评级: 'label_final' },
  });
  expect((await answer('r.csv', rated, 'score')).after?.sheet).toMatchObject({
    questions: [],
    mapping: { 最终评级: 'final_score' },
  });
  expect((await answer('r.csv', rated, 'x')).entry).toBeNull();
});

describe('the cycle of ratings', () => {
  const text = 'Employee ID,Overall Rating\n000101,A\n000102,B\n';

  it('is asked where no column, title or name states it, and the answer holds for this file only', async () => {
    const { asked, entry, after } = await answer('ratings.csv', text, '2025-H1');
    expect(asked).toBe('cycle');
    expect(after?.sheet.questions).toEqual([]);
    expect(after?.sheet.constants.cycle).toBe('2025-H1');
    if (entry === null) throw new Error('no entry');
    const next = await read('more.csv', text, withEntry(undefined, entry, 'ratings.csv'));
    expect(next.sheet.questions.map(({ code }) => code)).toEqual(['cycle']);
  });

  it('is not asked where the file name has it', async () => {
    expect((await read('2025 ratings.csv', text)).sheet.questions).toEqual([]);
  });
});

describe('units that are not said or said twice', () => {
  it.each([
    ['money_unit', '千元', 1000],
    ['money_unit', '元', 1],
  ])('%s: %s is what the amounts are in', async (code, given, scale) => {
    const text = '销售订单（单位：千元）\n订单号,日期,业务员工号,金额(元)\nS1,2025-03-01,001,1500\n';
    const { asked, after } = await answer('orders.csv', text, given);
    expect(asked).toBe(code);
    expect(after?.sheet).toMatchObject({ questions: [], formats: { '金额(元)': { scale } } });
    expect((await answer('orders.csv', text, '亿')).entry).toBeNull();
  });

  it.each([
    ['hours', 60],
    ['minutes', 1],
  ])('overtime in %s: one answer for all of its columns', async (given, scale) => {
    const text =
      '姓名,工号,日期,上班1打卡时间,下班1打卡时间,加班总时长,工作日加班\n甲,001,2024-09-02,08:58,20:30,2,2\n';
    const { asked, after } = await answer('days.csv', text, given);
    expect(asked).toBe('duration_unit');
    expect(after?.sheet).toMatchObject({ questions: [], formats: { 加班总时长: { scale } } });
    expect(after?.sheet.formats['工作日加班']?.scale).toBe(given === 'hours' ? 60 : undefined);
  });

  it.each([
    ['旷工时长(小时)', 'hours_a_day', '8', 1 / 8],
    ['旷工时长(分钟)', 'minutes_a_day', '480', 1 / 480],
    ['旷工次数(次)', 'day_share', '0.5', 0.5],
  ])('%s, %s: what one is of a day', async (heading, code, given, scale) => {
    const text = `姓名,账号,应出勤天数(天),实际出勤天数(天),${heading},开始日期,结束日期\n王,w,21,19,2,2025-03-01,2025-03-31\n`;
    const { asked, after } = await answer('sums.csv', text, given);
    expect(asked).toBe(code);
    expect(after?.sheet).toMatchObject({ questions: [], rejects: [], formats: { [heading]: { scale } } });
  });

  it('what is asked of sums beside days is heard there', async () => {
    const text = '2025年3月考勤表,,,,,,\n工号,姓名,1,2,3,出勤天数,加班时长\n001,张三,√,√,√,3,6\n';
    const { asked, after } = await answer('m.csv', text, 'hours');
    expect(asked).toBe('duration_unit');
    expect(after?.sheet.also).toMatchObject({ questions: [], formats: { 加班时长: { scale: 60 } } });
  });

  it('targets in another unit than their title: the answer is the unit of the KPIs', async () => {
    const text =
      '2025年3月绩效（单位：万元）\n工号,指标名称,目标值(元),实际值(元)\n001,销售额,1000000,900000\n';
    const { asked, after } = await answer('kpi.csv', text, '元');
    expect(asked).toBe('money_unit');
    expect(after?.sheet).toMatchObject({ questions: [], constants: { unit: '元' } });
  });
});

it('an answer about tables side by side is heard in both, and remembered for their headings', async () => {
  const text =
    '订单号,日期,业务员,金额,,订单号,日期,业务员,金额\nA1,01/02/2025,甲,100,,A3,03/02/2025,乙,300\n';
  const { asked, entry, after } = await answer('orders.csv', text, 'dmy');
  expect(asked).toBe('date_order');
  expect(after?.sheet).toMatchObject({ questions: [], records: 2, formats: { 日期: { date: 'dmy' } } });
  const remembered = entry === null ? undefined : withEntry(undefined, entry, 'orders.csv');
  expect((await read('next.csv', text, remembered)).sheet).toMatchObject({ questions: [], records: 2 });
});
