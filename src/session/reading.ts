// Files into the intake tables, two at a time: one is read and unpacked while the engine takes the rows of the other.
import { forgetBatch } from '@/catalog/catalog.ts';
import { toAppError } from '@/engine/errors.ts';
import type { Executor } from '@/engine/types.ts';
import type { FileReport, ImportOptions, ImportSource, MappingDocument } from '@/import/index.ts';
import { loadChunk, loadReport } from '@/import/load.ts';

/** Reads one file: in Node the importer itself, in the page its worker. */
export type Importer = (source: ImportSource, options: ImportOptions) => Promise<FileReport>;

/** A file on its way in; `report` is replaced once it is read. */
export interface Entry {
  batch: string;
  source: ImportSource;
  report: FileReport;
  /** How this file is read where the workspace's mappings don't say. */
  mapping?: MappingDocument | undefined;
  /** SHA-256 the bytes are known by; null or absent where they are not. */
  hash?: string | null;
}

export interface ReadingProgress {
  file: string;
  /** Files done and due. */
  done: number;
  total: number;
  rows: number;
  rowsPerSecond: number;
}

export interface ReadOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ReadingProgress) => void) | undefined;
  /** Documents that feed no table: resolves with their report, null for everything else. */
  special?: (source: ImportSource) => Promise<FileReport | null>;
}

const LANES = 2;

/** Reads every entry; a file that can't be read says so in its report. Rejects with `cancelled` or what the engine said. */
export async function readFiles(
  executor: Executor,
  importer: Importer,
  entries: readonly Entry[],
  options: ReadOptions,
): Promise<void> {
  const waiting = entries.filter((entry) => entry.report.error === undefined);
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const progress = meter(waiting.length, options.onProgress);
  const lane = async () => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      signal.throwIfAborted();
      const { batch, source } = entry;
      progress(batch, source.name, 0);
      entry.report =
        (await options.special?.(source)) ??
        (await readFile(executor, importer, entry, signal, (rows) => progress(batch, source.name, rows)));
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        stop.abort();
        throw error;
      }),
    ),
  );
  const failed = lanes
    .filter((result) => result.status === 'rejected')
    .map((result) => toAppError(result.reason));
  // The lane that was stopped says `cancelled`; what stopped it says more.
  const first = failed.find((error) => error.code !== 'cancelled') ?? failed[0];
  if (first !== undefined) throw first;
}

/** Reads one file into the intake tables with what became of its rows; of a file that fails no row stays. */
export async function readFile(
  executor: Executor,
  importer: Importer,
  { batch, source, mapping, hash }: Pick<Entry, 'batch' | 'source' | 'mapping' | 'hash'>,
  signal?: AbortSignal,
  onRows?: (rows: number) => void,
): Promise<FileReport> {
  const report = await importer(source, {
    batch,
    sink: (chunk) => loadChunk(executor, chunk),
    mapping,
    ...(signal === undefined ? {} : { signal }),
    ...(onRows === undefined ? {} : { onProgress: ({ rows }: { rows: number }) => onRows(rows) }),
  });
  // Bytes that are not those that were stored make other rows: better none, and a word.
  if (report.error === undefined && isOther(hash, report.content_hash))
    report.error = {
      code: 'workspace.damaged',
      message: `${source.name}: its bytes are not those that were stored`,
      details: { path: source.name, problem: 'SHA-256' },
    };
  if (report.error !== undefined) await forgetBatch(executor, batch);
  await loadReport(executor, report, batch);
  return report;
}

const isOther = (known: string | null | undefined, found: string | null): boolean =>
  known !== null && known !== undefined && found !== null && known !== found;

/** Rows so far over all files being read, and their speed. */
function meter(total: number, onProgress: ReadOptions['onProgress']) {
  const started = performance.now();
  const byFile = new Map<string, number>();
  return (batch: string, file: string, rows: number) => {
    byFile.set(batch, rows);
    let all = 0;
    for (const count of byFile.values()) all += count;
    const seconds = Math.max(0.001, (performance.now() - started) / 1000);
    onProgress?.({ file, done: byFile.size - 1, total, rows: all, rowsPerSecond: all / seconds });
  };
}
