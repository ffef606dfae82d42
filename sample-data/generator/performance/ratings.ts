// Ratings: proposed by the direct manager from KPI, behaviour and chance, with the planted habits of some managers; then calibrated.
import { atLevel, type Company, isWithin, lastSpell, type Person } from '../company/types.ts';
import { unitByKey } from '../company/units.ts';
import {
  CALIBRATED_SHARE,
  GENDER_GAP,
  LABELS,
  type Label,
  LENIENT_SHIFT,
  MANAGER_SD,
  PROPOSED_SHARES,
  RECENCY_SLOPE,
  RECENCY_WEIGHT,
  SEVERE_SHIFT,
} from '../plan.ts';
import { clamp, randomOf, rounded } from '../random.ts';
import { contrast, type Latent, shareOfWomen } from './latent.ts';

export interface Rating {
  employeeId: string;
  raterId: string;
  /** null: 未参与, joined too late. */
  proposed: Label | null;
  final: Label | null;
  reason: string | null;
  selfScore: number | null;
  managerScore: number | null;
  finalScore: number | null;
  group: string;
}

export interface ScoreBook {
  /** Annual KPI score by employee. */
  year: ReadonlyMap<string, number>;
  /** Score of December, where KPIs are monthly. */
  december: ReadonlyMap<string, number>;
}

/** Who took part: on board at the year's end and since the third quarter at the latest. */
export const isRated = (p: Person): boolean => p.leave === null && p.hire <= '2025-09-30';

export const managerOf = (p: Person): string => lastSpell(p).managerId;

/** Spread of KPI scores that one step of the rating latent stands for. */
const SCORE_SD = 7;

export function rate(
  company: Company,
  latent: ReadonlyMap<string, Latent>,
  scores: ScoreBook,
  middle: number,
): Rating[] {
  const rated = company.people.filter((p) => isRated(p) && p.headOf !== company.root);
  const planted = plantedTeams(company);
  const standing = new Map(rated.map((p) => [p.id, standingOf(company, p, latent, scores, middle)]));
  const cuts = cutsOf(
    rated.filter((p) => !planted(p) && p.family !== 'management').map((p) => standing.get(p.id) ?? 0),
  );
  const ratings = company.people
    .filter((p) => p.leave === null && p.headOf !== company.root)
    .map((p): Rating => {
      const value = standing.get(p.id);
      const proposed = value === undefined ? null : propose(company, p, value, cuts);
      const kpi = scores.year.get(p.id) ?? null;
      return {
        employeeId: p.id,
        raterId: managerOf(p),
        proposed,
        final: proposed,
        reason: null,
        ...sheetScores(p, value, kpi, latent.get(p.id)),
        group: atLevel(lastSpell(p).unit, 3).name,
      };
    });
  calibrate(company, ratings, standing, cuts, planted);
  return ratings;
}

/** Teams where something is planted stay as they are in calibration and do not move anybody's thresholds. */
function plantedTeams(company: Company): (p: Person) => boolean {
  const units = ['lenient', 'severe', 'middle', 'halo', 'callcenter', 'institute', 'digital'].map((key) =>
    unitByKey(company.units, key),
  );
  return (p) => units.some((u) => isWithin(lastSpell(p).unit, u));
}

function standingOf(
  company: Company,
  p: Person,
  latent: ReadonlyMap<string, Latent>,
  scores: ScoreBook,
  middle: number,
): number {
  const { unit } = lastSpell(p);
  const own = latent.get(p.id);
  const year = scaled(scores.year.get(p.id) ?? middle, middle);
  const isRecent = isWithin(unit, unitByKey(company.units, 'callcenter'));
  const kpi = isRecent
    ? (1 - RECENCY_WEIGHT) * year + RECENCY_WEIGHT * scaled(scores.december.get(p.id) ?? middle, middle)
    : year;
  const apart = 0.3 * (own?.behaviour ?? 0) + 0.45 * clamp(own?.noise ?? 0, -2, 2);
  return (isRecent ? RECENCY_SLOPE * kpi + 0.6 * apart : 0.75 * kpi + apart) + habitOf(company, p);
}

const scaled = (score: number, middle: number): number => clamp((score - middle) / SCORE_SD, -3, 3);

