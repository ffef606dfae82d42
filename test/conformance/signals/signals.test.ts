// Each signal's SQL against the second implementation on seeded random companies: ties, nulls, tiny groups, zero variance, raters with one
// person, units of one person. Agreement to 1e-9.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Catalog } from '@/catalog/catalog.ts';
import type { Engine } from '@/engine/types.ts';
import { builtEngine } from '../../built.ts';
import { close, compareRows } from './compare.ts';
import type { Answer } from './judge.ts';
import { leniency, leniencyCrossed } from './leniency.ts';
import { type Random, randomOf } from './numeric.ts';
import { halo, spread } from './raters.ts';
import { managerPeerGap, reliability, selfManagerGap } from './reviews.ts';
import { drift, recency } from './time.ts';
import { loadWorld, type Month, type Rated, type Scored, type World } from './world.ts';

let engine: Engine;
let catalog: Catalog;
beforeAll(async () => {
  engine = await builtEngine();
  catalog = new Catalog(engine);
});
afterAll(() => engine.close());

interface Habits {
  kpi: boolean;
  raters: number;
  effect: number;
  steps: number;
  cycles: string[];
}

function ratedPeople(random: Random, habits: Habits): Rated[] {
  return habits.cycles.flatMap((cycle) =>
    Array.from({ length: habits.raters }, (_, r) => {
      const size = r === 0 ? 1 : r === 1 ? 12 : random.int(2, 14);
      const shift = habits.effect * random.normal();
      return Array.from({ length: size }, (_, i): Rated => {
        const kpi = 100 + 10 * random.normal();
        const latent = (kpi - 100) / 10 + 0.8 * random.normal() + shift;
        return {
          cycle,
          id: `p${r}-${i}`,
          rater: random.next() < 0.03 ? null : `r${r}`,
          unit: `u${r % 5}`,
          family: random.pick(['sales', 'rnd', null]),
          grade: random.pick(['P4', 'P5']),
          // The second rater gives everybody the same.
          rating:
            random.next() < 0.04
              ? null
              : r === 1
                ? 3
                : Math.max(1, Math.min(habits.steps, Math.round(3 + latent))),
          kpi: habits.kpi && random.next() > 0.05 ? kpi : null,
        };
      });
    }).flat(),
  );
}

function reviewScores(random: Random, people: readonly Rated[], dimensions: number): Scored[] {
  return people.flatMap((p): Scored[] => {
    const level = 3 + 0.7 * random.normal();
    const form = (rater: string, role: Scored['role'], shift: number): Scored[] =>
      Array.from({ length: dimensions }, (_, d) => d)
        .filter(() => random.next() > 0.05)
        .map((d) => ({
          cycle: p.cycle,
          ratee: p.id,
          rater,
          role,
          dimension: `d${d}`,
          score:
            rater === 'r1'
              ? 3
              : Math.max(1, Math.min(5, Math.round(2 * (level + shift + 0.6 * random.normal())) / 2)),
        }));
    if (p.rater === null) return [];
    const peers = Array.from({ length: random.int(0, 4) }, () => `p${random.int(0, 6)}-${random.int(0, 4)}`);
    return [
      ...form(p.rater, 'manager', 0),
      ...form(p.id, 'self', 0.3),
      ...[...new Set(peers)].filter((id) => id !== p.id).flatMap((id) => form(id, 'peer', 0.1)),
    ];
  });
}

function worldOf(seed: number, habits: Partial<Habits> = {}): World {
  const random = randomOf(seed);
  const people = ratedPeople(random, {
    kpi: true,
    raters: 12,
    effect: 0.6,
    steps: 5,
    cycles: ['2025'],
    ...habits,
  });
  const months = people
    .filter(() => random.next() > 0.1)
    .map(
      (p): Month => ({
        cycle: p.cycle,
        id: p.id,
        scores: Array.from({ length: random.int(1, 12) }, () => 100 + 12 * random.normal()),
      }),
    );
  const units = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [`u${i}`, i === 0 ? ['u0', 'root'] : [`u${i}`, `g${i % 2}`, 'root']]),
  );
  return { people, reviews: reviewScores(random, people, 3), months, units };
}

const WORLDS: [string, World][] = [
  ...Array.from({ length: 6 }, (_, i): [string, World] => [`seed ${i + 1}`, worldOf(i + 1)]),
  ['no KPI data', worldOf(21, { kpi: false })],
  ['no effect', worldOf(22, { effect: 0 })],
  ['large effects, many raters', worldOf(23, { effect: 2, raters: 40 })],
  ['few raters', worldOf(24, { raters: 3 })],
  [
    'one rating for everybody',
    { ...worldOf(25), people: worldOf(25).people.map((p) => ({ ...p, rating: 3 })) },
  ],
  ['nothing at all', { people: [], reviews: [], months: [], units: {} }],
];

async function compare(signal: string, answer: Answer): Promise<void> {
  compareRows(signal, await catalog.runByName(signal, { cycle_id: '2025', scenario_id: '' }), answer);
}

test.each(WORLDS)('%s', async (_, world) => {
  await loadWorld(engine, world);
  const { people, reviews } = world;
  const kpi = new Map(people.flatMap((p) => (p.kpi === null ? [] : [[p.id, p.kpi] as const])));
  await compare('leniency', leniency(people));
  await compare('spread', spread(people));
  await compare('leniency_crossed', leniencyCrossed(reviews));
  await compare('halo', halo(reviews, kpi));
  await compare('recency', recency(people, world.months, world.units));
  await compare('self_manager_gap', selfManagerGap(reviews));
  await compare('manager_peer_gap', managerPeerGap(reviews));
});

test.each([1, 2, 3])('drift over cycles, seed %i', async (seed) => {
  const cycles = ['2021', '2022', '2023', '2024', '2025'];
  const world = worldOf(100 + seed, { cycles: seed === 3 ? cycles.slice(3) : cycles, kpi: seed !== 2 });
  await loadWorld(engine, world);
  await compare('drift', drift(world.people));
});

test.each([1, 2, 3, 4])('reliability, seed %i', async (seed) => {
  const random = randomOf(300 + seed);
  const complete = seed % 2 === 0;
  const reviews = Array.from({ length: 9 }, (_, i) => {
    const level = random.normal();
    return Array.from({ length: 4 }, (_, j) => j)
      .filter(() => complete || random.next() > 0.3)
      .map(
        (j): Scored => ({
          cycle: '2025',
          ratee: `t${i}`,
          rater: `r${j}`,
          role: 'manager',
          dimension: 'd',
          score: Math.round(3 + level + 0.7 * random.normal()),
        }),
      );
  }).flat();
  await loadWorld(engine, { people: [], reviews, months: [], units: {} });
  const rows = await catalog.run('reliability', { cycle_id: '2025', scenario_id: '' });
  const want = reliability(reviews.map((r) => ({ ratee: r.ratee, rater: r.rater, y: r.score })));
  expect(rows.map((row) => row.comparison).sort()).toEqual([...want.keys()].sort());
  for (const row of rows) {
    const [estimate, lo, hi] = want.get(row.comparison)!;
    close(row.estimate, estimate, row.comparison);
    close(row.lo, lo, `${row.comparison} lo`);
    close(row.hi, hi, `${row.comparison} hi`);
  }
});
