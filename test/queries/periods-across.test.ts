// Months, quarters and years across: one record for every filled period of a row, nothing guessed about what a figure measures.
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetBatch } from '@/catalog/catalog.ts';
import { importFile, type MappingDocument } from '@/import/index.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { withEntry } from '@/import/mapping/entries.ts';
import type { FileReport } from '@/import/types.ts';
import { answered, questionsOf } from '@/session/answers.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

let last: string | null = null;

async function load(name: string, bytes: BlobPart, mapping?: MappingDocument): Promise<FileReport> {
  const changed = new Set(['raw_kpi', 'raw_rating', 'raw_employee', 'batch', 'import_reject', 'import_skip']);
  if (last !== null) await forgetBatch(db.engine, last);
  last = name;
  const report = await importFile(
    { name, blob: new Blob([bytes]) },
    { batch: name, mapping, sink: (chunk) => loadChunk(db.engine, chunk) },
  );
  await loadReport(db.engine, report, name);
  db.engine.changed(changed);
  return report;
}

/** The first question of the file's first sheet, answered, and the file read again. */
async function reply(report: FileReport, bytes: string, answer: string): Promise<FileReport> {
  const [sheet] = report.sheets;
  const [question] = sheet === undefined ? [] : questionsOf(sheet);
  if (sheet === undefined || question === undefined) throw new Error('nothing is asked');
  const entry = answered(report, sheet, question, answer);
  if (entry === null) throw new Error(`${answer} is no answer to ${question.code}`);
  return load(report.file, bytes, withEntry(undefined, entry, report.file));
}

const lines = (...texts: string[]) => `${texts.join('\n')}\n`;
const asks = ({ sheets }: FileReport) => sheets.flatMap(({ questions }) => questions.map(({ code }) => code));
const kpis = async () =>
  (
    await db.select(
      'SELECT kpi_id, owner_id, period_id, target, actual FROM stg_kpi ORDER BY _row, period_id, target NULLS LAST',
    )
  ).map(({ kpi_id, owner_id, period_id, target, actual }) =>
    [kpi_id, owner_id, period_id, target, actual].map((value) => value ?? '–').join(' '),
  );
const ratings = async () =>
  (await db.select('SELECT employee_id, cycle, label_final FROM stg_rating ORDER BY employee_id, cycle')).map(
    (row) => `${row.employee_id} ${row.cycle} ${row.label_final}`,
  );

