// Bytes nobody meant: the answer is a message or a right result, in bounded time. Seeded, so a failure can be seen again.
import { set_cptable, utils, write } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { importBlob, seeded, unaccounted } from './helpers.ts';

set_cptable(codepages);

const HEAD = ['工号', '姓名', '部门', '入职日期', '性别'];
const PEOPLE = Array.from({ length: 40 }, (_, index) => [
  `E${String(index).padStart(5, '0')}`,
  `人${index}`,
  '集团/华东',
  `2020-01-${String((index % 28) + 1).padStart(2, '0')}`,
  '男',
]);
const encoder = new TextEncoder();
const written = (bookType: 'xls' | 'xlsb' | 'ods' | 'xlsx'): Uint8Array => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEAD, ...PEOPLE]), '花名册');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
};
const html = `<table>${[HEAD, ...PEOPLE].map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;
const spreadsheetMl = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${[
  HEAD,
  ...PEOPLE,
]
  .map(
    (row) => `<Row>${row.map((text) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`,
  )
  .join('')}</Table></Worksheet></Workbook>`;
const WHOLE: Record<string, Uint8Array> = {
  csv: encoder.encode([HEAD, ...PEOPLE].map((row) => row.join(',')).join('\r\n')),
  html: encoder.encode(html),
  spreadsheetml: encoder.encode(spreadsheetMl),
  mht: encoder.encode(
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${html}\r\n--b--\r\n`,
  ),
  xlsx: written('xlsx'),
  xls: written('xls'),
  xlsb: written('xlsb'),
  ods: written('ods'),
  parquet: new Uint8Array(
    parquetWriteBuffer({
      columnData: HEAD.map((name, column) => ({
        name,
        data: PEOPLE.map((row) => row[column] ?? ''),
        type: 'STRING' as const,
      })),
    }),
  ),
};

/** A message or rows, every row accounted for. */
async function survives(name: string, bytes: BlobPart): Promise<Record<string, string>[]> {
  const { report, rows } = await importBlob(name, new Blob([bytes]));
  expect(report.error?.code ?? 'import.', JSON.stringify(report.error)).toMatch(/^import\./);
  expect(unaccounted(report)).toBe(0);
  return rows;
}

describe.each(Object.keys(WHOLE))('%s', (kind) => {
  const whole = WHOLE[kind] ?? new Uint8Array(0);

  test('untouched, every row arrives', async () => {
    const rows = await survives('a.bin', whole.slice());
    expect(rows.map((row) => row['employee_id'])).toEqual(PEOPLE.map(([id]) => id));
  });

  test('cut anywhere: what arrives is a beginning of the whole', async () => {
    const random = seeded(7);
    for (let round = 0; round < 12; round++) {
      const rows = await survives('a.bin', whole.slice(0, Math.floor(random() * whole.length)));
      // The last row may itself be cut.
      for (const [index, row] of rows.slice(0, -1).entries())
        expect(row['employee_id']).toBe(PEOPLE[index]?.[0]);
    }
  });

  test('flipped bits: a message or a table, never a crash', async () => {
    const random = seeded(11);
    for (let round = 0; round < 25; round++) {
      const bent = whole.slice();
      for (let flips = 0; flips < 3; flips++) {
        const at = Math.floor(random() * bent.length);
        bent[at] = (bent[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      await survives('a.bin', bent);
    }
  });
});

test.each([
  ['a hundred thousand scripts', `<table>${'<script></script>'.repeat(100_000)}<tr><td>x</td></tr></table>`],
  ['spans over billions of cells', `<table>${'<tr><td colspan=16384>x'.repeat(200_000)}</table>`],
  ['deep markup', `<table><tr><td>${'<div>'.repeat(200_000)}x</table>`],
  ['ten thousand columns', `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n1\n`],
  ['a quote that never closes', `工号,姓名,部门\n1,"${'x\n'.repeat(200_000)}`],
  ['NULs in cells', `工号,姓名,部门\n${'1,甲,a\n'.repeat(2000)}2,\0,b\n`],
])('%s: ended within seconds', { timeout: 10_000 }, async (_, text) => {
  await survives('a.xls', text);
});

test('lone carriage returns end rows', async () => {
  const rows = await survives('a.csv', [HEAD, ...PEOPLE].map((row) => row.join(',')).join('\r'));
  expect(rows).toHaveLength(PEOPLE.length);
});
