// Life and death of the engine, over real databases that are declared dead from outside.
import { afterEach, expect, test } from 'vitest';
import { toRows } from '@/engine/arrow.ts';
import type { Host } from '@/engine/driver.ts';
import type { AppError } from '@/engine/errors.ts';
import { openNodeHost } from '@/engine/node.ts';
import { Supervisor } from '@/engine/supervisor.ts';
import type { EngineState } from '@/engine/types.ts';

/** About a second here. */
const SLOW = 'SELECT CAST(sum(sqrt(a.i * b.i)) AS DOUBLE) AS total FROM range(100000) a(i), range(1000) b(i)';

const deaths: ((reason: string) => void)[] = [];
const engines: Supervisor[] = [];

function kill(reason = 'pulled the plug'): void {
  deaths.at(-1)?.(reason);
}

function mortalHost(): Host {
  const host = openNodeHost();
  let die: (reason: string) => void = () => undefined;
  const died = new Promise<string>((resolve) => {
    die = resolve;
  });
  deaths.push(die);
  return { ...host, died };
}

function start(open: () => Host = mortalHost) {
  const engine = new Supervisor('node', open);
  const states: EngineState[] = [];
  engine.subscribe((state) => states.push(state));
  engines.push(engine);
  return { engine, states };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail('expected a rejection'),
    (error: AppError) => error,
  );
}

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

test('restores before anyone else gets in, then replays the read and runs what waited', async () => {
  const { engine, states } = start();
  const order: string[] = [];
  engine.onRestore(async (executor) => {
    // Side by side, as a hook may: they still run one after the other.
    await Promise.all([
      executor.execute('CREATE TABLE kept (i INTEGER)'),
      executor.load(new Blob(['a\n7\n']), (path) => `INSERT INTO kept SELECT a FROM read_csv(${path})`),
    ]);
    order.push(`restored ${toRows(await executor.query('FROM kept')).length}`);
  });
  await engine.execute('CREATE TABLE kept (i INTEGER); INSERT INTO kept SELECT 7');
  const read = engine
    .query(`${SLOW}, kept WHERE kept.i = $1`, [7])
    .then((table) => order.push(`read ${table.numRows}`));
  const write = engine.execute('INSERT INTO kept SELECT 8').then(() => order.push('write'));
  await sleep(200);
  kill();
  const late = engine.query('FROM kept').then((table) => order.push(`late ${table.numRows}`));
  await Promise.all([read, write, late]);
  expect(order).toEqual(['restored 1', 'read 1', 'write', 'late 2']);
  expect(states.map((state) => state.phase)).toEqual(['ready', 'restarting', 'ready']);
  expect(states[1]).toMatchObject({ attempt: 1, reason: 'pulled the plug' });
});

test('a read the engine dies under twice is given up; a write at once', async () => {
  const { engine } = start();
  await engine.query('SELECT 1');
  const read = failure(engine.query(SLOW));
  await sleep(100);
  kill();
  await sleep(0);
  while (engine.state.phase !== 'ready') await sleep(20);
  await sleep(100);
  kill();
  expect((await read).code).toBe('engine.restarted');
  const write = failure(engine.execute(`CREATE TABLE w AS ${SLOW}`));
  expect(engine.state.phase).toBe('restarting');
  while (engine.state.phase !== 'ready') await sleep(20);
  await sleep(100);
  kill();
  expect((await write).code).toBe('engine.restarted');
  expect(toRows(await engine.query('SELECT 1 AS n'))).toEqual([{ n: 1 }]);
});

test('dying during the restore starts over; the hook sees its call rejected', async () => {
  const { engine } = start();
  const seen: string[] = [];
  engine.onRestore(async (executor) => {
    if (seen.length > 0) return void seen.push('restored');
    setTimeout(kill, 100);
    const error = await failure(executor.execute(`CREATE TABLE w AS ${SLOW}`));
    seen.push(error.code);
    throw error;
  });
  await engine.query('SELECT 1');
  kill();
  expect(toRows(await engine.query('SELECT 1 AS n'))).toEqual([{ n: 1 }]);
  expect(seen).toEqual(['engine.restarted', 'restored']);
});

test('a poisoned database is replaced', async () => {
  let lives = 0;
  const { engine, states } = start(() => {
    lives += 1;
    const host = mortalHost();
    if (lives > 1) return host;
    const ready = host.ready.then((driver) => ({
      ...driver,
      start: (sql: string) => {
        if (sql.includes('poison')) throw new WebAssembly.RuntimeError('memory access out of bounds');
        return driver.start(sql);
      },
    }));
    return { ...host, ready };
  });
  expect(toRows(await engine.query(`SELECT 'poison' AS p`))).toEqual([{ p: 'poison' }]);
  expect(states.map((state) => state.phase)).toEqual(['ready', 'restarting', 'ready']);
});

test('gives up when restarts do not help, and says so to everyone', async () => {
  const { engine, states } = start();
  await engine.query('SELECT 1');
  engine.onRestore(() => Promise.reject(new Error('the files are gone')));
  const waiting = failure(engine.execute('SELECT 1').then(() => engine.query(SLOW)));
  await sleep(50);
  kill();
  expect((await waiting).code).toBe('engine.gave_up');
  expect(engine.state).toMatchObject({ phase: 'failed', reason: 'the files are gone' });
  expect((await failure(engine.query('SELECT 1'))).code).toBe('engine.gave_up');
  expect(states.filter((state) => state.phase === 'restarting').length).toBe(4);
});

test('an engine that never boots fails as such', async () => {
  const { engine } = start(() => ({ ...mortalHost(), ready: Promise.reject(new Error('404')) }));
  expect((await failure(engine.query('SELECT 1'))).code).toBe('engine.boot_failed');
  expect(engine.state).toMatchObject({ phase: 'failed', reason: '404' });
});
