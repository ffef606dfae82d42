// Every container gives the rows of the same table: recognised by its bytes, whatever its name says.
import { set_cptable, utils, write } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { previewFile } from '@/import/preview.ts';
import { membersOf } from '@/import/readers/archive.ts';
import { importBlob, onlySheet } from './helpers.ts';

set_cptable(codepages);

const HEAD = ['工号', '姓名', '部门', '入职日期', '性别'];
const PEOPLE = [
  ['000123', '甲', '集团/华东', '2020-01-31', '男'],
  ['000124', '乙 "引号"', '集团/华南', '2021-02-01', '女'],
];
const EXPECTED = [
  { employee_id: '000123', name: '甲', unit_path: '集团/华东', hire_date: '2020-01-31', gender: '男' },
  { employee_id: '000124', name: '乙 "引号"', unit_path: '集团/华南', hire_date: '2021-02-01', gender: '女' },
];

async function expectPeople(name: string, blob: Blob, container: string): Promise<void> {
  const { report, rows } = await importBlob(name, blob);
  expect(report.error).toBeUndefined();
  expect(report.container).toBe(container);
  expect(rows).toMatchObject(EXPECTED);
  const sheet = onlySheet(report);
  expect(sheet.rows_read).toBe(
    sheet.rows_sent + sheet.rows_rejected + sheet.rows_skipped.reduce((sum, each) => sum + each.count, 0),
  );
}

/** Dates as serials with a format, ids padded by their format: as spreadsheets hold them. */
function workbook(bookType: 'xls' | 'biff8' | 'xlsb' | 'ods' | 'biff5'): Blob {
  const sheet = utils.aoa_to_sheet([
    HEAD,
    [{ t: 'n', v: 123, z: '000000' }, '甲', '集团/华东', { t: 'n', v: 43861, z: 'yyyy-mm-dd' }, '男'],
    [{ t: 'n', v: 124, z: '000000' }, '乙 "引号"', '集团/华南', { t: 'n', v: 44228, z: 'yyyy-mm-dd' }, '女'],
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '花名册');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['secret'], [1]]), 'hidden');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Blob([write(book, { type: 'array', bookType }) as ArrayBuffer]);
}

describe('old spreadsheets', () => {
  test.each(['xls', 'xlsb', 'ods'] as const)(
    '%s: padded ids, dates, Chinese text, hidden sheets listed and left out',
    async (type) => {
      const { report, rows } = await importBlob('anything.csv', workbook(type));
      expect(report.error).toBeUndefined();
      expect(report.container).toBe(type);
      expect(rows).toHaveLength(2);
      if (type !== 'ods') expect(rows).toMatchObject(EXPECTED);
      if (type === 'xls' || type === 'xlsb')
        expect(report.sheets[1]).toMatchObject({
          name: 'hidden',
          notes: [{ code: 'hidden_sheet' }],
          rows_sent: 0,
        });
    },
  );

  test('cut off in the middle: a message, no rows', async () => {
    const whole = workbook('xls');
    const { report, rows } = await importBlob('cut.xls', whole.slice(0, Math.floor(whole.size / 3)));
    expect(report.error?.code).toMatch(/^import\.(damaged_file|empty_file|unknown_layout|unsupported)$/);
    expect(rows).toEqual([]);
  });
});

