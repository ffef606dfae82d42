// Rater signals by the rules of the product: leniency, spread, halo.

import type { Sample } from '../build.ts';
import { spellOn } from '../company/types.ts';
import { LABELS, type Label } from '../plan.ts';
import type { Finding } from './finding.ts';
import {
  correlation,
  demeaned,
  fP,
  mean,
  median,
  normalP2,
  qValues,
  sd,
  slope,
  sumOf,
  tP2,
} from './statistics.ts';

export interface RatedPerson {
  id: string;
  raterId: string;
  rating: number;
  kpi: number;
}

export const ordinal = (label: Label): number => LABELS.length - LABELS.indexOf(label);

export function ratedPeople(sample: Sample, stage: 'proposed' | 'final'): RatedPerson[] {
  return sample.ratings.flatMap((r) => {
    const label = r[stage];
    const kpi = sample.scores.year.get(r.employeeId);
    return label === null || kpi === undefined
      ? []
      : [{ id: r.employeeId, raterId: r.raterId, rating: ordinal(label), kpi }];
  });
}

const groupBy = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const held = groups.get(key(item));
    if (held === undefined) groups.set(key(item), [item]);
    else held.push(item);
  }
  return groups;
};

/** One-way random effects on the rating net of KPI, shrunk; flagged at q < .10, |EB| ≥ 0.2 SD, given a significant omnibus F. */
export function leniency(
  sample: Sample,
  planted: ReadonlySet<string>,
  stage: 'proposed' | 'final',
): Finding[] {
  const groups = [...groupBy(ratedPeople(sample, stage), (p) => p.raterId)].filter(
    ([, team]) => team.length >= 5,
  );
  const all = groups.flatMap(([, team]) => team);
  const raters = all.map((p) => p.raterId);
  const b = slope(
    demeaned(
      all.map((p) => p.kpi),
      raters,
    ),
    demeaned(
      all.map((p) => p.rating),
      raters,
    ),
  );
  const net = new Map(all.map((p) => [p.id, p.rating - b * p.kpi]));
  const netOf = (p: RatedPerson): number => net.get(p.id) ?? 0;
  const grand = mean(all.map(netOf));
  const k = groups.length;
  const N = all.length;
  const n0 = (N - sumOf(groups.map(([, t]) => t.length ** 2)) / N) / (k - 1);
  const msb = sumOf(groups.map(([, t]) => t.length * (mean(t.map(netOf)) - grand) ** 2)) / (k - 1);
  const msw = sumOf(groups.flatMap(([, t]) => t.map((p) => (netOf(p) - mean(t.map(netOf))) ** 2))) / (N - k);
  const tau2 = Math.max(0, (msb - msw) / n0);
  const omnibus = fP(msb / msw, k - 1, N - k);
  const spread = Math.sqrt(msw + tau2);
  const raw = groups.map(([rater, team]) => {
    const gap = mean(team.map(netOf)) - grand;
    const shrunk = (tau2 / (tau2 + msw / team.length)) * gap;
    return { rater, n: team.length, eb: shrunk / spread, p: tP2(gap / Math.sqrt(msw / team.length), N - k) };
  });
  const q = qValues(raw.map((r) => r.p));
  return raw.map((r, i) => ({
    signal: `leniency (${stage}; omnibus p ${omnibus.toExponential(1)}, tau ${(Math.sqrt(tau2) / spread).toFixed(2)} SD)`,
    subject: r.rater,
    name: sample.company.byId.get(r.rater)?.name ?? '',
    n: r.n,
    estimate: r.eb,
    p: r.p,
    q: q[i] ?? 1,
    flagged: omnibus < 0.05 && (q[i] ?? 1) < 0.1 && Math.abs(r.eb) >= 0.2,
    planted: planted.has(r.rater) ? 'planted' : 'no',
  }));
}

/** SD ratio to the other raters with Brown–Forsythe; flagged below 0.5 or above 2 at q < .10. */
export function spread(sample: Sample, planted: ReadonlySet<string>): Finding[] {
  const groups = [...groupBy(ratedPeople(sample, 'proposed'), (p) => p.raterId)].filter(
    ([, team]) => team.length >= 8,
  );
  const deviations = new Map(
    groups.map(([rater, team]) => {
      const m = median(team.map((p) => p.rating));
      return [rater, team.map((p) => Math.abs(p.rating - m))];
    }),
  );
  const pooled = Math.sqrt(
    sumOf(groups.map(([, t]) => (t.length - 1) * sd(t.map((p) => p.rating)) ** 2)) /
      sumOf(groups.map(([, t]) => t.length - 1)),
  );
  const raw = groups.map(([rater, team]) => {
    const own = deviations.get(rater) ?? [];
    const others = [...deviations].flatMap(([id, d]) => (id === rater ? [] : d));
    const within = (sumSquares(own) + sumSquares(others)) / (own.length + others.length - 2);
    const t = (mean(own) - mean(others)) / Math.sqrt(within * (1 / own.length + 1 / others.length));
    return {
      rater,
      n: team.length,
      ratio: sd(team.map((p) => p.rating)) / pooled,
      p: tP2(t, own.length + others.length - 2),
    };
  });
  const q = qValues(raw.map((r) => r.p));
  return raw.map((r, i) => ({
    signal: 'spread',
    subject: r.rater,
    name: sample.company.byId.get(r.rater)?.name ?? '',
    n: r.n,
    estimate: r.ratio,
    p: r.p,
    q: q[i] ?? 1,
    flagged: (q[i] ?? 1) < 0.1 && (r.ratio < 0.5 || r.ratio > 2),
    planted: planted.has(r.rater) ? 'planted' : 'no',
  }));
}

