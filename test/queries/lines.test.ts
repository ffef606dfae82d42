// Plain lines go into the engine as they stand: what arrives must be what the file says, row numbers included.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFile } from '@/import/import-file.ts';
import { loadChunk } from '@/import/load.ts';
import { seeded } from '../unit/import/helpers.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

interface Expected {
  _row: number;
  order_id: string;
  customer: string | null;
  amount: string;
}

/** A file of order lines with `gaps` (0…1) of its lines blank, refused or quoted, and what must arrive of it. */
function draw(seed: number, count: number, gaps: number, delimiter: string, newline: string) {
  const random = seeded(seed);
  const lines = [['订单编号', '客户', '备用', '金额', '订单日期'].join(delimiter)];
  const expected: Expected[] = [];
  for (let line = 2; line <= count + 1; line++) {
    const kind = random();
    const order = `S${line}`;
    const amount = String(Math.floor(random() * 1e6) / 100);
    const customer = random() < 0.1 ? '' : `客户 ${line % 97}`;
    const cells = (name: string) => [order, name, 'x', amount, '2025-03-04'].join(delimiter);
    if (kind < gaps / 3) lines.push('');
    else if (kind < (gaps * 2) / 3) lines.push(`${cells(customer)}${delimiter}too many`);
    else {
      if (kind < gaps) lines.push(cells(`"${customer}, ""A"""`));
      else lines.push(cells(customer));
      expected.push({
        _row: line,
        order_id: order,
        customer: kind < gaps ? `${customer}, "A"` : customer || null,
        amount,
      });
    }
  }
  return { text: lines.join(newline), expected };
}

async function load(text: string) {
  await db.engine.execute('DELETE FROM raw_sales_order');
  const sent: { rows: number; asLines: boolean }[] = [];
  const report = await importFile(
    { name: 'orders.csv', blob: new Blob([text]) },
    {
      batch: 'b1',
      sink: async (chunk) => {
        sent.push({ rows: chunk.rows, asLines: chunk.lines !== undefined });
        await loadChunk(db.engine, chunk);
      },
    },
  );
  const rows = await db.select('SELECT _row, order_id, customer, amount FROM raw_sales_order ORDER BY _row');
  const lines = sent.reduce((sum, chunk) => sum + (chunk.asLines ? chunk.rows : 0), 0);
  return { report, rows, lines };
}

test.each([
  [',', '\n'],
  [',', '\r\n'],
  [';', '\n'],
  ['\t', '\r\n'],
  ['|', '\n'],
])(
  'delimiter %j, line end %j: the rows of the file, whatever stands between plain lines',
  async (delimiter, newline) => {
    for (const [seed, gaps] of [0, 0.02, 0.3, 0.9].entries()) {
      for (const end of ['', newline]) {
        const { text, expected } = draw(seed + 1, 400, gaps, delimiter, newline);
        const { rows, lines, report } = await load(text + end);
        expect(rows).toEqual(expected);
        expect(report.sheets[0]?.rows_sent).toBe(expected.length);
        if (gaps <= 0.02) expect(lines).toBeGreaterThan(300);
      }
    }
  },
);

test('lines over several blocks of the file, with gaps in each', async () => {
  const { text, expected } = draw(7, 300_000, 0.0002, ',', '\n');
  const { rows, lines } = await load(text);
  expect(lines).toBeGreaterThan(0.9 * expected.length);
  expect(rows).toHaveLength(expected.length);
  const wrong = rows.findIndex((row, index) => {
    const other = expected[index];
    return row._row !== other?._row || row.order_id !== other?.order_id || row.amount !== other?.amount;
  });
  expect(wrong).toBe(-1);
});

test('line ends of both kinds in one file', async () => {
  const head = '订单编号,客户,金额,订单日期';
  const { rows } = await load(
    `${head}\r\nS1,a,1,2025-03-04\r\nS2,b,2,2025-03-04\nS3,c,3,2025-03-04\r\nS4,d,4,2025-03-04\n`,
  );
  expect(rows.map((row) => [row._row, row.order_id, row.amount])).toEqual([
    [2, 'S1', '1'],
    [3, 'S2', '2'],
    [4, 'S3', '3'],
    [5, 'S4', '4'],
  ]);
});

test('a column that is dropped for privacy never leaves the reader', async () => {
  const chunks: string[] = [];
  await importFile(
    {
      name: 'roster.csv',
      blob: new Blob(['工号,姓名,部门,手机号\n000001,甲,集团,13912345678\n000002,乙,集团,13987654321\n']),
    },
    {
      batch: 'b1',
      sink: async (chunk) => {
        chunks.push(new TextDecoder().decode(chunk.csv));
      },
    },
  );
  expect(chunks.join('')).toContain('000001');
  expect(chunks.join('')).not.toContain('139');
});
