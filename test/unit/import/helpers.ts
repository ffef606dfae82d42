import { readFileSync } from 'node:fs';
import { importFile } from '@/import/import-file.ts';
import type { FileReport, ImportOptions, IntakeChunk, LinesOfFile, SheetReport } from '@/import/types.ts';

export const fixture = (name: string): Blob =>
  new Blob([readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url))]);

export interface Imported {
  report: FileReport;
  chunks: IntakeChunk[];
  /** Every handed-over row: column → text, constants included; NULL columns left out. */
  rows: Record<string, string>[];
}

export async function importBlob(
  name: string,
  blob: Blob,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const chunks: IntakeChunk[] = [];
  const report = await importFile(
    { name, blob },
    {
      batch: 'b1',
      sink: async (chunk) => {
        chunks.push(chunk);
      },
      ...options,
    },
  );
  // Lines handed on as they stand come in chunks of their own: by their place in the file again.
  const rows = chunks.flatMap(rowsOf).sort((a, b) => Number(a['_row']) - Number(b['_row']));
  return { report, chunks, rows };
}

export const importText = (name: string, text: string, options?: Partial<ImportOptions>): Promise<Imported> =>
  importBlob(name, new Blob([text]), options);

export const importFixture = (name: string, options?: Partial<ImportOptions>): Promise<Imported> =>
  importBlob(name, fixture(name), options);

export function onlySheet(report: FileReport): SheetReport {
  if (report.sheets.length !== 1) throw new Error(`${report.sheets.length} sheets`);
  return report.sheets[0]!;
}

/** A second, plain CSV reader: the one under test is not asked what it wrote. */
function rowsOf(chunk: IntakeChunk): Record<string, string>[] {
  if (chunk.lines !== undefined) return rowsOfLines(chunk, chunk.lines);
  const text = new TextDecoder().decode(chunk.csv);
  const rows: Record<string, string>[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/gy;
  let row: Record<string, string> = { ...chunk.constants };
  let column = 0;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const value = found[1]?.replaceAll('""', '"') ?? found[2] ?? '';
    if (value !== '') row[chunk.columns[column]!] = value;
    column++;
    if (found[3] === '\n') {
      if (column !== chunk.columns.length)
        throw new Error(`row of ${column} cells for ${chunk.columns.length} columns`);
      rows.push(row);
      row = { ...chunk.constants };
      column = 0;
    }
  }
  return rows;
}

/** Lines of the file as they stand: no quotes, nothing to escape. */
function rowsOfLines(
  { csv, columns, constants, rows }: IntakeChunk,
  { delimiter, newline, stretches }: LinesOfFile,
): Record<string, string>[] {
  const lines = new TextDecoder().decode(csv).split(newline);
  if (lines.pop() !== '' || lines.length !== rows) throw new Error(`${lines.length} lines for ${rows} rows`);
  return lines.map((line, at) => {
    const cells = line.split(delimiter);
    if (cells.length !== columns.length)
      throw new Error(`line of ${cells.length} cells for ${columns.length} columns`);
    const stretch = stretches.findLast((candidate) => candidate.at <= at)!;
    const row: Record<string, string> = { ...constants, _row: String(stretch.row + at - stretch.at) };
    for (const [cell, field] of columns.entries())
      if (field !== '' && cells[cell] !== '') row[field] = cells[cell]!;
    return row;
  });
}

/** Rows read = sent + rejected + skipped, for every sheet. */
export function unaccounted(report: FileReport): number {
  return report.sheets.reduce(
    (sum, sheet) =>
      sum +
      Math.abs(
        sheet.rows_read -
          sheet.rows_sent -
          sheet.rows_rejected -
          sheet.rows_skipped.reduce((all, skip) => all + skip.count, 0),
      ),
    0,
  );
}

/** Small seeded generator of random numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
