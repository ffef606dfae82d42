// The cases an importer of real exports must get right, one test each: bytes in, rows of the canonical tables out, through the real SQL.
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCatalog, forgetBatch, stagingAfter } from '@/catalog/catalog.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import type { FileReport, SheetReport } from '@/import/types.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

let last: string | null = null;
let touched = new Set<string>();

/** Reads one file into an otherwise empty database; `roster` stays beside it. */
async function load(name: string, bytes: BlobPart): Promise<FileReport> {
  const changed = new Set([...touched, 'batch', 'import_reject', 'import_skip']);
  if (last !== null) await forgetBatch(db.engine, last);
  touched = new Set();
  const sink = async (chunk: Parameters<typeof loadChunk>[1]) => {
    changed.add(chunk.table);
    touched.add(chunk.table);
    await loadChunk(db.engine, chunk);
  };
  const report = await importFile({ name, blob: new Blob([bytes]) }, { batch: name, sink });
  last = name;
  await loadReport(db.engine, report, name);
  await buildCatalog(db.engine, [], { steps: stagingAfter(changed) });
  return report;
}

const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const fixture = (name: string) => readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url));
const sheetOf = (report: FileReport): SheetReport => {
  const [sheet] = report.sheets;
  if (sheet === undefined) throw new Error(`no sheet: ${report.error?.message}`);
  return sheet;
};
const reasons = (report: FileReport) =>
  report.sheets.flatMap(({ rejects }) => rejects.map(({ row, field, reason }) => [row, field, reason]));
const codes = (report: FileReport) =>
  report.sheets.flatMap(({ questions, notes }) => [...questions, ...notes].map(({ code }) => code));
const xlsx = (rows: unknown[][], shape?: (sheet: XLSX.WorkSheet) => void): BlobPart => {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  shape?.(sheet);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Sheet1');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer;
};
const people = (columns: string) => db.select(`SELECT ${columns} FROM employee ORDER BY _row`);
const orders = (columns: string) => db.select(`SELECT ${columns} FROM sales_order ORDER BY _row`);
const kpis = (columns: string) => db.select(`SELECT ${columns} FROM stg_kpi ORDER BY _row`);
const days = (columns: string) => db.select(`SELECT ${columns} FROM stg_attendance_day ORDER BY _row`);

describe('container', () => {
  test('no cell references, no styles: still right', async () => {
    const report = await load('no_styles.xlsx', fixture('no_styles.xlsx'));
    expect(report.error).toBeUndefined();
    expect(sheetOf(report).rows_read).toBeGreaterThan(0);
  });

  test('hidden sheets are listed and not read; hidden rows are kept and counted', async () => {
    const book = XLSX.utils.book_new();
    const rows = [
      ['工号', '姓名', '部门', '入职日期'],
      ['000001', '甲', '一部', '2020-01-01'],
      ['000002', '乙', '一部', '2020-01-01'],
    ];
    const seen = XLSX.utils.aoa_to_sheet(rows);
    seen['!rows'] = [{}, {}, { hidden: true }];
    XLSX.utils.book_append_sheet(book, seen, '在职');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '旧');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const report = await load(
      'hidden.xlsx',
      XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as ArrayBuffer,
    );
    expect(report.sheets.map(({ name, rows_sent, hidden_rows }) => [name, rows_sent, hidden_rows])).toEqual([
      ['在职', 2, 1],
      ['旧', 0, 0],
    ]);
    expect(report.sheets[1]?.notes).toContainEqual({ code: 'hidden_sheet' });
  });

  test('a formula without a cached value refuses the row; #DIV/0! becomes null with its place', async () => {
    const bytes = xlsx(
      [
        ['单据编号', '行号', '日期', '销售员编码', '价税合计'],
        ['SO1', 1, '2025-01-02', '000001', 100],
        ['SO2', 1, '2025-01-02', '000001', 100],
        ['SO3', 1, '2025-01-02', '000001', 100],
      ],
      (sheet) => {
        sheet['A3'] = { t: 'n', f: 'A2' };
        sheet['E4'] = { t: 'e', v: 0x07, w: '#DIV/0!' };
      },
    );
    const report = await load('formula.xlsx', bytes);
    expect(reasons(report)).toEqual([
      [3, '单据编号', 'formula_without_value'],
      [4, '价税合计', 'error_cell'],
    ]);
    expect(await orders('order_id, amount')).toEqual([
      { order_id: 'SO1', amount: 100 },
      { order_id: 'SO3', amount: null },
    ]);
  });
});

