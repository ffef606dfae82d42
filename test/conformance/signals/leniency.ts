// Reference of leniency, nested and crossed: one-way random effects person by person, no sufficient statistics.

import { type Answer, judge } from './judge.ts';
import { detectable, fP, groupBy, mean, squares, sum, tP2, Z } from './numeric.ts';
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
          named: n >= 8,
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
        named: n >= 8,
        estimate: eb,
        // No variance of raters was found: an interval would be none.
        lo: e.tau2 > 0 ? eb - half : null,
        hi: e.tau2 > 0 ? eb + half : null,
        p: tP2(gap / se, e.df),
        effect: Math.abs(eb) >= 0.2 * sd,
        omnibus: e.omnibus,
        survives: Math.sign(alike) === Math.sign(eb) && Math.abs(shrink * alike) >= 0.2 * sd,
        minimum: detectable(se),
      };
    }),
  );
}

/** Each rater's mean as a sum over scores: what it weighs of every rater's effect follows from the definition, score by score. */
export function leniencyCrossed(reviews: readonly Scored[]): Answer {
  const forms = [
    ...groupBy(
      reviews.filter((r) => r.role !== 'self'),
      (r) => `${r.ratee}|${r.dimension}`,
    ).values(),
  ].filter((f) => f.length > 1);
  const rows = forms.flatMap((form) => {
    const middle = mean(form.map((o) => o.score));
    return form.map((r) => ({
      ...r,
      form,
      apart: r.score - middle,
      own: 1 - 1 / form.length,
      mixed: form.filter((o) => o.role !== r.role).length / form.length,
    }));
  });
  const roles = [...groupBy(rows, (r) => `${r.rater}|${r.ratee}|${r.role}`).values()].map((held) => ({
    rater: held[0]!.rater,
    ratee: held[0]!.ratee,
    role: held[0]!.role,
    held,
    apart: mean(held.map((r) => r.apart)),
    own: mean(held.map((r) => r.own)),
    mixed: mean(held.map((r) => r.mixed)),
  }));
  const inRole = groupBy(roles, (r) => r.role);
  const people = [...groupBy(roles, (r) => `${r.rater}|${r.ratee}`).values()].map((held) => ({
    rater: held[0]!.rater,
    held,
    y: mean(held.map((r) => r.apart - mean(inRole.get(r.role)!.map((o) => o.apart)))),
    own: mean(held.map((r) => r.own)),
    taken: mean(
      held.map((r) => {
        const all = inRole.get(r.role)!;
        return (2 * r.mixed - mean(all.map((o) => o.mixed))) / all.length;
      }),
    ),
  }));
  const teams = [...groupBy(people, (p) => p.rater)].map(([id, team]) => {
    const n = team.length;
    const weights = new Map<string, number>();
    const add = (rater: string, weight: number) => weights.set(rater, (weights.get(rater) ?? 0) + weight);
    for (const p of team)
      for (const r of p.held)
        for (const line of r.held) {
          const weight = 1 / n / p.held.length / r.held.length;
          add(id, weight);
          for (const o of line.form) add(o.rater, -weight / line.form.length);
        }
    const own = mean(team.map((p) => p.own));
    return {
      id,
      n,
      m: mean(team.map((p) => p.y)),
      ss: squares(team.map((p) => p.y)),
      own,
      net: own - sum(team.map((p) => p.taken)),
      reach: sum([...weights.values()].map((w) => w * w)),
    };
  });
  const model = teams.filter((t) => t.n >= 5);
  const k = model.length;
  const between = sum(model.map((t) => t.net));
  const df = sum(model.map((t) => (t.n - 1) * t.own));
  const ssw = sum(model.map((t) => t.ss));
  const known = ssw > 1e-9 * sum(model.map((t) => t.n)) && df > 0 && between > 1e-9;
  const msw = ssw / df;
  const msb = sum(model.map((t) => t.n * t.m ** 2)) / between;
  const mixed = sum(model.map((t) => t.n * (t.own - t.reach))) / df;
  const held = sum(model.map((t) => (t.n * t.reach * t.net) / t.own)) / between;
  const tau2 = Math.max(0, (msb - msw) / (held - mixed));
  const noise = Math.max(0, msw - tau2 * mixed);
  return judge(
    teams.map(({ id, n, m, own, net, reach }) => {
      const enough = n >= 5 && k >= 6;
      if (!known || n < 5)
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
      // Prediction from the rater's own mean: covariance with the effect over its variance.
      const variance = (tau2 * reach) / own + noise / n;
      const estimate = (tau2 / variance) * m;
      const half = Z * Math.sqrt(Math.max(0, tau2 - (tau2 * tau2 * net) / variance));
      const se = Math.sqrt((msw * net) / n);
      return {
        id,
        n,
        enough,
        estimate,
        lo: tau2 > 0 ? estimate - half : null,
        hi: tau2 > 0 ? estimate + half : null,
        p: net > 1e-9 ? tP2(m / se, df) : null,
        effect: Math.abs(estimate) >= 0.2 * Math.sqrt(tau2 + noise),
        survives: true,
        omnibus: fP(msb / msw, between, df),
        minimum: net > 1e-9 && k > 1 ? detectable((se * own) / reach) : null,
      };
    }),
  );
}
