// The worker of the page: DuckDB-WASM's own script, plus a sign of life. The lock named after the worker is let go only with the worker.
import duckdbUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

const locks = globalThis.navigator.locks as LockManager | undefined;
locks?.request(self.name, () => new Promise<never>(() => undefined)).catch(() => undefined);

// Loaded by address, not bundled: the package calls itself free of side effects, so a bundler would drop it.
const early: MessageEvent[] = [];
const keep = (event: MessageEvent) => early.push(event);
self.addEventListener('message', keep);
import(/* @vite-ignore */ duckdbUrl).then(() => {
  self.removeEventListener('message', keep);
  for (const event of early) self.onmessage?.(event);
}, reportError);
