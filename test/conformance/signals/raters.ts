// Reference of the signals about raters, person by person, from the definitions (no sufficient statistics).
import {
  correlation,
  detectable,
  fP,
  groupBy,
  mean,
  median,
  normalP2,
  qValues,
  sdOf,
  squares,
  sum,
  tP2,
  Z,
} from './numeric.ts';
import type { Rated, Scored } from './world.ts';

export interface Expected {
  n: number;
  estimate: number | null;
  lo: number | null;
  hi: number | null;
  p: number | null;
  q: number | null;
  verdict: string;
  min_detectable: number | null;
}
export type Answer = Map<string, Expected>;

interface Judged {
  id: string;
  n: number;
  enough: boolean;
  estimate: number | null;
  lo: number | null;
  hi: number | null;
  p: number | null;
  effect: boolean;
  survives: boolean;
  /** FALSE where the raters as a whole do not differ: then no flag. */
  differ?: boolean;
  minimum: number | null;
}

/** Multiple testing and the verdict, once. */
export function judge(found: readonly Judged[], limit = 0.1): Answer {
  const q = qValues(found.map((f) => (f.enough ? f.p : null)));
  return new Map(
    found.map((f, i) => {
      const own = q[i]!;
      const p = f.enough ? f.p : null;
      const verdict = !f.enough
        ? 'insufficient'
        : !(f.effect && f.survives)
          ? 'none'
          : own !== null && own < limit && f.differ !== false
            ? 'flag'
            : p !== null && p < 0.05
              ? 'watch'
              : 'none';
      return [
        f.id,
        {
          n: f.n,
          estimate: f.enough ? f.estimate : null,
          lo: f.enough ? f.lo : null,
          hi: f.enough ? f.hi : null,
          p,
          q: own,
          verdict,
          min_detectable: f.minimum,
        },
      ];
    }),
  );
}

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
        differ: e.omnibus !== null && e.omnibus < 0.05,
        survives: Math.sign(alike) === Math.sign(eb) && Math.abs(shrink * alike) >= 0.2 * sd,
        minimum: detectable(se),
      };
    }),
  );
}

export function spread(people: readonly Rated[]): Answer {
  const rated = people.filter((p) => p.rater !== null && p.rating !== null);
  const teams = groupBy(rated, (p) => p.rater!);
  const model = [...teams].filter(([, t]) => t.length >= 8);
  const distance = (team: readonly Rated[]) => {
    const middle = median(team.map((p) => p.rating!));
    return team.map((p) => Math.abs(p.rating! - middle));
  };
  return judge(
    [...teams].map(([id, team]) => {
      const n = team.length;
      const enough = n >= 8 && model.length >= 2;
      if (!enough)
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
      const others = model.filter(([other]) => other !== id).map(([, t]) => t);
      const df = sum(others.map((t) => t.length - 1));
      const othersSd = Math.sqrt(sum(others.map((t) => squares(t.map((p) => p.rating!)))) / df);
      const own = distance(team);
      const rest = others.flatMap(distance);
      const within = squares(own) + squares(rest);
      const sd = sdOf(team.map((p) => p.rating!));
      const ratio = othersSd > 0 ? sd / othersSd : null;
      const logSe = Math.sqrt(0.5 / (n - 1) + 0.5 / df);
      const kpis = (t: readonly Rated[]) => t.flatMap((p) => (p.kpi === null ? [] : [p.kpi]));
      const withKpi = others.map(kpis).filter((k) => k.length > 1);
      const kpiOthers = sum(withKpi.map(squares)) / sum(withKpi.map((k) => k.length - 1));
      const kpiRatio =
        kpis(team).length > 1 && kpiOthers > 0 ? sdOf(kpis(team)) / Math.sqrt(kpiOthers) : null;
      const t =
        within > 1e-9 * n
          ? (mean(own) - mean(rest)) /
            Math.sqrt((within / (own.length + rest.length - 2)) * (1 / own.length + 1 / rest.length))
          : null;
      return {
        id,
        n,
        enough,
        estimate: ratio,
        lo: ratio === null ? null : ratio * Math.exp(-Z * logSe),
        hi: ratio === null ? null : ratio * Math.exp(Z * logSe),
        p: sd > 0 && t !== null ? tP2(t, own.length + rest.length - 2) : null,
        effect: ratio !== null && (ratio < 0.5 || ratio > 2),
        survives:
          sd > 0 && (kpiRatio === null || ratio === null || (ratio < 1 ? kpiRatio >= 0.5 : kpiRatio <= 2)),
        minimum: Math.exp(-detectable(logSe)),
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
        differ: e.omnibus !== null && e.omnibus < 0.05,
        minimum: detectable(se),
      };
    }),
  );
}