describe('text', () => {
  test('NBSP, zero-width and bidi marks, U+3000 are stripped in keys; full-width digits are digits', async () => {
    await load(
      'blanks.csv',
      csv(
        '工号,姓名,部门,入职日期',
        '\u00A0000\u200B001\u3000,甲,一部,2020-01-01',
        '\u202A000002\u202C,乙,一部,２０２０-０１-０２',
      ),
    );
    expect(await people('employee_id, hire_date')).toEqual([
      { employee_id: '000001', hire_date: '2020-01-01' },
      { employee_id: '000002', hire_date: '2020-01-02' },
    ]);
  });

  test('\'000124 and ="000124" are unwrapped', async () => {
    await load(
      'wrapped.csv',
      csv('工号,姓名,部门,入职日期', "'000124,甲,一部,2020-01-01", '"=""000125""",乙,一部,2020-01-01'),
    );
    expect(await people('employee_id')).toEqual([{ employee_id: '000124' }, { employee_id: '000125' }]);
  });

  test('a line end in a cell stays, in a heading it is a blank', async () => {
    const report = await load(
      'lines.csv',
      csv('工号,姓名,"入职\n日期",部门', '000001,"甲\n乙",2020-01-01,一部'),
    );
    expect(sheetOf(report).mapping).toMatchObject({ '入职 日期': 'hire_date' });
    expect(await people('name')).toEqual([{ name: '甲\n乙' }]);
  });

  test('CR only, sep=;, a trailing delimiter and the full-width comma are read', async () => {
    await load('cr.csv', '工号,姓名,部门,入职日期\r000001,甲,一部,2020-01-01\r');
    expect(await people('employee_id, name')).toEqual([{ employee_id: '000001', name: '甲' }]);
    await load('sep.csv', csv('sep=;', '工号;姓名;部门;入职日期;', '000002;乙;一部;2020-01-01;'));
    expect(await people('employee_id, name')).toEqual([{ employee_id: '000002', name: '乙' }]);
    await load('wide.csv', csv('工号，姓名，部门，入职日期', '000003，丙，一部，2020-01-01'));
    expect(await people('employee_id, name')).toEqual([{ employee_id: '000003', name: '丙' }]);
  });

  test('a row with more fields than headings is refused, never shifted', async () => {
    const report = await load(
      'more.csv',
      csv('工号,姓名,部门,入职日期', '000001,甲,一,部,2020-01-01', '000002,乙,一部,2020-01-01'),
    );
    expect(reasons(report)).toEqual([[2, null, 'wrong_column_count']]);
    expect(await people('employee_id, unit_id')).toEqual([{ employee_id: '000002', unit_id: '一部' }]);
  });

  test('a text with U+FFFD stops and asks before a row counts', async () => {
    const report = await load(
      'lost.csv',
      csv('工号,姓名,部门,入职日期', '000001,\uFFFD\uFFFD,一部,2020-01-01'),
    );
    expect(sheetOf(report).questions).toContainEqual(
      expect.objectContaining({ code: 'damaged_text', blocking: true, options: ['keep'] }),
    );
  });
});

