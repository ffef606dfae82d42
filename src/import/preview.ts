// The first rows of every sheet as they stand in the file, for a person who says where the header is and what a column means.
import { sampleRows } from './layouts/reshape.ts';
import type { MergeRange, SheetSource } from './rows.ts';
import { openFile } from './sheets.ts';
import { findHead } from './table/head.ts';
import { encodingCandidates } from './text/encoding.ts';
import type { TextEncoding } from './text/encodings.ts';
import type { ImportSource } from './types.ts';

export interface SheetPreview {
  name: string;
  hidden: boolean;
  rows: { row: number; cells: string[] }[];
  merges: readonly MergeRange[];
  /** Where the header was found, 1-based. */
  header_rows: number[];
}

export interface FilePreview {
  file: string;
  container: string;
  encoding: string | null;
  /** Encodings a text can be read in, with how its head reads; empty for other containers. */
  encodings: { encoding: TextEncoding; text: string }[];
  sheets: SheetPreview[];
}

const ROWS = 200;
const CELLS = 40_000;

/** Reads no further than the rows shown. `as`: the encoding a person chose. Throws what importFile reports as the file's error. */
export async function previewFile(source: ImportSource, as?: TextEncoding): Promise<FilePreview> {
  const { container, encoding, sheets: opened } = await openFile(source, as);
  const sheets: SheetPreview[] = [];
  for (const { name, hidden, open } of opened)
    sheets.push({ ...(await previewSheet(await open())), name, hidden });
  const encodings = encoding === null ? [] : await encodingCandidates(source.blob);
  return { file: source.name, container, encoding, encodings, sheets };
}

async function previewSheet(sheet: SheetSource): Promise<Omit<SheetPreview, 'name' | 'hidden'>> {
  const { sample } = await sampleRows(sheet, ROWS, CELLS, async () => undefined);
  return {
    rows: sample.map(({ row, cells }) => ({ row, cells: [...cells] })),
    merges: sheet.merges,
    header_rows: findHead(sample, sheet.merges)?.rows ?? [],
  };
}
