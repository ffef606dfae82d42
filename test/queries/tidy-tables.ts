// Tidy tables of ratings: dropped as they are, read as every page reads them. Shared by the tests of what they must answer.
import { afterAll, beforeAll } from 'vitest';
import { forgetBatch, intakeTables } from '@/catalog/catalog.ts';
import type { Scalar } from '@/engine/types.ts';
import { importFile } from '@/import/import-file.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { defaultPolicy, loadPolicy, type Policy } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';
import type { Row } from './signal-rows.ts';

/** A database of its own for the tests of a file. */
export function tidyTables() {
  let db: Database;
  let loaded: string[] = [];
  /** Tables that the loaded files filled, and the policy in force. */
  let filled: string[] = [];
  let held: Policy = defaultPolicy;
  beforeAll(async () => {
    db = await openDatabase();
    await db.fill({});
  });
  afterAll(() => db.engine.close());
  return {
    /** The files instead of those of before. */
    load: async (files: Readonly<Record<string, readonly string[]>>, policy: Policy = defaultPolicy) => {
      const changed = new Set(['batch', 'import_reject', 'import_skip', ...filled]);
      if (policy !== held) {
        await loadPolicy(db.engine, policy);
        for (const table of intakeTables()) if (table.startsWith('policy_')) changed.add(table);
      }
      held = policy;
      for (const name of loaded) await forgetBatch(db.engine, name);
      loaded = Object.keys(files);
      filled = [];
      for (const [name, lines] of Object.entries(files)) {
        const blob = new Blob([`${lines.join('\n')}\n`]);
        const report = await importFile(
          { name, blob },
          {
            batch: name,
            sink: async (chunk) => {
              filled.push(chunk.table);
              await loadChunk(db.engine, chunk);
            },
          },
        );
        await loadReport(db.engine, report, name);
      }
      db.engine.changed([...changed, ...filled]);
    },
    read: (signal: string): Promise<Row[]> => db.catalog.runByName(signal, { cycle_id: '', scenario_id: '' }),
    select: (sql: string): Promise<Record<string, Scalar>[]> => db.select(sql),
  };
}

export const rowOf = (rows: readonly Row[], subject: string, comparison?: string) =>
  rows.find(
    (row) => row['subject_id'] === subject && (comparison ?? row['comparison']) === row['comparison'],
  );

// Shrout and Fleiss (1979), table 2: six targets, four judges; their table 4 prints .17 .29 .71 .44 .62 .91.
export const PANEL = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
export const printed = {
  icc_1_1: 0.17,
  icc_2_1: 0.29,
  icc_3_1: 0.71,
  icc_1_k: 0.44,
  icc_2_k: 0.62,
  icc_3_k: 0.91,
};
export const panel = (cell: (value: number) => string) =>
  PANEL.flatMap((line, t) => line.map((value, j) => `J${j},T${t},${cell(value)}`));
