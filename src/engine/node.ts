// The engine in Node: the same supervisor over the blocking build of DuckDB-WASM, no worker.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Driver, type Host, POLL_MS, SANDBOX } from './driver.ts';
import { cancelled } from './failures.ts';
import { Supervisor } from './supervisor.ts';
import type { Engine } from './types.ts';

type NodeBuild = typeof import('@duckdb/duckdb-wasm/blocking');
type Instance = Awaited<ReturnType<NodeBuild['createDuckDB']>>;

/**
 * Resolves when the database is up (about a second); rejects with `engine.boot_failed`. A statement blocks the thread for slices of
 * some ten ms, between which aborts and timers are served. Needs Node 20.19 or later.
 */
export async function createNodeEngine(): Promise<Engine> {
  const engine = new Supervisor('node', openNodeHost);
  await engine.execute('SELECT 1');
  return engine;
}

/** Instances of databases that were closed in good order: linking a new one takes a second, opening another database in it none. */
const spare: Promise<Instance>[] = [];

/** One life of the database in this process. */
export function openNodeHost(): Host {
  const closed = new AbortController();
  const instance = spare.pop() ?? createInstance();
  return {
    ready: instance.then((db) => openDatabase(db, closed.signal)),
    // No worker that could vanish: a broken database shows in what its statements throw.
    died: new Promise<string>(() => undefined),
    close: (isSound) => {
      closed.abort();
      if (isSound) spare.push(instance);
    },
  };
}

async function createInstance(): Promise<Instance> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@duckdb/duckdb-wasm/blocking');
  const duckdb = require(entry) as NodeBuild;
  const bundle = (name: string) => ({ mainModule: join(dirname(entry), name), mainWorker: '' });
  const db = await duckdb.createDuckDB(
    { mvp: bundle('duckdb-mvp.wasm'), eh: bundle('duckdb-eh.wasm') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await db.instantiate(() => undefined);
  return db;
}

/** An empty database, in place of the one that the instance held. */
function openDatabase(db: Instance, closed: AbortSignal): Driver {
  db.open({ path: ':memory:', query: { queryPollingInterval: POLL_MS } });
  const connection = db.connect();
  for (const statement of SANDBOX) connection.query(statement);
  const numberOf = connection.useUnsafe.bind(connection);
  const id = numberOf((_, number) => number);
  return {
    start: (sql) => db.startPendingQuery(id, sql),
    poll: () => db.pollPendingQuery(id),
    fetch: () => db.fetchQueryResults(id),
    cancel: () => db.cancelPendingQuery(id),
    run: (sql) => db.runQuery(id, sql),
    addFile: async (path, content) => {
      db.registerFileBuffer(
        path,
        content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content,
      );
    },
    dropFile: (path) => {
      db.dropFile(path);
    },
    breathe: async () => {
      await new Promise<void>((resolve) => setImmediate(resolve));
      // No worker to end: a statement of a database that was given up has to be stopped here.
      if (!closed.aborted) return;
      db.cancelPendingQuery(id);
      throw cancelled(closed.reason);
    },
  };
}