describe('OpenDocument', () => {
  const paragraph = (text: string) => `<text:p>${text}</text:p>`;
  const texts = (cells: readonly string[]) =>
    cells
      .map((text) => `<table:table-cell office:value-type="string">${paragraph(text)}</table:table-cell>`)
      .join('');
  const number = (value: number, shown: string, style: string) =>
    `<table:table-cell${style} office:value-type="float" office:value="${value}">${paragraph(shown)}</table:table-cell>`;
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  const table = (name: string, style: string, rows: string) =>
    `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
  const rest = ['甲', '集团/华东', '2020-01-31', '男'];

  test('padded numbers keep their zeros, by their format or by what is shown; hidden sheets are listed and not read', async () => {
    const styles = `<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="6"/></number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`;
    const people = [
      number(123, '000123', ' table:style-name="ce1"'),
      number(124, '000124', ' table:style-name="elsewhere"'),
      number(125, '125', ''),
    ].map((id) => row(id + texts(rest)));
    const seen = row(texts(HEAD)) + people.join('');
    const names = ['office', 'style', 'text', 'table'].map(
      (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
    );
    const content = `<?xml version="1.0"?><office:document-content ${names.join(' ')} xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${table('在职', 'ta1', seen)}${table('旧', 'ta2', seen)}</office:spreadsheet></office:body></office:document-content>`;
    const type = 'application/vnd.oasis.opendocument.spreadsheet';
    const part = (xml: string) => new TextEncoder().encode(xml);
    const bytes = zipSync({
      mimetype: [part(type), { level: 0 }],
      'content.xml': part(content),
      'styles.xml': part('<?xml version="1.0"?><office:document-styles/>'),
      'META-INF/manifest.xml': part(
        `<?xml version="1.0"?><manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
      ),
    });
    const { report, rows } = await importBlob('a.ods', new Blob([bytes]));
    expect(rows.map(({ employee_id }) => employee_id)).toEqual(['000123', '000124', '125']);
    expect(report.sheets.map(({ name, rows_sent, notes }) => [name, rows_sent, notes])).toEqual([
      ['在职', 3, []],
      ['旧', 0, [{ code: 'hidden_sheet' }]],
    ]);
  });
});

describe('what only calls itself .xls', () => {
  const table = (cell: (text: string) => string) =>
    `<table border=1><tr>${HEAD.map((text) => `<th>${text}</th>`).join('')}</tr>${PEOPLE.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
  const escaped = (text: string) => text.replaceAll('"', '&quot;');

  test('HTML: entities, scripts ignored, text cells keep their zeros', async () => {
    const html = `<html><head><meta charset="utf-8"><script>var t = "<table><tr><td>no</td></tr></table>";</script></head><body>${table((text) => `<td style='mso-number-format:"\\@"' x:num="1">${escaped(text)}</td>`)}</body></html>`;
    await expectPeople('a.xls', new Blob([html]), 'html');
  });

  test('HTML in GBK that says gb2312', async () => {
    const html = `<html><meta http-equiv=Content-Type content="text/html; charset=gb2312"><body>${table((text) => `<td>${escaped(text)}</td>`)}`;
    await expectPeople('a.xls', new Blob([new Uint8Array(iconv.encode(html, 'gbk'))]), 'html');
  });

  test('HTML with spans: the cells stand where they are seen, the value of a span belongs to all its rows', async () => {
    const html =
      '<table><tr><th>工号</th><th>姓名</th><th colspan="2">部门</th></tr>' +
      '<tr><td>000123</td><td>甲</td><td rowspan=2>集团/华东</td><td>x</td></tr><tr><td>000124</td><td>乙</td><td>y</td></tr></table>';
    const { rows } = await importBlob('a.xls', new Blob([html]));
    expect(rows).toMatchObject([
      { employee_id: '000123', unit_path: '集团/华东' },
      { employee_id: '000124', unit_path: '集团/华东' },
    ]);
  });

  test('SpreadsheetML 2003: indexes, types, dates, padded numbers', async () => {
    const cell = (type: string, text: string, extra = '') =>
      `<Cell${extra}><Data ss:Type="${type}">${escaped(text)}</Data></Cell>`;
    const row = ([id = '', name = '', unit = '', date = '', gender = '']: string[]) =>
      `<Row>${cell('Number', String(Number(id)), ' ss:StyleID="s1"')}${cell('String', name)}${cell('String', unit)}${cell('DateTime', `${date}T00:00:00.000`)}${cell('String', gender, ' ss:Index="5"')}</Row>`;
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><NumberFormat ss:Format="000000"/></Style></Styles><Worksheet ss:Name="花名册"><Table><Row ss:Index="3">${HEAD.map((text) => cell('String', text)).join('')}</Row>${PEOPLE.map(row).join('')}</Table></Worksheet></Workbook>`;
    const { report, rows } = await importBlob('a.xls', new Blob([xml]));
    expect(report.container).toBe('spreadsheetml');
    expect(rows).toMatchObject(EXPECTED);
    expect(onlySheet(report).header_rows).toEqual([3]);
  });

  test.each(['<Visible>SheetHidden</Visible>', '<x:Visible>SheetVeryHidden</x:Visible>'])(
    'SpreadsheetML 2003: a sheet with %s is listed and not read',
    async (visible) => {
      const cells = (texts: readonly string[]) =>
        `<Row>${texts.map((text) => `<Cell><Data ss:Type="String">${escaped(text)}</Data></Cell>`).join('')}</Row>`;
      const sheet = (name: string, options: string) =>
        `<Worksheet ss:Name="${name}"><Table>${[HEAD, ...PEOPLE].map(cells).join('')}</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">${options}</WorksheetOptions></Worksheet>`;
      const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">${sheet('在职', '<Selected/>')}${sheet('旧', visible)}</Workbook>`;
      const { report, rows } = await importBlob('a.xls', new Blob([xml]));
      expect(rows).toHaveLength(PEOPLE.length);
      expect(report.sheets.map(({ name, notes }) => [name, notes])).toEqual([
        ['在职', []],
        ['旧', [{ code: 'hidden_sheet' }]],
      ]);
    },
  );

  test('MHT: quoted-printable and base64 parts in their own charset', async () => {
    const html = Buffer.from(
      `<html><body>${table((text) => `<td>${escaped(text)}</td>`)}</body></html>`,
      'utf8',
    );
    const quoted = [...html]
      .map((code) => `=${code.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/(.{75})/g, '$1=\r\n');
    for (const [encoding, body] of [
      // A soft line break may not stand inside an escape.
      ['quoted-printable', quoted.replace(/=\r\n/g, '')],
      ['base64', html.toString('base64')],
    ])
      await expectPeople(
        'a.xls',
        new Blob([
          `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_B"\r\n\r\n------=_B\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------=_B--\r\n`,
        ]),
        'mht',
      );
  });

  test('hostile markup ends, whatever is missing in it', async () => {
    for (const html of [
      `<table>${'<td>'.repeat(20_000)}`,
      `<table><tr><td colspan=99999999 rowspan=99999999>x</table>`,
      `<html>${'<'.repeat(200_000)}`,
      `<table><tr><td a="${'x'.repeat(100_000)}`,
      `<table><tr><th>__proto__</th><th>constructor</th></tr><tr><td>1</td><td>2</td></tr></table>`,
    ]) {
      const { report } = await importBlob('a.xls', new Blob([html]));
      expect(report.error?.code ?? '').toMatch(/^(import\..*)?$/);
    }
  });
});

