// The signals on textbook data, on the sample company's planted truth, and where there is too little or nothing to say.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueryId } from '@/catalog/catalog.ts';
import { moveRating, openScenario } from '@/catalog/scenario.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine, Scalar } from '@/engine/types.ts';
import { importFile } from '@/import/index.ts';
import { Workspace } from '@/session/workspace.ts';
import { loadWorld, type Rated, type Scored, type World } from '../conformance/signals/world.ts';
import { type Database, openDatabase } from './database.ts';

const ROOT = join(import.meta.dirname, '../..');
const SIGNALS: QueryId[] = [
  'leniency',
  'leniency_crossed',
  'spread',
  'halo',
  'recency',
  'self_manager_gap',
  'manager_peer_gap',
  'reliability',
  'drift',
];
const NOTHING: World = { people: [], reviews: [], months: [], units: {} };

// biome-ignore lint/suspicious/noExplicitAny: the fixtures have a dozen shapes
type Json = any;
const vector = (name: string): { data: Json; result: Json; tolerance_rel: number } =>
  JSON.parse(readFileSync(join(ROOT, 'test/fixtures/statistics', `${name}.json`), 'utf8'));
const near = (got: Scalar | undefined, want: number, tolerance: number) =>
  expect(Math.abs(Number(got) / want - 1), `${String(got)} for ${want}`).toBeLessThan(tolerance);

let db: Database;
type Row = Record<string, Scalar>;
const read = (signal: string, params: Row = {}): Promise<Row[]> =>
  db.catalog.runByName(signal, { cycle_id: '', scenario_id: '', ...params });
const detail = (row: Row | undefined): Json => JSON.parse(String(row?.['detail']));

beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

const person = (id: string, rater: string, rating: number | null, rest: Partial<Rated> = {}): Rated => ({
  cycle: '2025',
  id,
  rater,
  unit: 'u',
  family: null,
  grade: null,
  rating,
  kpi: null,
  ...rest,
});
const score = (
  ratee: string,
  rater: string,
  dimension: string,
  value: number,
  role: Scored['role'] = 'manager',
): Scored => ({
  cycle: '2025',
  ratee,
  rater,
  role,
  dimension,
  score: value,
});

