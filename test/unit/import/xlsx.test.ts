// The XLSX reader on odd parts built by hand.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZipDirectory } from '@/import/container/zip.ts';
import { ERROR, NO_VALUE } from '@/import/rows.ts';
import { openWorkbook } from '@/import/xlsx/workbook.ts';
import { importBlob, onlySheet } from './helpers.ts';

interface Parts {
  sheet: string;
  strings?: string;
  styles?: string;
  workbook?: string;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function workbook({ sheet, strings, styles, workbook: book }: Parts): Blob {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      book ?? `<workbook ${MAIN}><sheets><sheet name="A &amp; B" sheetId="1" r:id="s1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('s1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('s2', 'sharedStrings', 'sharedStrings.xml')}${relation('s3', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  };
  if (strings !== undefined) files['xl/sharedStrings.xml'] = strToU8(strings);
  if (styles !== undefined) files['xl/styles.xml'] = strToU8(styles);
  return new Blob([zipSync(files)]);
}

interface ReadCell {
  text: string;
  flags: number;
}

async function cells(blob: Blob, index = 0): Promise<ReadCell[][]> {
  const book = await openWorkbook(blob, await readZipDirectory(blob, 'x.xlsx'), 'x.xlsx');
  const sheet = await book.open(index);
  const rows: ReadCell[][] = [];
  await sheet.read((row) => {
    rows[row.row - 1] = row.texts().map((text, column) => ({ text, flags: row.flags[column]! }));
    return true;
  });
  return rows;
}

const texts = async (blob: Blob) => (await cells(blob)).map((row) => row.map((cell) => cell.text));
const data = (rows: string, behind = '') =>
  `<worksheet ${MAIN}><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${behind}</worksheet>`;

describe('odd parts', () => {
  it('counts on where references are missing, and ignores the dimension', async () => {
    const rows = await texts(
      workbook({
        sheet: data(
          '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="3"><c><v>4</v></c></row>',
        ),
      }),
    );
    expect([rows[0], rows[1], rows[2]]).toEqual([['1', '', '', '2', '3'], undefined, ['4']]);
  });

  it('reads prefixed names, comments, CDATA, rich text without phonetics', async () => {
    const sheet =
      '<?xml version="1.0"?><x:worksheet xmlns:x="m"><!-- <c> --><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t><![CDATA[a<b&c]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const strings =
      '<x:sst><x:si><x:r><x:t>张</x:t></x:r><x:r><x:t xml:space="preserve"> 三</x:t></x:r><x:rPh><x:t>ちょう</x:t></x:rPh></x:si></x:sst>';
    expect(await texts(workbook({ sheet, strings }))).toEqual([['张 三', 'a<b&c']]);
  });

  it('an empty shared-string cell is null, not string 0', async () => {
    const sheet = data(
      '<row r="1"><c r="A1" t="s"><v></v></c><c r="B1" t="s"/><c r="C1" t="s"><v>0</v></c></row>',
    );
    expect(await texts(workbook({ sheet, strings: '<sst><si><t>x</t></si></sst>' }))).toEqual([
      ['', '', 'x'],
    ]);
  });

  it('undoes entities and _x000D_ exactly once', async () => {
    const sheet = data(
      '<row r="1"><c t="inlineStr"><is><t>a_x000D_&#10;b &lt;&amp;amp;&gt; &#x4E2D; _x005F_x000D_ "q"</t></is></c></row>',
    );
    expect(await texts(workbook({ sheet }))).toEqual([['a\r\nb <&amp;> 中 _x000D_ "q"']]);
  });

  it('dates, times, durations, percentages and padded codes come as they are meant', async () => {
    const formats = [
      'yyyy"年"m"月"d"日"',
      'h:mm',
      '[h]:mm',
      '0.0%',
      '000000',
      '[$-zh-CN]yyyy/m/d;@',
      '0!.0,"万"',
      'yyyy-mm-dd hh:mm:ss',
      '#,##0.00_);[Red]\\(#,##0.00\\)',
    ];
    const styles = `<styleSheet><numFmts>${formats.map((code, id) => `<numFmt numFmtId="${164 + id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, id) => `<xf numFmtId="${164 + id}"><alignment/></xf>`).join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`;
    const values: [number, string, string][] = [
      [1, '45537', '2024-09-02'],
      [2, '0.374305555', '08:59'],
      [3, '1.5', '36:00'],
      [4, '1.05', '105%'],
      [4, '7.0000000000000007E-2', '7%'],
      [5, '123', '000123'],
      [6, '45537', '2024-09-02'],
      [7, '12345', '12345'],
      [8, '45537.999999999', '2024-09-03'],
      [8, '45537.5', '2024-09-02 12:00:00'],
      [9, '-1234.5', '-1234.5'],
      [10, '1', '1900-01-01'],
      [10, '59', '1900-02-28'],
      [10, '61', '1900-03-01'],
      [0, '0.94999999999999996', '0.95'],
      [0, '123456789012345678', '123456789012345678'],
      [0, '6.22848E+18', '6.22848E+18'],
      [10, '-1', '-1'],
    ];
    const sheet = data(
      `<row r="1">${values.map(([style, raw]) => `<c s="${style}"><v>${raw}</v></c>`).join('')}</row>`,
    );
    expect(await texts(workbook({ sheet, styles }))).toEqual([values.map(([, , text]) => text)]);
  });

  it('honours the 1904 calendar', async () => {
    const book = `<workbook ${MAIN}><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="s1"/></sheets></workbook>`;
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    expect(
      await texts(
        workbook({
          sheet: data('<row><c s="0"><v>0</v></c><c s="0"><v>44075</v></c></row>'),
          styles,
          workbook: book,
        }),
      ),
    ).toEqual([['1904-01-01', '2024-09-02']]);
  });

  it('error cells become null with an issue; a formula without a saved result refuses the row', async () => {
    const head =
      '<row><c t="inlineStr"><is><t>工号</t></is></c><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>入职日期</t></is></c></row>';
    const blob = workbook({
      sheet: data(
        `${head}<row><c><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A()</f><v></v></c></row><row><c><v>2</v></c><c><f>SUM(A1)</f><v></v></c></row>`,
      ),
    });
    const flags = (await cells(blob)).map((row) => row.map((cell) => cell.flags & (ERROR | NO_VALUE)));
    expect(flags).toEqual([
      [0, 0, 0],
      [0, ERROR, 0],
      [0, NO_VALUE],
    ]);
    const { report, rows } = await importBlob('x.xlsx', blob);
    expect(rows).toEqual([expect.objectContaining({ employee_id: '1', _row: '2', _sheet: 'A & B' })]);
    expect(onlySheet(report).rejects).toEqual([
      { row: 2, field: '姓名', value: '#N/A', reason: 'error_cell', row_refused: false },
      { row: 3, field: '姓名', value: null, reason: 'formula_without_value', row_refused: true },
    ]);
  });

  it('a long number in a number cell of a key refuses the row', async () => {
    const head =
      '<row><c t="inlineStr"><is><t>工号</t></is></c><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>入职日期</t></is></c></row>';
    const { report } = await importBlob(
      'x.xlsx',
      workbook({
        sheet: data(
          `${head}<row><c><v>12345678901234567</v></c><c t="inlineStr"><is><t>a</t></is></c></row>`,
        ),
      }),
    );
    expect(onlySheet(report).rejects).toMatchObject([{ row: 2, field: '工号', reason: 'digits_lost' }]);
  });

  it('a row number or column beyond the limits is named', async () => {
    const { report } = await importBlob(
      'x.xlsx',
      workbook({ sheet: data('<row r="1048577"><c><v>1</v></c></row>') }),
    );
    expect(report.error).toMatchObject({ code: 'import.limit', details: { limit: 'rows' } });
    const wide = await importBlob(
      'x.xlsx',
      workbook({ sheet: data('<row r="1"><c r="XFE1"><v>1</v></c></row>') }),
    );
    expect(wide.report.error).toMatchObject({ code: 'import.limit', details: { limit: 'columns' } });
  });

  it('a shared string that is missing is damage, not a blank', async () => {
    const { report } = await importBlob(
      'x.xlsx',
      workbook({ sheet: data('<row><c t="s"><v>7</v></c></row>') }),
    );
    expect(report.error?.code).toBe('import.damaged_file');
  });

  it('hidden rows are kept and counted', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const { report } = await importBlob(
      'x.xlsx',
      workbook({
        sheet: data(
          `<row>${cell('工号')}${cell('姓名')}${cell('职级')}</row><row hidden="1">${cell('1')}${cell('a')}${cell('P5')}</row>`,
        ),
      }),
    );
    expect(onlySheet(report)).toMatchObject({ rows_sent: 1, hidden_rows: 1 });
  });
});