const sumSquares = (values: readonly number[]): number => {
  const m = mean(values);
  return sumOf(values.map((v) => (v - m) ** 2));
};

/** Mean inter-dimension correlation of a manager's scores net of KPI or of the panel's mean, against the other managers. */
export function halo(sample: Sample, planted: ReadonlySet<string>, net: 'kpi' | 'panel'): Finding[] {
  const dimensions = [...new Set(sample.reviews.map((r) => r.dimension))];
  const panel = new Map(
    [...groupBy(sample.reviews, (r) => `${r.rateeId}/${r.dimension}`)].map(([key, rows]) => [key, rows]),
  );
  const byRater = [
    ...groupBy(
      sample.reviews.filter((r) => r.role === '上级'),
      (r) => r.raterId,
    ),
  ]
    .map(([rater, rows]) => ({ rater, rows, ratees: [...new Set(rows.map((r) => r.rateeId))] }))
    .filter(({ ratees }) => ratees.length >= 10);
  const raw = byRater.map(({ rater, rows, ratees }) => {
    const kpi = ratees.map((id) => sample.scores.year.get(id) ?? 0);
    const columns = dimensions.map((dimension) => {
      const scores = ratees.map(
        (id) => rows.find((r) => r.rateeId === id && r.dimension === dimension)?.score ?? 0,
      );
      if (net === 'panel')
        return scores.map((score, i) => {
          const others = (panel.get(`${ratees[i]}/${dimension}`) ?? []).filter((r) => r.raterId !== rater);
          return others.length === 0 ? Number.NaN : score - mean(others.map((r) => r.score));
        });
      const b = slope(kpi, scores);
      return scores.map((score, i) => score - b * (kpi[i] ?? 0));
    });
    const pairs = columns.flatMap((x, i) => columns.slice(i + 1).map((y) => correlation(x, y)));
    return { rater, n: ratees.length, r: mean(pairs) };
  });
  const usable = raw.filter((r) => !Number.isNaN(r.r));
  const z = (r: number): number => 0.5 * Math.log((1 + Math.min(r, 0.999)) / (1 - Math.min(r, 0.999)));
  const ps = usable.map((r) => {
    const others = usable.filter((o) => o !== r);
    const pool = sumOf(others.map((o) => z(o.r) * (o.n - 3))) / sumOf(others.map((o) => o.n - 3));
    return { pool, p: normalP2((z(r.r) - pool) * Math.sqrt(r.n - 3)) };
  });
  const q = qValues(ps.map((p) => p.p));
  return usable.map((r, i) => ({
    signal: `halo net of ${net} (pool r ${Math.tanh(ps[i]?.pool ?? 0).toFixed(2)})`,
    subject: r.rater,
    name: sample.company.byId.get(r.rater)?.name ?? '',
    n: r.n,
    estimate: r.r,
    p: ps[i]?.p ?? 1,
    q: q[i] ?? 1,
    flagged: (q[i] ?? 1) < 0.1 && r.r >= 0.7 && r.r >= Math.tanh(ps[i]?.pool ?? 0) + 0.2,
    planted: planted.has(r.rater) ? 'planted' : 'no',
  }));
}

/** 360 raters: score less the mean of the other raters of the same ratee, averaged by rater. */
export function crossed(sample: Sample, planted: ReadonlySet<string>): Finding[] {
  const forms = groupBy(
    sample.reviews.filter((r) => r.role !== '自评'),
    (r) => r.rateeId,
  );
  const gaps = new Map<string, number[]>();
  for (const rows of forms.values()) {
    const byRater = [...groupBy(rows, (r) => r.raterId)].map(([id, own]) => ({
      id,
      score: mean(own.map((r) => r.score)),
    }));
    if (byRater.length < 2) continue;
    for (const { id, score } of byRater) {
      const others = byRater.filter((o) => o.id !== id).map((o) => o.score);
      gaps.set(id, [...(gaps.get(id) ?? []), score - mean(others)]);
    }
  }
  const usable = [...gaps].filter(([, own]) => own.length >= 5);
  const pooled = Math.sqrt(
    sumOf(usable.map(([, own]) => sumSquares(own))) / sumOf(usable.map(([, own]) => own.length - 1)),
  );
  const df = sumOf(usable.map(([, own]) => own.length - 1));
  const ps = usable.map(([, own]) => tP2(mean(own) / (pooled / Math.sqrt(own.length)), df));
  const q = qValues(ps);
  return usable.map(([rater, own], i) => ({
    signal: '360 leniency',
    subject: rater,
    name: sample.company.byId.get(rater)?.name ?? '',
    n: own.length,
    estimate: mean(own),
    p: ps[i] ?? 1,
    q: q[i] ?? 1,
    flagged: (q[i] ?? 1) < 0.1 && Math.abs(mean(own)) / pooled >= 0.2,
    planted: planted.has(rater) ? 'planted' : 'no',
  }));
}

export const unitAtYearEnd = (sample: Sample, id: string) => {
  const person = sample.company.byId.get(id);
  if (person === undefined) throw new Error(`unknown ${id}`);
  return spellOn(person, '2025-12-31').unit;
};
