// Reference of the signals about pairs of scores and of reliability, from the definitions.

import { type Answer, judge } from './judge.ts';
import { detectable, fInv, groupBy, mean, normalP2, sdOf, squares, sum, t975, tP2, Z } from './numeric.ts';
import type { Scored } from './world.ts';

export function selfManagerGap(reviews: readonly Scored[]): Answer {
  /** Differences of people on what they and these managers scored, from the mean of the managers. */
  const differences = (managers: readonly Scored[]) =>
    [...groupBy(managers, (r) => r.ratee)].flatMap(([ratee, given]) => {
      const d = [...groupBy(given, (r) => r.dimension)].flatMap(([dimension, rows]) => {
        const self = reviews.filter(
          (r) => r.role === 'self' && r.ratee === ratee && r.dimension === dimension,
        );
        return self.length === 0 ? [] : [mean(self.map((r) => r.score)) - mean(rows.map((r) => r.score))];
      });
      return d.length === 0 ? [] : [mean(d)];
    });
  const managers = reviews.filter((r) => r.role === 'manager');
  const people = [...groupBy(managers, (r) => r.rater)].flatMap(([rater, given]) =>
    differences(given).map((d) => ({ rater, d })),
  );
  if (people.length === 0) return new Map();
  const teams = groupBy(people, (p) => p.rater);
  const N = people.length;
  const df = N - teams.size;
  const ss = sum([...teams.values()].map((t) => squares(t.map((p) => p.d))));
  const raters = judge(
    [...teams].map(([id, team]) => {
      const n = team.length;
      const others = people.filter((p) => p.rater !== id).map((p) => p.d);
      const enough = n >= 10 && teams.size >= 2;
      if (others.length === 0 || ss <= 1e-9 * N || df <= 0)
        return {
          id,
          n,
          enough,
          estimate: enough && others.length > 0 ? mean(team.map((p) => p.d)) - mean(others) : null,
          lo: null,
          hi: null,
          p: null,
          effect: false,
          survives: true,
          minimum: null,
        };
      const gap = mean(team.map((p) => p.d)) - mean(others);
      const se = Math.sqrt((ss / df) * (1 / n + 1 / others.length));
      const half = t975(df) * se;
      return {
        id,
        n,
        enough,
        estimate: gap,
        lo: gap - half,
        hi: gap + half,
        p: tP2(gap / se, df),
        effect: Math.abs(gap) >= 0.5,
        survives: true,
        minimum: detectable(se),
      };
    }),
  );
  const d = differences(managers);
  const se = sdOf(d) / Math.sqrt(d.length);
  const known = d.length > 1;
  raters.set('@company', {
    n: d.length,
    estimate: mean(d),
    lo: known ? mean(d) - t975(d.length - 1) * se : null,
    hi: known ? mean(d) + t975(d.length - 1) * se : null,
    p: known && se > 0 ? tP2(mean(d) / se, d.length - 1) : null,
    q: null,
    verdict: d.length >= 10 ? 'none' : 'insufficient',
    min_detectable: known ? detectable(se) : null,
  });
  return raters;
}

export function managerPeerGap(reviews: readonly Scored[]): Answer {
  const forms = [
    ...groupBy(
      reviews.filter((r) => r.role === 'peer' || r.role === 'manager'),
      (r) => `${r.ratee}|${r.dimension}`,
    ).values(),
  ].flatMap((rows) => {
    const [manager, peer] = ['manager', 'peer'].map((role) => rows.filter((r) => r.role === role));
    if (manager!.length === 0 || peer!.length === 0) return [];
    return [
      {
        ratee: rows[0]!.ratee,
        peers: new Set(peer!.map((r) => r.rater)).size,
        d: mean(manager!.map((r) => r.score)) - mean(peer!.map((r) => r.score)),
      },
    ];
  });
  const people = [...groupBy(forms, (f) => f.ratee)].map(([id, rows]) => ({
    id,
    d: mean(rows.map((r) => r.d)),
    peers: Math.max(...rows.map((r) => r.peers)),
  }));
  const model = people.filter((p) => p.peers >= 3).map((p) => p.d);
  const m = model.length > 0 ? mean(model) : 0;
  const sd = model.length > 1 && squares(model) / (model.length - 1) > 1e-9 ? sdOf(model) : null;
  return judge(
    people.map((p) => {
      const enough = p.peers >= 3 && model.length >= 5;
      const gap = p.d - m;
      return {
        id: p.id,
        n: 1,
        enough,
        estimate: gap,
        lo: sd === null ? null : gap - Z * sd,
        hi: sd === null ? null : gap + Z * sd,
        p: sd === null ? null : normalP2(gap / sd),
        effect: Math.abs(gap) >= 0.5,
        survives: true,
        minimum: enough && sd !== null ? Z * sd : null,
      };
    }),
    0.05,
  );
}

