import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toRows } from '@/engine/arrow.ts';
import { createBrowserEngine } from '@/engine/browser.ts';
import type { AppError } from '@/engine/errors.ts';
import { watchWorker } from '@/engine/liveness.ts';
import type { Engine, EngineState } from '@/engine/types.ts';

/** About four seconds here; one aggregate, so it can't answer early. */
const SLOW = 'SELECT CAST(sum(sqrt(a.i * b.i)) AS DOUBLE) AS total FROM range(100000) a(i), range(4000) b(i)';
/** Some seconds in a single slice: the worker can't answer anything meanwhile. */
const SILENT = 'SELECT len(list_sort(list_transform(range(12000000), x -> hash(x)))) AS n';
/** Hours. */
const ENDLESS = 'SELECT sum(sqrt(a.i * b.i)) FROM range(1000000) a(i), range(1000000) b(i)';

const NativeWorker = globalThis.Worker;
const workers: Worker[] = [];
let engine: Engine;

/** Ends the worker from outside, as a browser short of memory does: no error event, no message. */
function kill(): void {
  workers.at(-1)?.terminate();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function rows(sql: string, params: (string | number | boolean | null)[] = []) {
  return toRows(await engine.query(sql, params));
}

async function failure(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    return error as AppError;
  }
  throw new Error('expected a rejection');
}

/** Resolves with the time until the state changes to `phase`. */
function until(phase: EngineState['phase']): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const stop = engine.subscribe((state) => {
      if (state.phase !== phase) return;
      stop();
      resolve(performance.now() - start);
    });
  });
}