describe('targets and actuals of the months', () => {
  const months = lines(
    '考核指标,权重,责任人工号,单位,1月目标,1月实际,2月目标,2月实际',
    '销售额,60%,000101,万元,100,90,110,',
    '回款率,40%,000101,%,95%,92%,,',
  );

  test('a pair of columns a month; the year is asked where nothing states it', async () => {
    const report = await load('目标.csv', months);
    expect(asks(report)).toEqual(['period_year']);
    expect(await kpis()).toEqual([]);
    const after = await reply(report, months, '2025');
    expect(asks(after)).toEqual([]);
    expect(await kpis()).toEqual([
      '销售额 000101 2025-01 100 90',
      '销售额 000101 2025-02 110 –',
      '回款率 000101 2025-01 0.95 0.92',
    ]);
  });

  test('the year stands in the file name or the title; a day of export does not count', async () => {
    await load('2024年指标.csv', months);
    expect((await kpis())[0]).toBe('销售额 000101 2024-01 100 90');
    expect(asks(await load('目标_20250105.csv', months))).toEqual(['period_year']);
    await load('目标.csv', `2023年度考核\n${months}`);
    expect((await kpis())[0]).toBe('销售额 000101 2023-01 100 90');
  });

  test('bare months below a title of targets are targets; the year as a whole stays a year', async () => {
    await load(
      'a.csv',
      lines('2025年度目标分解表', '指标名称,工号,单位,全年,1月,2月,3月', '订单数,000101,个,300,90,100,110'),
    );
    expect(await kpis()).toEqual([
      '订单数 000101 2025 300 –',
      '订单数 000101 2025-01 90 –',
      '订单数 000101 2025-02 100 –',
      '订单数 000101 2025-03 110 –',
    ]);
  });

  test('bare months that nothing explains are asked about', async () => {
    const text = lines('KPI,Employee ID,Unit,Jan 2025,Feb 2025', 'Calls,000101,count,90,100');
    const report = await load('b.csv', text);
    expect(asks(report)).toEqual(['measure']);
    expect(report.sheets[0]?.questions[0]?.blocking).toBe(true);
    await reply(report, text, 'actual');
    expect(await kpis()).toEqual(['Calls 000101 2025-01 – 90', 'Calls 000101 2025-02 – 100']);
  });

  test('a line of targets and a line of actuals below each other; the rate between them is left out by name', async () => {
    const report = await load(
      'c.csv',
      lines(
        '2025,,,,,',
        'KPI,Employee ID,Unit,Type,Q1,Q2',
        'Revenue,000101,CNY,Target,100,110',
        ',,,Actual,90,120',
        ',,,Rate,0.9,1.09',
        'Churn,000102,%,Target,5%,4%',
        ',,,Actual,6%,',
      ),
    );
    expect(asks(report)).toEqual([]);
    // A record for each line; the canonical table joins what one period says.
    expect(
      await db.select(
        'SELECT kpi_id, period_id, max(target) AS target, max(actual) AS actual FROM stg_kpi GROUP BY ALL ORDER BY ALL',
      ),
    ).toEqual([
      { kpi_id: 'Churn', period_id: '2025-Q1', target: 0.05, actual: 0.06 },
      { kpi_id: 'Churn', period_id: '2025-Q2', target: 0.04, actual: null },
      { kpi_id: 'Revenue', period_id: '2025-Q1', target: 100, actual: 90 },
      { kpi_id: 'Revenue', period_id: '2025-Q2', target: 110, actual: 120 },
    ]);
    expect(report.sheets[0]?.rows_skipped).toContainEqual({ reason: 'worked_out', count: 1 });
  });

  test('months of two years: from one month to another', async () => {
    const text = lines('KPI,Employee ID,Unit,Nov target,Dec target,Jan target', 'Calls,000101,count,1,2,3');
    const report = await load('d.csv', text);
    expect(asks(report)).toEqual(['period_months']);
    const [sheet] = report.sheets;
    const [question] = sheet?.questions ?? [];
    if (sheet === undefined || question === undefined) throw new Error('nothing is asked');
    expect(answered(report, sheet, question, '2025')).toBeNull();
    await reply(report, text, '2025-11 – 2026-01');
    expect(await kpis()).toEqual([
      'Calls 000101 2025-11 1 –',
      'Calls 000101 2025-12 2 –',
      'Calls 000101 2026-01 3 –',
    ]);
    await load('e.csv', `Sales targets 2025-11 to 2026-01\n${text}`);
    expect((await kpis())[2]).toBe('Calls 000101 2026-01 3 –');
  });

  test('a target without a month beside months of actuals: the year or each month', async () => {
    const text = lines(
      'KPI,Employee ID,Unit,Target,2025-01 Actual,2025-02 Actual',
      'Calls,000101,count,100,8,9',
    );
    const report = await load('f.csv', text);
    expect(asks(report)).toEqual(['lone_measure']);
    await reply(report, text, 'whole');
    expect(await kpis()).toEqual([
      'Calls 000101 2025 100 –',
      'Calls 000101 2025-01 – 8',
      'Calls 000101 2025-02 – 9',
    ]);
  });

  test('a header of two rows: months over target and actual, merged', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['2025年KPI跟踪表'],
      ['指标', '工号', '单位', '一月', null, '二月', null],
      [null, null, null, '目标', '实际', '目标', '实际'],
      ['拜访', '000101', '次', 10, 12, 11, 9],
    ]);
    sheet['!merges'] = ['D2:E2', 'F2:G2', 'A2:A3', 'B2:B3', 'C2:C3'].map(XLSX.utils.decode_range);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'KPI');
    await load('g.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer);
    expect(await kpis()).toEqual(['拜访 000101 2025-01 10 12', '拜访 000101 2025-02 11 9']);
  });
});