describe('rows', () => {
  test('小计, 合计 and Total are dropped and reconciled; a person named 总… survives', async () => {
    const report = await load(
      'totals.csv',
      csv(
        '单据编号,行号,日期,销售员编码,销售员,价税合计',
        'SO1,1,2025-01-02,000001,总平,100',
        'SO2,1,2025-01-03,000001,甲,50',
        '小计,,,,,150',
        'SO3,1,2025-01-04,000002,乙,7',
        '合计,,,,,157',
      ),
    );
    expect(sheetOf(report).rows_skipped).toEqual([
      { reason: 'subtotal', count: 1 },
      { reason: 'grand_total', count: 1 },
    ]);
    expect(sheetOf(report).totals.every(({ stated, computed }) => stated === computed)).toBe(true);
    expect(await orders('order_id')).toHaveLength(3);
  });

  test('footers, 备注, 签字 and 制表人 are dropped with the reason', async () => {
    const report = await load(
      'footer.csv',
      csv(
        '工号,姓名,部门,入职日期',
        '000001,甲,一部,2020-01-01',
        '备注：以上为在职人员,,,',
        '制表人：张三,,审核：李四,',
        '员工签字：,,,',
      ),
    );
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'footer', count: 3 }]);
    expect(await people('employee_id')).toEqual([{ employee_id: '000001' }]);
  });

  test('merged data cells are filled within the merge, and nowhere else', async () => {
    await load(
      'merged.xlsx',
      xlsx(
        [
          ['工号', '姓名', '考核指标', '权重', '目标值', '考核期'],
          ['000001', '甲', '销售额', 0.6, 100, '2025-01'],
          [null, null, '回款率', 0.4, 1, '2025-01'],
          [null, '乙', '销售额', 1, 50, '2025-01'],
        ],
        (sheet) => {
          sheet['!merges'] = [
            { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } },
            { s: { r: 1, c: 1 }, e: { r: 2, c: 1 } },
          ];
        },
      ),
    );
    expect(await kpis('owner_id, name, target')).toEqual([
      { owner_id: '000001', name: '销售额', target: 100 },
      { owner_id: '000001', name: '回款率', target: 1 },
      { owner_id: '乙', name: '销售额', target: 50 },
    ]);
  });

  test('columns in another order next month are matched by heading', async () => {
    await load('jan.csv', csv('工号,姓名,部门,入职日期', '000001,甲,一部,2020-01-01'));
    const before = await people('employee_id, name, hire_date');
    await load('feb.csv', csv('入职日期,部门,工号,姓名', '2020-01-01,一部,000001,甲'));
    expect(await people('employee_id, name, hire_date')).toEqual(before);
  });

  test('a heading that stands twice is qualified by its group, else numbered and never mapped by itself', async () => {
    const report = await load(
      'twice.csv',
      csv('工号,姓名,部门,入职日期,部门', '000001,甲,一部,2020-01-01,二部'),
    );
    expect(sheetOf(report).mapping).toMatchObject({ 部门: 'unit_path', '部门#2': null });
    expect(await people('unit_id')).toEqual([{ unit_id: '一部' }]);
  });
});