/** What the manager adds for reasons of their own. */
function habitOf(company: Company, p: Person): number {
  const { unit } = lastSpell(p);
  const manager = managerOf(p);
  const headOf = (key: string): string => unitByKey(company.units, key).headId;
  if (manager === headOf('lenient')) return LENIENT_SHIFT;
  if (manager === headOf('severe')) return SEVERE_SHIFT;
  const ordinary = MANAGER_SD * clamp(randomOf(`manager/${manager}`).normal(), -1.5, 1.5);
  const institute = unitByKey(company.units, 'institute');
  return isWithin(unit, institute)
    ? ordinary + contrast(p, GENDER_GAP, shareOfWomen(company, institute))
    : ordinary;
}

/** Standing from which on each label is given, best first, so that ordinary teams meet the shares. */
function cutsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => b - a);
  let share = 0;
  return PROPOSED_SHARES.slice(0, -1).map((part) => {
    share += part;
    return sorted[Math.round(share * sorted.length)] ?? 0;
  });
}

const labelFor = (value: number, cuts: readonly number[]): Label =>
  LABELS[cuts.filter((cut) => value <= cut).length] ?? 'C';

function propose(company: Company, p: Person, value: number, cuts: readonly number[]): Label {
  if (managerOf(p) !== unitByKey(company.units, 'middle').headId) return labelFor(value, cuts);
  // Everybody is B+, but for the one who is neither to be praised nor to be overlooked.
  const team = company.people.filter((q) => managerOf(q) === managerOf(p) && isRated(q));
  return team.at(-1)?.id === p.id ? 'B' : 'B+';
}

function sheetScores(
  p: Person,
  value: number | undefined,
  kpi: number | null,
  own: Latent | undefined,
): Pick<Rating, 'selfScore' | 'managerScore' | 'finalScore'> {
  if (value === undefined) return { selfScore: null, managerScore: null, finalScore: null };
  const random = randomOf(`sheet/${p.id}`);
  const managerScore = rounded(clamp(80 + 6.5 * value + random.normal(), 50, 100), 1);
  return {
    selfScore: rounded(clamp(86 + 3 * (own?.behaviour ?? 0) + 3 * random.normal(), 60, 100), 0),
    managerScore,
    finalScore: kpi === null ? null : rounded(0.7 * kpi + 0.3 * managerScore, 1),
  };
}

const UP = ['跨部门贡献突出，上调一级', '同级横向比较后上调', '承担额外重点任务'];
const DOWN = ['同级横向比较后下调', '关键事件影响，下调一级', '与部门分布要求不符，下调'];

/** The people closest to the next label move one step, as many up as down, as many women as their share. */
function calibrate(
  company: Company,
  ratings: readonly Rating[],
  standing: ReadonlyMap<string, number>,
  cuts: readonly number[],
  planted: (p: Person) => boolean,
): void {
  const open = ratings.filter((r) => {
    const person = company.byId.get(r.employeeId);
    return r.proposed !== null && person !== undefined && !planted(person);
  });
  const moves = Math.round((ratings.filter((r) => r.proposed !== null).length * CALIBRATED_SHARE) / 2);
  for (const up of [true, false]) {
    const quota = { 男: 0, 女: 0 };
    const women = open.filter((r) => company.byId.get(r.employeeId)?.gender === '女').length / open.length;
    const limit = { 男: moves - Math.round(moves * women), 女: Math.round(moves * women) };
    const near = open
      .flatMap((r) => {
        const value = standing.get(r.employeeId) ?? 0;
        const cut = up ? cuts.filter((c) => c >= value).at(-1) : cuts.find((c) => c < value);
        return cut === undefined
          ? []
          : [{ r, distance: Math.abs(cut - value) + 0.12 * randomOf(`near/${r.employeeId}`).next() }];
      })
      .sort((a, b) => a.distance - b.distance || (a.r.employeeId < b.r.employeeId ? -1 : 1));
    for (const { r } of near) {
      const gender = company.byId.get(r.employeeId)?.gender ?? '男';
      const at = LABELS.indexOf(r.proposed ?? 'B');
      const to = LABELS[up ? at - 1 : at + 1];
      if (to === undefined || r.reason !== null || quota[gender] >= limit[gender]) continue;
      quota[gender] += 1;
      r.final = to;
      r.reason = randomOf(`reason/${r.employeeId}`).pick(up ? UP : DOWN);
    }
  }
}
