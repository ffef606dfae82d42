// The workspace: which files are in, under which policy, and the database made of them. One object for the page and for Node.
// The truth is the original bytes; the database is rebuilt from them whenever the engine restarts.
import { buildCatalog, Catalog, forgetBatch, installCatalog, intakeTables } from '@/catalog/catalog.ts';
import { AppError, toAppError } from '@/engine/errors.ts';
import type { Engine, Executor } from '@/engine/types.ts';
import { contentHash } from '@/import/hash.ts';
import type { FileReport, ImportOptions, ImportSource, MappingDocument } from '@/import/index.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { defaultPolicy, loadPolicy, type Policy, parsePolicy } from './policy.ts';

/** Reads one file: in Node the importer itself, in the page its worker. */
export type Importer = (source: ImportSource, options: ImportOptions) => Promise<FileReport>;

export interface WorkspaceFile {
  batch: string;
  source: ImportSource;
  hash: string | null;
  report: FileReport;
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
  name: string;
  files: readonly WorkspaceFile[];
  policy: Policy;
  /** Grows with every change of the data: part of every query key. */
  dataVersion: number;
  progress: WorkspaceProgress | null;
  /** One calm line after the engine had to be restarted. */
  recovered: boolean;
  error: AppError | null;
}

export interface AddOptions {
  signal?: AbortSignal;
  mapping?: MappingDocument;
  name?: string;
}

const RESTARTS_PER_IMPORT = 3;
const LANES = 2;

/** The `container` of a policy document's report: it feeds no table of its own. */
const POLICY_CONTAINER = 'policy';
const POLICY_NAME = /(^|[\\/])policy[^\\/]*\.json$/i;

/** Whether a file of this name (it may contain folders) is taken as a policy document. */
export function isPolicyFile(name: string): boolean {
  return POLICY_NAME.test(name);
}

export class Workspace {
  readonly catalog: Catalog;
  private current: WorkspaceState = {
    phase: 'booting',
    name: '',
    files: [],
    policy: defaultPolicy,
    dataVersion: 0,
    progress: null,
    recovered: false,
    error: null,
  };
  private readonly listeners = new Set<() => void>();
  private batches = 0;
  /** False until the tables were first made: with files waiting there is no point in making them empty. */
  private isBuilt = false;
  private mapping: MappingDocument | undefined;
  /** Settles when everything asked for so far is done: calls that change the workspace run one after the other. */
  private queue: Promise<unknown>;

  constructor(
    readonly engine: Engine,
    private readonly importer: Importer,
  ) {
    this.catalog = new Catalog(engine);
    engine.onRestore((executor) => this.restore(executor));
    engine.subscribe((state) => {
      if (state.phase === 'failed')
        this.set({
          phase: 'failed',
          error: new AppError('engine.gave_up', state.reason, { reason: state.reason }),
        });
    });
    this.queue = this.boot();
  }

