// A database whose rows go away table by table: what is left is what a fresh one makes of the rest.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog, intakeTables, replaceTable } from '@/catalog/catalog.ts';
import { buildSteps } from '@/catalog/generated.ts';
import { buildStatement } from '@/catalog/statement.ts';
import type { Engine } from '@/engine/types.ts';
import { builtEngine } from '../built.ts';
import type { RawRows } from './database.ts';
import { company, companyPolicy } from './marts-company.ts';

const everything: RawRows = {
  ...company,
  raw_rating: [
    { cycle: '2025', employee_id: 'P1', rater_id: 'P3', label_proposed: 'A', label_final: 'B' },
    { cycle: '2025', employee_id: 'P2', rater_id: 'P3', label_proposed: 'B', label_final: 'no label' },
  ],
  raw_review_score: [
    { cycle: '2025', ratee_id: 'P1', rater_id: 'P3', role: 'manager', score: '4' },
    { cycle: '2025', ratee_id: 'P1', rater_id: 'P2', role: 'peer', score: 'x' },
  ],
  raw_attendance_day: [
    { employee_id: 'P1', day: '2025-03-03', check_in: '09:00', attended_days: '1' },
    { employee_id: '', day: '2025-03-04' },
  ],
  raw_opportunity: [
    { opportunity_id: 'D1', owner_id: 'P1', stage: 'Won', amount: '5', close_date: '2025-04-01' },
  ],
};

const engines: Engine[] = [];
const opened = async () => {
  const engine = await builtEngine(companyPolicy);
  engines.push(engine);
  return engine;
};
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

/** The rows of these tables instead of those that are there; nothing is made of them yet. */
async function replaced(engine: Engine, rows: RawRows): Promise<void> {
  for (const table of intakeTables().filter((name) => !name.startsWith('policy_'))) {
    const given: readonly Readonly<Record<string, string | number | null>>[] = (rows[table] ?? []).map(
      (row, index) => ({ _batch: 'b1', _file: `${table}.csv`, _row: index + 2, ...row }),
    );
    const columns = [...new Set(given.flatMap((row) => Object.keys(row)))];
    const cells = given.map((row) => columns.map((column) => row[column] ?? null));
    await replaceTable(engine, table, columns, cells);
  }
}

async function contents(engine: Engine): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const { target } of buildSteps.filter(({ onDemand }) => !onDemand)) {
    const [row] = (
      await engine.query(
        `SELECT CAST(list(CAST(t AS VARCHAR) ORDER BY CAST(t AS VARCHAR)) AS VARCHAR) AS rows FROM ${target} AS t`,
      )
    ).toArray();
    all[target] = String(row?.rows);
  }
  return all;
}

let held: Engine;
let fresh: Engine;
beforeAll(async () => {
  held = await opened();
  fresh = await opened();
});

test.each([
  [
    'without its people and its sales',
    ['raw_employee', 'raw_org_unit', 'raw_sales_order', 'raw_opportunity'],
  ],
  ['with its people alone', Object.keys(everything).filter((name) => !/employee|org_unit/.test(name))],
  ['without anything', Object.keys(everything)],
])('a company %s', async (_, gone) => {
  const left = Object.fromEntries(Object.entries(everything).filter(([table]) => !gone.includes(table)));
  await replaced(held, everything);
  await buildCatalog(held, intakeTables());
  await replaced(held, left);
  const { built } = await buildCatalog(held, intakeTables());
  expect(built.length).toBeLessThan(buildSteps.length);
  // Every step, whatever there is to make.
  await replaced(fresh, left);
  for (const step of buildSteps) await fresh.execute(buildStatement(step));
  expect(await contents(held)).toEqual(await contents(fresh));
});
