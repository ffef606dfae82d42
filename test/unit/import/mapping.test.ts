// Mapping documents: chosen by file or by headings, checked at the door, and obeyed.
import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mappingSchema, parseMapping } from '@/import/mapping/document.ts';
import { emptyEntry, withEntry } from '@/import/mapping/entries.ts';
import { importBlob, importText, onlySheet } from './helpers.ts';

const document = (...files: unknown[]) => parseMapping(JSON.stringify({ version: 1, files }));

describe('parseMapping', () => {
  it.each([
    ['no JSON', '{', ''],
    ['a wrong version', '{"version":3,"files":[]}', 'version'],
    [
      'an unknown table',
      '{"version":1,"files":[{"match":{"file":"*"},"table":"raw_x","columns":{}}]}',
      'files.0.table',
    ],
    [
      'an unknown field',
      '{"version":1,"files":[{"match":{"file":"*"},"table":"raw_rating","columns":{"a":"salary"}}]}',
      'files.0.columns',
    ],
    [
      'one field twice',
      '{"version":1,"files":[{"match":{"file":"*"},"table":"raw_rating","columns":{"a":"cycle","b":"cycle"}}]}',
      'files.0.columns',
    ],
    [
      'nothing to match by',
      '{"version":1,"files":[{"match":{},"table":"raw_rating","columns":{}}]}',
      'files.0.match',
    ],
    [
      'a misspelt key',
      '{"version":1,"files":[{"match":{"file":"*"},"table":"raw_rating","columns":{},"colums":{}}]}',
      'files.0',
    ],
  ])('refuses %s and says where', (_, text, path) => {
    expect(() => parseMapping(text, 'm.json')).toThrowError(
      expect.objectContaining({
        code: 'import.mapping_invalid',
        details: expect.objectContaining({ file: 'm.json', path }),
      }),
    );
  });
});

describe('version 2', () => {
  it('takes the sheet of a version 1 entry into its match and keeps the rest', () => {
    const old = {
      match: { file: 'a*.xlsx' },
      sheet: '目标',
      table: 'raw_rating',
      columns: { 工号: 'employee_id' },
    };
    expect(document(old)).toEqual({
      version: 2,
      files: [
        { match: { file: 'a*.xlsx', sheet: '目标' }, table: 'raw_rating', columns: { 工号: 'employee_id' } },
      ],
    });
  });

  it('is described by the schema served with the app (vitest -u writes it)', async () => {
    const schema = z.toJSONSchema(mappingSchema, { io: 'input', target: 'draft-2020-12' });
    const titled = { ...schema, title: 'Plumbline mapping' };
    await expect(`${JSON.stringify(titled, null, 2)}\n`).toMatchFileSnapshot(
      '../../../public/mapping.schema.json',
    );
  });

  it('needs a table where it names columns', () => {
    expect(() =>
      parseMapping(JSON.stringify({ version: 2, files: [{ match: { file: '*' }, columns: { a: 'b' } }] })),
    ).toThrowError(
      expect.objectContaining({ details: expect.objectContaining({ path: 'files.0.columns' }) }),
    );
  });
});