async function timed(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

function csv(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

beforeAll(() => {
  globalThis.Worker = class extends NativeWorker {
    constructor(...args: ConstructorParameters<typeof NativeWorker>) {
      super(...args);
      workers.push(this);
    }
  };
});

afterAll(() => {
  globalThis.Worker = NativeWorker;
});

describe('one engine', () => {
  beforeAll(async () => {
    engine = createBrowserEngine();
    expect(engine.state.phase).toBe('booting');
    await engine.query('SELECT 1');
    expect(engine.state.phase).toBe('ready');
  });

  afterAll(() => engine.close());

  test.each([
    ['an extension', 'LOAD json'],
    ['an autoloaded function', `SELECT json_extract('{}', '$.a')`],
    ['an address', `SELECT * FROM read_csv('https://example.com/a.csv')`],
    ['an address of this origin', `SELECT * FROM read_csv('${location.origin}/package.json')`],
    ['a file outside the folder', `SELECT * FROM read_csv('secret.csv')`],
    ['a way out of the folder', `SELECT * FROM read_csv('in/../secret.csv')`],
    ['a file that is not there', `SELECT * FROM read_csv('in/none.csv')`],
    ['a change of settings', 'SET enable_external_access = true'],
  ])('refuses %s at once', async (_, sql) => {
    const start = performance.now();
    expect((await failure(engine.query(sql))).code).toBe('engine.query_failed');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('binds text, numbers, booleans and null', async () => {
    const sql = 'SELECT $1 AS text, CAST($2 AS DOUBLE) AS number, $3 AS flag, CAST($4 AS VARCHAR) AS nothing';
    const text = `张三 "O'Neil" $1 -- ; \n 😀`;
    expect(await rows(sql, [text, -0.1, true, null])).toEqual([
      { text, number: -0.1, flag: true, nothing: null },
    ]);
    expect(await rows(sql, ['', 1e21, false, null])).toEqual([
      { text: '', number: 1e21, flag: false, nothing: null },
    ]);
  });

  test('an SQL error names the cause and the engine goes on', async () => {
    const error = await failure(engine.query('SELECT nope FROM range(3)'));
    expect(error.code).toBe('engine.query_failed');
    expect(error.details.message).toContain('nope');
    expect(await rows('SELECT 7 AS n')).toEqual([{ n: 7 }]);
  });

  test('a kept plan does not outlive the data it was made for', async () => {
    await engine.execute(
      'CREATE OR REPLACE TABLE plan_t AS SELECT CAST(i AS INTEGER) AS i FROM range(50) r(i)',
    );
    const sql = 'SELECT CAST(count(*) AS INTEGER) AS n FROM plan_t WHERE i > 100 AND $1';
    expect(await rows(sql, [true])).toEqual([{ n: 0 }]);
    await engine.execute('INSERT INTO plan_t SELECT 200');
    expect(await rows(sql, [true])).toEqual([{ n: 1 }]);
    await engine.execute('CREATE OR REPLACE TABLE plan_t AS SELECT 101 AS i, 1 AS other');
    expect(await rows(sql, [true])).toEqual([{ n: 1 }]);
  });

  test('a large result arrives whole', async () => {
    const table = await engine.query(`SELECT CAST(i AS INTEGER) AS i, 'x' || i AS t FROM range(200000) r(i)`);
    expect(table.numRows).toBe(200_000);
    expect(table.get(199_999)?.toJSON()).toEqual({ i: 199_999, t: 'x199999' });
  });

  test.each([
    ['without parameters', ENDLESS, []],
    ['with parameters', `${ENDLESS} WHERE a.i >= $1`, [0]],
  ])('cancels a running query %s', async (_, sql, params) => {
    const abort = new AbortController();
    const run = failure(engine.query(sql, params, { signal: abort.signal }));
    await sleep(400);
    const start = performance.now();
    abort.abort();
    expect((await run).code).toBe('cancelled');
    const rejected = performance.now() - start;
    expect(await rows('SELECT 1 AS n')).toEqual([{ n: 1 }]);
    const usable = performance.now() - start;
    console.info(
      `cancel: rejected after ${rejected.toFixed(1)} ms, engine free after ${usable.toFixed(1)} ms`,
    );
    expect(usable).toBeLessThan(1000);
    expect(engine.state.phase).toBe('ready');
  });

  test('a cancelled waiting call never runs, a cancelled script leaves no transaction', async () => {
    await engine.execute('CREATE OR REPLACE TABLE cancel_t (i INTEGER)');
    const abort = new AbortController();
    const script = `BEGIN; INSERT INTO cancel_t SELECT 1; CREATE TABLE never AS ${ENDLESS}; COMMIT`;
    const running = failure(engine.execute(script, { signal: abort.signal }));
    const waiting = failure(engine.execute('INSERT INTO cancel_t SELECT 2', { signal: abort.signal }));
    await sleep(200);
    abort.abort();
    expect((await running).code).toBe('cancelled');
    expect((await waiting).code).toBe('cancelled');
    await engine.execute('INSERT INTO cancel_t SELECT 3');
    expect(await rows('SELECT i FROM cancel_t')).toEqual([{ i: 3 }]);
  });

  test('loads bytes and files, and drops them', async () => {
    const paths: string[] = [];
    const statement = (path: string) => {
      paths.push(path);
      return `INSERT INTO load_t SELECT * FROM read_csv(${path}, header = true, all_varchar = true)`;
    };
    await engine.execute('CREATE OR REPLACE TABLE load_t (id VARCHAR, name VARCHAR)');
    await engine.load(csv('工号,姓名\n000123,张三\n'), statement);
    await engine.load(new File([csv('id,name\n000124,"O""Neil, J"\n')], 'x.csv'), statement);
    const bad = failure(engine.load(csv('id\n1\n'), (path) => `INSERT INTO nowhere FROM ${path.length}`));
    expect((await bad).code).toBe('engine.query_failed');
    expect(await rows('FROM load_t ORDER BY id')).toEqual([
      { id: '000123', name: '张三' },
      { id: '000124', name: 'O"Neil, J' },
    ]);
    for (const path of new Set(paths)) {
      expect(path).toMatch(/^'in\/[0-9a-f]{32}\.csv'$/);
      expect((await failure(engine.query(`FROM read_csv(${path})`))).code).toBe('engine.query_failed');
    }
  });

  test('running out of memory is an error, not an end', async () => {
    const greedy = `SELECT list(repeat('x', 10000000) || i) AS l FROM range(1000) r(i)`;
    expect((await failure(engine.query(greedy))).code).toBe('engine.out_of_memory');
    expect(await rows('SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(engine.state.phase).toBe('ready');
  });
});

describe('a worker that dies', () => {
  let restored = 0;

  beforeAll(async () => {
    engine = createBrowserEngine();
    engine.onRestore(async (executor) => {
      restored += 1;
      await executor.execute('CREATE TABLE kept AS SELECT CAST(i AS INTEGER) AS i FROM range(1000) r(i)');
    });
    await engine.execute('CREATE TABLE kept AS SELECT CAST(i AS INTEGER) AS i FROM range(1000) r(i)');
  });

  afterAll(() => engine.close());

  test('a long query is not taken for a dead worker', async () => {
    const before = workers.length;
    const silent = await timed(engine.query(SILENT));
    const took = silent + (await timed(engine.query(SLOW)));
    console.info(`${silent.toFixed(0)} ms without a word from the worker`);
    expect(silent).toBeGreaterThan(2000);
    console.info(`long queries: ${took.toFixed(0)} ms`);
    expect(took).toBeGreaterThan(5000);
    expect(workers.length).toBe(before);
    expect(restored).toBe(0);
  });

  test('killed during a query: noticed, restored, replayed with the same result', async () => {
    const sql = `${SLOW}, kept WHERE kept.i = $1`;
    const [expected] = await rows(sql, [3]);
    const run = rows(sql, [3]);
    const waiting = rows('SELECT CAST(count(*) AS INTEGER) AS n FROM kept');
    await sleep(500);
    const noticed = until('restarting');
    const back = until('ready');
    kill();
    console.info(`killed during a query: noticed after ${(await noticed).toFixed(0)} ms`);
    expect(await noticed).toBeLessThan(5000);
    expect(await run).toEqual([expected]);
    expect(await waiting).toEqual([{ n: 1000 }]);
    console.info(`back after ${(await back).toFixed(0)} ms`);
    expect(restored).toBe(1);
    expect(engine.state.phase).toBe('ready');
  });

  test('killed during a load: rejects, restores, and the next call works', async () => {
    const load = failure(
      engine.load(csv('a\n1\n'), (path) => `CREATE TABLE lost AS SELECT * FROM read_csv(${path}), (${SLOW})`),
    );
    const later = rows('SELECT CAST(count(*) AS INTEGER) AS n FROM kept');
    await sleep(500);
    kill();
    expect((await load).code).toBe('engine.restarted');
    expect(await later).toEqual([{ n: 1000 }]);
    expect(restored).toBe(2);
    expect((await failure(engine.query('FROM lost'))).code).toBe('engine.query_failed');
  });

  test('killed inside a slice in which the worker could not answer anyway', async () => {
    const run = failure(engine.execute(`CREATE TABLE lost AS ${SILENT}`));
    await sleep(500);
    const noticed = until('restarting');
    kill();
    console.info(`killed while silent: noticed after ${(await noticed).toFixed(0)} ms`);
    expect(await noticed).toBeLessThan(5000);
    expect((await run).code).toBe('engine.restarted');
    await engine.query('SELECT 1');
    expect(restored).toBe(3);
  });

  test('killed while nothing runs: noticed without a call', async () => {
    await engine.query('SELECT 1');
    const noticed = until('restarting');
    kill();
    console.info(`killed while idle: noticed after ${(await noticed).toFixed(0)} ms`);
    expect(await rows('SELECT CAST(count(*) AS INTEGER) AS n FROM kept')).toEqual([{ n: 1000 }]);
    expect(restored).toBe(4);
  });
});

test('killed while booting: starts again and does what was asked', async () => {
  engine = createBrowserEngine();
  let restored = false;
  engine.onRestore(async () => {
    restored = true;
  });
  const asked = rows('SELECT 5 AS n');
  await sleep(300);
  kill();
  expect(await asked).toEqual([{ n: 5 }]);
  expect(restored).toBe(false);
  const pending = failure(engine.query(SLOW));
  await engine.close();
  expect((await pending).code).toBe('cancelled');
  expect((await failure(engine.query('SELECT 1'))).code).toBe('cancelled');
});

test('where nobody holds the lock, only a long silence of a busy worker counts as death', async () => {
  const reasons: string[] = [];
  const watch = watchWorker('a lock nobody holds', (reason) => reasons.push(reason), 400);
  for (let n = 0; n < 7; n += 1) {
    await sleep(100);
    watch.heard();
  }
  watch.expect(false);
  await sleep(700);
  watch.expect(true);
  await sleep(200);
  expect(reasons).toEqual([]);
  await sleep(500);
  expect(reasons[0]).toBe('The worker does not answer');
  watch.stop();
});
