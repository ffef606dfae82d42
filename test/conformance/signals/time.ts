// Reference of recency and drift, from the definitions.

import { type Answer, judge } from './judge.ts';
import { detectable, groupBy, mean, products, squares, sum, t975, tP2, Z } from './numeric.ts';
import type { Month, Rated } from './world.ts';

export function recency(
  people: readonly Rated[],
  months: readonly Month[],
  units: Readonly<Record<string, readonly string[]>>,
): Answer {
  const known = people.flatMap((p) => {
    const own = months.find((m) => m.id === p.id && m.cycle === p.cycle);
    return p.rating === null || own === undefined || own.scores.length < 2
      ? []
      : [
          {
            unit: p.unit,
            y: p.rating,
            x: mean(own.scores),
            w: own.scores.at(-1)!,
            policy: 1 / own.scores.length,
          },
        ];
  });
  const all = [...new Set(known.flatMap((p) => units[p.unit] ?? []))];
  return judge(
    all.map((id) => {
      const own = known.filter((p) => units[p.unit]?.includes(id));
      const n = own.length;
      const [y, x, w] = [own.map((p) => p.y), own.map((p) => p.x), own.map((p) => p.w)];
      const policy = mean(own.map((p) => p.policy));
      const det = squares(x) * squares(w) - products(x, w) ** 2;
      const nothing = {
        id,
        n,
        enough: n >= 30,
        estimate: null,
        lo: null,
        hi: null,
        p: null,
        effect: false,
        survives: true,
        minimum: null,
      };
      if (n < 30 || !(det > 1e-9 * squares(x) * squares(w))) return nothing;
      // Frisch–Waugh: each coefficient from what the other variable leaves.
      const left = (v: readonly number[], by: readonly number[]) => {
        const b = products(v, by) / squares(by);
        const [mv, mb] = [mean(v), mean(by)];
        return v.map((value, i) => value - mv - b * (by[i]! - mb));
      };
      const bLast = products(y, left(w, x)) / squares(left(w, x));
      const bMean = products(y, left(x, w)) / squares(left(x, w));
      const errors = y.map((v, i) => v - mean(y) - bMean * (x[i]! - mean(x)) - bLast * (w[i]! - mean(w)));
      const se =
        squares(y) > 1e-9 * n
          ? Math.sqrt(sum(errors.map((e) => e * e)) / (n - 3) / squares(left(w, x)))
          : null;
      const follows = bMean + bLast > 0;
      const share = (bLast + bMean * policy) / (bLast + bMean);
      const shareSe = se === null ? null : (se * (1 - policy)) / (bMean + bLast);
      const at = (v: number | null) => (follows ? v : null);
      return {
        id,
        n,
        enough: true,
        estimate: at(share),
        lo: at(shareSe === null ? null : share - Z * shareSe),
        hi: at(shareSe === null ? null : share + Z * shareSe),
        p: se === null || se === 0 ? null : tP2(bLast / se, n - 3),
        effect: follows && bLast > 0 && share >= 2 * policy,
        survives: true,
        minimum: at(shareSe === null ? null : policy + detectable(shareSe)),
      };
    }),
  );
}

export function drift(people: readonly Rated[]): Answer {
  const cycles = [
    ...new Set(people.filter((p) => p.rater !== null && p.rating !== null).map((p) => p.cycle)),
  ].sort();
  let [ssw, dfw] = [0, 0];
  const points = cycles.flatMap((cycle, index) => {
    const rated = people.filter((p) => p.cycle === cycle && p.rater !== null && p.rating !== null);
    const hasKpi = rated.filter((p) => p.kpi !== null).length * 2 > rated.length;
    const used = rated
      .filter((p) => !hasKpi || p.kpi !== null)
      .map((p) => ({ rater: p.rater!, y: p.rating!, x: hasKpi ? p.kpi! : 0 }));
    const teams = [...groupBy(used, (p) => p.rater)];
    const sxx = sum(teams.map(([, t]) => squares(t.map((p) => p.x))));
    const b =
      sxx > 0
        ? sum(
            teams.map(([, t]) =>
              products(
                t.map((p) => p.x),
                t.map((p) => p.y),
              ),
            ),
          ) / sxx
        : 0;
    ssw += sum(teams.map(([, t]) => squares(t.map((p) => p.y - b * p.x))));
    dfw += used.length - teams.length - (sxx > 0 ? 1 : 0);
    const middle = mean(used.map((p) => p.y - b * p.x));
    return teams
      .filter(([, t]) => t.length >= 5)
      .map(([rater, t]) => ({
        rater,
        t: index + 1,
        n: t.length,
        u: mean(t.map((p) => p.y - b * p.x)) - middle,
      }));
  });
  const msw = ssw > 1e-9 ? ssw / dfw : null;
  const lines = [...groupBy(points, (p) => p.rater)].map(([id, own]) => {
    const n = sum(own.map((p) => p.n));
    const [mt, mu] = [sum(own.map((p) => p.n * p.t)) / n, sum(own.map((p) => p.n * p.u)) / n];
    const sxx = sum(own.map((p) => p.n * (p.t - mt) ** 2));
    const b = sxx > 0 ? sum(own.map((p) => p.n * (p.t - mt) * (p.u - mu))) / sxx : null;
    const lack =
      own.length > 2 && b !== null ? sum(own.map((p) => p.n * (p.u - mu - b * (p.t - mt)) ** 2)) : 0;
    return { id, n, sxx, b, cycles: own.length, lack, lackDf: Math.max(0, own.length - 2) };
  });
  const lackDf = sum(lines.map((l) => l.lackDf));
  const lack = lackDf > 0 ? sum(lines.map((l) => l.lack)) / lackDf : 0;
  return judge(
    lines.map((l) => {
      const enough = l.cycles >= 4;
      if (msw === null || l.b === null)
        return {
          id: l.id,
          n: l.n,
          enough,
          estimate: l.b,
          lo: null,
          hi: null,
          p: null,
          effect: false,
          survives: true,
          minimum: null,
        };
      const df = lack > msw ? lackDf : dfw;
      const se = Math.sqrt(Math.max(msw, lack) / l.sxx);
      const half = t975(df) * se;
      return {
        id: l.id,
        n: l.n,
        enough,
        estimate: l.b,
        lo: l.b - half,
        hi: l.b + half,
        p: tP2(l.b / se, df),
        effect: Math.abs(l.b) >= 0.1 * Math.sqrt(msw),
        survives: true,
        minimum: enough ? detectable(se) : null,
      };
    }),
  );
}