export function halo(reviews: readonly Scored[], kpi: ReadonlyMap<string, number>): Answer {
  const others = reviews.filter((r) => r.role !== 'self');
  const forms = [...groupBy(others, (r) => `${r.rater}|${r.ratee}`).values()].map((rows) => ({
    rater: rows[0]!.rater,
    ratee: rows[0]!.ratee,
    by: new Map([...groupBy(rows, (r) => r.dimension)].map(([d, s]) => [d, mean(s.map((r) => r.score))])),
  }));
  const overall = (f: (typeof forms)[number]) => mean([...f.by.values()]);
  const panel = (f: (typeof forms)[number]) => {
    const rest = forms.filter((o) => o.ratee === f.ratee && o !== f);
    return rest.length === 0 ? null : mean(rest.map(overall));
  };
  const kind =
    forms.filter((f) => kpi.has(f.ratee)).length * 2 > forms.length
      ? 'kpi'
      : forms.filter((f) => panel(f) !== null).length * 2 > forms.length
        ? 'panel'
        : 'nothing';
  const xOf = (f: (typeof forms)[number]) =>
    kind === 'kpi' ? (kpi.get(f.ratee) ?? null) : kind === 'panel' ? panel(f) : 0;
  const raters = [...groupBy(forms, (f) => f.rater)].map(([id, own]) => {
    const known = own.flatMap((f) => {
      const x = xOf(f);
      return x === null ? [] : [{ ...f, x }];
    });
    const dimensions = [...new Set(known.flatMap((f) => [...f.by.keys()]))].sort();
    const partial = dimensions.flatMap((a, i) =>
      dimensions.slice(i + 1).flatMap((b) => {
        const both = known.filter((f) => f.by.has(a) && f.by.has(b));
        const [va, vb, vx] = [
          both.map((f) => f.by.get(a)!),
          both.map((f) => f.by.get(b)!),
          both.map((f) => f.x),
        ];
        const r = correlation(va, vb);
        if (r === null) return [];
        const [ra, rb] = [correlation(va, vx), correlation(vb, vx)];
        if (ra === null || rb === null) return [r];
        const left = (1 - ra * ra) * (1 - rb * rb);
        return left > 1e-9 ? [Math.max(-1, Math.min(1, (r - ra * rb) / Math.sqrt(left)))] : [];
      }),
    );
    return {
      id,
      n: known.length,
      dimensions: Math.max(...own.map((f) => f.by.size)),
      r: partial.length === 0 ? null : mean(partial),
    };
  });
  const z = (r: number) => Math.atanh(Math.max(-0.999999, Math.min(0.999999, r)));
  const weight = (n: number) => n - (kind === 'nothing' ? 3 : 4);
  const model = raters.filter((r) => r.n >= 10 && r.dimensions >= 3 && r.r !== null);
  return judge(
    raters.map((own) => {
      const inModel = own.n >= 10 && own.dimensions >= 3;
      const enough = inModel && model.length > 1;
      if (!enough || own.r === null)
        return {
          id: own.id,
          n: own.n,
          enough,
          estimate: null,
          lo: null,
          hi: null,
          p: null,
          effect: false,
          survives: false,
          minimum: null,
        };
      const pool = model.filter((o) => o.id !== own.id);
      const w = sum(pool.map((o) => weight(o.n)));
      const middle = sum(pool.map((o) => weight(o.n) * z(o.r!))) / w;
      const se = Math.sqrt(1 / weight(own.n) + 1 / w);
      return {
        id: own.id,
        n: own.n,
        enough,
        estimate: own.r,
        lo: Math.tanh(z(own.r) - Z / Math.sqrt(weight(own.n))),
        hi: Math.tanh(z(own.r) + Z / Math.sqrt(weight(own.n))),
        p: normalP2((z(own.r) - middle) / se),
        effect: own.r >= 0.7 && own.r >= Math.tanh(middle) + 0.2,
        survives: true,
        minimum: Math.tanh(middle + detectable(se)),
      };
    }),
  );
}
