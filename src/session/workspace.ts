// The workspace: which files are in, under which policy, and the database made of them. One object for the page and for Node.
// The truth is the original bytes; the database is rebuilt from them whenever the engine restarts or the workspace is opened again.
// What each call does is in work/; here stands what can be asked, and that it happens in turn.
import { Catalog } from '@/catalog/catalog.ts';
import { type DiffKind, diffRows } from '@/catalog/compare.ts';
import { toAppError } from '@/engine/errors.ts';
import type { Engine, Scalar } from '@/engine/types.ts';
import type { FileReport, ImportSource, MappingDocument } from '@/import/index.ts';
import { Keeper } from './keeper.ts';
import { loadPolicy, type Policy } from './policy.ts';
import type { Importer } from './reading.ts';
import type { WorkspaceState } from './state.ts';
import type { Home } from './store/home.ts';
import type { WorkspaceSummary } from './store/store.ts';
import { type CommitOptions, commit, remove } from './work/committing.ts';
import { Core } from './work/core.ts';
import { type AddOptions, add } from './work/importing.ts';
import { create, erase, open, openFile, openLast, reload, save, takeOver } from './work/opening.ts';
import { Queue } from './work/queue.ts';
import {
  compareNew,
  discard,
  reconsider,
  restage,
  type SaidIdentity,
  takeBackIdentity,
} from './work/staging.ts';

export type { Importer } from './reading.ts';
export type { StagedFile, WorkspaceFile, WorkspaceProgress, WorkspaceState } from './state.ts';

export class Workspace {
  readonly catalog: Catalog;
  private readonly keeper: Keeper;
  private readonly core: Core;
  private readonly queue: Queue;

  /** With a home, workspaces are stored there and the last one is opened again; without (Node), they live as long as this object. */
  constructor(
    readonly engine: Engine,
    importer: Importer,
    home: Promise<Home | null> = Promise.resolve(null),
  ) {
    this.catalog = new Catalog(engine);
    this.keeper = new Keeper(home, {
      onChanged: () =>
        void this.queue
          .run(() => reload(this.core))
          .catch((error: unknown) => this.core.set({ error: toAppError(error) })),
      onLetGo: () => this.queue.run(async () => this.core.set({ staged: [] })),
      onRole: (role) => this.core.set({ role }),
    });
    this.core = new Core(engine, importer, this.keeper);
    this.queue = new Queue(this.core, openLast(this.core));
  }

  get state(): WorkspaceState {
    return this.core.state;
  }

  /** Files wait to be committed, a change is under way, or nothing can be stored here: all that would go with the tab. */
  get isUnsaved(): boolean {
    const { id, files, staged } = this.state;
    return staged.length > 0 || this.queue.isChanging || (id === null && files.length > 0);
  }

  subscribe = (listener: () => void): (() => void) => this.core.subscribe(listener);

  /** Resolves when the database answers, empty or not; rejects with `engine.boot_failed`. */
  ready(): Promise<void> {
    return this.queue.run(() => this.core.built());
  }

  /**
   * Reads files into the workspace, stores them and rebuilds what depends on them. A file that can't be read is reported and the others
   * load; the same bytes twice change nothing; a policy*.json among them becomes the policy in force. Cancelling leaves the workspace as
   * it was before the call, and so does a store without room (`workspace.quota_exceeded`).
   */
  addFiles(sources: readonly ImportSource[], options: AddOptions = {}): Promise<FileReport[]> {
    return this.queue.change(() => add(this.core, sources, options));
  }

  /**
   * Takes files as a person drops them: into an empty workspace what is clear goes at once, beside other files everything is compared
   * first. Whether it is empty is seen when the files' turn comes: a workspace that is just being opened is not.
   */
  receive(sources: readonly ImportSource[], options: AddOptions = {}): Promise<void> {
    return this.queue.change(async () => {
      if (this.state.files.length > 0) await compareNew(this.core, sources, options);
      else await add(this.core, sources, { ...options, hold: true });
    });
  }

