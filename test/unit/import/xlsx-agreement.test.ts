// The XLSX reader against SheetJS, cell by cell, on every workbook there is and on drawn ones. Where the two differ, the difference is one of
// those named in `meant`: what a cell shows is what the analyst typed, so formats are applied.
import { readdirSync, readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZipDirectory } from '@/import/container/zip.ts';
import { openWorkbook } from '@/import/xlsx/workbook.ts';
import { seeded } from './helpers.ts';

async function texts(bytes: Uint8Array, index: number): Promise<string[][]> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const book = await openWorkbook(blob, await readZipDirectory(blob, 'x.xlsx'), 'x.xlsx');
  const sheet = await book.open(index);
  const rows: string[][] = [];
  await sheet.read((row) => {
    rows[row.row - 1] = row.texts();
    return true;
  });
  return rows;
}

const two = (value: number) => String(value).padStart(2, '0');

/** What SheetJS's cell means, and why that is not its raw value. */
function meant(cell: XLSX.CellObject | undefined, date1904: boolean): { text: string; why: string } {
  const raw = (text: string) => ({ text, why: 'the same' });
  if (cell?.v === undefined || cell.t === 'z') return raw('');
  if (cell.t === 'b') return { text: cell.v === true ? 'TRUE' : 'FALSE', why: 'a truth value in words' };
  if (cell.t === 'e') return { text: String(cell.w), why: 'an error by its name' };
  const format = String(cell.z ?? 'General');
  if (cell.t !== 'n') return raw(String(cell.v).replaceAll('\r\n', '\n'));
  const value = Number(cell.v);
  if (/^\[h\]/u.test(format)) {
    const minutes = Math.round(value * 1440);
    return { text: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, why: 'hours beyond a day' };
  }
  if (/^0{2,}$/u.test(format))
    return { text: String(value).padStart(format.length, '0'), why: 'zeros of the format' };
  if (/%/u.test(format))
    return { text: `${Number((value * 100).toPrecision(12))}%`, why: 'percent as it is shown' };
  if (value >= 0 && XLSX.SSF.is_date(format)) {
    const { y, m, d, H, M, S } = XLSX.SSF.parse_date_code(value, { date1904 });
    const time = S > 0 ? `${two(H)}:${two(M)}:${two(S)}` : `${two(H)}:${two(M)}`;
    if (value < 1) return { text: time, why: 'a time of day' };
    const day = `${y}-${two(m)}-${two(d)}`;
    return {
      text: H + M + S === 0 ? day : `${day} ${two(H)}:${two(M)}:${two(S)}`,
      why: 'a date in ISO form',
    };
  }
  return raw(String(value));
}

function same(ours: string, theirs: string, place: string): void {
  const numbers = [ours, theirs].map((text) => Number(text.replace('%', '')));
  const areNumbers = ours !== '' && theirs !== '' && numbers.every(Number.isFinite);
  if (areNumbers && ours.endsWith('%') === theirs.endsWith('%'))
    expect(numbers[0], place).toBeCloseTo(numbers[1] ?? 0, 9);
  else expect(ours.replaceAll('\r\n', '\n'), place).toBe(theirs);
}

/** Compares every cell of every sheet; returns how many differ from the raw value, by reason. */
async function compare(bytes: Uint8Array, read: Uint8Array = bytes): Promise<Map<string, number>> {
  const book = XLSX.read(bytes, { cellNF: true });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const why = new Map<string, number>();
  for (const [index, name] of book.SheetNames.entries()) {
    const ours = await texts(read, index);
    const sheet = book.Sheets[name];
    const range = XLSX.utils.decode_range(sheet?.['!ref'] ?? 'A1');
    for (let r = 0; r <= range.e.r; r++)
      for (let c = 0; c <= range.e.c; c++) {
        const address = XLSX.utils.encode_cell({ r, c });
        const expected = meant(sheet?.[address] as XLSX.CellObject | undefined, date1904);
        same(ours[r]?.[c] ?? '', expected.text, `${name}!${address}`);
        why.set(expected.why, (why.get(expected.why) ?? 0) + 1);
      }
  }
  return why;
}

