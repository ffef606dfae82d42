// Short ways of the XLSX reader against the long ones: cells as they nearly always are written and the same cells written so that they
// are read as tokens, whole and cut anywhere, kept packed and read again.
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BARE_QUOTES, ERROR, NO_VALUE, NUMBER } from '@/import/rows.ts';
import { readSheet } from '@/import/xlsx/read-sheet.ts';
import { SharedStrings } from '@/import/xlsx/strings.ts';
import { formatOf } from '@/import/xlsx/styles.ts';
import { seeded } from './helpers.ts';

const TEXTS = ['销售', 'a "b"', '', 'x,y', '𠮷', 'long '.repeat(40)];
const FORMATS = ['General', 'yyyy-mm-dd', '000000', '0.0%', 'h:mm'].map(formatOf);

function contextOf() {
  const strings = new SharedStrings();
  strings.push(strToU8(`<sst>${TEXTS.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`));
  strings.seal();
  return { file: 'a.xlsx', sheet: 's', strings, formats: FORMATS, date1904: false };
}

interface Row {
  row: number;
  hidden: boolean;
  texts: string[];
  flags: number[];
  any: number;
}

/** The sheet in blocks of `cut` bytes, its rows kept up to `keep` bytes; read twice, the second time after a reading that stopped. */
async function rowsOf(xml: string, cut = xml.length * 3, keep = 1e9) {
  const bytes = strToU8(xml);
  async function* blocks() {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.slice(at, at + cut);
  }
  const size = { size: bytes.length, compressedSize: 1000 };
  const { read, merges } = await readSheet(contextOf(), blocks, size, keep);
  await read(() => false);
  const rows: Row[] = [];
  await read((row) => {
    const flags = [...row.flags.subarray(0, row.count)];
    rows.push({ row: row.row, hidden: row.hidden, texts: row.texts(), flags, any: row.anyFlags });
    return true;
  });
  return { rows, merges };
}

const sheetOf = (rows: string, behind = '') =>
  `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`;
/** No cell begins as the short way knows it. */
const asTokens = (xml: string) => xml.replaceAll('<c ', '<c\n ');

function drawn(seed: number): string {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const styled = () => pick(['', ` s="${below(7)}"`]);
  const cells: ((at: string) => string)[] = [
    (at) => `<c${at}${styled()} t="s"><v>${below(TEXTS.length)}</v></c>`,
    (at) => `<c${at} t="s"${styled()}><v>${below(TEXTS.length)}</v></c>`,
    (at) => `<c${at}${styled()}><v>${below(1e6)}</v></c>`,
    (at) => `<c${at}${styled()}><v>${(random() - 0.5) * 10 ** below(20)}</v></c>`,
    (at) => `<c${at}${styled()}><v>${random()}</v></c>`,
    (at) =>
      `<c${at} s="1"><v>${pick(['0', '1', '59', '60', '45658', '045658', '45658.5', '2958465', '3000000', '-1'])}</v></c>`,
    (at) =>
      `<c${at}${styled()}><v>${pick(['1E5', '6.22848E+18', '12345678901234567', ' 7 ', '', 'n/a', '1&#50;'])}</v></c>`,
    (at) => `<c${at}${styled()}/>`,
    (at) => `<c${at}${styled()}></c>`,
    (at) => `<c${at} t="n"><v>5</v></c>`,
    (at) => `<c${at} t="b"><v>1</v></c>`,
    (at) => `<c${at} t="e"><v>#N/A</v></c>`,
    (at) => `<c${at} t="d"><v>2024-09-02T00:00:00Z</v></c>`,
    (at) => `<c${at} t="str"><f>A1</f><v>a&amp;"b"_x000D_</v></c>`,
    (at) => `<c${at}><f>SUM(A1)</f><v></v></c>`,
    (at) => `<c${at}${styled()}><f>A1*2</f><v>12.5</v></c>`,
    (at) => `<c${at} t="inlineStr"><is><t>甲</t><rPh><t>no</t></rPh><r><t> "乙"</t></r></is></c>`,
  ];
  let xml = '';
  for (let row = 1; row < 40; row += 1 + below(2)) {
    let column = 0;
    let line = '';
    for (let cell = below(12); cell > 0; cell--) {
      // Mostly the next one, sometimes none is named, a few are left out, and now and then one comes back.
      column = Math.max(0, column + pick([1, 1, 1, 1, 2, 40, -3]));
      const name =
        (column > 25 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
        String.fromCharCode(65 + (column % 26));
      line += pick(cells)(pick([` r="${name}${row}"`, ` r="${name}${row}"`, ` r="${name}${row}"`, '']));
    }
    xml += pick([
      `<row r="${row}">${line}</row>`,
      `<row r="${row}" hidden="1">${line}</row>`,
      `<row>${line}</row>`,
    ]);
  }
  return sheetOf(xml, '<mergeCells count="1"><mergeCell ref="A1:$C$2"/></mergeCells>');
}

describe('drawn sheets', () => {
  test('are read the same cell by cell, whichever way they are read', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const xml = drawn(seed);
      const expected = await rowsOf(asTokens(xml));
      expect(expected.rows.length).toBeGreaterThan(10);
      expect(await rowsOf(xml), `seed ${seed}`).toEqual(expected);
      for (const cut of [1, 7, 100 + seed])
        expect(await rowsOf(xml, cut), `seed ${seed} by ${cut}`).toEqual(expected);
      expect(await rowsOf(xml, 64, 0), `seed ${seed}, read again`).toEqual(expected);
    }
  });
});

