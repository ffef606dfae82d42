// Keeps one database alive: its own table of pending calls, the gate while there is no database, restart, restore and replay.
import type { Table } from 'apache-arrow';
import { Connection } from './connection.ts';
import type { Host } from './driver.ts';
import { AppError } from './errors.ts';
import { cancelled, classify } from './failures.ts';
import type { CallOptions, Engine, EngineState, Executor, Scalar } from './types.ts';

/** More restarts than this within the window and the engine gives up: something is wrong that a restart does not cure. */
const RESTART_LIMIT = 4;
const RESTART_WINDOW_MS = 60_000;
/** A read the database died under is tried once more. Dying under it again is no accident. */
const READ_ATTEMPTS = 2;
const BACKOFF_MS = [0, 200, 500, 1000];

interface Call {
  /** What it runs, for the cause of an error. */
  readonly sql: () => string;
  readonly replay: boolean;
  readonly signal: AbortSignal | undefined;
  readonly work: (connection: Connection) => Promise<unknown>;
  /** Settles the caller's promise and takes the call out of the table; later answers are ignored. */
  readonly settle: (outcome: { value: unknown } | { error: AppError }) => void;
  attempts: number;
  settled: boolean;
}

/**
 * An engine over hosts that may die. Calls run one after the other in the order they were made, so a read waits for the statement
 * that is running (not for a whole rebuild, which is many statements). DuckDB's promises are only listened to: when the host is gone,
 * the calls are settled from here.
 */
export class Supervisor implements Engine {
  readonly kind: 'browser' | 'node';
  readonly #open: () => Host;
  readonly #listeners = new Set<(state: EngineState) => void>();
  readonly #waiting: Call[] = [];
  #state: EngineState = { phase: 'booting' };
  #running: Call | undefined;
  #host: Host | undefined;
  #connection: Connection | undefined;
  #restore: ((executor: Executor) => Promise<void>) | undefined;
  #deaths: number[] = [];
  #everReady = false;
  #ended: AppError | undefined;

  constructor(kind: 'browser' | 'node', open: () => Host) {
    this.kind = kind;
    this.#open = open;
    this.#boot();
  }

  get state(): EngineState {
    return this.#state;
  }

  subscribe(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onRestore(restore: (executor: Executor) => Promise<void>): void {
    this.#restore = restore;
  }

  query(sql: string, params: readonly Scalar[] = [], options: CallOptions = {}): Promise<Table> {
    return this.#call(
      () => sql,
      true,
      options.signal,
      (connection) => connection.query(sql, params, options.signal),
    );
  }

