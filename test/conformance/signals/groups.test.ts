// Gaps between groups and ratings against results: the SQL against the second implementation, to 1e-9.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Catalog } from '@/catalog/catalog.ts';
import { openScenario } from '@/catalog/scenario.ts';
import type { Engine } from '@/engine/types.ts';
import { builtEngine } from '../../built.ts';
import { type Gap, groupGap, mismatch } from './groups.ts';
import { qValues, randomOf } from './numeric.ts';
import { labelOf, loadWorld, type Rated } from './world.ts';

let engine: Engine;
let catalog: Catalog;
beforeAll(async () => {
  engine = await builtEngine();
  catalog = new Catalog(engine);
});
afterAll(() => engine.close());

function peopleOf(seed: number, size: number, kpi: boolean): Rated[] {
  const random = randomOf(seed);
  return Array.from({ length: size }, (_, i): Rated => {
    const score = 100 + 10 * random.normal();
    const gender = random.next() < 0.4 ? 'female' : 'male';
    const latent = (score - 100) / 12 + 0.8 * random.normal() - (gender === 'female' ? 0.4 : 0);
    return {
      cycle: '2025',
      id: `p${i}`,
      rater: `r${i % 9}`,
      unit: `u${i % 4}`,
      family:
        random.pick(['sales', 'rnd', 'tiny', 'service']) === 'tiny' && i % 3 > 0
          ? 'rnd'
          : random.pick(['sales', 'rnd', 'service']),
      grade: random.pick(['P4', 'P5', null]),
      rating: random.next() < 0.04 ? null : Math.max(1, Math.min(5, Math.round(3 + latent))),
      kpi: kpi && random.next() > 0.06 ? score : null,
      gender: random.next() < 0.05 ? null : gender,
      attributes: {
        age_band: random.pick(['<30', '30-39', '40-49']),
        location: random.pick(['A', 'A', 'A', 'B', 'C']),
      },
    };
  });
}

const near = (got: unknown, want: number | null, where: string) => {
  if (want === null || !Number.isFinite(want)) expect(got ?? null, where).toBeNull();
  else
    expect(Math.abs(Number(got) - want), `${where}: ${String(got)} for ${want}`).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(want)),
    );
};

test.each([
  [1, 200, true],
  [2, 90, true],
  [3, 45, true],
  [4, 160, false],
  [5, 12, true],
  [6, 1, true],
] as const)('seed %i, %i people, KPI %s', async (seed, size, kpi) => {
  const people = peopleOf(seed, size, kpi);
  await loadWorld(engine, { people, reviews: [], months: [], units: {} });
  const rows = await catalog.run('group_gap', { cycle_id: '2025', scenario_id: '' });
  const want = new Map<string, Gap>(
    (
      [
        ['gender', (p: Rated) => p.gender ?? null],
        ['age_band', (p: Rated) => p.attributes?.age_band ?? null],
        ['location', (p: Rated) => p.attributes?.location ?? null],
      ] as const
    ).flatMap(([name, pick]) =>
      [...groupGap(people, pick)].map(([member, gap]) => [`${name}=${member}`, gap] as const),
    ),
  );
  expect(rows.map((row) => row.subject_id).sort()).toEqual([...want.keys()].sort());
  const q = qValues([...want.values()].map((gap) => (gap.enough ? gap.p : null)));
  const qOf = new Map([...want.keys()].map((id, i) => [id, q[i]!]));
  for (const row of rows) {
    const gap = want.get(String(row.subject_id))!;
    const shown = gap.n >= 10 && gap.others >= 10;
    expect([row.n, row.n_other], String(row.subject_id)).toEqual(shown ? [gap.n, gap.others] : [null, null]);
    near(row.estimate, gap.enough ? gap.adjusted : null, `${row.subject_id} estimate`);
    near(
      row.lo,
      gap.enough && gap.adjusted !== null && gap.half !== null ? gap.adjusted - gap.half : null,
      `${row.subject_id} lo`,
    );
    near(row.p, gap.enough ? gap.p : null, `${row.subject_id} p`);
    near(row.q, qOf.get(String(row.subject_id)) ?? null, `${row.subject_id} q`);
    near(row.min_detectable, gap.enough ? gap.minimum : null, `${row.subject_id} minimum`);
    const detail = JSON.parse(String(row.detail)) as Record<string, number | string>;
    if (!shown) expect(detail).toEqual({ note: 'suppressed' });
    else {
      expect(Number(detail['cliffs_delta'])).toBeCloseTo(gap.delta, 5);
      // Six digits are written.
      if (gap.rankP === null) expect(detail['mann_whitney_p']).toBeUndefined();
      else expect(Number(detail['mann_whitney_p']) / gap.rankP).toBeCloseTo(1, 4);
    }
  }
  const far = mismatch(people);
  for (const row of await catalog.run('mismatch', { cycle_id: '2025', scenario_id: '' })) {
    const own = far.get(String(row.subject_id))!;
    near(row.estimate, own.residual, `${row.subject_id} residual`);
    near(row.lo, own.lo, `${row.subject_id} lo`);
    near(row.p, own.p, `${row.subject_id} p`);
  }
});

test.each([
  'group_gap',
  'band_rate',
  'proximity',
  'mismatch',
  'similar_to_me',
  'recency',
  'guideline',
  'spread',
] as const)('%s under moves is what the moved company gives', async (signal) => {
  const people = peopleOf(7, 150, true);
  const moved = people.map((p, i) =>
    i % 17 === 0 && p.rating !== null ? { ...p, rating: 6 - p.rating } : p,
  );
  const read = (scenario: string) => catalog.runByName(signal, { cycle_id: '2025', scenario_id: scenario });
  const rounded = (rows: Awaited<ReturnType<typeof read>>) =>
    rows
      .map(({ detail: _, ...row }) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === 'number' ? Number(value.toPrecision(9)) : value,
          ]),
        ),
      )
      .sort((a, b) =>
        `${a['subject_id']}${a['comparison']}`.localeCompare(`${b['subject_id']}${b['comparison']}`),
      );
  const units = { u0: ['u0', 'root'], u1: ['u1', 'root'], u2: ['u2', 'root'], u3: ['u3', 'root'] };
  await loadWorld(engine, { people, reviews: [], months: [], units });
  await openScenario(
    engine,
    's',
    '2025',
    moved.flatMap((p, i) =>
      p === people[i] ? [] : [{ employee_id: p.id, label: labelOf(p.rating), ordinal: p.rating ?? 0 }],
    ),
  );
  const inScenario = rounded(await read('s'));
  await loadWorld(engine, { people: moved, reviews: [], months: [], units });
  expect(inScenario).toEqual(rounded(await read('')));
});
