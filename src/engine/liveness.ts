// Tells a dead worker from a busy one. A worker that was terminated says nothing, and neither does one inside a long statement.

/** How the watch ends a worker's life, and how it is called off. */
export interface Watch {
  /** To be called for every message of the worker. */
  heard(): void;
  /** The worker owes an answer (true) or is idle (false). */
  expect(busy: boolean): void;
  stop(): void;
}

const LOOK_MS = 100;
/** Only where Web Locks are missing (pages served over plain http): a statement slice this long has not been seen. */
const SILENCE_MS = 60_000;

/**
 * The worker holds a Web Lock of this name for as long as it lives; the browser gives it to us the moment the worker is gone, however
 * it went and whatever it was doing. No ping that a long slice could leave unanswered, so no false alarm.
 */
export function watchWorker(lock: string, onGone: (reason: string) => void, silenceMs = SILENCE_MS): Watch {
  const stopped = new AbortController();
  let lastHeard = performance.now();
  let busy = true;
  let held = false;

  const look = async () => {
    if (held || stopped.signal.aborted) return;
    const locks = globalThis.navigator.locks as LockManager | undefined;
    const state = await locks?.query();
    if (locks !== undefined && state?.held?.some((item) => item.name === lock) === true && !held) {
      held = true;
      await locks.request(lock, { signal: stopped.signal }, () => onGone('The worker is gone'));
    }
  };
  const timer = setInterval(() => {
    if (held) {
      clearInterval(timer);
      return;
    }
    if (busy && performance.now() - lastHeard > silenceMs) onGone('The worker does not answer');
    else look().catch(() => undefined);
  }, LOOK_MS);

  return {
    heard: () => {
      lastHeard = performance.now();
    },
    expect: (value) => {
      if (value && !busy) lastHeard = performance.now();
      busy = value;
    },
    stop: () => {
      stopped.abort();
      clearInterval(timer);
    },
  };
}
