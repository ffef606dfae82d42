// One tab owns a workspace, the others read it. A Web Lock is the ownership: it goes when its tab goes, however that ends.
import { AppError } from '@/engine/errors.ts';

type Message = { type: 'changed' } | { type: 'let_go' };

export interface Claim {
  readonly role: 'owner' | 'reader';
  /** Asks the owner to let go; resolves when this tab is the owner. */
  takeOver(): Promise<void>;
  /** Tells the other tabs that the stored state is a new one. */
  announce(): void;
  /** Resolves when the workspace is free. */
  release(): Promise<void>;
}

export interface ClaimEvents {
  /** The owner stored a new state. */
  onChanged(): void;
  /** Another tab asks for the workspace: finish what must be finished, then the claim is given up. */
  onLetGo(): Promise<void>;
  onRole(role: Claim['role']): void;
}

/** How long a tab that is asked may take to finish what it is doing: a commit of a large file may be under way. */
const ANSWER_MS = 60_000;

/** Claims a workspace. Without Web Locks (old browsers, Node) every tab believes to be the only one. */
export async function claimWorkspace(id: string, events: ClaimEvents): Promise<Claim> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks === undefined || typeof BroadcastChannel === 'undefined')
    return {
      role: 'owner',
      takeOver: async () => undefined,
      announce: () => undefined,
      release: async () => undefined,
    };
  const name = `plumbline-workspace-${id}`;
  const channel = new BroadcastChannel(name);
  let role: Claim['role'] = 'reader';
  let letGo: (() => void) | null = null;
  let isReleased = false;
  let held: Promise<unknown> = Promise.resolve();
  const become = (next: Claim['role']) => {
    if (role === next) return;
    role = next;
    events.onRole(next);
  };
  /** Holds the lock until `letGo`; resolves once it is known whether it is held. */
  const hold = (options: LockOptions) =>
    new Promise<void>((resolve, reject) => {
      held = locks.request(name, options, (lock) => {
        // One that was waited for can come after this tab went on to something else.
        if (lock === null || isReleased) {
          resolve();
          return undefined;
        }
        become('owner');
        resolve();
        return new Promise<void>((release) => {
          letGo = release;
        });
      });
      // Waiting that was given up ends here; a held lock ends by letGo.
      held.catch(reject);
    });
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'changed' && role === 'reader') events.onChanged();
    if (data.type === 'let_go' && role === 'owner')
      // A tab whose engine gave up lets go as well.
      void events
        .onLetGo()
        .catch(() => undefined)
        .then(() => {
          become('reader');
          letGo?.();
          letGo = null;
        });
  });
  await hold({ ifAvailable: true });
  return {
    get role() {
      return role;
    },
    takeOver: async () => {
      if (role === 'owner') return;
      channel.postMessage({ type: 'let_go' } satisfies Message);
      await hold({ signal: AbortSignal.timeout(ANSWER_MS) }).catch((cause: unknown) => {
        held = Promise.resolve();
        throw new AppError('workspace.tab_silent', 'The other tab does not let go', {}, { cause });
      });
    },
    announce: () => channel.postMessage({ type: 'changed' } satisfies Message),
    release: async () => {
      channel.close();
      isReleased = true;
      // A reader that waits for its turn has nothing to give back.
      if (letGo === null) return;
      letGo();
      await held;
    },
  };
}
