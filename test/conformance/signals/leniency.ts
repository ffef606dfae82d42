// Reference of leniency, nested and crossed: one-way random effects person by person, no sufficient statistics.

import { type Answer, judge } from './judge.ts';
import { detectable, fP, groupBy, mean, sum, tP2, Z } from './numeric.ts';
import type { Rated, Scored } from './world.ts';

interface Observation {
  rater: string;
  y: number;
  x: number;
}

/** One-way random effects of y net of x over teams of at least five; returns what each rater's line needs. */
function randomEffects(observations: readonly Observation[], minimum: number) {
  const teams = groupBy(observations, (o) => o.rater);
  const model = [...teams.values()].filter((t) => t.length >= minimum);
  const used = model.flat();
  const N = used.length;
  const k = model.length;
  const within = (pick: (o: Observation) => number) =>
    model.flatMap((t) => t.map((o) => pick(o) - mean(t.map(pick))));
  const dx = within((o) => o.x);
  const dy = within((o) => o.y);
  const sxx = sum(dx.map((v) => v * v));
  const b = sxx > 0 ? sum(dx.map((v, i) => v * dy[i]!)) / sxx : 0;
  const ssw = sum(dy.map((v, i) => (v - b * dx[i]!) ** 2));
  const df = N - k - (sxx > 0 ? 1 : 0);
  const msw = ssw > 1e-9 * N && df > 0 ? ssw / df : null;
  const m = N > 0 ? mean(used.map((o) => o.y - b * o.x)) : 0;
  const msb =
    k > 1 ? sum(model.map((t) => t.length * (mean(t.map((o) => o.y - b * o.x)) - m) ** 2)) / (k - 1) : null;
  const n0 = (N - sum(model.map((t) => t.length ** 2)) / N) / (k - 1);
  const tau2 = msw === null || msb === null ? null : Math.max(0, (msb - msw) / n0);
  const omnibus = msw === null || msb === null ? null : fP(msb / msw, k - 1, df);
  const mx = N > 0 ? mean(used.map((o) => o.x)) : 0;
  return { teams, b, df, msw, tau2, omnibus, m, mx, sxx, k, N };
}

const levelOf = (p: Rated) => [p.family, p.grade].filter((v) => v !== null).join('/');

export function leniency(people: readonly Rated[]): Answer {
  const rated = people.filter(
    (p): p is Rated & { rater: string; rating: number } => p.rater !== null && p.rating !== null,
  );
  const hasKpi = rated.filter((p) => p.kpi !== null).length * 2 > rated.length;
  const used = rated
    .filter((p) => !hasKpi || p.kpi !== null)
    .map((p) => ({ rater: p.rater, y: p.rating, x: hasKpi ? p.kpi! : 0, level: levelOf(p) }));
  const e = randomEffects(used, 5);
  return judge(
    [...e.teams].map(([id, team]) => {
      const n = team.length;
      const gap = mean(team.map((o) => o.y - e.b * o.x)) - e.m;
      const alike = mean(
        used.flatMap((o) => {
          if (o.rater !== id) return [];
          const others = used.filter((p) => p.rater !== id);
          const same = others.filter((p) => p.level === o.level);
          const peers = same.length >= 5 ? same : others;
          return peers.length === 0 ? [] : [o.y - e.b * o.x - mean(peers.map((p) => p.y - e.b * p.x))];
        }),
      );
      if (e.msw === null || e.tau2 === null)
        return {
          id,
          n,
          enough: n >= 5 && e.k >= 6,
          estimate: null,
          lo: null,
          hi: null,
          p: null,
          effect: false,
          survives: false,
          minimum: null,
        };
      const shrink = e.tau2 / (e.tau2 + e.msw / n);
      const eb = shrink * gap;
      const half = Z * Math.sqrt(e.tau2 * (1 - shrink));
      const sd = Math.sqrt(e.tau2 + e.msw);
      const away = mean(team.map((o) => o.x)) - e.mx;
      const se = Math.sqrt(e.msw * (1 / n - 1 / e.N + (e.sxx > 0 ? away ** 2 / e.sxx : 0)));
      return {
        id,
        n,
        enough: n >= 5 && e.k >= 6,
        estimate: eb,
        lo: eb - half,
        hi: eb + half,
        p: tP2(gap / se, e.df),
        effect: Math.abs(eb) >= 0.2 * sd,
        omnibus: e.omnibus,
        survives: Math.sign(alike) === Math.sign(eb) && Math.abs(shrink * alike) >= 0.2 * sd,
        minimum: detectable(se),
      };
    }),
  );
}

export function leniencyCrossed(reviews: readonly Scored[]): Answer {
  const forms = [
    ...groupBy(
      reviews.filter((r) => r.role !== 'self'),
      (r) => `${r.ratee}|${r.dimension}`,
    ).values(),
  ].filter((f) => f.length > 1);
  const apart = forms.flatMap((form) =>
    form.map((r) => ({ ...r, apart: r.score - mean(form.filter((o) => o !== r).map((o) => o.score)) })),
  );
  const byPair = [...groupBy(apart, (r) => `${r.rater}|${r.ratee}|${r.role}`).values()].map((rows) => ({
    rater: rows[0]!.rater,
    ratee: rows[0]!.ratee,
    role: rows[0]!.role,
    d: mean(rows.map((r) => r.apart)),
  }));
  const offset = new Map(
    [...groupBy(byPair, (r) => r.role)].map(([role, rows]) => [role, mean(rows.map((r) => r.d))]),
  );
  const net = [...groupBy(byPair, (r) => `${r.rater}|${r.ratee}`).values()].map((rows) => ({
    rater: rows[0]!.rater,
    y: mean(rows.map((r) => r.d - offset.get(r.role)!)),
    x: 0,
  }));
  const e = randomEffects(net, 5);
  return judge(
    [...e.teams].map(([id, team]) => {
      const n = team.length;
      const enough = n >= 5 && e.k >= 6;
      if (e.msw === null || e.tau2 === null)
        return {
          id,
          n,
          enough,
          estimate: null,
          lo: null,
          hi: null,
          p: null,
          effect: false,
          survives: false,
          minimum: null,
        };
      const gap = mean(team.map((o) => o.y)) - e.m;
      const shrink = e.tau2 / (e.tau2 + e.msw / n);
      const half = Z * Math.sqrt(e.tau2 * (1 - shrink));
      const se = Math.sqrt(e.msw * (1 / n - 1 / e.N));
      return {
        id,
        n,
        enough,
        estimate: shrink * gap,
        lo: shrink * gap - half,
        hi: shrink * gap + half,
        p: tP2(gap / se, e.df),
        effect: Math.abs(shrink * gap) >= 0.2 * Math.sqrt(e.tau2 + e.msw),
        survives: true,
        omnibus: e.omnibus,
        minimum: detectable(se),
      };
    }),
  );
}
