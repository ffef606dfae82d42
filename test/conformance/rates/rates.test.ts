// Rates, counts and pairs: the SQL against the second implementation, to 1e-9, on seeded companies with ties, nulls, tiny groups, one-person
// units and raters, ratings that do not vary.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Catalog, replaceTable } from '@/catalog/catalog.ts';
import type { Engine } from '@/engine/types.ts';
import { builtEngine } from '../../built.ts';
import { close, compareRows } from '../signals/compare.ts';
import { groupGap } from '../signals/groups.ts';
import { groupBy, type Random, randomOf, sum } from '../signals/numeric.ts';
import { loadWorld, type Rated, type World } from '../signals/world.ts';
import { bandRate, guideline } from './bands.ts';
import { calibrationEffect, compliance, type Figure, type Form, heaping, shownMoves } from './counts.ts';
import { chi2P } from './discrete.ts';
import { similarToMe } from './pairs.ts';

let engine: Engine;
let catalog: Catalog;
beforeAll(async () => {
  engine = await builtEngine();
  catalog = new Catalog(engine);
});
afterAll(() => engine.close());
const read = (signal: string) => catalog.runByName(signal, { cycle_id: '2025', scenario_id: '' });

const gender = (p: Rated) => p.gender ?? null;
const attribute =
  (name: 'age_band' | 'tenure_band' | 'location' | 'remote' | 'employment_type') => (p: Rated) =>
    p.attributes?.[name] ?? null;
const PAIRED = { gender, age_band: attribute('age_band'), location: attribute('location') };
const WAYS = { remote: attribute('remote'), employment_type: attribute('employment_type') };

interface Habits {
  people: number;
  kpi: boolean;
  steps: readonly number[];
}

function peopleOf(random: Random, { people, kpi, steps }: Habits): Rated[] {
  return Array.from({ length: people }, (_, i): Rated => {
    const score = 100 + 10 * random.normal();
    const own = random.next() < 0.35 ? 'female' : 'male';
    const latent = 2.5 + (score - 100) / 14 + 0.9 * random.normal() - (own === 'female' ? 0.6 : 0);
    const rating =
      random.next() < 0.04 ? null : steps[Math.max(0, Math.min(steps.length - 1, Math.round(latent)))]!;
    return {
      cycle: '2025',
      id: `p${i}`,
      // People under people, the last ones under a rater of one and one nobody knows.
      rater: i === people - 1 ? 'p1' : i === people - 2 ? 'stranger' : `p${2 + (i % 7)}`,
      unit: i === 3 ? 'alone' : `u${i % 4}`,
      family: random.pick(['sales', 'rnd', 'service']),
      grade: random.pick(['P4', 'P5', null]),
      rating,
      kpi: kpi && random.next() > 0.06 ? score : null,
      gender: random.next() < 0.05 ? null : own,
      ...(rating === null
        ? {}
        : { proposed: Math.max(0, Math.min(5, rating + random.pick([-1, 0, 0, 1, 1]))) }),
      attributes: {
        age_band: random.pick(['<30', '30-39', '40-49']),
        location: random.pick(['A', 'A', 'A', 'B', random.next() < 0.2 ? 'tiny' : 'B']),
        remote: random.next() < 0.15 ? 'remote' : 'on_site',
        employment_type: random.pick(['full_time', 'full_time', 'full_time', 'part_time']),
      },
    };
  });
}

const UNITS: World['units'] = {
  u0: ['u0', 'd0', 'root'],
  u1: ['u1', 'd0', 'root'],
  u2: ['u2', 'root'],
  u3: ['u3', 'root'],
  alone: ['alone', 'root'],
};
const ALL = [0, 1, 2, 3, 4, 5];
const WORLDS: [string, Rated[]][] = [
  ...[1, 2, 3].map((seed): [string, Rated[]] => [
    `seed ${seed}`,
    peopleOf(randomOf(seed), { people: 240, kpi: true, steps: ALL }),
  ]),
  ['small', peopleOf(randomOf(11), { people: 44, kpi: true, steps: ALL })],
  ['hardly anybody', peopleOf(randomOf(12), { people: 9, kpi: true, steps: ALL })],
  ['no KPI data', peopleOf(randomOf(13), { people: 150, kpi: false, steps: ALL })],
  ['one rating for everybody', peopleOf(randomOf(14), { people: 90, kpi: true, steps: [3] })],
  ['large: hundreds in a band', peopleOf(randomOf(15), { people: 1500, kpi: true, steps: ALL })],
  ['nobody', []],
];

test.each(WORLDS)('%s', async (_, people) => {
  await loadWorld(engine, { people, reviews: [], months: [], units: UNITS });
  const byPair = (row: Readonly<Record<string, unknown>>) => `${row['subject_id']} ${row['comparison']}`;
  compareRows('band_rate', await read('band_rate'), bandRate(people, { ...PAIRED, ...WAYS }), byPair);
  compareRows('guideline', await read('guideline'), guideline(people, UNITS));
  compareRows('similar_to_me', await read('similar_to_me'), similarToMe(people, PAIRED));
  const gaps = Object.entries(WAYS).flatMap(([name, pick]) =>
    [...groupGap(people, pick)].map(([member, gap]) => [`${name}=${member}`, gap] as const),
  );
  const rows = await read('proximity');
  expect(rows.map((row) => row['subject_id']).sort()).toEqual(gaps.map(([id]) => id).sort());
  for (const [id, gap] of gaps) {
    const row = rows.find((each) => each['subject_id'] === id);
    for (const [column, want] of [
      ['estimate', gap.enough ? gap.adjusted : null],
      ['p', gap.enough ? gap.p : null],
    ] as const) {
      if (want === null) expect(row?.[column] ?? null, id).toBeNull();
      else expect(Math.abs(Number(row?.[column]) - want), `${id} ${column}`).toBeLessThan(1e-9);
    }
  }
});