  execute(sql: string, options: CallOptions = {}): Promise<void> {
    return this.#call(
      () => sql,
      false,
      options.signal,
      (connection) => connection.execute(sql, options.signal),
    );
  }

  load(
    content: Uint8Array | Blob,
    statement: (path: string) => string,
    options: CallOptions = {},
  ): Promise<void> {
    const { sql, noted } = note(statement);
    return this.#call(sql, false, options.signal, (connection) =>
      connection.load(content, noted, options.signal),
    );
  }

  async close(): Promise<void> {
    this.#end(cancelled());
  }

  #call<T>(
    sql: () => string,
    replay: boolean,
    signal: AbortSignal | undefined,
    work: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    if (signal?.aborted === true) return Promise.reject(cancelled(signal.reason));
    return new Promise<T>((resolve, reject) => {
      // The caller hears at once; the lane is free again when the engine has stopped the statement.
      const abort = () => call.settle({ error: cancelled(signal?.reason) });
      const call: Call = {
        sql,
        replay,
        signal,
        work,
        attempts: 0,
        settled: false,
        settle: (outcome) => {
          if (call.settled) return;
          call.settled = true;
          signal?.removeEventListener('abort', abort);
          const at = this.#waiting.indexOf(call);
          if (at >= 0) this.#waiting.splice(at, 1);
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.value as T);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(call);
      this.#pump();
    });
  }

  #pump(): void {
    const host = this.#host;
    const connection = this.#connection;
    if (host === undefined || connection === undefined || this.#running !== undefined) return;
    const call = this.#waiting.shift();
    if (call === undefined) return;
    this.#running = call;
    call.attempts += 1;
    call.work(connection).then(
      (value) => this.#finish(host, call, { value }),
      (thrown: unknown) => {
        const failure = classify(thrown, call.sql());
        if (failure.kind === 'fatal') this.#onDeath(host, failure.reason);
        else this.#finish(host, call, { error: failure.error });
      },
    );
  }

  #finish(host: Host, call: Call, outcome: { value: unknown } | { error: AppError }): void {
    // An answer from a host that has been given up: the call was settled or queued again when it died.
    if (host !== this.#host || this.#running !== call) return;
    this.#running = undefined;
    call.settle(outcome);
    this.#pump();
  }

  #boot(): void {
    const host = this.#open();
    this.#host = host;
    host.died.then((reason) => this.#onDeath(host, reason));
    this.#bringUp(host).catch((thrown: unknown) => {
      this.#onDeath(host, thrown instanceof Error ? thrown.message : String(thrown));
    });
  }

  async #bringUp(host: Host): Promise<void> {
    const connection = new Connection(await host.ready);
    if (this.#everReady && this.#restore !== undefined)
      await this.#restore(new BypassExecutor(host, connection, (reason) => this.#onDeath(host, reason)));
    if (host !== this.#host) return;
    this.#connection = connection;
    this.#everReady = true;
    this.#setState({ phase: 'ready' });
    this.#pump();
  }

  #onDeath(host: Host, reason: string): void {
    if (host !== this.#host) return;
    this.#host = undefined;
    this.#connection = undefined;
    host.close(false);
    const call = this.#running;
    this.#running = undefined;
    if (call !== undefined && !call.settled) {
      if (call.replay && call.attempts < READ_ATTEMPTS) this.#waiting.unshift(call);
      else call.settle({ error: restarted(reason) });
    }
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((time) => now - time < RESTART_WINDOW_MS), now];
    const attempt = this.#deaths.length;
    if (attempt > RESTART_LIMIT) {
      const code = this.#everReady ? 'engine.gave_up' : 'engine.boot_failed';
      this.#end(new AppError(code, reason, { reason }, { recoverable: false }));
      return;
    }
    this.#setState({ phase: 'restarting', attempt, reason });
    setTimeout(
      () => {
        if (this.#ended === undefined) this.#boot();
      },
      BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length) - 1],
    );
  }

  #end(error: AppError): void {
    if (this.#ended !== undefined) return;
    this.#ended = error;
    const host = this.#host;
    this.#host = undefined;
    const running = this.#running;
    host?.close(this.#connection !== undefined && running === undefined);
    this.#connection = undefined;
    this.#running = undefined;
    running?.settle({ error });
    for (const call of [...this.#waiting]) call.settle({ error });
    if (error.code !== 'cancelled') this.#setState({ phase: 'failed', reason: error.message });
  }

  #setState(state: EngineState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

/** What a restore hook works with: straight to the new database, past the gate where everyone else waits. */
class BypassExecutor implements Executor {
  readonly #connection: Connection;
  readonly #onFatal: (reason: string) => void;
  readonly #gone: Promise<never>;
  /** Hooks may start calls side by side; the connection takes one at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Host, connection: Connection, onFatal: (reason: string) => void) {
    this.#connection = connection;
    this.#onFatal = onFatal;
    this.#gone = host.died.then((reason) => Promise.reject(restarted(reason)));
    this.#gone.catch(() => undefined);
  }

  query(sql: string, params: readonly Scalar[] = [], options: CallOptions = {}): Promise<Table> {
    return this.#run(
      () => sql,
      () => this.#connection.query(sql, params, options.signal),
    );
  }

  execute(sql: string, options: CallOptions = {}): Promise<void> {
    return this.#run(
      () => sql,
      () => this.#connection.execute(sql, options.signal),
    );
  }

  load(
    content: Uint8Array | Blob,
    statement: (path: string) => string,
    options: CallOptions = {},
  ): Promise<void> {
    const { sql, noted } = note(statement);
    return this.#run(sql, () => this.#connection.load(content, noted, options.signal));
  }

  #run<T>(sql: () => string, work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work).catch((thrown: unknown) => {
      const failure = classify(thrown, sql());
      if (failure.kind === 'error') throw failure.error;
      this.#onFatal(failure.reason);
      throw restarted(failure.reason);
    });
    this.#last = run.catch(() => undefined);
    return Promise.race([run, this.#gone]);
  }
}

/** The statement of a load exists only once its file has a name. */
function note(statement: (path: string) => string) {
  let text = 'load';
  const noted = (path: string) => {
    text = statement(path);
    return text;
  };
  return { sql: () => text, noted };
}

function restarted(reason: string): AppError {
  return new AppError('engine.restarted', `The engine was restarted: ${reason}`, { reason });
}
