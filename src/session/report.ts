// What became of every row, file by file: the reader's report with what the casts in SQL refused later. One shape for the Data page and
// for `--report`.
import type { Row } from '@/catalog/catalog.ts';
import type { FileReport, ReportError, SheetReport } from '@/import/index.ts';

export type SheetLoad = Row<'import_sheet_loads'>;
export type RejectRow = Row<'import_rejects'>;

export interface ReportedReject {
  /** 1-based row of the sheet; null when the file as a whole is meant. */
  row: number | null;
  /** Heading or field of the value; null when the row as a whole is wrong. */
  field: string | null;
  value: string | null;
  reason: string;
}

export interface ReportedSheet {
  name: string;
  header_rows: number[];
  profile: string | null;
  /** The canonical table it feeds: `employee`, not `raw_employee`. */
  table: string | null;
  mapping: Record<string, string | null>;
  /** How sure each heading's field is, and why. */
  columns: SheetReport['columns'];
  /** rows_loaded + rows_rejected + everything skipped. */
  rows_read: number;
  rows_loaded: number;
  /** Records loaded: more than the rows where a row holds several, as a month of days. */
  records: number;
  /** Rows refused by the reader and by the casts. A refused value in a row that is loaded is listed in `rejects` only. */
  rows_rejected: number;
  rows_skipped: { reason: string; count: number }[];
  /** Sums the file states, each beside the sum of the rows that were taken. */
  totals: SheetReport['totals'];
  rejects: ReportedReject[];
  /** What the sheet leaves open; the browser waits for an answer to those that block, a command without a mapping goes on. */
  questions: SheetReport['questions'];
  notes: SheetReport['notes'];
  /** Columns that were not taken over because they are private. */
  dropped: SheetReport['dropped'];
  error?: ReportError;
}

export interface ReportedFile {
  file: string;
  container: string;
  encoding: string | null;
  error?: ReportError;
  sheets: ReportedSheet[];
}

/** Counts of a sheet after the casts; of a file that failed nothing is loaded. */
export function sheetCounts(
  sheet: SheetReport,
  load: SheetLoad | undefined,
): { loaded: number; rejected: number } {
  return { loaded: load?.rows_loaded ?? 0, rejected: sheet.rows_rejected + (load?.rows_refused ?? 0) };
}

/** The load of a sheet. CSV sheets have no name: empty in the report, NULL in SQL. */
export function loadOf(
  loads: readonly SheetLoad[],
  batch: string,
  sheet: SheetReport,
): SheetLoad | undefined {
  return loads.find(
    (load) =>
      load.batch_id === batch && (load.sheet_name ?? '') === sheet.name && load.table_name === sheet.table,
  );
}

/** Merges what the reader reported of the files with what SQL says about their rows. */
export function mergeReports(
  files: readonly { batch: string; report: FileReport }[],
  loads: readonly SheetLoad[],
  rejects: readonly RejectRow[],
): ReportedFile[] {
  const bySheet = new Map<string, ReportedReject[]>();
  for (const { batch_id, sheet_name, row_number, field, value, reason } of rejects) {
    const key = `${batch_id}\n${sheet_name ?? ''}`;
    const list = bySheet.get(key) ?? [];
    list.push({ row: row_number, field, value, reason });
    bySheet.set(key, list);
  }
  return files.map(({ batch, report }) => ({
    file: report.file,
    container: report.container,
    encoding: report.encoding,
    ...(report.error === undefined ? {} : { error: report.error }),
    sheets: report.sheets.flatMap(withSums).map((sheet) => {
      const load = loadOf(loads, batch, sheet);
      const { loaded, rejected } = sheetCounts(sheet, load);
      return {
        name: sheet.name,
        header_rows: sheet.header_rows,
        profile: sheet.profile,
        table: sheet.table?.replace(/^raw_/, '') ?? null,
        mapping: sheet.mapping,
        columns: sheet.columns,
        rows_read: sheet.rows_read,
        rows_loaded: loaded,
        records: load?.records_loaded ?? 0,
        rows_rejected: rejected,
        rows_skipped: [...sheet.rows_skipped, ...stoodAside(sheet, loaded)],
        totals: sheet.totals,
        rejects: bySheet.get(`${batch}\n${sheet.name}`) ?? [],
        questions: sheet.questions,
        notes: sheet.notes,
        dropped: sheet.dropped,
        ...(sheet.error === undefined ? {} : { error: sheet.error }),
      };
    }),
  }));
}

/** Columns of a second table beside the sheet's own count only where that table is nowhere else: their rows are explained, not lost. */
function stoodAside(
  { constants, rows_sent }: SheetReport,
  loaded: number,
): { reason: string; count: number }[] {
  return constants.aside !== undefined && loaded === 0 && rows_sent > 0
    ? [{ reason: 'stood_aside', count: rows_sent }]
    : [];
}

/** A sheet whose rows feed two tables is reported for both. */
function withSums(sheet: SheetReport): SheetReport[] {
  return sheet.also === undefined ? [sheet] : [sheet, sheet.also];
}
