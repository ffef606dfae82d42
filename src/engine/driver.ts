// What the supervisor needs from a build of DuckDB-WASM: blocking calls in Node, messages to a worker in the page.

type Awaitable<T> = T | Promise<T>;

/** One open connection. Arrow IPC goes out as a schema message and then one buffer per batch. */
export interface Driver {
  /** Starts a script. The schema message when it is already done, null while it has to be polled. */
  start(sql: string): Awaitable<Uint8Array | null>;
  /** Works on the started script for one slice (POLL_MS) and answers like `start`. */
  poll(): Awaitable<Uint8Array | null>;
  /** The next batch of the finished script; null means "ask again", an empty buffer is the end. */
  fetch(): Awaitable<Uint8Array | null>;
  /** Gives up the started script; the connection can be used again when it returns. */
  cancel(): Awaitable<boolean>;
  /** Runs a script in one piece, without a way to cancel it. The only call whose result carries ENUM dictionaries. */
  run(sql: string): Awaitable<Uint8Array>;
  addFile(path: string, content: Uint8Array | Blob): Awaitable<void>;
  dropFile(path: string): Awaitable<void>;
  /** Lets other work (an abort, a timer) happen between two polls. */
  breathe(): Awaitable<void>;
}

/** One life of the database, from boot to death. */
export interface Host {
  /** The sandboxed database, or the reason why it did not come up. May never settle once `died` has. */
  readonly ready: Promise<Driver>;
  /** Resolves with the reason when whatever runs the database is gone. Never rejects. */
  readonly died: Promise<string>;
  /** `isSound`: it answers and nothing runs on it, so whatever runs the database may be used for the next life. */
  close(isSound: boolean): void;
}

/** Length of one slice of work in ms: how long a cancel waits at most before it is seen, as a rule. */
export const POLL_MS = 25;

/** Where `load` puts files; the only folder the sandbox lets statements read. */
export const FILE_FOLDER = 'in/';

/**
 * Run once after boot, in this order. Autoloading has to be off explicitly: without a network one stray JSON function
 * would otherwise block the engine for a minute. After the lock no statement can undo any of it.
 *
 * Checkpoints of the in-memory database give deleted rows back, but each one rewrites what was loaded so far: at the default of 16 MB
 * of changes they took half of the time of an import (500 k rows: 2.6 s against 1.1 s).
 */
export const SANDBOX: readonly string[] = [
  "SET checkpoint_threshold = '1GB'",
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  `SET allowed_directories = ['${FILE_FOLDER}']`,
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
