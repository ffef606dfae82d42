// The planted truth of the sample company: found, and nothing else flagged.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { importFile } from '@/import/index.ts';
import { Workspace } from '@/session/workspace.ts';
import { detail, near, ROOT } from './signal-rows.ts';

describe('the sample company', () => {
  let engine: Engine;
  let workspace: Workspace;
  afterAll(() => engine.close());
  beforeAll(async () => {
    const folder = join(ROOT, 'sample-data/company');
    engine = await createNodeEngine();
    workspace = new Workspace(engine, importFile);
    await workspace.ready();
    await workspace.addFiles(
      readdirSync(folder)
        .filter((name) => name !== 'manifest.json')
        .map((name) => ({ name, blob: new Blob([readFileSync(join(folder, name))]) })),
    );
  });
  // What is planted, and what follows from it: a lenient manager's self gap is small and the people of that team stand out.
  test.each([
    ['leniency', ['000007', '000102']],
    ['leniency_crossed', ['000007']],
    ['spread', ['000136']],
    ['halo', ['000068']],
    ['recency', ['010201']],
    ['self_manager_gap', ['000007']],
    ['reliability', []],
    ['drift', []],
  ])('%s flags what is planted and nothing else', async (signal, planted) => {
    const rows = await workspace.catalog.runByName(signal, { cycle_id: '2025', scenario_id: '' });
    expect(
      rows
        .filter((row) => row['verdict'] === 'flag')
        .map((row) => row['subject_id'])
        .sort(),
    ).toEqual(planted);
  });
  test('manager against peers: only people of the lenient and the halo manager', async () => {
    const rows = await workspace.catalog.run('manager_peer_gap', { cycle_id: '2025', scenario_id: '' });
    const flagged = rows.filter((row) => row.verdict === 'flag');
    expect(flagged.length).toBeGreaterThan(0);
    for (const row of flagged) expect(['000007', '000068']).toContain(detail(row).rater);
  });
  test('evidence adds up to the estimate', async () => {
    const people = await workspace.catalog.run('leniency_evidence', {
      cycle_id: '2025',
      scenario_id: '',
      subject_id: '000102',
    });
    expect(people).toHaveLength(16);
    const rows = await workspace.catalog.run('leniency', { cycle_id: '2025', scenario_id: '' });
    const own = detail(rows.find((row) => row.subject_id === '000102'));
    near(
      people.reduce((total, row) => total + Number(row.residual), 0) / people.length,
      own.same_level_gap,
      1e-5,
    );
    for (const [signal, subject] of [
      ['leniency_crossed', '000007'],
      ['halo', '000068'],
      ['recency', '010201'],
      ['self_manager_gap', '000007'],
      ['spread', '000136'],
      ['reliability', 'overall'],
      ['drift', '000007'],
      ['manager_peer_gap', '000194'],
    ] as const) {
      const takesScenario = ['recency', 'spread', 'drift'].includes(signal);
      const rows = await workspace.catalog.runByName(`${signal}_evidence`, {
        cycle_id: '2025',
        subject_id: subject,
        ...(takesScenario ? { scenario_id: '' } : {}),
      });
      expect(rows.length, signal).toBeGreaterThan(0);
    }
  });
});
