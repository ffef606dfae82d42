// The sample company's own files: every one known for what it is, nothing refused, sums as a second reader finds them.
import { readdirSync, readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importBlob, onlySheet, unaccounted } from './helpers.ts';

const folder = new URL('../../../sample-data/company/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(csv|tsv|xlsx)$/.test(name));
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const read = (name: string) => importBlob(name, new Blob([bytesOf(name)]));

const known: [RegExp, string, string | null, number[]][] = [
  [/^花名册/, 'roster', null, [2]],
  [/^组织架构/, 'org', 'utf-8', [1]],
  [/^KPI目标/, 'kpi_targets', null, [1, 2]],
  [/^KPI实绩/, 'kpi_actuals', 'gb18030', [1]],
  [/^salesforce/, 'salesforce_report', 'utf-8', [1]],
  [/^金蝶/, 'kingdee_sales_order', 'gb18030', [1, 2]],
  [/^钉钉/, 'dingtalk_daily', null, [3, 4]],
  [/^360/, 'review_360', 'utf-16le', [1]],
  [/^绩效等级/, 'ratings', 'gb18030', [1]],
];

describe('every file', () => {
  it('is of one of the nine kinds, and every kind is there', () => {
    expect(known.map(([pattern]) => files.some((name) => pattern.test(name)))).toEqual(known.map(() => true));
    expect(files.filter((name) => !known.some(([pattern]) => pattern.test(name)))).toEqual([]);
  });

  it.each(files)('%s', async (name) => {
    const [, profile, encoding, header] = known.find(([pattern]) => pattern.test(name))!;
    const { report, rows } = await read(name);
    expect(report.error).toBeUndefined();
    expect(report.encoding).toBe(encoding);
    expect(onlySheet(report)).toMatchObject({ profile, header_rows: header, rows_rejected: 0, rejects: [] });
    expect(rows).toHaveLength(onlySheet(report).rows_sent);
    expect(unaccounted(report)).toBe(0);
  });
});

const sum = (values: readonly unknown[]) =>
  values.reduce<number>(
    (total, value) =>
      total + (value === undefined || value === '' ? 0 : Number(String(value).replaceAll(',', ''))),
    0,
  );

describe('sums', () => {
  it('of targets and weights are those SheetJS reads', async () => {
    const name = files.find((file) => file.startsWith('KPI目标'))!;
    const book = XLSX.read(bytesOf(name), { dense: true });
    const table = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, {
      header: 1,
      raw: true,
      defval: '',
    });
    const column = (heading: string) => Math.max(table[0]!.indexOf(heading), table[1]!.indexOf(heading));
    const theirs = (heading: string) =>
      sum(
        table
          .slice(2)
          .map((row) => row[column(heading)])
          .filter((value) => typeof value === 'number'),
      );
    const { rows } = await read(name);
    // A cell formatted as a percentage comes as the percentage it shows.
    const plain = (text: string | undefined) =>
      text?.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text ?? 0);
    const ours = (field: string) => sum(rows.map((row) => plain(row[field])).filter(Number.isFinite));
    expect(ours('target')).toBeCloseTo(theirs('目标值'), 4);
    expect(ours('stretch')).toBeCloseTo(theirs('挑战值'), 4);
    expect(theirs('目标值')).toBeGreaterThan(0);
  });

  it('of order amounts and receipts are those of the text split at its commas', async () => {
    const name = files.find((file) => file.startsWith('金蝶'))!;
    const lines = iconv
      .decode(Buffer.from(bytesOf(name)), 'gb18030')
      .split(/\r?\n/)
      .filter((line) => line !== '');
    const keys = lines[0]!.split(',');
    const cells = lines.slice(2).map((line) => line.split(','));
    // Holds only while no cell of the file is quoted.
    expect(lines.some((line) => line.includes('"'))).toBe(false);
    const { rows } = await read(name);
    for (const [key, field] of [
      ['FAllAmount', 'amount'],
      ['FReceiveAmount', 'received'],
      ['FQty', 'quantity'],
    ] as const) {
      expect(sum(rows.map((row) => row[field]))).toBeCloseTo(
        sum(cells.map((row) => row[keys.indexOf(key)])),
        2,
      );
    }
    expect(new Set(rows.map((row) => row['order_id'])).size).toBe(
      cells.filter((row) => row[keys.indexOf('FBillNo')] !== '').length,
    );
    expect(rows.every((row) => /^\d+$/.test(row['owner_id'] ?? ''))).toBe(true);
  });
});
