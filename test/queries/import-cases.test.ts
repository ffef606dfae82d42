// The cases an importer of real exports must get right, one test each: bytes in, rows of the canonical tables out, through the real SQL.
// Containers, text and rows here; values, people and repeats in the files beside it.
import * as XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { csv, fixture, importCases, reasons, sheetOf, sheetXml, workbookOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

const people = (columns: string) => select(`SELECT ${columns} FROM employee ORDER BY _row`);
const orders = (columns: string) => select(`SELECT ${columns} FROM sales_order ORDER BY _row`);
const kpis = (columns: string) => select(`SELECT ${columns} FROM stg_kpi ORDER BY _row`);

describe('container', () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const HEAD = `<row>${['工号', '姓名', '部门', '入职日期'].map(text).join('')}</row>`;

  test('an empty cell of the kind t="s" is null, not the first shared text', async () => {
    const strings = `<sst>${['工号', '姓名', '部门', '入职日期', '000001'].map((value) => `<si><t>${value}</t></si>`).join('')}</sst>`;
    const shared = (at: number) => `<c t="s"><v>${at}</v></c>`;
    const sheet = sheetXml(
      `<row>${[0, 1, 2, 3].map(shared).join('')}</row><row>${shared(4)}<c t="s"><v></v></c><c t="s"/></row>`,
    );
    await load('empty.xlsx', workbookOf({ sheet, strings }));
    expect(await people('employee_id, name, unit_id')).toEqual([
      { employee_id: '000001', name: null, unit_id: null },
    ]);
  });

  test('no cell references, no styles: still right', async () => {
    const report = await load('no_styles.xlsx', fixture('no_styles.xlsx'));
    expect(report.error).toBeUndefined();
    expect(sheetOf(report).rows_read).toBeGreaterThan(0);
  });

  test('prefixed namespaces: still right', async () => {
    const cell = (at: string, value: string) =>
      `<x:c r="${at}" t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
    const row = (at: number, ...values: string[]) =>
      `<x:row r="${at}">${values.map((value, column) => cell(`${'ABCD'[column]}${at}`, value)).join('')}</x:row>`;
    const rows = row(1, '工号', '姓名', '部门', '入职日期') + row(2, '000001', '甲', '一部', '2020-01-01');
    await load(
      'prefixed.xlsx',
      workbookOf({
        sheet: `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
      }),
    );
    expect(await people('employee_id, name, hire_date')).toEqual([
      { employee_id: '000001', name: '甲', hire_date: '2020-01-01' },
    ]);
  });

  test('a dimension that claims the whole grid is ignored: two rows are two rows', async () => {
    const sheet = sheetXml(`${HEAD}<row>${['000001', '甲', '一部', '2020-01-01'].map(text).join('')}</row>`);
    expect(sheet).toContain('ref="A1:XFD1048576"');
    const report = await load('dimension.xlsx', workbookOf({ sheet }));
    expect(sheetOf(report)).toMatchObject({ rows_read: 1, rows_sent: 1 });
    expect(await people('employee_id')).toEqual([{ employee_id: '000001' }]);
  });

  test('_x000D_ is decoded once', async () => {
    const name = '甲_x000D_乙_x005F_x000D_';
    const sheet = sheetXml(`${HEAD}<row>${['000001', name, '一部', '2020-01-01'].map(text).join('')}</row>`);
    await load('escaped.xlsx', workbookOf({ sheet }));
    expect(await select('SELECT name FROM raw_employee')).toEqual([{ name: '甲\r乙_x000D_' }]);
  });

  test('the calendar of 1904 is honoured', async () => {
    const date = (serial: number) => `<c s="0"><v>${serial}</v></c>`;
    const row = (id: string, serial: number) =>
      `<row>${text(id)}${text('甲')}${text('一部')}${date(serial)}</row>`;
    await load(
      'mac.xlsx',
      workbookOf({
        sheet: sheetXml(`${HEAD}${row('000001', 0)}${row('000002', 44075)}`),
        styles: '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
        book: '<workbookPr date1904="1"/>',
      }),
    );
    expect(await people('hire_date')).toEqual([{ hire_date: '1904-01-01' }, { hire_date: '2024-09-02' }]);
  });

  test('a zip bomb is stopped by what comes out of it, and the limit is named', async () => {
    const big = new Uint8Array(80 * 1024 * 1024);
    big.set(new TextEncoder().encode(sheetXml(HEAD.repeat(100))));
    const report = await load('bomb.xlsx', workbookOf({ sheet: big }));
    expect(report.error).toMatchObject({ code: 'import.limit', details: { limit: 'unpacked_bytes' } });
    expect(await people('employee_id')).toEqual([]);
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

  test('day columns are checked against the range of the title: a day outside it is refused, a shifted calendar asked', async () => {
    const month = (range: string, days: string, values: string) =>
      csv(`考勤月报 统计日期：${range}`, `工号,姓名,${days}`, `000001,甲,${values}`);
    const outside = await load(
      'days.csv',
      month('2024-09-01 至 2024-09-03', '1,2,3,31', '正常,迟到,正常,正常'),
    );
    expect(await select('SELECT day FROM stg_attendance_day ORDER BY day')).toEqual([
      { day: '2024-09-01' },
      { day: '2024-09-02' },
      { day: '2024-09-03' },
    ]);
    expect(reasons(outside)).toEqual([[3, '31', 'day_outside_range']]);
    const shifted = await load(
      'days.csv',
      month('2024-09-01 至 2024-09-30', '1,2,六,日', '正常,迟到,休息,休息'),
    );
    expect(sheetOf(shifted).questions).toContainEqual(
      expect.objectContaining({ code: 'day_columns', blocking: true }),
    );
    expect(await select('SELECT day FROM stg_attendance_day')).toEqual([]);
  });

  test('columns in another order next month are matched by heading', async () => {
    await load('jan.csv', csv('工号,姓名,部门,入职日期', '000001,甲,一部,2020-01-01'));
    const before = await people('employee_id, name, hire_date');
    await load('feb.csv', csv('入职日期,部门,工号,姓名', '2020-01-01,一部,000001,甲'));
    expect(await people('employee_id, name, hire_date')).toEqual(before);
  });

  test('a heading that stands twice is qualified by its group', async () => {
    const report = await load(
      'groups.xlsx',
      xlsx(
        [
          ['工号', '姓名', '日期', '上班', null, '下班', null],
          [null, null, null, '打卡时间', '打卡结果', '打卡时间', '打卡结果'],
          ['000001', '甲', '2024-09-02', '08:58', '正常', '18:02', '早退'],
        ],
        (sheet) => {
          sheet['!merges'] = [
            ...[0, 1, 2].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } })),
            ...[3, 5].map((c) => ({ s: { r: 0, c }, e: { r: 0, c: c + 1 } })),
          ];
        },
      ),
    );
    expect(sheetOf(report).mapping).toMatchObject({
      '上班/打卡时间': 'check_in',
      '下班/打卡时间': 'check_out',
    });
    expect(await select('SELECT check_in, check_out FROM stg_attendance_day')).toEqual([
      { check_in: '08:58', check_out: '18:02' },
    ]);
  });

  test('a heading that stands twice without groups is numbered and never mapped by itself', async () => {
    const report = await load(
      'twice.csv',
      csv('工号,姓名,部门,入职日期,部门', '000001,甲,一部,2020-01-01,二部'),
    );
    expect(sheetOf(report).mapping).toMatchObject({ 部门: 'unit_path', '部门#2': null });
    expect(await people('unit_id')).toEqual([{ unit_id: '一部' }]);
  });
});
