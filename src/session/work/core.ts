// What every part of the workspace works on: its state, its database, its store. Which files go in and out is decided elsewhere.
import { buildCatalog, clearIntake, forgetBatch, installCatalog, intakeTables } from '@/catalog/catalog.ts';
import { dropOlder } from '@/catalog/compare.ts';
import type { Identities } from '@/catalog/matters/people.ts';
import { AppError, toAppError } from '@/engine/errors.ts';
import type { Engine, Executor } from '@/engine/types.ts';
import type { FileReport, ImportSource } from '@/import/index.ts';
import type { Keeper } from '../keeper.ts';
import { defaultPolicy, isPolicyFile, loadPolicy, POLICY_CONTAINER, parsePolicy } from '../policy.ts';
import { type Entry, type Importer, type ReadOptions, readFile } from '../reading.ts';
import { emptyReport, touched, type WorkspaceFile, type WorkspaceState } from '../state.ts';

export class Core {
  private current: WorkspaceState = {
    phase: 'booting',
    id: null,
    name: '',
    files: [],
    staged: [],
    policy: defaultPolicy,
    mapping: undefined,
    role: 'owner',
    storage: undefined,
    dataVersion: 0,
    progress: null,
    recovered: false,
    error: null,
  };
  private readonly listeners = new Set<() => void>();
  /** Settles when the database answers, or never will: then the state says so. */
  readonly booted: Promise<void>;
  private batches = 0;
  /** False until the tables were first made: with files waiting there is no point in making them empty. */
  private isBuilt = false;
  /** Files that are in the tables and being stored: shown once they are. */
  private storing: readonly WorkspaceFile[] | null = null;

  constructor(
    readonly engine: Engine,
    readonly importer: Importer,
    readonly keeper: Keeper,
  ) {
    engine.onRestore((executor) => this.restore(executor));
    engine.subscribe((state) => {
      if (state.phase === 'failed')
        this.set({
          phase: 'failed',
          error: new AppError('engine.gave_up', state.reason, { reason: state.reason }),
        });
    });
    this.booted = this.boot();
  }

  get state(): WorkspaceState {
    return this.current;
  }

  set(change: Partial<WorkspaceState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Nothing is under way any more. */
  settle(change: Partial<WorkspaceState> = {}): void {
    this.set({ ...change, phase: this.current.files.length > 0 ? 'ready' : 'empty', progress: null });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async boot(): Promise<void> {
    try {
      await installCatalog(this.engine);
      await loadPolicy(this.engine, this.current.policy);
    } catch (error) {
      this.set({ phase: 'failed', error: toAppError(error) });
    }
  }

  /** A fresh database after a restart: everything committed is read again from the kept bytes. */
  private async restore(executor: Executor): Promise<void> {
    const { policy } = this.current;
    const files = this.storing ?? this.current.files;
    this.set({
      progress: { phase: 'recovering', file: null, done: 0, total: files.length, rows: 0, rowsPerSecond: 0 },
    });
    await installCatalog(executor);
    await loadPolicy(executor, policy);
    for (const file of files)
      if (file.report.container !== POLICY_CONTAINER && file.report.error === undefined)
        await readFile(executor, this.importer, { ...file, mapping: file.mapping ?? this.current.mapping });
    await this.identify(touched(files), null, executor);
    await dropOlder(executor, files);
    await buildCatalog(executor, intakeTables());
    this.set({ progress: null, recovered: true, dataVersion: this.current.dataVersion + 1 });
  }

  /** Name of the next import batch; those of opened files are taken. */
  nextBatch(): string {
    this.batches += 1;
    return `b${String(this.batches).padStart(5, '0')}`;
  }

  /** Resolves when the tables are there, empty or not. */
  async built(): Promise<void> {
    await this.booted;
    if (!this.isBuilt) await this.rebuild(intakeTables());
  }

  /** Rebuilds what depends on the changed tables, with progress. */
  async rebuild(changed: Iterable<string>, options: { signal?: AbortSignal } = {}): Promise<void> {
    await buildCatalog(this.engine, this.isBuilt ? changed : intakeTables(), {
      ...options,
      onStep: (done, total, step) =>
        this.set({
          phase: 'busy',
          progress: { phase: 'building', file: step.target, done, total, rows: 0, rowsPerSecond: 0 },
        }),
    });
    this.isBuilt = true;
    this.settle({ dataVersion: this.current.dataVersion + 1 });
  }

  /** Empties the intake for these files to be read into it again: what is built next is everything. */
  async clear(files: readonly WorkspaceFile[]): Promise<void> {
    await clearIntake(this.engine);
    const numbers = files.map((file) => Number(/^b(\d+)/.exec(file.batch)?.[1] ?? 0));
    this.batches = Math.max(this.batches, ...numbers);
    this.isBuilt = false;
  }

  async takeOut(entries: readonly Entry[]): Promise<void> {
    for (const { batch } of entries) await forgetBatch(this.engine, batch);
  }

  get identities(): Identities | undefined {
    return this.current.mapping?.identities;
  }

  /** Writes the roster's ids where files say others for the same people; loaded where somebody said so. Resolves with the changed tables. */
  async identify(
    tables: readonly string[],
    batches: readonly string[] | null = null,
    executor: Executor = this.engine,
  ): Promise<string[]> {
    const { identities } = this;
    if (identities === undefined) return [];
    const { applyIdentities } = await import('@/catalog/matters/people.ts');
    return applyIdentities(executor, identities, { tables, batches });
  }

  readOptions(signal: AbortSignal | undefined): ReadOptions {
    return {
      signal,
      onProgress: (progress) => this.set({ phase: 'busy', progress: { phase: 'reading', ...progress } }),
      special: async (source) => (isPolicyFile(source.name) ? this.readPolicy(source) : null),
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

  /**
   * Stores the workspace as it is, or as it is about to be: what is shown as committed is stored. From then on its files are read from
   * there: the originals may be moved or changed.
   */
  async keep(change: Partial<Pick<WorkspaceState, 'files' | 'name'>> = {}): Promise<void> {
    this.storing = change.files ?? null;
    try {
      await this.keeper.save({ ...this.current, ...change });
      this.set(change);
    } finally {
      this.storing = null;
    }
    if (this.current.id === null) return;
    const files = this.current.files.map(async (file) => {
      const blob = file.hash === null ? null : await this.keeper.blob(file.hash).catch(() => null);
      return blob === null ? file : { ...file, source: { ...file.source, blob } };
    });
    this.set({ files: await Promise.all(files) });
    // Not awaited: some browsers ask the person first.
    void this.keeper.storage({ ask: true }).then(
      (storage) => this.set({ storage }),
      () => undefined,
    );
  }

  /** Lets go of what is open; its rows stay until something else is opened in their place. */
  async close(): Promise<void> {
    await this.keeper.release();
    this.keeper.remember(null);
    this.set({ id: null, name: '', staged: [], mapping: undefined, role: 'owner', error: null });
  }
}