test('cells stand where they say, with what they are', async () => {
  const { rows, merges } = await rowsOf(
    sheetOf(
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" s="1"><v>45658</v></c><c r="B2"><v>7</v></c><c r="F2" s="2"/></row>' +
        '<row r="3" hidden="1"><c r="B3" t="e"><v>#N/A</v></c><c r="B3"/><c r="A3"><f>X()</f><v></v></c></row><row r="9"/>',
      '<mergeCells><mergeCell ref="B4:AA5"/></mergeCells>',
    ),
  );
  expect(rows).toEqual([
    {
      row: 2,
      hidden: false,
      texts: ['a "b"', '7', '2025-01-01', '', '', ''],
      flags: [BARE_QUOTES, NUMBER, 0, 0, 0, 0],
      any: BARE_QUOTES | NUMBER,
    },
    { row: 3, hidden: true, texts: ['', ''], flags: [NO_VALUE, 0], any: ERROR | NO_VALUE },
    { row: 9, hidden: false, texts: [], flags: [], any: 0 },
  ]);
  expect(merges).toEqual([{ top: 4, bottom: 5, left: 1, right: 26 }]);
});

test('rows of many pages and of thousands of cells come back whole', async () => {
  const line = (row: number) =>
    `<row r="${row}">${Array.from({ length: 3000 }, (_, cell) => `<c><v>${row * cell}</v></c>`).join('')}</row>`;
  const { rows } = await rowsOf(
    sheetOf(Array.from({ length: 30 }, (_, index) => line(index + 1)).join('')),
    65_536,
  );
  expect(rows.map(({ row, texts }) => [row, texts.length, texts[2999]])).toEqual(
    Array.from({ length: 30 }, (_, index) => [index + 1, 3000, String((index + 1) * 2999)]),
  );
});

describe('a sheet that breaks a rule', () => {
  test.each([
    ['a text that is missing', '<row r="3"><c r="A3" t="s"><v>99</v></c></row>', 'import.damaged_file'],
    ['a column too many', '<row r="3"><c r="XFE3"><v>1</v></c></row>', 'import.limit'],
    ['a tag without an end', `<row r="3"><c ${'x'.repeat(3_000_000)}`, 'import.limit'],
  ])('%s: the rows before it, then the error, however it is read', async (_, last, code) => {
    const bytes = strToU8(sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/>${last}`));
    async function* blocks() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.slice(at, at + 65_536);
    }
    for (const keep of [0, 1e9]) {
      const { read } = await readSheet(contextOf(), blocks, { size: 1, compressedSize: 1 }, keep);
      const rows: number[] = [];
      await expect(read((row) => rows.push(row.row) > 0)).rejects.toMatchObject({ code });
      expect(rows).toEqual([1, 2]);
    }
  });

  test('a million merges are the most', async () => {
    const many = strToU8('<mergeCell ref="A1:B2"/>'.repeat(1000));
    async function* blocks() {
      yield strToU8('<worksheet><sheetData/><mergeCells>');
      for (let block = 0; block <= 1000; block++) yield many;
    }
    const { read } = await readSheet(contextOf(), blocks, { size: 1, compressedSize: 1 }, 1);
    await expect(read(() => true)).rejects.toMatchObject({
      details: { limit: 'merges', allowed: 1_000_000 },
    });
  });
});
