// Nothing is lost and nothing is invented: every physical row is sent, refused or explained, and the numbers sent add up to the file's.
import { readdirSync, readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { SheetReport } from '@/import/types.ts';
import { importBlob } from './helpers.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

function expectAccounted(sheet: SheetReport): void {
  const skipped = sheet.rows_skipped.reduce((sum, { count }) => sum + count, 0);
  expect(sheet.rows_sent + sheet.rows_rejected + skipped, sheet.name).toBe(sheet.rows_read);
  if (sheet.also !== undefined) expectAccounted(sheet.also);
}

describe.each(['import', 'attendance'])('fixtures of %s', (folder) => {
  const names = readdirSync(new URL(`${folder}/`, FIXTURES)).filter((name) =>
    /\.(csv|tsv|txt|dat|xlsx|xls)$/i.test(name),
  );
  test.each(names)('%s: every row is accounted for', async (name) => {
    const { report, rows } = await importBlob(
      name,
      new Blob([readFileSync(new URL(`${folder}/${name}`, FIXTURES))]),
    );
    for (const sheet of report.sheets) expectAccounted(sheet);
    if (report.error === undefined)
      expect(rows.length).toBe(
        report.sheets.reduce((sum, sheet) => sum + sheet.records + (sheet.also?.records ?? 0), 0),
      );
  });
});

/** A small seeded generator: the same tables on every machine. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Drawn {
  table: string[][];
  rows: number;
  amount: number;
  quantity: number;
}

/** Order lines with titles, blank rows, subtotals, a grand total and a footer among them. */
function draw(seed: number): Drawn {
  const next = seeded(seed);
  const table: string[][] = next(2) === 0 ? [] : [['销售订单明细表'], ['制表日期：2025-01-31']];
  table.push(['订单编号', '日期', '业务员', '数量', '金额']);
  let [rows, amount, quantity, group] = [0, 0, 0, 0];
  const lines = 20 + next(60);
  for (let line = 0; line < lines; line += 1) {
    const cents = next(2_000_000) - (next(12) === 0 ? 2_000_000 : 0);
    const count = 1 + next(90);
    // A person whose name begins like a total is no total.
    const name = ['总经办小李', '王伟', '合伙人甲', '李娜'][next(4)] ?? '';
    table.push([
      `SO${String(line + 1).padStart(6, '0')}`,
      `2025-01-${String(1 + next(28)).padStart(2, '0')}`,
      name,
      String(count),
      (cents / 100).toFixed(2),
    ]);
    rows += 1;
    amount += cents;
    group += cents;
    quantity += count;
    if (next(9) === 0) {
      table.push(['小计', '', '', '', (group / 100).toFixed(2)]);
      group = 0;
    }
    if (next(15) === 0) table.push(['', '', '', '', '']);
  }
  table.push(['合计', '', '', String(quantity), (amount / 100).toFixed(2)], ['制表人：张三', '', '', '', '']);
  return { table, rows, amount, quantity };
}

const csv = ({ table }: Drawn) => new Blob([table.map((row) => row.join(',')).join('\r\n')]);
const html = ({ table }: Drawn) =>
  new Blob([
    `<table>${table.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  ]);
function workbook(drawn: Drawn, bookType: 'xlsx' | 'xls'): Blob {
  const book = utils.book_new();
  const cells = drawn.table.map((row) =>
    row.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell === '' ? null : cell)),
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), '订单');
  return new Blob([write(book, { type: 'array', bookType }) as ArrayBuffer]);
}

describe('drawn tables', () => {
  test.each([
    ['csv', csv],
    ['html', html],
    ['xlsx', (drawn: Drawn) => workbook(drawn, 'xlsx')],
    ['xls', (drawn: Drawn) => workbook(drawn, 'xls')],
  ] as const)('%s: rows are accounted for and sums are the sums of the lines', async (container, make) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const drawn = draw(seed * 7919);
      // Titles narrower than the table would be ragged text; spreadsheets leave trailing blanks out.
      const padded = {
        ...drawn,
        table: drawn.table.map((row) => [...row, ...Array.from({ length: 5 - row.length }, () => '')]),
      };
      const { report, rows } = await importBlob(
        `orders.${container}`,
        make(container === 'csv' ? padded : drawn),
      );
      const [sheet] = report.sheets;
      expect(report.error, `seed ${seed}`).toBeUndefined();
      if (sheet === undefined) throw new Error('no sheet');
      expectAccounted(sheet);
      expect(sheet.rows_sent, `seed ${seed}`).toBe(drawn.rows);
      const cents = rows.reduce((sum, row) => sum + Math.round(Number(row['amount'] ?? 0) * 100), 0);
      expect(cents, `seed ${seed}`).toBe(drawn.amount);
      expect(rows.reduce((sum, row) => sum + Number(row['quantity'] ?? 0), 0)).toBe(drawn.quantity);
    }
  });
});
