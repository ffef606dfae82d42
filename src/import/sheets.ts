// A file opened for a look at some of its rows: every container, no rows mapped.
import { AppError } from '@/engine/errors.ts';
import { detectContainer } from './container/detect.ts';
import { openSheets } from './readers/open.ts';
import type { SheetSource } from './rows.ts';
import { delimitedSheet, detectDelimiter } from './text/delimited.ts';
import { detectEncoding } from './text/encoding.ts';
import type { TextEncoding } from './text/encodings.ts';
import type { ImportSource } from './types.ts';
import { openWorkbook } from './xlsx/workbook.ts';

export interface OpenedFile {
  container: string;
  encoding: TextEncoding | null;
  /** A text has one sheet, without a name. */
  sheets: { name: string; hidden: boolean; open: () => Promise<SheetSource> }[];
}

/** `as`: the encoding a person chose for a text. Throws what importFile reports as the file's error. */
export async function openFile({ name, blob }: ImportSource, as?: TextEncoding): Promise<OpenedFile> {
  const container = await detectContainer(blob, name);
  if (container.kind === 'xlsx') {
    const workbook = await openWorkbook(blob, container.entries, name);
    const sheets = workbook.sheets.map((sheet, index) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      open: () => workbook.open(index),
    }));
    return { container: 'xlsx', encoding: null, sheets };
  }
  if (container.kind === 'zip') return { container: 'zip', encoding: null, sheets: [] };
  if (container.kind !== 'text') {
    const opened = await openSheets(container.kind, { name, blob }, '');
    const sheets = opened.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      open: async () => sheet,
    }));
    return { container: container.kind, encoding: null, sheets };
  }
  const encoding =
    as ??
    (await detectEncoding(blob, name, () => undefined).catch((error: unknown) => {
      // Of a text that fits none whole, the first is shown till a person chooses.
      if (error instanceof AppError && error.code === 'import.encoding') return 'utf-8' as const;
      throw error;
    }));
  const { delimiter } = await detectDelimiter(blob, encoding);
  const open = async () => delimitedSheet('', blob, encoding, delimiter);
  return {
    container: delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    sheets: [{ name: '', hidden: false, open }],
  };
}