describe('a layout seen again', () => {
  const september = '9月打分表\n工牌,谁,打了几分\n007,Ann,4\n';
  const first = async () => {
    const unknown = await importText('september.csv', september);
    const sheet = onlySheet(unknown.report);
    return withEntry(
      undefined,
      {
        ...emptyEntry(unknown.report, sheet),
        header_rows: [2],
        table: 'raw_review_score',
        columns: { 工牌: 'ratee_id', 谁: 'rater_name', 打了几分: 'score' },
        values: { score: { 优: '5', 弃权: null } },
        constants: { period: '2025-09', template: 'monthly' },
      },
      'september.csv',
    );
  };

  it('is read by its headings under another name, in another order, below another title', async () => {
    const mapping = await first();
    const { report, rows } = await importText(
      'x/october.csv',
      '10月打分表\n制表：HR\n打了几分,工牌,谁\n优,008,Bob\n弃权,009,Cid\n3,010,Dee\n',
      { mapping },
    );
    expect(onlySheet(report)).toMatchObject({ profile: 'mapping', mapped_by: 'layout', header_rows: [3] });
    expect(rows.map(({ ratee_id, rater_name, score }) => [ratee_id, rater_name, score])).toEqual([
      ['008', 'Bob', '5'],
      ['009', 'Cid', undefined],
      ['010', 'Dee', '3'],
    ]);
    // What the first file was asked about itself is not said of the next one; what holds for the layout is.
    expect(rows[0]).toMatchObject({ template: 'monthly' });
    expect(rows[0]).not.toHaveProperty('period');
  });

  it('keeps for the file itself what is said of that file alone', async () => {
    const { report, rows } = await importText('september.csv', september, { mapping: await first() });
    expect(onlySheet(report).mapped_by).toBe('file');
    expect(rows[0]).toMatchObject({ ratee_id: '007', period: '2025-09', template: 'monthly' });
  });

  it('is not taken for one with a column more', async () => {
    const { report } = await importText('new.csv', '工牌,谁,打了几分,新栏\n007,Ann,4,x\n', {
      mapping: await first(),
    });
    expect(report.error?.code).toBe('import.unknown_layout');
  });

  it('is the same for months of different length', async () => {
    const days = (n: number) => Array.from({ length: n }, (_, day) => day + 1);
    const sheet = (n: number) =>
      `2024-${n === 29 ? '02' : '09'} 考勤表 ${n === 29 ? '2024-02-01 至 2024-02-29' : '2024-09-01 至 2024-09-30'}\n姓名,工号,${days(n).join()}\nAnn,007,${days(
        n,
      )
        .map(() => '正常')
        .join()}\n`;
    const [a, b] = await Promise.all([importText('a.csv', sheet(30)), importText('b.csv', sheet(29))]);
    expect(onlySheet(a.report).fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(onlySheet(a.report).fingerprint).toBe(onlySheet(b.report).fingerprint);
  });
});

describe('a mapping', () => {
  const odd = 'Bericht 2025\nNr;Wer;Wann;Wieviel\n7;Ann;03/04/2025;1.234\n';

  it('names header row, columns, formats and constants of a layout nobody knows', async () => {
    const mapping = document({
      match: { file: 'odd*.csv' },
      header_rows: [2],
      table: 'raw_sales_order',
      columns: { Nr: 'order_id', Wer: 'owner_name', Wann: 'order_date', Wieviel: 'amount', Fehlt: 'status' },
      formats: { Wann: { date: 'mdy' }, Wieviel: { number: '1.234,56', scale: 1000 } },
      constants: { currency: 'EUR' },
    });
    const { report, rows } = await importText('in/odd-1.csv', odd, { mapping });
    expect(rows).toEqual([
      expect.objectContaining({
        order_id: '7',
        owner_name: 'Ann',
        order_date: '2025-03-04',
        amount: '1234000',
        currency: 'EUR',
      }),
    ]);
    expect(onlySheet(report)).toMatchObject({
      profile: 'mapping',
      header_rows: [2],
      notes: [{ code: 'mapping_heading_missing', heading: 'Fehlt' }],
    });
    const other = await importText('even.csv', odd, { mapping });
    expect(other.report.error?.code).toBe('import.unknown_layout');
  });

  it('is found by its headings whatever the file is called and however the columns stand', async () => {
    const mapping = document({
      match: { headings: ['Wer', 'nr'] },
      table: 'raw_sales_order',
      columns: { Nr: 'order_id', Wer: 'owner_name' },
    });
    const { rows } = await importText('x.csv', 'Wer,Wann,Nr\nAnn,2025-01-01,7\n', { mapping });
    expect(rows).toEqual([expect.objectContaining({ order_id: '7', owner_name: 'Ann' })]);
  });

  it('concerns one sheet where it names one, and may leave a known column out', async () => {
    const book = XLSX.utils.book_new();
    for (const name of ['one', 'two'])
      XLSX.utils.book_append_sheet(
        book,
        XLSX.utils.aoa_to_sheet([
          ['工号', '姓名', '职级', '评语'],
          ['1', 'a', 'P5', 'good'],
        ]),
        name,
      );
    const blob = new Blob([XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer]);
    const mapping = document({
      match: { file: '*' },
      sheet: 'two',
      table: 'raw_review_score',
      columns: { 工号: 'ratee_id', 评语: 'comment', 姓名: null },
    });
    const { report, rows } = await importBlob('x.xlsx', blob, { mapping });
    expect(report.sheets.map((sheet) => [sheet.name, sheet.profile, sheet.table])).toEqual([
      ['one', 'generic_employee', 'raw_employee'],
      ['two', 'mapping', 'raw_review_score'],
    ]);
    expect(rows[1]).toMatchObject({ ratee_id: '1', comment: 'good' });
    expect(rows[1]).not.toHaveProperty('name');
  });
});

describe('two header rows', () => {
  it('children take part in the mapping, repeated ones by their group', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['2025年KPI目标'],
      ['指标编码', '考核指标', '目标', '', '', '区间', '', '权重', '上期', '', '本期', ''],
      ['', '', '目标值', '保底值', '挑战值', '区间下限', '区间上限', '', '得分', '系数', '得分', '系数'],
      ['S01', '销售额', 100, 80, 120, '', '', 0.4, 1, 2, 3, 4],
    ]);
    sheet['!merges'] = ['A1:L1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:G2', 'H2:H3', 'I2:J2', 'K2:L2'].map((range) =>
      XLSX.utils.decode_range(range),
    );
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '目标');
    const { report, rows } = await importBlob(
      'KPI.xlsx',
      new Blob([XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer]),
    );
    expect(onlySheet(report)).toMatchObject({
      header_rows: [2, 3],
      profile: 'kpi_targets',
      mapping: {
        目标值: 'target',
        区间下限: 'range_low',
        权重: 'weight',
        '上期/得分': null,
        '本期/系数': null,
      },
      constants: { period: '2025年' },
    });
    expect(rows).toEqual([
      expect.objectContaining({
        kpi_id: 'S01',
        target: '100',
        floor: '80',
        stretch: '120',
        weight: '0.4',
        period: '2025年',
        _row: '4',
      }),
    ]);
  });
});
