// The first rows of every sheet as they stand in the file, for a person who says where the header is and what a column means.
import { AppError } from '@/engine/errors.ts';
import { detectContainer } from './container/detect.ts';
import { sampleRows } from './layouts/reshape.ts';
import { openSheets } from './readers/open.ts';
import type { MergeRange, SheetSource } from './rows.ts';
import { findHead } from './table/head.ts';
import { delimitedSheet, detectDelimiter } from './text/delimited.ts';
import { detectEncoding, encodingCandidates } from './text/encoding.ts';
import type { TextEncoding } from './text/encodings.ts';
import type { ImportSource } from './types.ts';
import { openWorkbook } from './xlsx/workbook.ts';

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
  const { name: file, blob } = source;
  const container = await detectContainer(blob, file);
  if (container.kind === 'xlsx') {
    const workbook = await openWorkbook(blob, container.entries, file);
    const sheets: SheetPreview[] = [];
    for (const [index, { name, hidden }] of workbook.sheets.entries())
      sheets.push({ ...(await previewSheet(await workbook.open(index))), name, hidden });
    return { file, container: 'xlsx', encoding: null, encodings: [], sheets };
  }
  if (container.kind === 'zip') return { file, container: 'zip', encoding: null, encodings: [], sheets: [] };
  if (container.kind !== 'text') {
    const opened = await openSheets(container.kind, source, '');
    const sheets: SheetPreview[] = [];
    for (const sheet of opened)
      sheets.push({ ...(await previewSheet(sheet)), name: sheet.name, hidden: sheet.hidden });
    return { file, container: container.kind, encoding: null, encodings: [], sheets };
  }
  const encodings = await encodingCandidates(blob);
  const encoding =
    as ??
    (await detectEncoding(blob, file, () => undefined).catch((error: unknown) => {
      // Of a text that fits none whole, the first is shown till a person chooses.
      if (error instanceof AppError && error.code === 'import.encoding') return 'utf-8' as const;
      throw error;
    }));
  const { delimiter } = await detectDelimiter(blob, encoding);
  const sheet = await previewSheet(delimitedSheet('', blob, encoding, delimiter));
  return {
    file,
    container: delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    encodings,
    sheets: [{ ...sheet, name: '', hidden: false }],
  };
}

async function previewSheet(sheet: SheetSource): Promise<Omit<SheetPreview, 'name' | 'hidden'>> {
  const { sample } = await sampleRows(sheet, ROWS, CELLS, async () => undefined);
  return {
    rows: sample.map(({ row, cells }) => ({ row, cells: [...cells] })),
    merges: sheet.merges,
    header_rows: findHead(sample, sheet.merges)?.rows ?? [],
  };
}
