// Group signals by the rules of the product: recency, gaps between groups, the guideline distribution.
import type { Sample } from '../build.ts';
import { isWithin, type Person, type Unit } from '../company/types.ts';
import { ageBand, tenureBand } from '../performance/latent.ts';
import { LABELS } from '../plan.ts';
import { randomOf } from '../random.ts';
import type { Finding } from './finding.ts';
import { ratedPeople, unitAtYearEnd } from './raters.ts';
import { chi2P, demeaned, mean, qValues, slope, sumOf, tP2, variance } from './statistics.ts';

const departments = (sample: Sample): Unit[] => sample.company.units.filter((u) => u.level <= 3);

/** The first unit is where the effect was planted; the others carry another planted effect that shows here too. */
function relation(unit: Unit, planted: readonly Unit[]): Finding['planted'] {
  if (unit === planted[0]) return 'planted';
  return planted.some((p) => isWithin(unit, p) || (unit.level > 1 && isWithin(p, unit))) ? 'follows' : 'no';
}

/** Rating on the year's score and, beside it, December's: what December weighs beyond its twelfth. */
export function recency(sample: Sample, planted: readonly Unit[]): Finding[] {
  const people = ratedPeople(sample, 'proposed').filter((p) => sample.scores.december.has(p.id));
  const raw = departments(sample).flatMap((unit) => {
    const own = people.filter((p) => isWithin(unitAtYearEnd(sample, p.id), unit));
    if (own.length < 30) return [];
    const year = own.map((p) => p.kpi);
    const december = own.map((p) => sample.scores.december.get(p.id) ?? 0);
    const rating = own.map((p) => p.rating);
    const residual = (y: readonly number[], x: readonly number[]): number[] => {
      const b = slope(x, y);
      return y.map((v, i) => v - mean(y) - b * ((x[i] ?? 0) - mean(x)));
    };
    const extra = residual(december, year);
    const left = residual(rating, year);
    const b2 = slope(extra, left);
    const errors = left.map((v, i) => v - b2 * (extra[i] ?? 0));
    const se = Math.sqrt(sumOf(errors.map((e) => e * e)) / (own.length - 3) / sumOf(extra.map((e) => e * e)));
    const b1 = slope(residual(year, december), residual(rating, december));
    return [{ unit, n: own.length, share: (b2 + b1 / 12) / (b1 + b2), p: tP2(b2 / se, own.length - 3) }];
  });
  const q = qValues(raw.map((r) => r.p));
  return raw.map((r, i) => ({
    signal: 'recency (share of December; policy 0.08)',
    subject: r.unit.id,
    name: r.unit.name,
    n: r.n,
    estimate: r.share,
    p: r.p,
    q: q[i] ?? 1,
    flagged: (q[i] ?? 1) < 0.1 && r.share >= 2 / 12,
    planted: relation(r.unit, planted),
  }));
}

const ATTRIBUTES: Record<string, (p: Person) => boolean> = {
  gender: (p) => p.gender === '女',
  'age <30': (p) => ageBand(p) === '<30',
  'age 40+': (p) => ['40-49', '50+'].includes(ageBand(p)),
  'tenure <2': (p) => tenureBand(p) === '<2',
  'tenure 10+': (p) => tenureBand(p) === '10+',
  remote: (p) => p.remote,
  agency: (p) => p.employment !== '正式',
  'school tier 1': (p) => p.schoolTier === '重点高校',
};

export interface Gap extends Finding {
  raw: number;
}

