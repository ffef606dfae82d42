import type { Table } from 'apache-arrow';

/** Parameters bind as JSON: ids as strings, lists as one delimited string. */
export type Scalar = string | number | boolean | null;

export interface CallOptions {
  signal?: AbortSignal;
}

/** The statements an engine takes. `restore` hooks get this view while ordinary callers wait. */
export interface Executor {
  /**
   * Runs one read, `$1…$n` bound in order; numbers arrive as DOUBLE, text as VARCHAR. Replayed by itself after a restart, so it must not
   * change anything. Rejects with `engine.query_failed` (details.message), `engine.out_of_memory` (the engine goes on), `cancelled`, or
   * `engine.restarted` when the worker died under it twice.
   */
  query(sql: string, params?: readonly Scalar[], options?: CallOptions): Promise<Table>;
  /**
   * Runs statements that change state, separated by `;`. A transaction must end within the call; one left open by a failure is rolled
   * back. Rejects with `engine.restarted` when the worker dies under it.
   */
  execute(sql: string, options?: CallOptions): Promise<void>;
  /**
   * Makes `content` readable as a file under a random name, runs `statement(path)` (path is a quoted SQL literal),
   * and drops the file whatever happens. A Blob or File is read piece by piece and never held in memory as a whole (in the page).
   * Bytes may be transferred: do not use them afterwards. Rejects with `engine.restarted` when the worker dies under it.
   */
  load(content: Uint8Array | Blob, statement: (path: string) => string, options?: CallOptions): Promise<void>;
}

export type EngineState =
  | { phase: 'booting' }
  | { phase: 'ready' }
  | { phase: 'restarting'; attempt: number; reason: string }
  | { phase: 'failed'; reason: string };

export interface Engine extends Executor {
  readonly kind: 'browser' | 'node';
  readonly state: EngineState;
  /** Called on every change of state; returns the function that stops it. */
  subscribe(listener: (state: EngineState) => void): () => void;
  /**
   * The hook that brings a fresh database back to the last good state (macros, tables, files). It runs after
   * every restart, before waiting reads are replayed. Set once, by the session.
   */
  onRestore(restore: (executor: Executor) => Promise<void>): void;
  /** Ends the worker. Pending calls reject with `cancelled`. */
  close(): Promise<void>;
}
