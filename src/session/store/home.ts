// Where the page keeps its workspaces: the origin's private file system, one owner per workspace, the last one remembered.
import { claimWorkspace } from './claim.ts';
import { opfsDirectory } from './directory.ts';
import { WorkspaceStore } from './store.ts';

export interface StorageState {
  /** The browser promised not to clear it when room is short. */
  isPersisted: boolean;
  /** Bytes of this origin, and how many it may have; null where the browser doesn't say. */
  usage: number | null;
  quota: number | null;
}

export interface Home {
  store: WorkspaceStore;
  claim: typeof claimWorkspace;
  /** How the storage stands; `ask` also asks the browser to keep it for good. */
  storage(ask: boolean): Promise<StorageState>;
  lastOpened(): string | null;
  remember(id: string | null): void;
}

const LAST = 'plumbline.workspace';

/** Null where the browser offers no storage: workspaces then live as long as their tab. */
export async function browserHome(): Promise<Home | null> {
  const directory = await opfsDirectory();
  if (directory === null) return null;
  const locks: LockManager | undefined = navigator.locks;
  const store = new WorkspaceStore(directory, async (work) => {
    if (locks === undefined) return work();
    return (await locks.request('plumbline-store', work)) as Awaited<ReturnType<typeof work>>;
  });
  return {
    store,
    claim: claimWorkspace,
    storage: async (ask) => {
      const { storage } = navigator;
      const isPersisted = (await storage.persisted?.()) || (ask && (await storage.persist?.())) || false;
      const { usage, quota } = (await navigator.storage.estimate?.()) ?? {};
      return { isPersisted, usage: usage ?? null, quota: quota ?? null };
    },
    lastOpened: () => {
      try {
        return localStorage.getItem(LAST);
      } catch {
        return null;
      }
    },
    remember: (id) => {
      try {
        if (id === null) localStorage.removeItem(LAST);
        else localStorage.setItem(LAST, id);
      } catch {
        return;
      }
    },
  };
}