test('one month alone, target beside actual, below a title that has the year', async () => {
  const report = await load(
    'w.csv',
    lines(
      '某集团2025年绩效考核明细表（内部资料）,,,,,,',
      '制表时间：2026-01-05 10:22,,,,,,',
      '工号,姓名,部门,考核指标,单位,1月目标,1月实际',
      '000123,王伟,集团/华东,销售额,万元,"1,200.50",（1.2）',
      '000124,李娜,集团/华东,回款率,%,95%,0.92',
      ',小计,,,,"1,200.50",',
      '备注：本表由人力资源部导出,,,,,,',
    ),
  );
  expect(asks(report)).toEqual([]);
  expect(await kpis()).toEqual(['销售额 000123 2025-01 1200.5 -1.2', '回款率 000124 2025-01 0.95 0.92']);
  expect(report.sheets[0]?.rows_skipped).toEqual([
    { reason: 'subtotal', count: 1 },
    { reason: 'footer', count: 1 },
  ]);
});

describe('ratings of several cycles', () => {
  test('years and halves side by side, people beside them', async () => {
    const report = await load(
      'r.csv',
      lines(
        '工号,姓名,部门,2023年度绩效,2024年度绩效,2025H1绩效',
        '000101,王伟,集团/华东,B,A,A',
        '000102,李娜,集团/华东,C,B,',
      ),
    );
    expect(asks(report)).toEqual([]);
    expect(await ratings()).toEqual([
      '000101 2023 B',
      '000101 2024 A',
      '000101 2025-H1 A',
      '000102 2023 C',
      '000102 2024 B',
    ]);
    expect(await db.select('SELECT employee_id, unit_path FROM stg_employee ORDER BY ALL')).toEqual([
      { employee_id: '000101', unit_path: '集团/华东' },
      { employee_id: '000102', unit_path: '集团/华东' },
    ]);
  });

  test('quarters beside the year-end, under a title that says what they are', async () => {
    await load(
      's.csv',
      lines('2025 Performance ratings', 'Employee ID,Name,Q1,Q2,Q3,Q4,Year', '000101,Ann,B,B,A,A,A'),
    );
    expect(await ratings()).toEqual([
      '000101 2025 A',
      '000101 2025-Q1 B',
      '000101 2025-Q2 B',
      '000101 2025-Q3 A',
      '000101 2025-Q4 A',
    ]);
  });
});

describe('a column that says the year', () => {
  test('before bare months it is the year of its row; one that holds no year gives no record', async () => {
    const report = await load(
      'v.csv',
      lines(
        '2026 targets',
        'Year,KPI,Employee ID,Unit,Jan,Feb',
        '2024,Calls,000101,count,1,2',
        'all,Calls,000102,count,3,',
      ),
    );
    expect(await kpis()).toEqual(['Calls 000101 2024-01 1 –', 'Calls 000101 2024-02 2 –']);
    expect(report.sheets[0]?.rejects).toMatchObject([{ row: 4, reason: 'period_unknown', value: '3' }]);
  });
});

describe('what only looks like it', () => {
  test('rows that name their period stay rows', async () => {
    await load(
      't.csv',
      lines('考核指标,责任人工号,考核期,单位,目标值,实际值,2024年实际', '订单数,000101,2025-03,个,10,9,8'),
    );
    expect(await kpis()).toEqual(['订单数 000101 2025-03 10 9']);
  });

  test('a headcount by month is no list of ratings', async () => {
    const report = await load('u.csv', lines('Employee ID,Q1,Q2', '000101,7,8'));
    expect(report.sheets[0]?.table).not.toBe('raw_rating');
  });
});
