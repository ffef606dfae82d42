// Rows of a file as they stand in it, for a person to mend: the same headings, and which row each is.

import { openFile } from './sheets.ts';
import type { HeadRow } from './table/head.ts';
import { headAt } from './table/head.ts';
import type { TextEncoding } from './text/encodings.ts';
import type { ImportSource } from './types.ts';

export interface RowsWanted {
  /** Name of the sheet; a text has one, whatever it is called. */
  sheet: string;
  header_rows: readonly number[];
  rows: readonly number[];
}

export interface RawTable {
  /** Unique; a column without a heading is called by its place. */
  headings: string[];
  rows: { row: number; cells: string[] }[];
}

/** The wanted rows in the order of the sheet, as long as their headings. Throws what importFile reports as the file's error. */
export async function rowsOfFile(
  source: ImportSource,
  { sheet: name, header_rows, rows: wanted }: RowsWanted,
  as?: TextEncoding,
): Promise<RawTable> {
  const { sheets } = await openFile(source, as);
  const found = sheets.length === 1 ? sheets[0] : sheets.find((sheet) => sheet.name === name);
  if (found === undefined) return { headings: [], rows: [] };
  const sheet = await found.open();
  const ask = new Set(wanted);
  const last = Math.max(0, ...wanted, ...header_rows);
  const head: HeadRow[] = [];
  const rows: RawTable['rows'] = [];
  await sheet.read((row) => {
    if (header_rows.includes(row.row)) head.push({ row: row.row, cells: row.texts() });
    else if (ask.has(row.row)) rows.push({ row: row.row, cells: row.texts() });
    return row.row < last;
  });
  const names = header_rows.length === 0 ? [] : (headAt(head, header_rows, sheet.merges)?.headings ?? []);
  const width = Math.max(names.length, ...rows.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => names[column]?.name || `#${column + 1}`);
  for (const row of rows) while (row.cells.length < width) row.cells.push('');
  return { headings, rows };
}
