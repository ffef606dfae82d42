// Reference of spread and halo, from the definitions.

import { type Answer, judge } from './judge.ts';
import {
  correlation,
  detectable,
  groupBy,
  mean,
  median,
  normalP2,
  sdOf,
  squares,
  sum,
  tP2,
  Z,
} from './numeric.ts';
import type { Rated, Scored } from './world.ts';

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
    const pairs = dimensions
      .flatMap((a, i) => dimensions.slice(i + 1).map((b) => ({ a, b })))
      .map(({ a, b }) => ({ a, b, both: known.filter((f) => f.by.has(a) && f.by.has(b)) }))
      .filter(({ both }) => both.length >= 10);
    const partial = pairs.flatMap(({ a, b, both }) => {
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
    });
    return {
      id,
      n: pairs.length === 0 ? known.length : Math.min(...pairs.map(({ both }) => both.length)),
      dimensions: new Set(pairs.flatMap(({ a, b }) => [a, b])).size,
      r: partial.length === 0 ? null : mean(partial),
    };
  });
  const z = (r: number) => Math.atanh(Math.max(-0.999999, Math.min(0.999999, r)));
  const weight = (n: number) => n - (kind === 'nothing' ? 3 : 4);
  const model = raters.filter((r) => r.dimensions >= 3 && r.r !== null);
  return judge(
    raters.map((own) => {
      const inModel = own.dimensions >= 3;
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
