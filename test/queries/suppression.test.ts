// What may not be shown can't be worked out from what is: by subtraction, through evidence, by sorting or in an export.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { importFile } from '@/import/index.ts';
import { Workspace } from '@/session/workspace.ts';

const COMPANY = new URL('../../sample-data/company/', import.meta.url);
const K = 10;

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => {
  engine = await createNodeEngine();
  workspace = new Workspace(engine, importFile);
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', COMPANY), 'utf8')) as {
    files: { name: string }[];
    policy: string;
  };
  const names = [...manifest.files.map((file) => file.name), manifest.policy].filter(
    (name) => !/钉钉/.test(name),
  );
  await workspace.addFiles(
    names.map((name) => ({ name, blob: new Blob([readFileSync(new URL(name, COMPANY))]) })),
  );
}, 120_000);
afterAll(() => engine.close());

const params = { cycle_id: '2025', scenario_id: '' };
const list = () => workspace.catalog.runByName('signal_list', params);

describe('groups', () => {
  test.each(['group_gap', 'band_rate', 'proximity'])(
    '%s: what is shown of a scope and attribute never leaves fewer than ten people',
    async (signal) => {
      const rows = (await list()).filter((row) => row['signal'] === signal);
      const scopes = new Map<string, typeof rows>();
      for (const row of rows) {
        const key = `${String(row['comparison'])} ${String(row['subject_id']).split('=')[0]}`;
        scopes.set(key, [...(scopes.get(key) ?? []), row]);
      }
      expect(scopes.size).toBeGreaterThan(3);
      for (const [key, all] of scopes) {
        const shown = all.filter((row) => Number(row['n']) > 0);
        for (const row of shown) {
          expect(Number(row['n']), key).toBeGreaterThanOrEqual(K);
          expect(Number(row['n_other']), key).toBeGreaterThanOrEqual(K);
        }
        const [first] = shown;
        // Of two groups only one is listed: the other is its complement.
        if (first === undefined || all.length < 2) continue;
        const left =
          Number(first['n']) +
          Number(first['n_other']) -
          shown.reduce((sum, row) => sum + Number(row['n']), 0);
        expect(left === 0 || left >= K, `${key}: ${left} left`).toBe(true);
      }
    },
  );

  test.each(['group_gap', 'band_rate', 'proximity'])(
    '%s: no successive filter tells fewer than ten people apart',
    async (signal) => {
      const units = await workspace.catalog.run('unit_tree', { period_id: '2025' });
      const parentOf = new Map(
        units.map(({ unit_id, parent_id, depth }) => [unit_id, depth === 1 ? 'company' : parent_id]),
      );
      const rows = (await list()).filter((row) => row['signal'] === signal && Number(row['n']) > 0);
      const scopeOf = (row: (typeof rows)[number]) => String(row['comparison']).split(':')[0] ?? '';
      const groups = new Map<string, typeof rows>();
      for (const row of rows) {
        const key = `${row['subject_id']} ${String(row['comparison']).split(':')[1] ?? ''}`;
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
      let compared = 0;
      for (const [key, all] of groups) {
        const shown = new Map(all.map((row) => [scopeOf(row), row]));
        /** What an attacker subtracts from a scope: the nearest shown scopes below it. */
        const below = (scope: string): string[] =>
          [...parentOf]
            .filter(([, parent]) => parent === scope)
            .flatMap(([unit]) => (shown.has(unit) ? [unit] : below(unit)));
        for (const [scope, row] of shown)
          for (const figure of ['n', 'n_other']) {
            const parts = below(scope).map((unit) => Number(shown.get(unit)?.[figure]));
            if (parts.length === 0) continue;
            const left = Number(row[figure]) - parts.reduce((sum, n) => sum + n, 0);
            expect(left <= 0 || left >= K, `${key} ${scope} ${figure}: ${left} left`).toBe(true);
            compared += 1;
          }
      }
      expect(compared).toBeGreaterThan(4);
    },
  );

  test('a group that is hidden has no figure anywhere: not in its row, not in its evidence', async () => {
    const hidden = (await list()).filter(
      (row) => row['signal'] === 'group_gap' && Number(row['n'] ?? 0) === 0,
    );
    expect(hidden.length).toBeGreaterThan(10);
    for (const row of hidden) {
      for (const name of ['estimate', 'lo', 'hi', 'p', 'q', 'min_detectable'])
        expect(row[name], name).toBeNull();
      expect(String(row['detail'] ?? '{}')).not.toMatch(/mean_rating|unadjusted/);
    }
    for (const row of hidden.slice(0, 12)) {
      const evidence = await workspace.catalog.runByName('group_gap_evidence', {
        ...params,
        subject_id: String(row['subject_id']),
        comparison: String(row['comparison']),
      });
      expect(evidence).toEqual([]);
    }
  });

  test('no roster stands beside figures of a group', async () => {
    for (const signal of ['group_gap', 'band_rate', 'proximity']) {
      const shown = (await list()).find((row) => row['signal'] === signal && Number(row['n']) > 0);
      const evidence = await workspace.catalog.runByName(`${signal}_evidence`, {
        ...params,
        subject_id: String(shown?.['subject_id']),
        comparison: String(shown?.['comparison']),
      });
      expect(evidence.length).toBeGreaterThan(0);
      for (const row of evidence) expect(Object.keys(row)).toEqual(['rating', 'share', 'others_share']);
    }
  });
});
