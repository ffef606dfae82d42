// The engine of the page: DuckDB-WASM (`eh` build) in a worker, every file of it served from beside the page.
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { type Driver, type Host, POLL_MS, SANDBOX } from './driver.ts';
import { watchWorker } from './liveness.ts';
import { Supervisor } from './supervisor.ts';
import type { Engine } from './types.ts';

/**
 * Starts booting at once; call it before anything is drawn. Calls made meanwhile wait. Boot takes about a second from loopback;
 * when it fails for good the state becomes `failed` and every call rejects with `engine.boot_failed`.
 */
export function createBrowserEngine(): Engine {
  return new Supervisor('browser', openHost);
}

/**
 * Bytes up to this many are copied into the wasm heap, which is faster for the chunks of an import (4 MB: 36 against 55 ms). More
 * are read through a File: faster at that size, and a failed malloc, which DuckDB-WASM does not notice, would overwrite address 0.
 */
const COPY_LIMIT = 16 * 1024 * 1024;

let workers = 0;

function openHost(): Host {
  workers += 1;
  // Also the name of a lock, which all tabs of this origin share.
  const name = `plumbline-engine-${Date.now()}-${Math.random()}-${workers}`;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  let died: (reason: string) => void = () => undefined;
  const death = new Promise<string>((resolve) => {
    died = resolve;
  });
  const watch = watchWorker(name, died);
  worker.addEventListener('message', watch.heard);
  worker.addEventListener('error', (event) => died(event.message || 'The worker could not be started'));
  worker.addEventListener('messageerror', () => died('An answer of the worker could not be read'));
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  return {
    ready: bootDatabase(db, watch.expect),
    died: death,
    close: () => {
      watch.stop();
      worker.terminate();
    },
  };
}

async function bootDatabase(db: AsyncDuckDB, expect: (busy: boolean) => void): Promise<Driver> {
  await db.instantiate(wasmUrl);
  await db.open({ path: ':memory:', query: { queryPollingInterval: POLL_MS } });
  const id = await db.connectInternal();
  for (const statement of SANDBOX) await db.runQuery(id, statement);
  const busy = async <T>(answer: Promise<T>): Promise<T> => {
    expect(true);
    try {
      return await answer;
    } finally {
      expect(false);
    }
  };
  expect(false);
  return {
    start: (sql) => busy(db.startPendingQuery(id, sql)),
    poll: () => busy(db.pollPendingQuery(id)),
    fetch: () => busy(db.fetchQueryResults(id)),
    cancel: () => busy(db.cancelPendingQuery(id)),
    run: (sql) => busy(db.runQuery(id, sql)),
    addFile: (path, content) => {
      if (!(content instanceof Blob) && content.byteLength <= COPY_LIMIT) {
        const whole = content.byteLength === content.buffer.byteLength;
        return busy(db.registerFileBuffer(path, whole ? content : content.slice()));
      }
      const part = content instanceof Blob ? content : (content as Uint8Array<ArrayBuffer>);
      const file = new File([part], path);
      return busy(db.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true));
    },
    dropFile: async (path) => {
      await busy(db.dropFile(path));
    },
    breathe: () => undefined,
  };
}
