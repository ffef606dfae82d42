// 360° scores: four roles, three dimensions, 1 to 5 in halves.
import { addDays } from '../calendar.ts';
import { type Company, lastSpell, type Person } from '../company/types.ts';
import { unitByKey } from '../company/units.ts';
import { REVIEW_SHIFT } from '../plan.ts';
import { clamp, randomOf } from '../random.ts';
import type { Latent } from './latent.ts';
import { isRated, managerOf, type ScoreBook } from './ratings.ts';

export type Role = '自评' | '上级' | '同级' | '下级';

export interface Review {
  rateeId: string;
  raterId: string;
  role: Role;
  dimension: string;
  score: number;
  submitted: string;
  due: string;
}

export const DIMENSIONS = ['结果导向', '协作沟通', '学习创新'] as const;
const DUE = '2025-12-24';

/** Operators are reviewed by their shift leads only; everybody else all round. */
export function review(
  company: Company,
  latent: ReadonlyMap<string, Latent>,
  scores: ScoreBook,
  middle: number,
): Review[] {
  const rated = company.people.filter(isRated);
  const reports = new Map<string, Person[]>();
  for (const p of rated) reports.set(managerOf(p), [...(reports.get(managerOf(p)) ?? []), p]);
  const quality = (p: Person): number =>
    0.6 * clamp(((scores.year.get(p.id) ?? middle) - middle) / 7, -2.5, 2.5) +
    0.7 * (latent.get(p.id)?.behaviour ?? 0);
  return rated.flatMap((ratee) => {
    const isOperator = ratee.family === 'production' && ratee.headOf === null;
    const random = randomOf(`panel/${ratee.id}`);
    const peers = random
      .shuffled((reports.get(managerOf(ratee)) ?? []).filter((p) => p !== ratee))
      .slice(0, 3);
    const below = random.shuffled(reports.get(ratee.id) ?? []).slice(0, 3);
    const panel: [string, Role][] = [
      ...(managerOf(ratee) === '' ? [] : [[managerOf(ratee), '上级'] as [string, Role]]),
      ...(isOperator ? [] : [[ratee.id, '自评'] as [string, Role]]),
      ...(isOperator ? [] : peers.map((p): [string, Role] => [p.id, '同级'])),
      ...below.map((p): [string, Role] => [p.id, '下级']),
    ];
    return panel.flatMap(([raterId, role]) => form(company, ratee, raterId, role, quality(ratee)));
  });
}

const OFFSET: Record<Role, number> = { 自评: 0.35, 上级: 0, 同级: 0.12, 下级: 0.18 };

/** One rater's form: what the ratee is like, the rater's general impression, and each dimension by itself. */
function form(company: Company, ratee: Person, raterId: string, role: Role, quality: number): Review[] {
  const random = randomOf(`review/${ratee.id}/${raterId}/${role}`);
  const ownStyle = 0.14 * clamp(randomOf(`style/${raterId}`).normal(), -2, 2);
  const impression = random.normal();
  const habit = role === '上级' ? managerHabit(company, ratee) : ORDINARY;
  const submitted = random.chance(0.035) ? addDays(DUE, random.int(1, 9)) : addDays(DUE, -random.int(0, 11));
  return DIMENSIONS.map((dimension) => {
    const facet = randomOf(`facet/${ratee.id}/${dimension}`).normal();
    const apart = random.normal();
    const felt =
      0.5 * quality +
      0.22 * habit.detail * facet +
      habit.whole * impression +
      0.62 * habit.detail * apart +
      ownStyle;
    const score = 3.5 + OFFSET[role] + habit.shift + habit.spread * 0.62 * felt;
    return { rateeId: ratee.id, raterId, role, dimension, score: half(score), submitted, due: DUE };
  });
}

interface Habit {
  shift: number;
  spread: number;
  whole: number;
  detail: number;
}

const ORDINARY: Habit = { shift: 0, spread: 1, whole: 0.42, detail: 1 };

function managerHabit(company: Company, ratee: Person): Habit {
  const { unit } = lastSpell(ratee);
  if (ratee.headOf !== null) return ORDINARY;
  if (unit === unitByKey(company.units, 'halo'))
    return { ...ORDINARY, whole: 1.15, detail: 0.16, spread: 1.15 };
  if (unit === unitByKey(company.units, 'middle')) return { ...ORDINARY, spread: 0.3 };
  if (unit === unitByKey(company.units, 'lenient')) return { ...ORDINARY, shift: REVIEW_SHIFT };
  return unit === unitByKey(company.units, 'severe') ? { ...ORDINARY, shift: -REVIEW_SHIFT } : ORDINARY;
}

const half = (score: number): number => clamp(Math.round(score * 2) / 2, 1, 5);