/** Hedges g of the rating, raw and given KPI inside job family × grade cells; flagged on the adjusted gap. */
export function gaps(sample: Sample, planted: readonly Unit[], stage: 'proposed' | 'final'): Gap[] {
  const people = ratedPeople(sample, stage).map((p) => ({
    ...p,
    person: sample.company.byId.get(p.id) as Person,
  }));
  const raw = departments(sample).flatMap((unit) =>
    Object.entries(ATTRIBUTES).flatMap(([attribute, has]) => {
      const own = people.filter((p) => isWithin(unitAtYearEnd(sample, p.id), unit));
      const inside = own.filter((p) => has(p.person));
      const outside = own.filter((p) => !has(p.person));
      if (inside.length < 10 || outside.length < 10 || own.length < 30) return [];
      const pooled = Math.sqrt(
        ((inside.length - 1) * variance(inside.map((p) => p.rating)) +
          (outside.length - 1) * variance(outside.map((p) => p.rating))) /
          (own.length - 2),
      );
      const g = (mean(inside.map((p) => p.rating)) - mean(outside.map((p) => p.rating))) / pooled;
      const cells = own.map((p) => `${p.person.family}/${p.person.grade}`);
      const kpi = demeaned(
        own.map((p) => p.kpi),
        cells,
      );
      const member = demeaned(
        own.map((p) => (has(p.person) ? 1 : 0)),
        cells,
      );
      const rating = demeaned(
        own.map((p) => p.rating),
        cells,
      );
      const netMember = member.map((v, i) => v - slope(kpi, member) * (kpi[i] ?? 0));
      const netRating = rating.map((v, i) => v - slope(kpi, rating) * (kpi[i] ?? 0));
      const b = slope(netMember, netRating);
      const df = own.length - new Set(cells).size - 2;
      const rss = sumOf(netRating.map((v, i) => (v - b * (netMember[i] ?? 0)) ** 2));
      const se = Math.sqrt(rss / df / sumOf(netMember.map((v) => v * v)));
      return [
        { unit, attribute, n: inside.length, raw: g, adjusted: b / Math.sqrt(rss / df), p: tP2(b / se, df) },
      ];
    }),
  );
  const q = qValues(raw.map((r) => r.p));
  return raw.map((r, i) => ({
    signal: `group gap (${stage}, adjusted)`,
    subject: r.unit.id,
    name: `${r.unit.name} ${r.attribute}`,
    n: r.n,
    estimate: r.adjusted,
    raw: r.raw,
    p: r.p,
    q: q[i] ?? 1,
    flagged: (q[i] ?? 1) < 0.1 && Math.abs(r.adjusted) >= 0.2,
    planted: r.attribute === 'gender' ? relation(r.unit, planted) : 'no',
  }));
}

const GUIDELINE: readonly number[] = [0.075, 0.2, 0.35, 0.3, 0.075];

/** Labels of a unit against the guideline's middle: χ², or simulated where expected counts are small. */
export function distribution(
  sample: Sample,
  planted: readonly Unit[],
  stage: 'proposed' | 'final',
): Finding[] {
  const raw = sample.company.units.flatMap((unit) => {
    const labels = sample.ratings.filter(
      (r) => r[stage] !== null && isWithin(unitAtYearEnd(sample, r.employeeId), unit),
    );
    if (labels.length < 10) return [];
    const counts = LABELS.map((label) => labels.filter((r) => r[stage] === label).length);
    const statistic = chiSquare(counts, labels.length);
    const p = labels.length * 0.075 >= 5 ? chi2P(statistic, 4) : simulated(unit.id, statistic, labels.length);
    return [{ unit, n: labels.length, top: ((counts[0] ?? 0) + (counts[1] ?? 0)) / labels.length, p }];
  });
  const q = qValues(raw.map((r) => r.p));
  return raw.map((r, i) => ({
    signal: `guideline (${stage}; share of S and A)`,
    subject: r.unit.id,
    name: r.unit.name,
    n: r.n,
    estimate: r.top,
    p: r.p,
    q: q[i] ?? 1,
    flagged: (q[i] ?? 1) < 0.1,
    planted: relation(r.unit, planted),
  }));
}

const chiSquare = (counts: readonly number[], n: number): number =>
  sumOf(counts.map((c, i) => (c - n * (GUIDELINE[i] ?? 0)) ** 2 / (n * (GUIDELINE[i] ?? 1))));

function simulated(stream: string, statistic: number, n: number): number {
  const random = randomOf(`verify/${stream}`);
  const draws = 4000;
  let beyond = 0;
  for (let d = 0; d < draws; d += 1) {
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      let u = random.next();
      const at = GUIDELINE.findIndex((share) => {
        u -= share;
        return u < 0;
      });
      counts[at < 0 ? 4 : at] = (counts[at < 0 ? 4 : at] ?? 0) + 1;
    }
    if (chiSquare(counts, n) >= statistic - 1e-9) beyond += 1;
  }
  return (beyond + 1) / (draws + 1);
}
