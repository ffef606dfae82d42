// What a page sees of the workspace.
import type { TableDiff } from '@/catalog/compare.ts';
import type { Matters } from '@/catalog/matters/matters.ts';
import type { AppError } from '@/engine/errors.ts';
import type { FileReport, ImportSource, MappingDocument } from '@/import/index.ts';
import type { Policy } from './policy.ts';
import type { StorageState } from './store/home.ts';

export interface WorkspaceFile {
  batch: string;
  source: ImportSource;
  hash: string | null;
  report: FileReport;
  importedAt: string;
  /** Mapping of this file alone. */
  mapping?: MappingDocument | undefined;
  /** What older files state for these periods no longer counts. */
  replaces: readonly { table: string; period: string }[];
  /** It was read when it came and is stored since; it stays stored where it can't be read again. */
  isKept: boolean;
}

/** A file that was read and compared, and is not committed: dashboards do not see it. */
export interface StagedFile {
  batch: string;
  source: ImportSource;
  hash: string | null;
  report: FileReport;
  mapping?: MappingDocument | undefined;
  status: 'ready' | 'asks' | 'failed' | 'repeated';
  /** Batch of the committed file that this is another reading of; committing puts it in its place. */
  again?: string | undefined;
  diff: readonly TableDiff[];
  /** Words, units and people that were not understood. */
  matters: Matters;
}

export interface WorkspaceProgress {
  phase: 'reading' | 'building' | 'recovering';
  file: string | null;
  /** Files or tables done and due. */
  done: number;
  total: number;
  rows: number;
  rowsPerSecond: number;
}

export interface WorkspaceState {
  phase: 'booting' | 'empty' | 'busy' | 'ready' | 'failed';
  /** Id of the stored workspace; null while nothing is stored. */
  id: string | null;
  name: string;
  files: readonly WorkspaceFile[];
  staged: readonly StagedFile[];
  policy: Policy;
  /** Mappings remembered for layouts seen again. */
  mapping: MappingDocument | undefined;
  /** Another tab may own the workspace: this one then reads only. */
  role: 'owner' | 'reader';
  /** Null: this browser offers no storage, the workspace lives as long as its tab. Undefined: not known yet. */
  storage: StorageState | null | undefined;
  /** Grows with every change of the data: part of every query key. */
  dataVersion: number;
  progress: WorkspaceProgress | null;
  /** One calm line after the engine had to be restarted. */
  recovered: boolean;
  error: AppError | null;
}

export function emptyReport(file: string): FileReport {
  return { file, container: 'unknown', encoding: null, content_hash: null, notes: [], sheets: [] };
}

export function repeated(file: string): FileReport {
  const message = `${file}: the same bytes are already in the workspace; nothing changes`;
  return { ...emptyReport(file), error: { code: 'import.repeated', message, details: { file } } };
}

/** Tables that these files have filled. */
export function touched(files: readonly { report: FileReport }[]): string[] {
  const intake = files.flatMap((file) =>
    file.report.sheets
      .flatMap((sheet) => [sheet.table, sheet.also?.table ?? null])
      .filter((table) => table !== null),
  );
  return [...new Set([...intake, 'batch', 'import_reject', 'import_skip'])];
}

/** Whether a report leaves something open that must be answered first. */
export function asks(report: FileReport): boolean {
  return report.sheets.some((sheet) =>
    [...sheet.questions, ...(sheet.also?.questions ?? [])].some((question) => question.blocking),
  );
}
