import type { Table } from 'apache-arrow';

/** Parameters bind as JSON: ids as strings, lists as one delimited string. */
export type Scalar = string | number | boolean | null;

export interface CallOptions {
  signal?: AbortSignal;
}

/** The statements an engine takes. `restore` hooks get this view while ordinary callers wait. */
export interface Executor {
  /** Runs one statement, `$1…$n` bound in order. A read: replayed by itself after a restart. */
  query(sql: string, params?: readonly Scalar[], options?: CallOptions): Promise<Table>;
  /** Runs statements that change state, separated by `;`. Rejects with `engine.restarted` when the worker dies under it. */
  execute(sql: string, options?: CallOptions): Promise<void>;
  /**
   * Makes `bytes` readable as a file under a random name, runs `statement(path)` (path is a quoted SQL literal),
   * and drops the file whatever happens. `bytes` may be transferred: do not use it afterwards.
   * Rejects with `engine.restarted` when the worker dies under it.
   */
  load(bytes: Uint8Array, statement: (path: string) => string, options?: CallOptions): Promise<void>;
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
