// The workspace: which files are in, under which policy, and the database made of them. One object for the page and for Node.
// The truth is the original bytes; the database is rebuilt from them whenever the engine restarts or the workspace is opened again.
import {
  buildCatalog,
  Catalog,
  clearIntake,
  forgetBatch,
  installCatalog,
  intakeTables,
  stagingAfter,
} from '@/catalog/catalog.ts';
import {
  compare,
  type DiffKind,
  diffRows,
  dropOlder,
  rememberBefore,
  type TableDiff,
} from '@/catalog/compare.ts';
import type { Matters } from '@/catalog/matters/matters.ts';
import type { Identities } from '@/catalog/matters/people.ts';
import { AppError, toAppError } from '@/engine/errors.ts';
import type { Engine, Executor, Scalar } from '@/engine/types.ts';
import { contentHash } from '@/import/hash.ts';
import type { FileReport, ImportSource, MappingDocument } from '@/import/index.ts';
import { membersOf } from '@/import/readers/archive.ts';
import { Keeper, readOnly } from './keeper.ts';
import { defaultPolicy, loadPolicy, type Policy, parsePolicy } from './policy.ts';
import { type Entry, type Importer, type ReadOptions, readFile, readFiles } from './reading.ts';
import {
  asks,
  emptyReport,
  repeated,
  type StagedFile,
  touched,
  type WorkspaceFile,
  type WorkspaceState,
} from './state.ts';
import type { WorkspaceDocument } from './store/document.ts';
import type { Home } from './store/home.ts';
import type { WorkspaceSummary } from './store/store.ts';

export type { Importer } from './reading.ts';
export type { StagedFile, WorkspaceFile, WorkspaceProgress, WorkspaceState } from './state.ts';

export interface AddOptions {
  signal?: AbortSignal;
  mapping?: MappingDocument;
  name?: string;
  /** Files that ask something, or whose layout nobody knows, are staged for review instead; the others are imported. */
  hold?: boolean;
}

export interface CommitOptions {
  /** Staged files to commit; all that are ready without. */
  batches?: readonly string[];
  /** Files whose periods replace what older files stated for them; the others add to it. */
  replace?: readonly string[];
  signal?: AbortSignal;
}

const RESTARTS_PER_IMPORT = 3;

/** The `container` of a policy document's report: it feeds no table of its own. */
const POLICY_CONTAINER = 'policy';
const POLICY_NAME = /(^|[\\/])policy[^\\/]*\.json$/i;

/** Whether a file of this name (it may contain folders) is taken as a policy document. */
export function isPolicyFile(name: string): boolean {
  return POLICY_NAME.test(name);
}

interface Incoming extends Entry {
  hash: string | null;
  replaces: WorkspaceFile['replaces'];
  importedAt: string;
  isKept?: boolean;
  again?: string | undefined;
}

export class Workspace {
  readonly catalog: Catalog;
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
  private readonly keeper: Keeper;
  private readonly booted: Promise<void>;
  private batches = 0;
  /** False until the tables were first made: with files waiting there is no point in making them empty. */
  private isBuilt = false;
  /** Files that are in the tables and being stored: shown once they are. */
  private storing: readonly WorkspaceFile[] | null = null;
  /** Calls under way that change the workspace. */
  private changes = 0;
  /** Settles when everything asked for so far is done: calls that change the workspace run one after the other. */
  private queue: Promise<unknown>;

  /** With a home, workspaces are stored there and the last one is opened again; without (Node), they live as long as this object. */
  constructor(
    readonly engine: Engine,
    private readonly importer: Importer,
    home: Promise<Home | null> = Promise.resolve(null),
  ) {
    this.catalog = new Catalog(engine);
    this.keeper = new Keeper(home, {
      onChanged: () =>
        void this.enqueue(() => this.reload()).catch((error: unknown) =>
          this.set({ error: toAppError(error) }),
        ),
      onLetGo: () => this.enqueue(async () => this.set({ staged: [] })),
      onRole: (role) => this.set({ role }),
    });
    engine.onRestore((executor) => this.restore(executor));
    engine.subscribe((state) => {
      if (state.phase === 'failed')
        this.set({
          phase: 'failed',
          error: new AppError('engine.gave_up', state.reason, { reason: state.reason }),
        });
    });
    this.booted = this.boot();
    this.queue = this.openLast();
  }

  get state(): WorkspaceState {
    return this.current;
  }

