// The planted truth of the sample company: found, and nothing else flagged.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSteps } from '@/catalog/generated.ts';
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
    ['band_rate', []],
    ['proximity', []],
    ['similar_to_me', []],
    ['calibration_effect', []],
    ['mismatch', []],
    ['heaping', []],
    ['compliance', []],
  ])('%s flags what is planted and nothing else', async (signal, planted) => {
    const rows = await workspace.catalog.runByName(signal, { cycle_id: '2025', scenario_id: '' });
    expect(
      rows
        .filter((row) => row['verdict'] === 'flag')
        .map((row) => row['subject_id'])
        .sort(),
    ).toEqual(planted);
  });
  test('what a step is said to come from is what it comes from: without it there is no row', async () => {
    // A macro over tables reads them as they are, whatever stands before it under their names.
    const claims = buildSteps
      .filter(({ source }) => !source.includes('calibrated_count('))
      .flatMap((step) => step.from.map((tables) => ({ step, tables })));
    const kept: string[] = [];
    for (const { step, tables } of claims) {
      const without = tables.map((name) => `${name} AS (SELECT * FROM main.${name} WHERE FALSE)`).join(', ');
      const [row] = (
        await engine.query(
          `WITH ${without} SELECT CAST(count(*) AS INTEGER) AS n FROM (SELECT 1 FROM (\n${step.source}\n) LIMIT 1)`,
        )
      ).toArray();
      if (row?.n !== 0) kept.push(`${step.target} without ${tables.join(', ')}`);
    }
    expect(claims.length).toBeGreaterThan(60);
    expect(kept).toEqual([]);
  });
  test('the list of what is to be looked at holds every flag of every kind, and nothing else', async () => {
    const read = (name: string) => workspace.catalog.runByName(name, { cycle_id: '2025', scenario_id: '' });
    const named = (rows: Awaited<ReturnType<typeof read>>) =>
      rows.map((row) => [row['signal'], row['subject_id'], row['comparison']].join(' ')).sort();
    const flags = (await read('signal_list')).filter((row) => row['verdict'] === 'flag');
    expect(flags.length).toBeGreaterThan(0);
    expect(named(await read('signal_flags'))).toEqual(named(flags));
  });
  test('manager against peers: only people of the lenient and the halo manager', async () => {
    const rows = await workspace.catalog.run('manager_peer_gap', { cycle_id: '2025', scenario_id: '' });
    const flagged = rows.filter((row) => row.verdict === 'flag');
    expect(flagged.length).toBeGreaterThan(0);
    for (const row of flagged) expect(['000007', '000068']).toContain(detail(row).rater);
  });
  test('the gender gap is found where it was planted, and the one that KPI results explain is said to be explained', async () => {
    const rows = await workspace.catalog.run('group_gap', { cycle_id: '2025', scenario_id: '' });
    // 研发中心 holds the institute and shows its gap diluted.
    expect(
      rows.filter((row) => row.verdict === 'flag').map((row) => [row.subject_id, row.comparison]),
    ).toEqual([
      ['gender=female', '010301'],
      ['gender=female', '0103'],
    ]);
    const planted = rows.find((row) => row.comparison === '010301' && row.subject_id === 'gender=female');
    expect(planted?.estimate).toBeCloseTo(-1.015, 2);
    expect(detail(planted).unadjusted).toBeCloseTo(-0.698, 1);
    const explained = rows.find(
      (row) => row.comparison === '010102' && String(row.subject_id).startsWith('gender='),
    );
    expect(explained?.verdict).toBe('none');
    expect(Math.abs(Number(explained?.estimate))).toBeLessThan(0.2);
    expect(detail(explained)).toMatchObject({ note: 'explained' });
    expect(Math.abs(detail(explained).unadjusted)).toBeGreaterThan(0.5);
  });
  test('the guideline is broken where it was planted and in the teams of planted managers, with the units around them', async () => {
    const rows = await workspace.catalog.run('guideline', { cycle_id: '2025', scenario_id: '' });
    const planted = ['0109', '01010104', '0104020202', '01060102'];
    const flagged = rows.filter((row) => row.verdict === 'flag').map((row) => String(row.subject_id));
    expect(flagged[0]).toBe('0109');
    for (const unit of flagged)
      expect(
        planted.some((id) => id.startsWith(unit) || unit.startsWith(id)),
        unit,
      ).toBe(true);
  });
  test('groups below k and their complements have no figures', async () => {
    const rows = await workspace.catalog.run('group_gap', { cycle_id: '2025', scenario_id: '' });
    const hidden = rows.filter((row) => row.n === null);
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden)
      expect([row.n_other, row.estimate, row.p, row.min_detectable, detail(row)]).toEqual([
        null,
        null,
        null,
        null,
        { note: 'suppressed' },
      ]);
    for (const row of rows.filter((entry) => entry.n !== null))
      expect(Math.min(Number(row.n), Number(row.n_other))).toBeGreaterThanOrEqual(10);
    for (const signal of ['group_gap', 'proximity'] as const) {
      const small = rows.find((row) => row.n === null);
      expect(
        await workspace.catalog.run(`${signal}_evidence`, {
          cycle_id: '2025',
          scenario_id: '',
          subject_id: String(small?.subject_id),
          comparison: String(small?.comparison),
        }),
      ).toEqual([]);
    }
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
