// The worker of the page: DuckDB-WASM's own, plus a sign of life. Holding the lock named after the worker ends only with the worker.
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';

const locks = globalThis.navigator.locks as LockManager | undefined;
locks?.request(self.name, () => new Promise<never>(() => undefined)).catch(() => undefined);
