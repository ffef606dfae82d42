// What is made when it is first read: once, however many ask, and again after what it is made of changed or the engine was lost.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog, Catalog } from '@/catalog/catalog.ts';
import { AppError } from '@/engine/errors.ts';
import type { Engine } from '@/engine/types.ts';
import { defaultPolicy, loadPolicy } from '@/session/policy.ts';
import { builtEngine } from '../../built.ts';

const TABLE = 'fct_guideline_chance';
let engine: Engine;
/** Statements that made the table. */
let made = 0;
/** Makes the next of them fail as a restart does. */
let dies = false;
let catalog: Catalog;
beforeAll(async () => {
  engine = await builtEngine();
  catalog = new Catalog({
    kind: engine.kind,
    state: engine.state,
    subscribe: (listener) => engine.subscribe(listener),
    onRestore: (restore) => engine.onRestore(restore),
    close: () => engine.close(),
    query: (sql, params, options) => engine.query(sql, params, options),
    load: (content, statement, options) => engine.load(content, statement, options),
    execute: async (sql, options) => {
      if (sql.includes(TABLE)) made += 1;
      if (dies) {
        dies = false;
        throw new AppError('engine.restarted', 'the worker died');
      }
      await engine.execute(sql, options);
    },
  });
});
afterAll(() => engine.close());

const rows = async () => (await engine.query(`SELECT 1 FROM ${TABLE}`)).numRows;

test('nobody reads it: it is not there; three reads at once make it once', async () => {
  expect(await rows()).toBe(0);
  const read = () => catalog.runByName('guideline', { cycle_id: '', scenario_id: '' });
  await Promise.all([read(), read(), read()]);
  expect(made).toBe(1);
  expect(await rows()).toBeGreaterThan(1000);
  await read();
  expect(made).toBe(1);
});

test('another policy takes it away; the next read makes it, though the engine dies under it', async () => {
  await buildCatalog(engine, await loadPolicy(engine, defaultPolicy));
  expect(await rows()).toBe(0);
  dies = true;
  expect(await catalog.rowsOf(TABLE, 5)).toHaveLength(5);
  expect(made).toBe(3);
});