  /** Files wait to be committed, a change is under way, or nothing can be stored here: all that would go with the tab. */
  get isUnsaved(): boolean {
    const { id, files, staged } = this.current;
    return staged.length > 0 || this.changes > 0 || (id === null && files.length > 0);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Resolves when the database answers, empty or not; rejects with `engine.boot_failed`. */
  ready(): Promise<void> {
    return this.enqueue(async () => {
      await this.booted;
      if (!this.isBuilt) await this.rebuild(intakeTables(), {});
    });
  }

  /**
   * Reads files into the workspace, stores them and rebuilds what depends on them. A file that can't be read is reported and the others
   * load; the same bytes twice change nothing; a policy*.json among them becomes the policy in force. Cancelling leaves the workspace as
   * it was before the call, and so does a store without room (`workspace.quota_exceeded`).
   */
  addFiles(sources: readonly ImportSource[], options: AddOptions = {}): Promise<FileReport[]> {
    return this.change(() => this.add(sources, options));
  }

  private async add(sources: readonly ImportSource[], options: AddOptions): Promise<FileReport[]> {
    if (options.mapping !== undefined) this.set({ mapping: options.mapping });
    const entries = await this.entriesOf(sources);
    await this.importAll(entries, options);
    return entries.map((entry) => entry.report);
  }

  /**
   * Takes files as a person drops them: into an empty workspace what is clear goes at once, beside other files everything is compared
   * first. Whether it is empty is seen when the files' turn comes: a workspace that is just being opened is not.
   */
  receive(sources: readonly ImportSource[], options: AddOptions = {}): Promise<void> {
    return this.change(async () => {
      if (this.current.files.length > 0) await this.compareNew(sources, options);
      else await this.add(sources, { ...options, hold: true });
    });
  }

  /** Reads files and compares them with what is there; nothing that dashboards show changes until `commit`. */
  stage(sources: readonly ImportSource[], options: AddOptions = {}): Promise<void> {
    return this.change(() => this.compareNew(sources, options));
  }

  private async compareNew(sources: readonly ImportSource[], options: AddOptions): Promise<void> {
    if (options.mapping !== undefined) this.set({ mapping: options.mapping });
    if (options.name !== undefined && this.current.name === '') this.set({ name: options.name });
    const before = this.current.staged;
    const entries = await this.entriesOf(sources, before);
    await this.preview([...before.map(incoming), ...entries], options.signal);
  }

  /**
   * Reads a staged or committed file again under a mapping, which is remembered for files to come and holds for those that wait. A
   * committed one is committed again at once.
   */
  restage(batch: string, mapping: MappingDocument): Promise<void> {
    return this.change(async () => {
      const { merged } = await import('@/import/mapping/entries.ts');
      const before = this.current.mapping?.identities;
      this.set({ mapping: merged(this.current.mapping, mapping) });
      if (this.current.staged.some((file) => file.batch === batch)) {
        await this.keep();
        await this.identify(before);
        const entries = this.current.staged.map(incoming);
        await this.preview(
          entries.map((entry) => ({
            ...entry,
            mapping: entry.batch === batch ? mapping : merged(entry.mapping, mapping),
          })),
        );
        return;
      }
      const { staged } = this.current;
      const files = this.current.files.map((file) => (file.batch === batch ? { ...file, mapping } : file));
      await this.reopen(files, this.current.policy);
      await this.keep();
      await this.compareAgain(staged);
    });
  }

  /** What a person said of one file's encoding is said of its layout once the file is taken. */
  private async rememberEncodings(files: readonly StagedFile[]): Promise<void> {
    const said = files.filter(({ report }) => report.declared_encoding !== undefined);
    if (said.length === 0) return;
    const { withLayoutEncoding } = await import('@/import/mapping/entries.ts');
    this.set({
      mapping: said.reduce(
        (mapping, { report }) => withLayoutEncoding(mapping, report),
        this.current.mapping,
      ),
    });
  }

  /** Puts a committed file up for review once more. It counts as it is until the other reading is committed in its place. */
  reconsider(batch: string): Promise<void> {
    return this.change(async () => {
      const { files, staged } = this.current;
      const file = files.find((each) => each.batch === batch);
      if (file === undefined || staged.some(({ again }) => again === batch)) return;
      const { source, hash, mapping } = file;
      const entry: Incoming = {
        batch: this.nextBatch(),
        source,
        hash,
        report: emptyReport(source.name),
        mapping,
        replaces: [],
        importedAt: new Date().toISOString(),
        again: batch,
      };
      await this.preview([...staged.map(incoming), entry]);
    });
  }

  /** Commits staged files: one rebuild; stored when it resolves. */
  commit(options: CommitOptions = {}): Promise<FileReport[]> {
    return this.change(async () => {
      const wanted = this.current.staged.filter((file) =>
        options.batches === undefined ? file.status === 'ready' : options.batches.includes(file.batch),
      );
      await this.rememberEncodings(wanted);
      const before = this.current;
      const isAgain = (file: StagedFile) => before.files.some(({ batch }) => batch === file.again);
      const reread = wanted.filter(isAgain);
      if (reread.length > 0) {
        const mappings = new Map(reread.map(({ again, mapping }) => [again, mapping]));
        const files = before.files.map((file) =>
          mappings.has(file.batch) ? { ...file, mapping: mappings.get(file.batch) } : file,
        );
        await this.reopen(files, before.policy);
        await this.keep();
      }
      const fresh = wanted.filter((file) => !isAgain(file));
      const entries = fresh.map(
        (file): Incoming => ({
          ...incoming(file),
          replaces: options.replace?.includes(file.batch)
            ? file.diff.flatMap(({ table, replaces }) => replaces.map(({ period }) => ({ table, period })))
            : [],
        }),
      );
      if (entries.length > 0) await this.importAll(entries, options);
      const left = before.staged.filter((file) => !wanted.includes(file));
      await this.compareAgain(left);
      return entries.map((entry) => entry.report);
    });
  }

  /** Forgets staged files: these, or all. The others are compared again where they speak of the same tables. */
  discard(batches?: readonly string[]): Promise<void> {
    return this.enqueue(async () => {
      const gone = this.current.staged.filter((file) => batches?.includes(file.batch) ?? true);
      const left = this.current.staged.filter((file) => !gone.includes(file));
      const tables = new Set(gone.flatMap((file) => file.diff.map((diff) => diff.table)));
      if (left.some((file) => file.diff.some((diff) => tables.has(diff.table))))
        await this.compareAgain(left);
      else this.set({ staged: left });
    });
  }

  /** Rows behind a count of a staged file's comparison, as text. */
  diffRows(
    batch: string,
    table: string,
    kind: DiffKind,
    page: { offset: number; limit: number },
  ): Promise<Record<string, Scalar>[]> {
    return diffRows(this.engine, batch, table, kind, page);
  }

  /** Puts a policy in force and rebuilds what depends on it. */
  setPolicy(policy: Policy): Promise<void> {
    return this.change(async () => {
      await this.booted;
      this.set({ policy });
      await this.rebuild(await loadPolicy(this.engine, policy), {});
      await this.keep();
    });
  }

  /** Remembers mappings for files to come. */
  setMapping(mapping: MappingDocument): Promise<void> {
    return this.change(async () => {
      this.set({ mapping });
      await this.keep();
    });
  }

  /** Undoes an import: takes a file out again. What it had replaced counts again. */
  removeFile(batch: string): Promise<void> {
    return this.change(async () => {
      const file = this.current.files.find((entry) => entry.batch === batch);
      const files = this.current.files.filter((entry) => entry.batch !== batch);
      const isPolicy = file?.report.container === POLICY_CONTAINER;
      const { staged } = this.current;
      if (file !== undefined && file.replaces.length > 0) await this.reopen(files, this.current.policy);
      else if (isPolicy) {
        this.set({ files, policy: defaultPolicy });
        await this.rebuild(await loadPolicy(this.engine, defaultPolicy), {});
      } else {
        this.set({ files });
        await this.rebuild(await forgetBatch(this.engine, batch), {});
      }
      await this.keep();
      await this.compareAgain(staged);
    });
  }

  dismissNotice(): void {
    this.set({ recovered: false });
  }

  /** Stored workspaces, last changed first; none where nothing can be stored. */
  listWorkspaces(): Promise<WorkspaceSummary[]> {
    return this.keeper.list();
  }

  /** Closes what is open and opens a stored workspace: its files are read again, with progress. */
  openWorkspace(id: string): Promise<void> {
    return this.enqueue(() => this.open(id));
  }

  /** Closes what is open and starts an empty one; it is stored with its first files. */
  createWorkspace(name: string, id: string = crypto.randomUUID()): Promise<void> {
    return this.enqueue(async () => {
      await this.close();
      const role = await this.keeper.claim(id);
      this.set({ id, name, role });
      if (this.current.files.length > 0 || this.current.policy !== defaultPolicy)
        await this.reopen([], defaultPolicy);
    });
  }

  renameWorkspace(name: string): Promise<void> {
    return this.change(async () => {
      this.set({ name });
      await this.keep();
    });
  }

  /** Gone means gone, its bytes too. The open one is closed first. */
  deleteWorkspace(id: string): Promise<void> {
    return this.enqueue(async () => {
      const isOpen = this.current.id === id;
      if (isOpen && this.current.role === 'reader') throw readOnly();
      if (isOpen) await this.close();
      try {
        await this.keeper.remove(id);
      } finally {
        if (isOpen) await this.reopen([], defaultPolicy);
      }
      this.set({ storage: await this.keeper.storage() });
    });
  }

  /** The open workspace as one file, to be opened elsewhere. */
  saveWorkspaceFile(): Promise<Blob> {
    return this.enqueue(async () => {
      const { saveArchive } = await import('./store/archive.ts');
      const bytes = new Map(this.current.files.map((file) => [file.hash, file.source.blob]));
      return saveArchive(this.keeper.document(this.current), async (hash) => bytes.get(hash) ?? null);
    });
  }

  /** Opens a workspace file as a workspace of its own. Throws `workspace.archive_damaged`, `workspace.newer_version`. */
  openWorkspaceFile(archive: Blob): Promise<void> {
    return this.enqueue(async () => {
      const { openArchive } = await import('./store/archive.ts');
      const { document, bytes } = await openArchive(archive);
      const content = await this.contentOf(document, async (hash) => bytes.get(hash) ?? null);
      await this.close();
      const known = (await this.keeper.list()).some(({ id }) => id === document.id);
      const id = known ? crypto.randomUUID() : document.id;
      const role = await this.keeper.claim(id);
      this.set({ id, name: document.name, role, mapping: content.mapping });
      await this.reopen(content.files, content.policy);
      await this.keep();
    });
  }

  /** Makes this tab the owner: the other one finishes what it is doing and reads on. */
  takeOver(): Promise<void> {
    return this.enqueue(async () => {
      try {
        await this.keeper.takeOver();
      } catch (error) {
        this.set({ error: toAppError(error) });
        throw error;
      }
      this.set({ error: null });
      await this.reload();
    });
  }

  private async boot(): Promise<void> {
    try {
      await installCatalog(this.engine);
      await loadPolicy(this.engine, this.current.policy);
    } catch (error) {
      this.set({ phase: 'failed', error: toAppError(error) });
    }
  }

  private async openLast(): Promise<void> {
    const storage = await this.keeper.storage();
    this.set({ storage });
    const last = await this.keeper.last();
    if (last !== null) {
      await this.open(last).catch((error: unknown) => this.set({ error: toAppError(error) }));
    }
    // Not awaited: files that come meanwhile are read while the engine boots.
    void this.booted.then(() => {
      if (this.current.phase === 'booting') this.set({ phase: 'empty' });
    });
  }

  private async open(id: string): Promise<void> {
    const document = await this.keeper.load(id);
    if (document === null)
      throw new AppError('workspace.damaged', `There is no workspace ${id}`, {
        path: id,
        problem: 'not stored',
      });
    const content = await this.contentOf(document, (hash) => this.keeper.blob(hash));
    await this.close();
    const role = await this.keeper.claim(id);
    this.set({ id, name: document.name, role, mapping: content.mapping });
    await this.reopen(content.files, content.policy);
    this.keeper.remember(id);
  }

  /** The stored state again: after another tab changed it, or after this one became its owner. */
  private async reload(): Promise<void> {
    const { id } = this.current;
    if (id === null) return;
    try {
      const document = await this.keeper.load(id);
      if (document === null) return;
      const content = await this.contentOf(document, (hash) => this.keeper.blob(hash));
      this.set({ name: document.name, mapping: content.mapping });
      await this.reopen(content.files, content.policy);
    } catch (error) {
      // What is shown is not what is stored: an owner would store the old state over the new one.
      await this.close();
      throw error;
    }
  }

  /** What a document names, whole and understood before anything that is open is touched. */
  private async contentOf(
    document: WorkspaceDocument,
    blob: (hash: string) => Promise<Blob | null>,
  ): Promise<{ files: WorkspaceFile[]; policy: Policy; mapping: MappingDocument | undefined }> {
    const files: WorkspaceFile[] = [];
    for (const { batch, name, hash, importedAt, mapping, replaces } of document.files) {
      const bytes = await blob(hash);
      if (bytes === null)
        throw new AppError('workspace.damaged', `${name}: its bytes are missing`, {
          path: name,
          problem: hash,
        });
      files.push({
        batch,
        source: { name, blob: bytes },
        hash,
        report: emptyReport(name),
        importedAt,
        mapping: await mappingOf(mapping, name),
        replaces,
        isKept: true,
      });
    }
    const policy =
      document.policy === null ? defaultPolicy : parsePolicy(JSON.stringify(document.policy), document.name);
    return { files, policy, mapping: await mappingOf(document.mapping, document.name) };
  }

  /**
   * Everything anew from the bytes of these files. Where that fails, what is stored is let go of: with half of its files open, the next
   * commit would store that half in its place.
   */
  private async reopen(files: readonly WorkspaceFile[], policy: Policy): Promise<void> {
    const before = this.current;
    try {
      await this.booted;
      await clearIntake(this.engine);
      const numbers = files.map((file) => Number(/^b(\d+)/.exec(file.batch)?.[1] ?? 0));
      this.batches = Math.max(this.batches, ...numbers);
      this.set({ files: [], staged: [], policy });
      await loadPolicy(this.engine, policy);
      this.isBuilt = false;
      const entries = files.map((file): Incoming => ({ ...file, report: emptyReport(file.source.name) }));
      if (entries.length === 0) await this.rebuild(intakeTables(), {});
      else await this.importAll(entries, {}, { isKept: true });
    } catch (error) {
      if (before.id === null) this.set({ files: before.files, policy: before.policy });
      else {
        await this.close();
        this.keeper.remember(before.id);
      }
      throw error;
    }
  }

  /** Lets go of what is open; its rows stay until something else is opened in their place. */
  private async close(): Promise<void> {
    await this.keeper.release();
    this.keeper.remember(null);
    this.set({ id: null, name: '', staged: [], mapping: undefined, role: 'owner', error: null });
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
    await this.apply(executor, touched(files));
    await dropOlder(executor, files);
    await buildCatalog(executor, intakeTables());
    this.set({ progress: null, recovered: true, dataVersion: this.current.dataVersion + 1 });
  }

  private async entriesOf(
    sources: readonly ImportSource[],
    staged: readonly StagedFile[] = [],
  ): Promise<Incoming[]> {
    // Of files that could not be read nothing is there: they may come again, after an update or with a mapping.
    const known = new Set(
      [...this.current.files.filter((file) => file.isKept), ...staged].map((file) => file.hash),
    );
    const entries: Incoming[] = [];
    for (const source of await unpacked(sources)) {
      const hash = await contentHash(source.blob);
      const batch = this.nextBatch();
      const isRepeated = hash !== null && known.has(hash);
      known.add(hash);
      entries.push({
        batch,
        source,
        hash,
        report: isRepeated ? repeated(source.name) : emptyReport(source.name),
        replaces: [],
        importedAt: new Date().toISOString(),
      });
    }
    return entries;
  }

  private nextBatch(): string {
    this.batches += 1;
    return `b${String(this.batches).padStart(5, '0')}`;
  }

  private readOptions(signal: AbortSignal | undefined): ReadOptions {
    return {
      signal,
      onProgress: (progress) => this.set({ phase: 'busy', progress: { phase: 'reading', ...progress } }),
      special: async (source) => (isPolicyFile(source.name) ? this.readPolicy(source) : null),
    };
  }

  /** Reads entries and makes them part of the workspace, as a whole or not at all. */
  private async importAll(entries: Incoming[], options: AddOptions, { isKept = false } = {}): Promise<void> {
    const before = this.current;
    for (const entry of entries) entry.mapping ??= before.mapping;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await readFiles(this.engine, this.importer, entries, this.readOptions(options.signal));
        await this.booted;
        const policyTables =
          this.current.policy === before.policy ? [] : await loadPolicy(this.engine, this.current.policy);
        const zeros = options.hold === true ? await this.zerosIn(entries) : new Map<string, Matters>();
        const held =
          options.hold === true
            ? entries.filter((entry) => needsReview(entry.report) || zeros.has(entry.batch))
            : [];
        await this.takeOut(held);
        const added = entries.filter((entry) => !held.includes(entry)).map(fileOf);
        const all = [...before.files, ...added];
        const identified = added.length === 0 ? [] : await this.apply(this.engine, touched(all));
        await dropOlder(this.engine, all);
        if (added.length > 0)
          await this.rebuild([...touched(added), ...identified, ...policyTables], options);
        // Only now: a restart before this point restores the files of before, and the import is tried again as a whole.
        const name = before.name || options.name || (entries[0]?.source.name ?? '');
        if (!isKept && before.id === null && all.length > 0) this.set(await this.keeper.begin());
        if (!isKept && added.length > 0) {
          this.set({ phase: 'busy' });
          await this.keep({ files: all, name });
        }
        this.set({
          files: this.current.files === before.files ? all : this.current.files,
          name,
          phase: all.length > 0 ? 'ready' : 'empty',
          progress: null,
          staged: [...before.staged, ...held.map((entry) => stagedOf(entry, [], zeros.get(entry.batch)))],
        });
        return;
      } catch (thrown) {
        const error = toAppError(thrown);
        this.set({ files: before.files, policy: before.policy, name: before.name });
        if (error.code === 'engine.restarted' && attempt < RESTARTS_PER_IMPORT) {
          for (const entry of entries)
            if (entry.report.error?.code !== 'import.repeated') entry.report = emptyReport(entry.source.name);
          continue;
        }
        if (before.id === null && this.current.id !== null) {
          await this.keeper.release();
          this.set({ id: null });
        }
        await this.takeOut(entries);
        await loadPolicy(this.engine, before.policy);
        if (!isKept && entries.some((entry) => entry.replaces.length > 0)) {
          // The rows they were to replace are gone from the intake: only the bytes still have them.
          await this.reopen(before.files, before.policy);
          this.set({ staged: before.staged });
          throw error;
        }
        await buildCatalog(this.engine, intakeTables());
        this.set({ phase: before.files.length > 0 ? 'ready' : 'empty', progress: null });
        throw error;
      }
    }
  }

  /** Reads entries, compares them with what is there, and takes their rows out again. */
  private async preview(entries: Incoming[], signal?: AbortSignal): Promise<void> {
    const { policy } = this.current;
    for (const entry of entries) {
      entry.mapping ??= this.current.mapping;
      if (entry.report.error?.code !== 'import.repeated') entry.report = emptyReport(entry.source.name);
    }
    let diffs = new Map<string, TableDiff[]>();
    let matters = new Map<string, Matters>();
    try {
      await this.booted;
      if (!this.isBuilt) await this.rebuild(intakeTables(), {});
      await readFiles(this.engine, this.importer, entries, this.readOptions(signal));
      const good = entries.filter((entry) => entry.report.error === undefined);
      const tables = touched(good);
      const batches = good.map((entry) => entry.batch);
      const identities = this.current.mapping?.identities;
      await this.apply(this.engine, tables, batches);
      const steps = stagingAfter(tables);
      await rememberBefore(this.engine, steps);
      diffs = await compare(this.engine, steps, batches);
      const { mattersOf } = await import('@/catalog/matters/matters.ts');
      matters = await mattersOf(this.engine, identities, { tables, batches });
    } finally {
      await this.takeOut(entries);
      await buildCatalog(this.engine, [], { steps: stagingAfter([...touched(entries), 'batch']) });
      this.set({ policy, phase: this.current.files.length > 0 ? 'ready' : 'empty', progress: null });
    }
    this.set({
      staged: entries.map((entry) => stagedOf(entry, diffs.get(entry.batch) ?? [], matters.get(entry.batch))),
    });
  }

  /** Writes the roster's ids where files say others for the same people; loaded where somebody said so. */
  private async apply(
    executor: Executor,
    tables: readonly string[],
    batches: readonly string[] | null = null,
  ): Promise<string[]> {
    const identities = this.current.mapping?.identities;
    if (identities === undefined) return [];
    const { applyIdentities } = await import('@/catalog/matters/people.ts');
    return applyIdentities(executor, identities, { tables, batches });
  }

  /** Files that only a question about leading zeros makes meet the roster. */
  private async zerosIn(entries: readonly Incoming[]): Promise<Map<string, Matters>> {
    const good = entries.filter((entry) => entry.report.error === undefined);
    const { zerosOf } = await import('@/catalog/matters/people.ts');
    const zeros = await zerosOf(this.engine, this.current.mapping?.identities, {
      tables: touched(good),
      batches: good.map((entry) => entry.batch),
    });
    return new Map(zeros.map((each) => [each.batch, { words: [], units: [], people: [], zeros: each }]));
  }

  /** Brings what is committed in line with who is meant now. What was said before and is taken back needs the bytes again. */
  private async identify(before: Identities | undefined): Promise<void> {
    const { files, policy, staged, mapping } = this.current;
    const now = mapping?.identities;
    if (files.length === 0 || JSON.stringify(now) === JSON.stringify(before)) return;
    const isTakenBack =
      (before?.zeros !== undefined && JSON.stringify(before.zeros) !== JSON.stringify(now?.zeros)) ||
      Object.entries(before?.people ?? {}).some(([from, to]) => now?.people?.[from] !== to);
    if (isTakenBack) {
      await this.reopen(files, policy);
      this.set({ staged });
      return;
    }
    const changed = await this.apply(this.engine, touched(files));
    if (changed.length > 0) await this.rebuild(changed, {});
  }

  /** What staged files would change, after what they are compared with has changed. */
  private async compareAgain(staged: readonly StagedFile[]): Promise<void> {
    this.set({ staged });
    if (staged.some((file) => file.diff.length > 0)) await this.preview(staged.map(incoming));
  }

  private async takeOut(entries: readonly Entry[]): Promise<void> {
    for (const { batch } of entries) await forgetBatch(this.engine, batch);
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

  /**
   * Stores the workspace as it is, or as it is about to be: what is shown as committed is stored. From then on its files are read from
   * there: the originals may be moved or changed.
   */
  private async keep(change: Partial<Pick<WorkspaceState, 'files' | 'name'>> = {}): Promise<void> {
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

  /** A call that changes the workspace: refused where another tab owns it. */
  private async change<T>(work: () => Promise<T>): Promise<T> {
    this.changes += 1;
    try {
      return await this.enqueue(async () => {
        if (this.current.role === 'reader') throw readOnly();
        return work();
      });
    } finally {
      this.changes -= 1;
    }
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

const fileOf = ({
  batch,
  source,
  hash,
  report,
  mapping,
  replaces,
  importedAt,
  isKept,
}: Incoming): WorkspaceFile => ({
  batch,
  source,
  hash,
  report,
  mapping,
  replaces,
  importedAt,
  isKept: isKept === true || report.error === undefined,
});

/** A stored mapping, of any version that mappings ever had. What reads it knows every table, and is loaded where there is one. */
async function mappingOf(stored: unknown, name: string): Promise<MappingDocument | undefined> {
  if (stored === undefined || stored === null) return undefined;
  const { parseMapping } = await import('@/import/mapping/document.ts');
  return parseMapping(JSON.stringify(stored), name);
}

const incoming = ({ batch, source, hash, report, mapping, again }: StagedFile): Incoming => ({
  again,
  batch,
  source,
  hash,
  report,
  mapping,
  replaces: [],
  importedAt: new Date().toISOString(),
});

const stagedOf = (
  { batch, source, hash, report, mapping, again }: Incoming,
  diff: readonly TableDiff[],
  matters: Matters = { words: [], units: [], people: [], zeros: null },
): StagedFile => ({
  batch,
  source,
  hash,
  report,
  mapping,
  status: matters.zeros === null ? statusOf(report) : 'asks',
  diff,
  matters,
  again,
});

/** A question, or a layout or an encoding that a mapping could explain. */
const needsReview = (report: FileReport): boolean =>
  statusOf(report) === 'asks' ||
  report.error?.code === 'import.unknown_layout' ||
  report.error?.code === 'import.encoding';

function statusOf(report: FileReport): StagedFile['status'] {
  if (report.error !== undefined) return report.error.code === 'import.repeated' ? 'repeated' : 'failed';
  return asks(report) ? 'asks' : 'ready';
}

/** Archives as their members; one that can't be opened stays, and says so when it is read. */
async function unpacked(sources: readonly ImportSource[]): Promise<ImportSource[]> {
  const opened = await Promise.all(sources.map((source) => membersOf(source).catch(() => null)));
  return sources.flatMap((source, index) => opened[index] ?? [source]);
}