describe('on every workbook', () => {
  const folders = ['import', 'attendance'].map((name) => new URL(`../../fixtures/${name}/`, import.meta.url));
  const files = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.xlsx') ? [[name, folder] as const] : [])),
  );

  it.each(files.filter(([name]) => name !== 'no_styles.xlsx'))('%s', async (name, folder) => {
    const why = await compare(readFileSync(new URL(name, folder)));
    expect(why.get('the same') ?? 0).toBeGreaterThan(0);
  });

  it('the formats of types.xlsx are all met', async () => {
    const file = files.find(([name]) => name === 'types.xlsx');
    if (file === undefined) throw new Error('types.xlsx is missing');
    expect([...(await compare(readFileSync(new URL(file[0], file[1])))).keys()].sort()).toEqual([
      'a date in ISO form',
      'a time of day',
      'a truth value in words',
      'an error by its name',
      'hours beyond a day',
      'percent as it is shown',
      'the same',
      'zeros of the format',
    ]);
  });

  it('SheetJS refuses a workbook without styles; its rows are read here', async () => {
    const bytes = readFileSync(new URL('no_styles.xlsx', folders[0]));
    const cellsOf = (): number => {
      const book = XLSX.read(bytes);
      return book.SheetNames.flatMap((sheet) => Object.keys(book.Sheets[sheet] ?? {})).length;
    };
    let theirs = 0;
    try {
      theirs = cellsOf();
    } catch {
      theirs = 0;
    }
    expect(theirs).toBe(0);
    expect((await texts(bytes, 0)).flat().filter((text) => text !== '').length).toBeGreaterThan(0);
  });
});

describe('on drawn workbooks', () => {
  const FORMATS = ['General', 'yyyy-mm-dd', 'yyyy/m/d h:mm', '000000', '0.0%', '[h]:mm', 'h:mm', '#,##0.00'];
  const WORDS = ['销售', 'a "b"', 'x,y', '<&>', ' lead', 'line\nend', '_x000D_', '０１', '𠮷', '=1', ''];

  function drawn(seed: number, { bookSST = false, date1904 = false }): Uint8Array {
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const sheet: XLSX.WorkSheet = {};
    const merges: XLSX.Range[] = [];
    for (let r = 0; r < 50; r++)
      for (let c = 0; c < 10; c++) {
        const kind = random();
        const address = XLSX.utils.encode_cell({ r, c });
        if (kind < 0.1) continue;
        const word = pick(WORDS);
        if (kind < 0.4) {
          if (word !== '') sheet[address] = { t: 's', v: word };
        } else if (kind < 0.48) sheet[address] = { t: 'b', v: random() < 0.5 };
        else if (kind < 0.52) sheet[address] = { t: 'e', v: 7, w: '#DIV/0!' };
        else {
          const z = pick(FORMATS);
          const v =
            z === 'General' || z === '#,##0.00'
              ? (random() - 0.5) * 10 ** Math.floor(random() * 12)
              : z === 'yyyy-mm-dd'
                ? 100 + Math.floor(random() * 50000)
                : z === 'yyyy/m/d h:mm'
                  ? 100 + Math.floor(random() * 50000 * 1440) / 1440
                  : z === '000000'
                    ? Math.floor(random() * 1e6)
                    : z === '0.0%'
                      ? Math.floor(random() * 2000) / 1000
                      : Math.floor(random() * (z === 'h:mm' ? 1440 : 14400)) / 1440;
          sheet[address] = { t: 'n', v, z };
        }
        if (random() < 0.01) merges.push({ s: { r, c }, e: { r: r + 1, c } });
      }
    sheet['!ref'] = 'A1:J50';
    sheet['!merges'] = merges.filter((merge) => sheet[XLSX.utils.encode_cell(merge.e)] === undefined);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '数据');
    if (date1904) book.Workbook = { WBProps: { date1904: true } };
    return new Uint8Array(
      XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer,
    );
  }

  it.each([
    ['texts in their cells', {}],
    ['shared texts', { bookSST: true }],
    ['the calendar of 1904', { date1904: true }],
  ] as const)('%s', async (_, options) => {
    for (let seed = 1; seed <= 8; seed++) await compare(drawn(seed, options));
  });

  it('without references, where rows have no gaps', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const random = seeded(seed);
      const rows = Array.from({ length: 30 }, () =>
        Array.from({ length: 8 }, () => (random() < 0.5 ? random() * 1e6 : `t${Math.floor(random() * 9)}`)),
      );
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 's');
      const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
      const parts = unzipSync(bytes);
      const path = 'xl/worksheets/sheet1.xml';
      const bare = strFromU8(parts[path] ?? new Uint8Array()).replace(/<(c|row) r="[A-Z]*\d+"/gu, '<$1');
      await compare(bytes, zipSync({ ...parts, [path]: strToU8(bare) }));
    }
  });
});