  get state(): WorkspaceState {
    return this.current;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Resolves when the database answers, empty or not; rejects with `engine.boot_failed`. */
  ready(): Promise<void> {
    return this.enqueue(async () => {
      if (!this.isBuilt) await this.rebuild(intakeTables(), {});
    });
  }

  /**
   * Reads files into the workspace and rebuilds what depends on them. A file that can't be read is reported and the others load; the
   * same bytes twice change nothing; a policy*.json among them becomes the policy in force. Cancelling leaves the workspace as it was
   * before the call.
   */
  addFiles(sources: readonly ImportSource[], options: AddOptions = {}): Promise<FileReport[]> {
    return this.enqueue(() => this.importAll(sources, options));
  }

  /** Puts a policy in force and rebuilds what depends on it. */
  setPolicy(policy: Policy): Promise<void> {
    return this.enqueue(async () => {
      this.set({ policy });
      await this.rebuild(await loadPolicy(this.engine, policy), {});
    });
  }

  /** Takes a file out again. */
  removeFile(batch: string): Promise<void> {
    return this.enqueue(async () => {
      const file = this.current.files.find((entry) => entry.batch === batch);
      this.set({ files: this.current.files.filter((entry) => entry.batch !== batch) });
      if (file?.report.container === POLICY_CONTAINER) {
        this.set({ policy: defaultPolicy });
        await this.rebuild(await loadPolicy(this.engine, defaultPolicy), {});
      } else await this.rebuild(await forgetBatch(this.engine, batch), {});
    });
  }

  dismissNotice(): void {
    this.set({ recovered: false });
  }

  private async boot(): Promise<void> {
    try {
      await this.prepare(this.engine);
      this.set({ phase: 'empty' });
    } catch (error) {
      this.set({ phase: 'failed', error: toAppError(error) });
    }
  }

  private async prepare(executor: Executor): Promise<void> {
    await installCatalog(executor);
    await loadPolicy(executor, this.current.policy);
  }

  /** A fresh database after a restart: everything committed is read again from the kept bytes. */
  private async restore(executor: Executor): Promise<void> {
    this.set({
      progress: {
        phase: 'recovering',
        file: null,
        done: 0,
        total: this.current.files.length,
        rows: 0,
        rowsPerSecond: 0,
      },
    });
    await installCatalog(executor);
    await loadPolicy(executor, this.current.policy);
    for (const file of this.current.files) await this.read(executor, file.source, file.batch, {});
    await buildCatalog(executor, intakeTables());
    this.set({ progress: null, recovered: true, dataVersion: this.current.dataVersion + 1 });
  }

  private async importAll(sources: readonly ImportSource[], options: AddOptions): Promise<FileReport[]> {
    const before = this.current;
    if (options.mapping !== undefined) this.mapping = options.mapping;
    for (let attempt = 0; ; attempt += 1) {
      const added: WorkspaceFile[] = [];
      try {
        await this.readAll(sources, options, added);
        const policyTables =
          this.current.policy === before.policy ? [] : await loadPolicy(this.engine, this.current.policy);
        if (added.length > 0) await this.rebuild([...touched(added), ...policyTables], options);
        // Only now: a restart before this point restores the files of before, and the import is tried again as a whole.
        const files = [...before.files, ...added];
        const name = options.name ?? (before.name || (sources[0]?.name ?? ''));
        this.set({ files, name, phase: files.length > 0 ? 'ready' : 'empty', progress: null });
        return added.map((file) => file.report);
      } catch (thrown) {
        const error = toAppError(thrown);
        this.set({ files: before.files, policy: before.policy });
        if (error.code === 'engine.restarted' && attempt < RESTARTS_PER_IMPORT) continue;
        for (const file of added) await forgetBatch(this.engine, file.batch);
        await loadPolicy(this.engine, before.policy);
        await buildCatalog(this.engine, intakeTables());
        this.set({ phase: before.files.length > 0 ? 'ready' : 'empty', progress: null });
        throw error;
      }
    }
  }

  /** Two files at a time: one is read and unpacked while the engine takes the rows of the other. */
  private async readAll(
    sources: readonly ImportSource[],
    options: AddOptions,
    added: WorkspaceFile[],
  ): Promise<void> {
    const entries: WorkspaceFile[] = [];
    const known = new Set(this.current.files.map((file) => file.hash));
    for (const source of sources) {
      const hash = await contentHash(source.blob);
      this.batches += 1;
      const batch = `b${String(this.batches).padStart(5, '0')}`;
      const isRepeated = hash !== null && known.has(hash);
      known.add(hash);
      entries.push({
        batch,
        source,
        hash,
        report: isRepeated ? repeated(source.name) : emptyReport(source.name),
      });
    }
    // All of them at once: whatever a failing read has already handed over is taken out again by its batch.
    added.push(...entries);
    const waiting = entries.filter((entry) => entry.report.error === undefined);
    const stop = new AbortController();
    const signal =
      options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
    const progress = this.readingProgress(waiting.length);
    const lane = async () => {
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        signal.throwIfAborted();
        const { batch, source } = entry;
        progress(batch, source.name, 0);
        entry.report = isPolicyFile(source.name)
          ? await this.readPolicy(source)
          : await this.read(this.engine, source, batch, {
              signal,
              onRows: (rows) => progress(batch, source.name, rows),
            });
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

  /** Rows so far over all files being read, and their speed. */
  private readingProgress(total: number): (batch: string, file: string, rows: number) => void {
    const started = performance.now();
    const byFile = new Map<string, number>();
    return (batch, file, rows) => {
      byFile.set(batch, rows);
      let all = 0;
      for (const count of byFile.values()) all += count;
      const seconds = Math.max(0.001, (performance.now() - started) / 1000);
      this.set({
        phase: 'busy',
        progress: {
          phase: 'reading',
          file,
          done: byFile.size - 1,
          total,
          rows: all,
          rowsPerSecond: all / seconds,
        },
      });
    };
  }

  /** A policy that is wrong is reported like a file that can't be read; the one before stays in force. */
  private async readPolicy(source: ImportSource): Promise<FileReport> {
    const report = { ...emptyReport(source.name), container: POLICY_CONTAINER, encoding: 'utf-8' };
    try {
      this.set({ policy: parsePolicy(await source.blob.text(), source.name) });
      return report;
    } catch (thrown) {
      const { code, message, details } = toAppError(thrown);
      return { ...report, error: { code, message, details } };
    }
  }

  private async read(
    executor: Executor,
    source: ImportSource,
    batch: string,
    options: { signal?: AbortSignal; onRows?: (rows: number) => void },
  ): Promise<FileReport> {
    const { signal, onRows } = options;
    const report = await this.importer(source, {
      batch,
      sink: (chunk) => loadChunk(executor, chunk),
      ...(this.mapping === undefined ? {} : { mapping: this.mapping }),
      ...(signal === undefined ? {} : { signal }),
      ...(onRows === undefined ? {} : { onProgress: (progress: { rows: number }) => onRows(progress.rows) }),
    });
    if (report.error !== undefined) await forgetBatch(executor, batch);
    await loadReport(executor, report, batch);
    return report;
  }

  private async rebuild(changed: Iterable<string>, options: { signal?: AbortSignal }): Promise<void> {
    await buildCatalog(this.engine, this.isBuilt ? changed : intakeTables(), {
      ...options,
      onStep: (done, total, step) =>
        this.set({
          phase: 'busy',
          progress: { phase: 'building', file: step.target, done, total, rows: 0, rowsPerSecond: 0 },
        }),
    });
    this.isBuilt = true;
    this.set({
      phase: this.current.files.length > 0 ? 'ready' : 'empty',
      progress: null,
      dataVersion: this.current.dataVersion + 1,
    });
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const run = this.queue.then(async () => {
      if (this.current.phase === 'failed' && this.current.error !== null) throw this.current.error;
      return work();
    });
    this.queue = run.catch(() => undefined);
    return run;
  }

  private set(change: Partial<WorkspaceState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Tables that these files have filled. */
function touched(files: readonly WorkspaceFile[]): string[] {
  const intake = files.flatMap((file) =>
    file.report.sheets.flatMap((sheet) => (sheet.table === null ? [] : [sheet.table])),
  );
  return [...new Set([...intake, 'batch', 'import_reject', 'import_skip'])];
}

function emptyReport(file: string): FileReport {
  return { file, container: 'unknown', encoding: null, content_hash: null, notes: [], sheets: [] };
}

function repeated(file: string): FileReport {
  const message = `${file}: the same bytes are already in the workspace; nothing changes`;
  return { ...emptyReport(file), error: { code: 'import.repeated', message, details: { file } } };
}