describe('Parquet', () => {
  test('text, whole numbers beyond 2^53, dates, nulls', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: '工号', data: ['000123', '000124'], type: 'STRING' },
        { name: '姓名', data: ['甲', '乙 "引号"'], type: 'STRING' },
        { name: '部门', data: ['集团/华东', '集团/华南'], type: 'STRING' },
        { name: '入职日期', data: [new Date('2020-01-31'), new Date('2021-02-01')], type: 'TIMESTAMP' },
        { name: '性别', data: ['男', '女'], type: 'STRING' },
        { name: '直属上级工号', data: [9_007_199_254_740_993n, 1n], type: 'INT64' },
      ],
    });
    const blob = new Blob([buffer]);
    await expectPeople('a.csv', blob, 'parquet');
    const { rows } = await importBlob('a.parquet', blob);
    expect(rows.map((row) => row['manager_id'])).toEqual(['9007199254740993', '1']);
  });

  test('a file that only begins like one is damaged', async () => {
    const { report } = await importBlob('a.parquet', new Blob(['PAR1....PAR1']));
    expect(report.error?.code).toBe('import.damaged_file');
  });
});

describe('ZIP', () => {
  const text = (rows: string[][]) => new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
  test('its members are files of their own; what systems put beside them is none', async () => {
    const inner = zipSync({ 'b.csv': text([['工号'], ['1']]) });
    const archive = zipSync({
      'folder/花名册.csv': text([HEAD, PEOPLE[0] ?? []]),
      'inner.zip': inner,
      '__MACOSX/folder/._x': text([['x']]),
      '.DS_Store': text([['x']]),
      'folder/~$花名册.xlsx': text([['x']]),
      'folder/': new Uint8Array(0),
    });
    const members = await membersOf({ name: 'all.zip', blob: new Blob([archive]) });
    expect(members?.map((member) => member.name)).toEqual([
      'all.zip/folder/花名册.csv',
      'all.zip/inner.zip/b.csv',
    ]);
    const [first] = members ?? [];
    const { rows } = await importBlob(first?.name ?? '', first?.blob ?? new Blob());
    expect(rows).toMatchObject([EXPECTED[0]]);
  });
  test('names in GBK, as Chinese Windows writes them', async () => {
    const archive = Buffer.from(zipSync({ 'ABCD.csv': text([['工号'], ['1']]) })).toString('latin1');
    const renamed = archive.replaceAll('ABCD', iconv.encode('名单', 'gbk').toString('latin1'));
    const members = await membersOf({ name: 'a.zip', blob: new Blob([Buffer.from(renamed, 'latin1')]) });
    expect(members?.map((member) => member.name)).toEqual(['a.zip/名单.csv']);
  });
  test('one that can not be unpacked says what is wrong with it', async () => {
    const archive = zipSync({ 'a.csv': text([['工号'], ['1']]) });
    const bent = archive.slice();
    // A byte of the packed data: its sum no longer fits.
    bent[40] = (bent[40] ?? 0) ^ 0xff;
    const { report } = await importBlob('all.zip', new Blob([bent]));
    expect(report.error?.code).toBe('import.damaged_file');
  });

  test('a damaged or encrypted member does not take the others with it, and says by name what is wrong', async () => {
    const archive = Buffer.from(
      zipSync({
        '一月.csv': text([HEAD, PEOPLE[0] ?? []]),
        'bent.csv': [text([['工号'], ['DAMAGE']]), { level: 0 }],
        'locked.csv': text([['工号'], ['2']]),
        '二月.csv': text([HEAD, PEOPLE[0] ?? []]),
      }),
    ).toString('latin1');
    // One byte of a member that is stored as it stands: only its checksum tells. The flag of encryption in the directory of another.
    const locked = archive.lastIndexOf('locked.csv') - 46;
    const bytes = Buffer.from(archive.replace('DAMAGE', 'DAMAGF'), 'latin1');
    bytes[locked + 8] = (bytes[locked + 8] ?? 0) | 1;
    const members = await membersOf({ name: 'all.zip', blob: new Blob([bytes]) });
    const read = await Promise.all((members ?? []).map(({ name, blob }) => importBlob(name, blob)));
    expect(read.map(({ report, rows }) => [report.file, rows.length, report.error?.code])).toEqual([
      ['all.zip/一月.csv', 1, undefined],
      ['all.zip/bent.csv', 0, 'import.damaged_file'],
      ['all.zip/locked.csv', 0, 'import.encrypted'],
      ['all.zip/二月.csv', 1, undefined],
    ]);
    expect(read[1]?.report.error?.details).toEqual({
      file: 'all.zip/bent.csv',
      problem: 'entry_changed',
      entry: 'bent.csv',
    });
  });

  test('a workbook is no archive of files', async () => {
    expect(await membersOf({ name: 'a.xlsx', blob: workbook('xlsb') })).toBeNull();
    expect(await membersOf({ name: 'a.csv', blob: new Blob(['a,b']) })).toBeNull();
  });
});

test('the preview shows the first rows as they stand and where the header was found', async () => {
  const preview = await previewFile({ name: 'a.xls', blob: workbook('xls') });
  expect(preview).toMatchObject({
    container: 'xls',
    sheets: [
      { name: '花名册', header_rows: [1] },
      { name: 'hidden', hidden: true },
    ],
  });
  expect(preview.sheets[0]?.rows[1]).toEqual({
    row: 2,
    cells: ['000123', '甲', '集团/华东', '2020-01-31', '男'],
  });
  const csv = await previewFile({ name: 'a.csv', blob: new Blob(['标题\n\n工号,姓名,部门\n1,甲,集团\n']) });
  expect(csv.sheets[0]).toMatchObject({ header_rows: [3] });
});
