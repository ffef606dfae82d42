// A precise message for what can't be read; everything else loads.
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixture, importBlob, importText, onlySheet, unaccounted } from './helpers.ts';

const bytes = (name: string) => readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url));
const ole = (text: string) =>
  new Blob([
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(text, 'utf16le'),
  ]);

describe('containers by bytes', () => {
  it.each([
    ['an empty file', 'a.csv', new Blob([]), 'import.empty_file', {}],
    ['NUL bytes only', 'a.csv', new Blob([new Uint8Array(64)]), 'import.empty_file', {}],
    ['an old .xls that is none', 'a.xls', ole('Workbook'), 'import.damaged_file', {}],
    ['an encrypted workbook', 'a.xlsx', ole('EncryptedPackage'), 'import.encrypted', {}],
    [
      'HTML without a table',
      'a.xls',
      new Blob(['<html><body>nothing</body></html>']),
      'import.empty_file',
      {},
    ],
    ['Parquet that is none', 'a.csv', new Blob(['PAR1....PAR1']), 'import.damaged_file', {}],
    ['PDF', 'a.csv', new Blob(['%PDF-1.7 …']), 'import.unsupported', { format: 'pdf' }],
    [
      'an image',
      'a.xlsx',
      new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])]),
      'import.unsupported',
      { format: 'image' },
    ],
    [
      'a ZIP whose members nobody took out',
      'a.zip',
      new Blob([zipSync({ 'a.csv': new Uint8Array([65]) })]),
      'import.unsupported',
      { format: 'zip' },
    ],
    [
      'a Word document',
      'a.docx',
      new Blob([
        zipSync({ '[Content_Types].xml': new Uint8Array(1), 'word/document.xml': new Uint8Array(1) }),
      ]),
      'import.unsupported',
      { format: 'docx' },
    ],
    [
      'binary data',
      'a.csv',
      new Blob([new Uint8Array([1, 2, 0, 4, 5, 0, 0, 7, 0, 0, 0, 1, 9, 9])]),
      'import.not_a_table',
      {},
    ],
  ])('%s', async (_, name, blob, code, details) => {
    const { report, chunks } = await importBlob(name, blob);
    expect(report.error).toMatchObject({ code, details: { file: name, ...details } });
    expect(chunks).toEqual([]);
  });

  it('an XLSX cut anywhere is damaged, never half a table called whole', async () => {
    const whole = bytes('types.xlsx');
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const { report } = await importBlob(
        'cut.xlsx',
        new Blob([whole.subarray(0, Math.floor(whole.length * share))]),
      );
      expect(report.error).toMatchObject({ code: 'import.damaged_file', details: { file: 'cut.xlsx' } });
    }
  });

  it('flipped bytes inside a packed sheet are damaged or read, never a crash', async () => {
    const whole = bytes('dingtalk_每日统计_20240901-20240930.xlsx');
    for (let at = 200; at < whole.length; at += 1511) {
      const bent = new Uint8Array(whole);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      const { report } = await importBlob('bent.xlsx', new Blob([bent]));
      expect(unaccounted(report)).toBe(0);
      if (report.error !== undefined) expect(report.error.code).toMatch(/^import\./);
    }
  });

  it('text renamed .xlsx is read as text, with a note', async () => {
    const { report, rows } = await importText('roster.xlsx', '工号,姓名,部门\n000123,张三,一部\n');
    expect(report).toMatchObject({ container: 'csv', notes: [{ code: 'text_named_spreadsheet' }] });
    expect(rows[0]).toMatchObject({ employee_id: '000123' });
  });

  it('a bomb is stopped by the bytes that come out, not by the size it declares', async () => {
    const sheet = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(100)}</sheetData></worksheet>`;
    const big = new Uint8Array(80 * 1024 * 1024);
    big.set(new TextEncoder().encode(sheet));
    const blob = new Blob([
      zipSync({
        '[Content_Types].xml': new Uint8Array(1),
        'xl/workbook.xml': new TextEncoder().encode(
          '<workbook><sheets><sheet name="a" id="1"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': new TextEncoder().encode(
          '<R><Relationship Id="1" Type="x/worksheet" Target="worksheets/a.xml"/></R>',
        ),
        'xl/worksheets/a.xml': big,
      }),
    ]);
    const { report } = await importBlob('bomb.xlsx', blob);
    expect(report.error).toMatchObject({ code: 'import.limit', details: { limit: 'unpacked_bytes' } });
  });
});

describe('tables nobody knows', () => {
  it('names the headings it found, and the other sheets load', async () => {
    const { report } = await importBlob('types.xlsx', fixture('types.xlsx'));
    expect(report.error?.code).toBe('import.unknown_layout');
    expect(report.error?.details.headings).toContain('日期, 时间, 完成率');
    expect(
      report.sheets.map((sheet) => [sheet.name, sheet.profile, sheet.rows_read, sheet.rows_skipped]),
    ).toEqual([
      ['数据', null, 2, [{ reason: 'unknown_layout', count: 2 }]],
      ['隐藏', null, 0, []],
    ]);
    expect(report.sheets[1]?.notes).toEqual([{ code: 'hidden_sheet' }]);
  });

  it('headings of JavaScript objects are only headings', async () => {
    const { report, rows } = await importText(
      'a.csv',
      '工号,姓名,入职日期,__proto__,constructor\n1,a,2024-01-01,x,y\n',
    );
    expect(Object.keys(onlySheet(report).mapping)).toEqual([
      '工号',
      '姓名',
      '入职日期',
      '__proto__',
      'constructor',
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('rows', () => {
  const head = '工号,姓名,部门,入职日期\n';

  it('a wrong number of cells refuses the row, names it, and shifts nothing', async () => {
    const { report, rows } = await importText(
      'a.csv',
      `${head}1,a,x,2024-01-01\n2,b,x,2024-01-01,more\n3,c\n4,d,x,2024-01-02\n`,
    );
    const sheet = onlySheet(report);
    expect(rows.map((row) => row.employee_id)).toEqual(['1', '4']);
    expect(sheet.rejects).toEqual([
      { row: 3, field: null, value: '5 / 4', reason: 'wrong_column_count', row_refused: true },
      { row: 4, field: null, value: '2 / 4', reason: 'wrong_column_count', row_refused: true },
    ]);
    expect(sheet).toMatchObject({ rows_read: 4, rows_sent: 2, rows_rejected: 2 });
  });

  it('a quote that never closes costs one line', async () => {
    const { report, rows } = await importText(
      'a.csv',
      `${head}1,a,x,2024-01-01\n2,"b,x,2024-01-01\n3,c,x,2024-01-01\n`,
    );
    expect(rows.map((row) => row.employee_id)).toEqual(['1', '3']);
    expect(onlySheet(report).rejects).toMatchObject([{ row: 3, reason: 'unclosed_quote' }]);
  });

  it('text behind a closing quote refuses the row', async () => {
    const { report } = await importText('a.csv', `${head}1,"a"b,x,2024-01-01\n`);
    expect(onlySheet(report).rejects).toMatchObject([{ row: 2, reason: 'stray_quote' }]);
  });

  it('digits that a spreadsheet lost refuse the row; ids of text keep every digit', async () => {
    const { report, rows } = await importText(
      'a.csv',
      `${head}6.22848E+18,a,x,2024-01-01\n12345678901234567890,b,x,2024-01-01\n`,
    );
    expect(onlySheet(report).rejects).toEqual([
      { row: 2, field: '工号', value: '6.22848E+18', reason: 'digits_lost', row_refused: true },
    ]);
    expect(rows[0]?.employee_id).toBe('12345678901234567890');
  });

  it('sensitive columns never leave the reader', async () => {
    const { report, chunks } = await importText(
      'a.csv',
      '工号,姓名,入职日期,身份证号,手机号码,基本工资,民族,Salary\n1,a,2024-01-01,110101199001011234,13800000000,20000,汉,30000\n',
    );
    expect(onlySheet(report).dropped).toEqual(['身份证号', '手机号码', '基本工资', '民族', 'Salary']);
    expect(JSON.stringify(report) + new TextDecoder().decode(chunks[0]?.csv)).not.toMatch(
      /110101|13800000000|20000|30000|汉/,
    );
  });

  it('an abort rejects with cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(importText('a.csv', head, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('what the sink throws is passed on', async () => {
    const sink = () => Promise.reject(new Error('no room'));
    await expect(importText('a.csv', `${head}1,a,x,2024-01-01\n`, { sink })).rejects.toThrow('no room');
  });
});

describe('a sheet that breaks off', () => {
  it('after rows were handed over is an error of the file, and every row read is accounted for', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const good = `<row>${cell('工号')}${cell('姓名')}${cell('职级')}</row>${`<row>${cell('1')}${cell('a')}${cell('P5')}</row>`.repeat(200_000)}`;
    const text = (part: string) => new TextEncoder().encode(part);
    const blob = new Blob([
      zipSync({
        'xl/workbook.xml': text('<workbook><sheets><sheet name="a" id="1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': text(
          '<R><Relationship Id="1" Type="x/worksheet" Target="worksheets/a.xml"/></R>',
        ),
        'xl/worksheets/a.xml': text(
          `<worksheet><sheetData>${good}<row r="2000000"><c><v>1</v></c></row></sheetData></worksheet>`,
        ),
      }),
    ]);
    const { report } = await importBlob('broken.xlsx', blob, { sink: async () => undefined });
    expect(report.error).toMatchObject({
      code: 'import.limit',
      details: { file: 'broken.xlsx', sheet: 'a', limit: 'rows' },
    });
    expect(report.sheets[0]?.rows_sent).toBeGreaterThan(0);
    expect(unaccounted(report)).toBe(0);
  });
});
