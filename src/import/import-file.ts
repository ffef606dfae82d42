// One file, whole: what it is, how it is encoded, its sheets, their rows.
import { AppError, toAppError } from '@/engine/errors.ts';
import { type Container, detectContainer } from './container/detect.ts';
import { importSheet, type SheetJob } from './table/sheet.ts';
import { delimitedSheet, detectDelimiter } from './text/delimited.ts';
import { detectEncoding } from './text/encoding.ts';
import { type Survey, surveyBlob } from './text/survey.ts';
import type { FileReport, ImportOptions, ImportSource, ReportError, SheetReport } from './types.ts';
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
  try {
    options.signal?.throwIfAborted();
    const container = await detectContainer(source.blob, source.name);
    report.container = container.kind === 'text' ? 'csv' : container.kind;
    const totalBytes = source.blob.size;
    const survey = await surveyBlob(source.blob, (bytes) => {
      options.signal?.throwIfAborted();
      options.onProgress?.({ phase: 'recognise', rows: 0, bytes, totalBytes });
    });
    report.content_hash = survey.hash;
    await importSheets(source, container, survey, guarded, report);
    const read = report.sheets.filter((sheet) => sheet.profile !== null);
    const failed = report.sheets.find((sheet) => sheet.error !== undefined)?.error;
    if (read.length === 0 && failed !== undefined) report.error = failed;
    else if (read.length === 0)
      throw new AppError('import.empty_file', `${source.name} has no rows`, { file: source.name });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'cancelled' || options.signal?.aborted === true)
      throw error.code === 'cancelled'
        ? error
        : new AppError('cancelled', 'Cancelled', {}, { cause: thrown });
    if (sinkFailure !== undefined) throw error;
    report.error = reportError(error);
  }
  return report;
}

export function reportError(error: AppError): ReportError {
  return { code: error.code, message: error.message, details: error.details };
}

async function importSheets(
  source: ImportSource,
  container: Container,
  survey: Survey,
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
  const encoding = await detectEncoding(blob, file, survey);
  report.encoding = encoding;
  const { delimiter, declared } = await detectDelimiter(blob, encoding);
  report.container = delimiter === '\t' ? 'tsv' : 'csv';
  if (/\.(xlsx?|xlsm|et)$/iu.test(file))
    report.notes.push({ code: 'text_named_spreadsheet', container: report.container });
  if (declared) report.notes.push({ code: 'declared_delimiter', delimiter });
  const name = sheetName(file);
  add(await importSheet(name, async () => delimitedSheet(name, blob, encoding, delimiter), job(true)));
}

/** Spreadsheets name the sheet of a text file after the file; so do we. */
function sheetName(file: string): string {
  const base = file.split(/[\\/]/u).at(-1) ?? file;
  return base.replace(/\.[A-Za-z0-9]{1,5}$/u, '');
}
