// A database with the whole catalogue in the real engine, filled from rows written in a test.
import { Catalog, installCatalog, intakeTables, replaceTable } from '@/catalog/catalog.ts';
import { toRows } from '@/engine/arrow.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Scalar } from '@/engine/types.ts';
import { defaultPolicy, loadPolicy, type Policy } from '@/session/policy.ts';
import { type LazyEngine, lazily } from './lazy.ts';

export type RawRows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;

export interface Database {
  engine: LazyEngine;
  catalog: Catalog;
  /** Empties every intake table and fills the named ones; what a statement names is built before it. `_batch`, `_file` and `_row` are filled in. */
  fill(rows: RawRows, policy?: Policy): Promise<void>;
  select(sql: string): Promise<Record<string, Scalar>[]>;
}

export async function openDatabase(): Promise<Database> {
  const plain = await createNodeEngine();
  await installCatalog(plain);
  const engine = await lazily(plain);
  /** The policy that the tables hold: what depends on nothing else is not made again for the same one. */
  let held: Policy | null = null;
  return {
    engine,
    catalog: new Catalog(engine),
    fill: async (rows, policy = defaultPolicy) => {
      const isHeld = held === policy;
      if (!isHeld) await loadPolicy(plain, policy);
      held = policy;
      for (const table of intakeTables().filter((name) => !name.startsWith('policy_'))) {
        const given = rows[table] ?? [];
        const placed = given.map((row, index) =>
          // Batches are what the others come from.
          table === 'batch' ? row : { _batch: 'b1', _file: `${table}.csv`, _row: index + 2, ...row },
        );
        const columns = [...new Set(placed.flatMap((row) => Object.keys(row)))];
        const cells = placed.map((row): Readonly<Record<string, string | number | null>> => row);
        await replaceTable(
          plain,
          table,
          columns,
          cells.map((row) => columns.map((column) => row[column] ?? null)),
        );
      }
      engine.changed(intakeTables().filter((name) => !isHeld || !name.startsWith('policy_')));
    },
    select: async (sql) => toRows(await engine.query(sql)),
  };
}