describe('textbook data', () => {
  test('leniency: the dyestuff data give lme4’s predictions', async () => {
    const { data, result, tolerance_rel } = vector('01_rater_blup_balanced');
    await loadWorld(db.engine, {
      ...NOTHING,
      people: data.map((r: Json, i: number) => person(`s${i}`, r.rater, r.rating)),
    });
    const rows = await read('leniency');
    for (const row of rows) near(row['estimate'], result.blup[String(row['subject_id'])], tolerance_rel);
    near(
      (Number(rows[0]!['hi']) - Number(rows[0]!['lo'])) / 2 / 1.959963984540054,
      result.blup_cond_sd[0],
      tolerance_rel,
    );
    expect(detail(rows[0])).toMatchObject({ missing: 'kpi', adjusted_for: 'level', raters: 6 });
    near(detail(rows[0]).omnibus_p, result.p, 1e-5);
    near(detail(rows[0]).shrinkage, result.shrinkage_factor, 1e-5);
  });

  test('reliability: Krippendorff’s data with missing scores', async () => {
    const { data, result, tolerance_rel } = vector('22_krippendorff_alpha');
    const reviews = data.coders.flatMap((line: (number | null)[], coder: number) =>
      line.flatMap((value, unit) => (value === null ? [] : [score(`t${unit}`, `c${coder}`, 'd', value)])),
    );
    await loadWorld(db.engine, { ...NOTHING, reviews });
    const rows = await read('reliability');
    for (const form of ['nominal', 'ordinal', 'interval'])
      near(
        rows.find((r) => r['comparison'] === `alpha_${form}`)?.['estimate'],
        result.C[form],
        tolerance_rel,
      );
  });

  test('halo: partial correlations of the attitude data, the overall rating as the panel', async () => {
    const { data, result, tolerance_rel } = vector('05_halo_attitude');
    const dimensions = ['complaints', 'privileges', 'learning', 'raises', 'critical', 'advance'];
    const reviews = data.flatMap((line: Json, i: number) => [
      ...dimensions.map((d) => score(`t${i}`, 'A', d, line[d])),
      score(`t${i}`, 'B', 'overall', line.rating, 'peer'),
      ...dimensions.slice(0, 3).map((d, j) => score(`x${i}`, 'C', d, (i * (j + 3)) % 7)),
      score(`x${i}`, 'B', 'overall', i % 5, 'peer'),
    ]);
    await loadWorld(db.engine, { ...NOTHING, reviews });
    const row = (await read('halo')).find((r) => r['subject_id'] === 'A');
    near(row?.['estimate'], result.mean_partial_r, tolerance_rel);
    expect(detail(row)).toMatchObject({ adjusted_for: 'panel', missing: 'kpi', dimensions: 6, pairs: 15 });
    near(detail(row).unadjusted, result.mean_r, 1e-5);
  });

  test('recency: R’s two-predictor regression, the biased ratings flagged and the fair ones not', async () => {
    const { data, result, tolerance_rel } = vector('18_recency_synthetic');
    const month = (line: Json, i: number): number => line[`m${String(i + 1).padStart(2, '0')}`];
    for (const [column, name] of [
      ['rating', 'biased'],
      ['fair_rating', 'fair'],
    ] as const) {
      await loadWorld(db.engine, {
        ...NOTHING,
        people: data.map((line: Json) => person(`e${line.emp}`, 'M', line[column])),
        months: data.map((line: Json) => ({
          cycle: '2025',
          id: `e${line.emp}`,
          scores: Array.from({ length: 12 }, (_, i) => month(line, i)),
        })),
        units: { u: ['u'] },
      });
      const row = (await read('recency'))[0];
      const want = result[name].excess_last;
      near(row?.['p'], want.p, tolerance_rel);
      near(detail(row).weight_mean, want.coef_mean, 1e-5);
      near(detail(row).weight_last, want.coef_last_extra, 1e-5);
      near(detail(row).se_last, want.se, 1e-5);
      expect(row?.['verdict']).toBe(name === 'biased' ? 'flag' : 'none');
    }
  });

  test('self and manager: Bland and Altman’s peak flow', async () => {
    const { data, result, tolerance_rel } = vector('08_bland_altman_pefr');
    const reviews = data.flatMap((line: Json) => [
      score(`t${line.id}`, `t${line.id}`, 'd', line.a, 'self'),
      score(`t${line.id}`, 'M', 'd', line.b),
    ]);
    await loadWorld(db.engine, { ...NOTHING, reviews });
    const row = (await read('self_manager_gap')).find((r) => r['subject_id'] === '@company');
    near(row?.['estimate'], result.bias, tolerance_rel);
    near(row?.['lo'], result.bias_ci[0], tolerance_rel);
    near(row?.['hi'], result.bias_ci[1], tolerance_rel);
    near(row?.['p'], result.p, tolerance_rel);
    near(detail(row).limit_low, result.loa_low, 1e-5);
    near(detail(row).limit_high, result.loa_high, 1e-5);
    near(detail(row).slope_r, result.corr_diff_mean, 1e-5);
  });

  test('a tidy file with rater, ratee, dimension, score is enough: Shrout and Fleiss on the command line', async () => {
    const { data, result, tolerance_rel } = vector('06_icc_shrout_fleiss');
    const folder = mkdtempSync(join(tmpdir(), 'tidy-'));
    const file = join(folder, 'ratings.csv');
    writeFileSync(
      file,
      `rater,ratee,dimension,score\n${data.map((r: Json) => `${r.rater},${r.ratee},quality,${r.rating}`).join('\n')}\n`,
    );
    const out = await new Promise<string>((resolve, reject) => {
      execFile(
        process.execPath,
        [
          '--import',
          'tsx',
          'src/headless/main.ts',
          '--data',
          file,
          '--query',
          'reliability',
          '--format',
          'json',
        ],
        { cwd: ROOT },
        (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
      );
    });
    rmSync(folder, { recursive: true });
    const rows: Row[] = JSON.parse(out);
    for (const line of result.table) {
      const form = `icc_${line.type.slice(3, 4)}_${line.type.endsWith('k') ? 'k' : '1'}`;
      const row = rows.find((r) => r['comparison'] === form);
      near(row?.['estimate'], line.ICC, tolerance_rel);
      near(row?.['lo'], line.lower, tolerance_rel);
      near(row?.['hi'], line.upper, tolerance_rel);
      near(row?.['p'], line.p, tolerance_rel);
    }
    const alpha = vector('22_krippendorff_alpha').result.shrout_fleiss;
    near(rows.find((r) => r['comparison'] === 'alpha_ordinal')?.['estimate'], alpha.ordinal, 1e-9);
  });
});

describe('too little, or nothing that varies', () => {
  const teams = (count: number, size: number, rating: (team: number, i: number) => number | null): Rated[] =>
    Array.from({ length: count }, (_, t) =>
      Array.from({ length: size }, (_, i) => person(`p${t}-${i}`, `r${t}`, rating(t, i))),
    ).flat();
  const worlds: [string, World][] = [
    ['nothing', NOTHING],
    ['everybody is a 3', { ...NOTHING, people: teams(8, 9, () => 3), units: { u: ['u'] } }],
    [
      'one team is all 3s',
      { ...NOTHING, people: teams(8, 9, (t, i) => (t === 0 ? 3 : 1 + ((t + i) % 5))), units: { u: ['u'] } },
    ],
    ['teams of one', { ...NOTHING, people: teams(30, 1, (t) => 1 + (t % 5)) }],
    ['no rating at all', { ...NOTHING, people: teams(8, 9, () => null) }],
    [
      'one dimension',
      {
        ...NOTHING,
        reviews: teams(4, 12, () => 3).flatMap((p, i) => [
          score(p.id, p.rater!, 'd', 1 + (i % 5)),
          score(p.id, p.id, 'd', 3, 'self'),
        ]),
      },
    ],
    [
      'scores that are all 3',
      {
        ...NOTHING,
        reviews: teams(4, 12, () => 3).flatMap((p) =>
          ['a', 'b', 'c'].flatMap((d) => [
            score(p.id, p.rater!, d, 3),
            score(p.id, p.id, d, 3, 'self'),
            ...['x', 'y', 'z'].map((peer) => score(p.id, peer, d, 3, 'peer')),
          ]),
        ),
      },
    ],
    [
      'months that never change',
      {
        ...NOTHING,
        people: teams(4, 9, (t, i) => 1 + ((t + i) % 5)),
        months: teams(4, 9, () => 3).map((p) => ({ cycle: '2025', id: p.id, scores: [100, 100, 100] })),
        units: { u: ['u'] },
      },
    ],
  ];
  test.each(worlds)('%s: no NaN, no flag', async (_, world) => {
    await loadWorld(db.engine, world);
    for (const signal of SIGNALS)
      for (const row of await read(signal)) {
        expect(['none', 'insufficient'], `${signal} ${String(row['subject_id'])}`).toContain(row['verdict']);
        for (const value of Object.values(row)) expect(Number.isNaN(value), signal).toBe(false);
        expect(() => detail(row)).not.toThrow();
      }
  });
  test('what is missing is said', async () => {
    await loadWorld(db.engine, worlds[1]![1]);
    expect(detail((await read('leniency'))[0])).toMatchObject({ missing: 'kpi', note: 'no_variance' });
    expect(detail((await read('spread'))[0])).toMatchObject({
      missing: 'kpi',
      note: 'no_variance',
      modal_share: 1,
    });
    expect(detail((await read('drift'))[0])).toMatchObject({ missing: 'kpi' });
  });
});

test('a scenario moves the ratings a signal reads, and only in that scenario; moves keep the plans and are seen by them', async () => {
  const people = Array.from({ length: 8 }, (_, t) =>
    Array.from({ length: 9 }, (_, i) => person(`p${t}-${i}`, `r${t}`, 1 + ((t + i) % 5))),
  ).flat();
  await loadWorld(db.engine, { ...NOTHING, people });
  const before = await read('leniency');
  await openScenario(db.engine, 's', '2025');
  await openScenario(db.engine, 'other', '2025', [{ employee_id: 'p0-1', label: 'L5', ordinal: 5 }]);
  const inScenario = () => read('leniency', { scenario_id: 's' });
  expect(await inScenario()).toEqual(before);
  await moveRating(db.engine, 's', '2025', 'p0-0', { label: 'L5', ordinal: 5 });
  const first = await inScenario();
  await moveRating(db.engine, 's', '2025', 'p0-0', { label: 'L4', ordinal: 4 });
  const second = await inScenario();
  await moveRating(db.engine, 's', '2025', 'p0-0', null);
  expect(await inScenario()).toEqual(before);
  expect(await read('leniency')).toEqual(before);
  for (const [rating, moved] of [
    [5, first],
    [4, second],
  ] as const) {
    await loadWorld(db.engine, {
      ...NOTHING,
      people: people.map((p) => (p.id === 'p0-0' ? { ...p, rating } : p)),
    });
    expect(moved).toEqual(await read('leniency'));
  }
  await db.engine.execute('DELETE FROM scenario_move');
});

test('thresholds come from the policy', async () => {
  await db.engine.execute("INSERT INTO policy_setting VALUES ('signals.leniency.min_n', '12')");
  await db.engine.execute(
    `CREATE OR REPLACE TABLE policy_probe AS ${(await import('@/catalog/generated.ts')).buildSteps.find((step) => step.target === 'dim_signal_policy')!.source}`,
  );
  expect(
    await db.select("SELECT min_n, min_groups, q_limit FROM policy_probe WHERE signal = 'leniency'"),
  ).toEqual([{ min_n: 12, min_groups: 6, q_limit: 0.1 }]);
  await db.engine.execute("DROP TABLE policy_probe; DELETE FROM policy_setting WHERE key LIKE 'signals.%'");
});

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
      people.reduce((total, row) => total + Number(row.difference), 0) / people.length,
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
