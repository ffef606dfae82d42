// Companies drawn by seed: fair ones, where raters differ by nothing but chance, and ones with an effect of known size.
import { type Random, randomOf } from '../conformance/signals/numeric.ts';
import type { Month, Rated, Scored, World } from '../conformance/signals/world.ts';

export interface Size {
  managers: number;
  reports: number;
  /** Cycles with ratings, the last one 2025; 1 unless said. */
  cycles?: number;
}

/** Sizes are in SDs of the rating net of KPI, or shares. */
export type Effect =
  | 'none'
  | 'lenient'
  | 'severe'
  | 'middle'
  | 'halo'
  | 'recency'
  | 'gender'
  | 'rates_self_down'
  | 'drift';

export const EFFECTS: Readonly<
  Record<Effect, { signals: readonly string[]; subject: string; what: string }>
> = {
  none: { signals: [], subject: '', what: 'no effect' },
  lenient: { signals: ['leniency', 'leniency_crossed'], subject: 'r0', what: 'one manager 1 SD lenient' },
  severe: { signals: ['leniency', 'leniency_crossed'], subject: 'r0', what: 'one manager 1 SD severe' },
  middle: { signals: ['spread'], subject: 'r0', what: 'one manager gives a quarter of the spread' },
  halo: { signals: ['halo'], subject: 'r0', what: 'one manager scores one overall impression' },
  recency: { signals: ['recency'], subject: 'd0', what: 'a department follows the last month by half' },
  gender: { signals: ['group_gap'], subject: '', what: 'women 0.5 SD lower at equal KPI' },
  drift: { signals: ['drift'], subject: 'r0', what: 'one manager 0.3 SD more lenient each cycle (of five)' },
  rates_self_down: {
    signals: ['self_manager_gap'],
    subject: 'r0',
    what: 'one manager 1 point below what people give themselves',
  },
};

const MONTHS = 12;
const DIMENSIONS = ['results', 'team', 'craft'];
const step = (value: number): number => Math.max(1, Math.min(5, Math.round(value)));
const half = (value: number): number => Math.max(1, Math.min(5, Math.round(2 * value) / 2));

interface Drawn {
  person: Rated;
  months: Month;
  reviews: Scored[];
}

function draw(random: Random, manager: number, i: number, effect: Effect, size: Size): Drawn {
  const id = `p${manager}-${i}`;
  const touched = manager === 0;
  const gender = random.next() < 0.4 ? 'female' : 'male';
  const level = random.normal();
  const scores = Array.from({ length: MONTHS }, () => 100 + 7 * level + 10 * random.normal());
  const kpi = scores.reduce((a, b) => a + b, 0) / MONTHS;
  const last = scores.at(-1) ?? 100;
  // About 60 % of the variance of a rating follows the KPI score; the rest is what no file holds.
  const inRecent = effect === 'recency' && manager % 4 === 0;
  const seen = inRecent ? 0.5 * kpi + 0.5 * last : kpi;
  const other = 0.8 * random.normal();
  const habit = touched && effect === 'lenient' ? 0.8 : touched && effect === 'severe' ? -0.8 : 0;
  const gap = effect === 'gender' && gender === 'female' ? -0.4 : 0;
  const latent = (seen - 100) / 7.6 + other + gap;
  const narrow = touched && effect === 'middle' ? 0.25 : 1;
  const rater = `r${manager}`;
  const form = (by: string, role: Scored['role'], shift: number): Scored[] => {
    const impression = random.normal();
    return DIMENSIONS.map((dimension) => {
      const own =
        touched && effect === 'halo' && role === 'manager'
          ? 0.6 * impression
          : 0.3 * impression + 0.5 * random.normal();
      return {
        cycle: '2025',
        ratee: id,
        rater: by,
        role,
        dimension,
        score: half(3.2 + 0.4 * level + shift + own),
      };
    });
  };
  const down = touched && effect === 'rates_self_down' ? -1 : 0;
  const peers = [1, 2, 3].map((k) => `p${manager}-${(i + k) % size.reports}`);
  return {
    person: {
      cycle: '2025',
      id,
      rater,
      unit: `u${manager}`,
      family: random.pick(['sales', 'rnd', 'service']),
      grade: random.pick(['P4', 'P5', 'P6']),
      rating: step(3 + narrow * latent + habit),
      kpi,
      gender,
      attributes: {
        age_band: random.pick(['<30', '30-39', '40-49']),
        tenure_band: random.pick(['<2', '2-4', '5-9']),
        location: random.pick(['A', 'B']),
        remote: random.next() < 0.2 ? 'remote' : 'on_site',
      },
    },
    months: { cycle: '2025', id, scores },
    reviews: [
      ...form(rater, 'manager', habit + down),
      ...form(id, 'self', 0.3),
      ...peers.flatMap((peer) => form(peer, 'peer', 0)),
    ],
  };
}

/** The company of a seed: managers r0 …, their units u0 … in departments of four teams, one root. */
export function drawCompany(seed: number, size: Size, effect: Effect = 'none'): World {
  const random = randomOf(seed * 7919 + size.managers);
  const people = Array.from({ length: size.managers }, (_, m) =>
    Array.from({ length: size.reports }, (_, i) => draw(random, m, i, effect, size)),
  ).flat();
  // Every fourth team belongs to the first department and so on: d0 is where recency is planted.
  const departments = Math.max(2, Math.min(4, size.managers));
  return {
    people: [...people.map((p) => p.person), ...history(random, people, effect, (size.cycles ?? 1) - 1)],
    months: people.map((p) => p.months),
    reviews: people.flatMap((p) => p.reviews),
    units: Object.fromEntries(
      Array.from({ length: size.managers }, (_, m) => [`u${m}`, [`u${m}`, `d${m % departments}`, 'root']]),
    ),
  };
}

/** The same people's ratings in earlier cycles; under drift the first manager began severe and rises by a step each cycle. */
function history(random: Random, people: readonly Drawn[], effect: Effect, cycles: number): Rated[] {
  return Array.from({ length: cycles }, (_, back) =>
    people.map(({ person }): Rated => {
      const kpi = 100 + 7.6 * random.normal();
      const habit = effect === 'drift' && person.rater === 'r0' ? -0.24 * (back + 1) : 0;
      return {
        ...person,
        cycle: String(2024 - back),
        kpi,
        rating: step(3 + (kpi - 100) / 7.6 + 0.8 * random.normal() + habit),
      };
    }),
  ).flat();
}