describe('values', () => {
  const amount = async (text: string) => {
    const report = await load(
      'amount.csv',
      csv('单据编号,行号,日期,销售员编码,价税合计', `SO1,1,2025-01-02,000001,"${text}"`),
    );
    const [row] = await orders('amount');
    return row?.['amount'] ?? codes(report)[0] ?? null;
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

  test.each([
    ['123-', -123],
    ['(123)', -123],
    ['\u2212123', -123],
    ['¥1,200', 1200],
    ['￥1200.5', 1200.5],
    ['2万', 20000],
    ['1.5亿', 150000000],
    ['3k', 3000],
  ])('%s is %d', async (text, expected) => {
    expect(await amount(text)).toBe(expected);
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

  test.each([
    ['2024年9月2日', '2024-09-02'],
    ['45537', '2024-09-02'],
    ['1725206400000', '2024-09-02'],
    ['24-09-02 星期一', '2024-09-02'],
    ['20240902', '2024-09-02'],
    ['00000000', null],
    ['--', null],
  ])('the date %s is %s', async (text, expected) => {
    await load('date.csv', csv('工号,姓名,部门,入职日期', `000001,甲,一部,${text}`));
    expect(await people('hire_date')).toEqual([{ hire_date: expected }]);
  });

  test('a weekday that disagrees with its date is flagged', async () => {
    await load(
      'weekday.csv',
      csv('工号,姓名,日期,上班打卡时间,下班打卡时间', '000001,甲,24-09-02 星期二,08:58,18:02'),
    );
    const rejects = await db.select('SELECT unnest(_rejects).reason AS reason FROM stg_attendance_day');
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
    expect(await days('overtime_minutes')).toEqual([{ overtime_minutes: 0 }]);
  });

  test.each(['--', '/', '无', 'N/A', 'TBD'])('%s is null, not a wrong number', async (text) => {
    await load('blank.csv', csv('单据编号,行号,日期,销售员编码,价税合计', `SO1,1,2025-01-02,1,${text}`));
    expect(await orders('amount')).toEqual([{ amount: null }]);
    expect(await db.select('SELECT unnest(_rejects).reason AS reason FROM stg_sales_order')).toEqual([]);
  });

  test('a number that can not be read is refused, never 0', async () => {
    await load('unread.csv', csv('单据编号,行号,日期,销售员编码,价税合计', 'SO1,1,2025-01-02,1,约一百'));
    expect(await orders('order_id')).toEqual([]);
    expect(await db.select('SELECT unnest(_rejects).reason AS reason FROM stg_sales_order')).toEqual([
      { reason: 'not_a_number' },
    ]);
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

describe('people', () => {
  test('a name alone joins nobody: the row is left out with the people it could be', async () => {
    await load(
      'roster.csv',
      csv('工号,姓名,部门,入职日期', '000001,张伟,一部,2020-01-01', '000002,张伟,二部,2020-01-01'),
    );
    const chunkOf = async (name: string, text: string) => {
      const report = await importFile(
        { name, blob: new Blob([text]) },
        { batch: name, sink: (chunk) => loadChunk(db.engine, chunk) },
      );
      await loadReport(db.engine, report, name);
      await buildCatalog(db.engine, [], { steps: stagingAfter(['raw_attendance_day', 'batch']) });
    };
    await chunkOf('days.csv', csv('姓名,日期,上班打卡时间,下班打卡时间', '张伟,2024-09-02,08:58,18:02'));
    expect(await days('employee_id, candidates, candidate_ids')).toEqual([
      { employee_id: null, candidates: 2, candidate_ids: '000001, 000002' },
    ]);
    expect(await db.select('SELECT employee_id FROM attendance_day')).toEqual([]);
    await forgetBatch(db.engine, 'days.csv');
  });

  test('(000200), Smith, John and （离职） are parsed', async () => {
    await load(
      'names.csv',
      csv(
        '工号,姓名,部门,直属上级,入职日期',
        '000001,甲（离职）,一部,乙(000200),2020-01-01',
        '000200,"Smith, John",一部,,2020-01-01',
      ),
    );
    expect(await people('employee_id, name, manager_id')).toEqual([
      { employee_id: '000001', name: '甲', manager_id: '000200' },
      { employee_id: '000200', name: 'Smith, John', manager_id: null },
    ]);
  });

  test('- in a department of a path with / is part of the name; without / it separates', async () => {
    await load(
      'units.csv',
      csv('工号,姓名,部门,入职日期', '000001,甲,集团/华东-一部,2020-01-01', '000002,乙,集团-华南,2020-01-01'),
    );
    expect(await db.select('SELECT name, path FROM org_unit ORDER BY path')).toEqual([
      { name: '集团', path: '集团' },
      { name: '华东-一部', path: '集团/华东-一部' },
      { name: '华南', path: '集团/华南' },
    ]);
  });

  test('amounts of another currency are in no sum without a rate', async () => {
    await load(
      'money.csv',
      csv(
        '单据编号,行号,日期,销售员编码,价税合计,币别',
        'SO1,1,2025-01-02,000001,100,CNY',
        'SO2,1,2025-01-02,000001,70,USD',
      ),
    );
    await buildCatalog(db.engine, ['sales_order']);
    const foreign = await db.catalog.run('check_currency', {});
    expect(foreign.length).toBe(1);
  });
});

describe('repeats', () => {
  test('the same key twice holds once, the later row', async () => {
    await load(
      'repeat.csv',
      csv('工号,姓名,部门,入职日期', '000001,甲,一部,2020-01-01', '000001,甲,二部,2020-01-01'),
    );
    expect(await people('employee_id, unit_id')).toEqual([{ employee_id: '000001', unit_id: '二部' }]);
  });
});