/** Krippendorff's alpha from all pairs, by definition. */
function alpha(
  units: readonly (readonly number[])[],
  distance: (a: number, b: number) => number,
): number | null {
  const values = units.flat();
  const observed =
    sum(
      units.map(
        (u) => sum(u.flatMap((a, i) => u.map((b, j) => (i === j ? 0 : distance(a, b))))) / (u.length - 1),
      ),
    ) / values.length;
  const expected =
    sum(values.flatMap((a, i) => values.map((b, j) => (i === j ? 0 : distance(a, b))))) /
    (values.length * (values.length - 1));
  return expected > 0 ? 1 - observed / expected : null;
}

/** form → estimate, lo, hi of one dimension; the two-way forms only where every rater scored everybody. */
export function reliability(
  scores: readonly { ratee: string; rater: string; y: number }[],
): Map<string, [number | null, number | null, number | null]> {
  const targets = [...groupBy(scores, (s) => s.ratee).values()].filter((t) => t.length > 1);
  const cells = targets.flat();
  const raters = [...new Set(cells.map((c) => c.rater))];
  const n = targets.length;
  const C = cells.length;
  const grand = mean(cells.map((c) => c.y));
  const ssb = sum(targets.map((t) => t.length * (mean(t.map((c) => c.y)) - grand) ** 2));
  const ssw = sum(targets.map((t) => squares(t.map((c) => c.y))));
  const k = (C - sum(targets.map((t) => t.length ** 2)) / C) / (n - 1);
  const [msb, msw, dfw] = [ssb / (n - 1), ssw / (C - n), C - n];
  const found = new Map<string, [number | null, number | null, number | null]>();
  const units = targets.map((t) => t.map((c) => c.y));
  const values = units.flat();
  const count = (test: (v: number) => boolean) => values.filter(test).length;
  const ordinal = (a: number, b: number) =>
    a === b
      ? 0
      : (count((v) => v >= Math.min(a, b) && v <= Math.max(a, b)) -
          (count((v) => v === a) + count((v) => v === b)) / 2) **
        2;
  found.set('alpha_nominal', [alpha(units, (a, b) => (a === b ? 0 : 1)), null, null]);
  found.set('alpha_interval', [alpha(units, (a, b) => (a - b) ** 2), null, null]);
  found.set('alpha_ordinal', [alpha(units, ordinal), null, null]);
  found.set('r_wg', [mean(units.map((u) => Math.max(0, 1 - squares(u) / (u.length - 1) / 2))), null, null]);
  if (msw > 0) {
    const f = msb / msw;
    const [l, u] = [f / fInv(0.025, n - 1, dfw), f * fInv(0.025, dfw, n - 1)];
    found.set('icc_1_1', [(msb - msw) / (msb + (k - 1) * msw), (l - 1) / (l + k - 1), (u - 1) / (u + k - 1)]);
    found.set('icc_1_k', [(msb - msw) / msb, 1 - 1 / l, 1 - 1 / u]);
  }
  const r = raters.length;
  if (C !== n * r) return found;
  const msc =
    sum(raters.map((id) => n * (mean(cells.filter((c) => c.rater === id).map((c) => c.y)) - grand) ** 2)) /
    (r - 1);
  const mse = (ssw - msc * (r - 1)) / ((n - 1) * (r - 1));
  const [d1, d2, f3] = [n - 1, (n - 1) * (r - 1), msb / mse];
  const two = (msb - mse) / (msb + (r - 1) * mse + (r * (msc - mse)) / n);
  const a = n * (1 + (r - 1) * two) - r * two;
  const fj = msc / mse;
  const v = (d2 * (r * two * fj + a) ** 2) / (d1 * (r * two * fj) ** 2 + a ** 2);
  const [fu, fl] = [fInv(0.025, d1, v), fInv(0.025, v, d1)];
  const rest = r * msc + (r * n - r - n) * mse;
  const [lo, hi] = [
    (n * (msb - fu * mse)) / (fu * rest + n * msb),
    (n * (fl * msb - mse)) / (rest + n * fl * msb),
  ];
  found.set('icc_2_1', [two, lo, hi]);
  // The mean of r raters is steeper the nearer the limit lies to -1 / (r - 1); beyond it there is no limit.
  const stepped = (v: number) => (lo > -1 / (r - 1) ? (v * r) / (1 + v * (r - 1)) : null);
  found.set('icc_2_k', [(msb - mse) / (msb + (msc - mse) / n), stepped(lo), stepped(hi)]);
  const [l3, u3] = [f3 / fInv(0.025, d1, d2), f3 * fInv(0.025, d2, d1)];
  found.set('icc_3_1', [
    (msb - mse) / (msb + (r - 1) * mse),
    (l3 - 1) / (l3 + r - 1),
    (u3 - 1) / (u3 + r - 1),
  ]);
  found.set('icc_3_k', [(msb - mse) / msb, 1 - 1 / l3, 1 - 1 / u3]);
  return found;
}
