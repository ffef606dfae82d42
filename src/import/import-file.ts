// One file, whole: what it is, how it is encoded, its sheets, their rows.
import { AppError, toAppError } from '@/engine/errors.ts';
import { type Container, detectContainer } from './container/detect.ts';
import { contentHash } from './hash.ts';
import { isTicked } from './mapping/hidden.ts';
import { layoutEncoding, namedEncoding } from './mapping/match.ts';
import { checkMembers } from './readers/archive.ts';
import { openSheets } from './readers/open.ts';
import { hiddenReport, importSheet, type SheetJob } from './table/sheet.ts';
import { countedElsewhere } from './table/twice.ts';
import { delimitedSheet, detectDelimiter } from './text/delimited.ts';
import { detectEncoding } from './text/encoding.ts';
import type { TextEncoding } from './text/encodings.ts';
import type { FileReport, ImportOptions, ImportSource, SheetReport } from './types.ts';
import { importWorkbook } from './xlsx/import-workbook.ts';

/**
 * Reads a file and hands its rows to `options.sink` chunk by chunk; reports what became of every row.
 * What is wrong with the file is `error` in the report (of the file, or of one sheet while the others load); rows handed
 * over before a file breaks off stay with the caller, who can forget the batch. Rejects only with `cancelled`, or with what
 * the sink threw.
 */
export async function importFile(source: ImportSource, options: ImportOptions): Promise<FileReport> {
  const report: FileReport = {
    file: source.name,
    container: 'unknown',
    encoding: null,
    content_hash: null,
    notes: [],
    sheets: [],
  };
  let sinkFailure: unknown;
  const guarded: ImportOptions = {
    ...options,
    sink: (chunk) =>
      options.sink(chunk).catch((error: unknown) => {
        sinkFailure = error;
        throw error;
      }),
  };
  // Beside the reading, on another thread. A file that can't be read says so where it is read for its rows.
  const hash = contentHash(source.blob, options.signal).catch(() => null);
  try {
    options.signal?.throwIfAborted();
    const container = await detectContainer(source.blob, source.name);
    report.container = container.kind === 'text' ? 'csv' : container.kind;
    await importSheets(source, container, guarded, report);
    const good = report.sheets.some((sheet) => sheet.profile !== null && sheet.error === undefined);
    const failed = report.sheets.find((sheet) => sheet.error !== undefined)?.error;
    // A sheet that broke off after some of its rows would be a table with a part missing.
    const halfRead = report.sheets.find((sheet) => sheet.error !== undefined && sheet.rows_sent > 0)?.error;
    if (halfRead !== undefined) report.error = halfRead;
    else if (!good && failed !== undefined) report.error = failed;
    else if (!good && report.sheets.some(isKnownAndUnread))
      throw new AppError('import.not_read', `${source.name} holds what there is no table for`, {
        file: source.name,
      });
    else if (!good)
      throw new AppError('import.empty_file', `${source.name} has no rows`, { file: source.name });
  } catch (thrown) {
    const error = asAppError(thrown, source.name);
    if (error.code === 'cancelled' || options.signal?.aborted === true)
      throw error.code === 'cancelled'
        ? error
        : new AppError('cancelled', 'Cancelled', {}, { cause: thrown });
    if (sinkFailure !== undefined) throw error;
    report.error = {
      code: error.code,
      message: error.message,
      details: { file: source.name, ...error.details },
    };
  }
  report.content_hash = await hash;
  return report;
}

/** A schedule or a list of payments: its rows are counted, and its note says what they are. */
const isKnownAndUnread = ({ rows_read, notes }: SheetReport): boolean =>
  rows_read > 0 && notes.some(({ code }) => code === 'unread_list' || code === 'unread_sheet');

/** A file that was moved, changed or taken away since it was chosen can't be read any more; browsers say so only now. */
function asAppError(thrown: unknown, file: string): AppError {
  if (thrown instanceof DOMException && /^(NotReadable|NotFound)Error$/u.test(thrown.name)) {
    return new AppError(
      'import.damaged_file',
      `${file} can't be read: ${thrown.message}`,
      { file, problem: thrown.message },
      { cause: thrown },
    );
  }
  return toAppError(thrown);
}

async function importSheets(
  source: ImportSource,
  container: Container,
  options: ImportOptions,
  report: FileReport,
): Promise<void> {
  const { name: file, blob } = source;
  const totalBytes = blob.size;
  let rowsBefore = 0;
  const job = (strictWidth: boolean): SheetJob => ({
    file,
    options,
    strictWidth,
    damaged: null,
    onBlock: async (phase, rows, bytes) => {
      options.signal?.throwIfAborted();
      options.onProgress?.({ phase, rows: rowsBefore + rows, bytes, totalBytes });
    },
  });
  const add = (sheet: SheetReport): void => {
    rowsBefore += sheet.rows_read;
    report.sheets.push(sheet);
  };
  if (container.kind === 'xlsx') {
    await importWorkbook(source, container.entries, job(false), add);
    return;
  }
  if (container.kind === 'zip') {
    // Its members are files of their own; an archive gets here where they could not be taken out: that says why.
    await checkMembers(source, container.entries);
    throw new AppError('import.unsupported', `${file} is a ZIP of files`, { file, format: 'zip' });
  }
  if (container.kind !== 'text') {
    const sheets = await openSheets(container.kind, source, sheetName(file));
    const elsewhere = await countedElsewhere(
      sheets.flatMap((sheet) => (sheet.hidden ? [] : [{ name: sheet.name, open: async () => sheet }])),
      job(false),
    );
    for (const sheet of sheets) {
      const open = async () => sheet;
      if (sheet.hidden && !(await isTicked(sheet.name, open, job(false)))) add(hiddenReport(sheet.name));
      else add(await importSheet(sheet.name, open, { ...job(false), elsewhere: elsewhere.get(sheet.name) }));
    }
    return;
  }
  const name = sheetName(file);
  const open = async (encoding: TextEncoding) =>
    delimitedSheet(name, blob, encoding, (await detectDelimiter(blob, encoding)).delimiter);
  let damaged: string | null = null;
  const named = namedEncoding(options.mapping, file);
  const found =
    named ??
    (await detectEncoding(
      blob,
      file,
      (bytes) => {
        options.signal?.throwIfAborted();
        options.onProgress?.({ phase: 'recognise', rows: 0, bytes, totalBytes });
      },
      (text) => {
        damaged ??= text;
      },
    ));
  // Unicode is certain; only what was judged by its characters may be another encoding for this layout.
  const declaredEncoding =
    named ?? (found.startsWith('utf-') ? undefined : await layoutEncoding(options.mapping, file, open));
  if (declaredEncoding !== undefined) report.declared_encoding = declaredEncoding;
  const encoding = declaredEncoding ?? found;
  report.encoding = encoding;
  const { delimiter, declared } = await detectDelimiter(blob, encoding);
  report.container = delimiter === '\t' ? 'tsv' : 'csv';
  if (/\.(xlsx?|xlsm|et)$/iu.test(file))
    report.notes.push({ code: 'text_named_spreadsheet', container: report.container });
  if (declared) report.notes.push({ code: 'declared_delimiter', delimiter });
  add(
    await importSheet(name, async () => delimitedSheet(name, blob, encoding, delimiter), {
      ...job(true),
      damaged,
    }),
  );
}

/** Spreadsheets name the sheet of a text file after the file; so do we. */
function sheetName(file: string): string {
  const base = file.split(/[\\/]/u).at(-1) ?? file;
  return base.replace(/\.[A-Za-z0-9]{1,5}$/u, '');
}