  /** Reads files and compares them with what is there; nothing that dashboards show changes until `commit`. */
  stage(sources: readonly ImportSource[], options: AddOptions = {}): Promise<void> {
    return this.queue.change(() => compareNew(this.core, sources, options));
  }

  /**
   * Reads a staged or committed file again under a mapping, which is remembered for files to come and holds for those that wait. A
   * committed one is committed again at once.
   */
  restage(batch: string, mapping: MappingDocument): Promise<void> {
    return this.queue.change(() => restage(this.core, batch, mapping));
  }

  /** Takes back an answer about who is meant: files that are in are read again, those that wait ask again. */
  takeBackIdentity(said: SaidIdentity): Promise<void> {
    return this.queue.change(() => takeBackIdentity(this.core, said));
  }

  /** Puts a committed file up for review once more. It counts as it is until the other reading is committed in its place. */
  reconsider(batch: string): Promise<void> {
    return this.queue.change(() => reconsider(this.core, batch));
  }

  /** Commits staged files: one rebuild; stored when it resolves. */
  commit(options: CommitOptions = {}): Promise<FileReport[]> {
    return this.queue.change(() => commit(this.core, options));
  }

  /** Forgets staged files: these, or all. The others are compared again where they speak of the same tables. */
  discard(batches?: readonly string[]): Promise<void> {
    return this.queue.run(() => discard(this.core, batches));
  }

  /** Rows behind a count of a staged file's comparison, as text. */
  diffRows(
    batch: string,
    table: string,
    kind: DiffKind | 'rejected',
    page: { offset: number; limit: number },
  ): Promise<Record<string, Scalar>[]> {
    return diffRows(this.engine, batch, table, kind, page);
  }

  /** Puts a policy in force and rebuilds what depends on it. */
  setPolicy(policy: Policy): Promise<void> {
    return this.queue.change(async () => {
      await this.core.booted;
      this.core.set({ policy });
      await this.core.rebuild(await loadPolicy(this.engine, policy));
      await this.core.keep();
    });
  }

  /** Remembers mappings for files to come. */
  setMapping(mapping: MappingDocument): Promise<void> {
    return this.queue.change(async () => {
      this.core.set({ mapping });
      await this.core.keep();
    });
  }

  /** Undoes an import: takes a file out again. What it had replaced counts again. */
  removeFile(batch: string): Promise<void> {
    return this.queue.change(() => remove(this.core, batch));
  }

  dismissNotice(): void {
    this.core.set({ recovered: false });
  }

  /** Stored workspaces, last changed first; none where nothing can be stored. */
  listWorkspaces(): Promise<WorkspaceSummary[]> {
    return this.keeper.list();
  }

  /** Closes what is open and opens a stored workspace: its files are read again, with progress. */
  openWorkspace(id: string): Promise<void> {
    return this.queue.run(() => open(this.core, id));
  }

  /** Closes what is open and starts an empty one; it is stored with its first files. */
  createWorkspace(name: string, id: string = crypto.randomUUID()): Promise<void> {
    return this.queue.run(() => create(this.core, name, id));
  }

  renameWorkspace(name: string): Promise<void> {
    return this.queue.change(async () => {
      this.core.set({ name });
      await this.core.keep();
    });
  }

  /** Gone means gone, its bytes too. The open one is closed first. */
  deleteWorkspace(id: string): Promise<void> {
    return this.queue.run(() => erase(this.core, id));
  }

  /** The open workspace as one file, to be opened elsewhere. */
  saveWorkspaceFile(): Promise<Blob> {
    return this.queue.run(() => save(this.core));
  }

  /** Opens a workspace file as a workspace of its own. Throws `workspace.archive_damaged`, `workspace.newer_version`. */
  openWorkspaceFile(archive: Blob): Promise<void> {
    return this.queue.run(() => openFile(this.core, archive));
  }

  /** Makes this tab the owner: the other one finishes what it is doing and reads on. */
  takeOver(): Promise<void> {
    return this.queue.run(() => takeOver(this.core));
  }
}