test.each([1, 2, 3])('moves of a calibration, seed %i', async (seed) => {
  const people = peopleOf(randomOf(40 + seed), {
    people: [260, 60, 12][seed - 1]!,
    kpi: seed < 3,
    steps: ALL,
  });
  await loadWorld(engine, { people, reviews: [], months: [], units: UNITS });
  const groups = { ...PAIRED, remote: WAYS.remote };
  const shown = new Map(Object.entries(groups).map(([name, pick]) => [name, shownMoves(people, pick)]));
  const rows = await read('calibration_effect');
  compareRows(
    'calibration_effect',
    rows.filter((row) => row['subject_type'] !== 'company'),
    calibrationEffect(people, {}, groups, (name, member) => shown.get(name)?.has(member) === true),
    (row) => `${row['subject_type']} ${row['subject_id']}`,
  );
  const moves = people.filter((p) => p.rating !== null && p.proposed !== p.rating);
  const up = moves.filter((p) => p.rating! > p.proposed!);
  const company = rows.find((row) => row['subject_type'] === 'company');
  expect([company?.['n'], company?.['estimate']]).toEqual([moves.length, up.length / moves.length]);
  // Bowker: pairs of labels, moves one way against moves the other.
  const pairs = [...groupBy(moves, (p) => [p.rating!, p.proposed!].sort().join())].map(([, own]) => {
    const ups = own.filter((p) => p.rating! > p.proposed!).length;
    return (2 * ups - own.length) ** 2 / own.length;
  });
  close(company?.['p'], chi2P(sum(pairs), pairs.length), 'Bowker');
});

test.each([1, 2, 3])('figures on target, seed %i', async (seed) => {
  const random = randomOf(60 + seed);
  const owners = Array.from({ length: 30 }, (_, i) => ({
    id: `p${i}`,
    unit: i === 0 ? 'alone' : `u${i % 3}`,
  }));
  const months = Array.from({ length: 12 }, (_, m) => `2025-${String(m + 1).padStart(2, '0')}`);
  const drawn = owners.flatMap(({ id, unit }) =>
    months.flatMap((period) =>
      ['revenue', 'calls'].map((kpi) => ({
        id,
        unit,
        kpi,
        period,
        // One unit likes round numbers; the last seed has nothing exact at all.
        exact: seed < 3 && random.next() < (unit === 'u1' ? 0.12 : kpi === 'calls' ? 0.06 : 0.02),
        actual: random.int(90, 400),
      })),
    ),
  );
  await replaceTable(
    engine,
    'fct_attainment',
    ['owner_type', 'owner_id', 'kpi_id', 'period_id', 'direction', 'actual', 'attainment'],
    drawn.map((f) => ['person', f.id, f.kpi, f.period, 'higher', f.actual, f.exact ? 1 : 0.93]),
  );
  await replaceTable(
    engine,
    'period',
    ['period_id', 'grain'],
    months.map((period) => [period, 'month']),
  );
  await replaceTable(
    engine,
    'dim_employee_period',
    ['employee_id', 'period_id', 'unit_id'],
    owners.flatMap(({ id, unit }) => months.map((period) => [id, period, unit])),
  );
  await replaceTable(
    engine,
    'signal_scope',
    ['unit_id', 'scope_id', 'depth'],
    [...new Set(owners.map((o) => o.unit))].flatMap((unit) => [
      [unit, 'company', 0],
      [unit, unit, 1],
    ]),
  );
  compareRows(
    'heaping',
    await read('heaping'),
    heaping(drawn.map((f): Figure => ({ unit: f.unit, kpi: f.kpi, exact: f.exact }))),
  );
});

test.each([1, 2, 3])('forms outside the process, seed %i', async (seed) => {
  const random = randomOf(80 + seed);
  const forms = Array.from({ length: 9 }, (_, r) =>
    Array.from({ length: r === 0 ? 1 : random.int(2, 9) }, (_, i): Form => {
      const isKnown = random.next() > 0.2;
      return {
        rater: `r${r}`,
        ratee: `p${i}`,
        submitted: isKnown ? `2025-12-${String(random.int(10, 22)).padStart(2, '0')}` : null,
        due: r % 4 === 3 ? null : '2025-12-20',
        template: seed === 3 || random.next() < 0.15 ? null : '2025 form',
        scores: Array.from({ length: 4 }, () => (r === 2 ? 3 : random.int(2, 5))),
      };
    }),
  ).flat();
  await replaceTable(
    engine,
    'review_score',
    ['cycle', 'ratee_id', 'rater_id', 'role', 'dimension', 'score_raw', 'submitted_at', 'due_at', 'template'],
    forms.flatMap((form) =>
      form.scores.map((score, d) => [
        '2025',
        form.ratee,
        form.rater,
        'manager',
        `d${d}`,
        score,
        form.submitted,
        form.due,
        form.template,
      ]),
    ),
  );
  compareRows('compliance', await read('compliance'), compliance(forms));
});
