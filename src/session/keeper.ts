// Between the workspace and its store: what is written when, and which tab may write.
import { AppError } from '@/engine/errors.ts';
import { POLICY_CONTAINER } from './policy.ts';
import type { WorkspaceState } from './state.ts';
import type { Claim, ClaimEvents } from './store/claim.ts';
import { DOCUMENT_VERSION, type WorkspaceDocument } from './store/document.ts';
import type { Home, StorageState } from './store/home.ts';
import type { WorkspaceSummary } from './store/store.ts';

const UNHEARD: ClaimEvents = {
  onChanged: () => undefined,
  onLetGo: async () => undefined,
  onRole: () => undefined,
};

export const readOnly = () => new AppError('workspace.read_only', 'Another tab owns this workspace');

export class Keeper {
  private current: Claim | null = null;
  private createdAt = new Date().toISOString();

  constructor(
    private readonly home: Promise<Home | null>,
    private readonly events: ClaimEvents,
  ) {}

  /** `ask`: the browser may be asked to keep the storage for good, now that something is in it. */
  async storage({ ask = false } = {}): Promise<StorageState | null> {
    return (await (await this.home)?.storage(ask)) ?? null;
  }

  async last(): Promise<string | null> {
    const home = await this.home;
    const id = home?.lastOpened() ?? null;
    return id !== null && (await home?.store.load(id).catch(() => null)) ? id : null;
  }

  remember(id: string | null): void {
    void this.home.then((home) => home?.remember(id));
  }

  async list(): Promise<WorkspaceSummary[]> {
    return (await (await this.home)?.store.list()) ?? [];
  }

  async load(id: string): Promise<WorkspaceDocument | null> {
    const document = (await (await this.home)?.store.load(id)) ?? null;
    if (document !== null) this.createdAt = document.createdAt;
    return document;
  }

  async blob(hash: string): Promise<Blob | null> {
    return (await (await this.home)?.store.blob(hash)) ?? null;
  }

  /** Throws `workspace.read_only` where another tab works on it. */
  async remove(id: string): Promise<void> {
    const home = await this.home;
    if (home === null) return;
    const claim = await home.claim(id, UNHEARD);
    try {
      if (claim.role === 'reader') throw readOnly();
      await home.store.remove(id);
    } finally {
      await claim.release();
    }
  }

  async claim(id: string): Promise<Claim['role']> {
    const home = await this.home;
    await this.release();
    if (home === null) return 'owner';
    this.current = await home.claim(id, this.events);
    return this.current.role;
  }

  /** A workspace that begins with its first files. Nothing is given an id where nothing can be stored. */
  async begin(): Promise<{ id: string | null }> {
    if ((await this.home) === null) return { id: null };
    const id = crypto.randomUUID();
    this.createdAt = new Date().toISOString();
    await this.claim(id);
    return { id };
  }

  /** Resolves when other tabs, and this one again, can have it. */
  async release(): Promise<void> {
    const claim = this.current;
    this.current = null;
    await claim?.release();
  }

  async takeOver(): Promise<void> {
    await this.current?.takeOver();
  }

  /** Durable when it resolves; the other tabs then read it. */
  async save(state: WorkspaceState): Promise<void> {
    const home = await this.home;
    if (home === null || state.id === null) return;
    const bytes = new Map(
      state.files.flatMap((file) => (file.hash === null ? [] : [[file.hash, file.source.blob] as const])),
    );
    await home.store.save(this.document(state), bytes);
    home.remember(state.id);
    this.current?.announce();
  }

  document(state: WorkspaceState): WorkspaceDocument {
    const hasPolicyFile = state.files.some((file) => file.report.container === POLICY_CONTAINER);
    return {
      version: DOCUMENT_VERSION,
      id: state.id ?? 'workspace',
      name: state.name,
      createdAt: this.createdAt,
      changedAt: new Date().toISOString(),
      // A policy that came as a file comes again with the file.
      policy: hasPolicyFile ? null : state.policy,
      mapping: state.mapping ?? null,
      files: state.files
        .filter((file) => file.isKept)
        .map(({ batch, source, hash, importedAt, mapping, replaces }) => {
          if (hash === null)
            throw new AppError('workspace.storage_failed', `${source.name} has no hash`, {
              path: source.name,
              problem: 'no digest outside secure contexts',
            });
          return {
            batch,
            name: source.name,
            hash,
            size: source.blob.size,
            importedAt,
            ...(mapping === undefined ? {} : { mapping }),
            replaces: [...replaces],
          };
        }),
    };
  }
}
