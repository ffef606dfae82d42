// Reference of the gap between groups and of rating against results, from the definitions.
import { detectable, groupBy, mean, normalP2, products, squares, sum, t975, tP2, Z } from './numeric.ts';
import type { Rated } from './world.ts';

export interface Gap {
  n: number;
  others: number;
  enough: boolean;
  adjusted: number | null;
  half: number | null;
  p: number | null;
  g: number;
  delta: number;
  /** Mann–Whitney, normal with ties; null where all values are one. */
  rankP: number | null;
  minimum: number | null;
}

/** Least squares with one or two regressors after taking out the means of cells: coefficient of the first, its SE, residual SD. */
function withinCells(
  y: readonly number[],
  member: readonly number[],
  kpi: readonly number[] | null,
  cells: readonly string[],
) {
  const centred = (v: readonly number[]): number[] => {
    const means = new Map(
      [
        ...groupBy(
          v.map((value, i) => ({ value, cell: cells[i]! })),
          (o) => o.cell,
        ),
      ].map(([cell, own]) => [cell, mean(own.map((o) => o.value))]),
    );
    return v.map((value, i) => value - means.get(cells[i]!)!);
  };
  const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((v, i) => v * b[i]!));
  const less = (v: readonly number[], by: readonly number[]) =>
    v.map((value, i) => value - (dot(v, by) / dot(by, by)) * by[i]!);
  const x = kpi === null ? null : centred(kpi);
  const usesKpi = x !== null && dot(x, x) > 1e-9 * y.length;
  const [m, r] = usesKpi ? [less(centred(member), x), less(centred(y), x)] : [centred(member), centred(y)];
  const df = y.length - new Set(cells).size - (usesKpi ? 2 : 1);
  const whole = dot(centred(member), centred(member));
  if (
    !(dot(m, m) > 1e-9 * (usesKpi ? whole : 1)) ||
    df <= 0 ||
    !(dot(centred(y), centred(y)) > 1e-9 * y.length)
  )
    return null;
  const b = dot(m, r) / dot(m, m);
  const s = Math.sqrt(sum(r.map((v, i) => (v - b * m[i]!) ** 2)) / df);
  return { b, s, se: s / Math.sqrt(dot(m, m)), df };
}

/** From mid-ranks: another way to U than counting pairs. */
function mannWhitneyP(a: readonly number[], b: readonly number[]): number | null {
  const all = [...a, ...b].sort((x, y) => x - y);
  const total = all.length;
  const rankOf = (value: number) =>
    all.indexOf(value) + (all.lastIndexOf(value) - all.indexOf(value)) / 2 + 1;
  const u = sum(a.map(rankOf)) - (a.length * (a.length + 1)) / 2;
  const tied = [...groupBy(all, String).values()].map(({ length: t }) => t ** 3 - t);
  const variance = ((a.length * b.length) / 12) * (total + 1 - sum(tied) / (total * (total - 1)));
  return variance > 0 ? normalP2((u - (a.length * b.length) / 2) / Math.sqrt(variance)) : null;
}

/** Every group of an attribute against everybody else; of two groups the smaller one. */
export function groupGap(people: readonly Rated[], attribute: (p: Rated) => string | null): Map<string, Gap> {
  const rated = people.filter((p) => p.rating !== null);
  const hasKpi = rated.filter((p) => p.kpi !== null).length * 2 > rated.length;
  const used = rated.filter((p) => (!hasKpi || p.kpi !== null) && attribute(p) !== null);
  const groups = [...groupBy(used, (p) => attribute(p)!)].sort(
    ([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1),
  );
  const kept = groups.length === 2 ? groups.slice(0, 1) : groups;
  // Groups below ten are hidden; where they are fewer than ten together, the smallest of the others is hidden with them.
  const small = sum(groups.filter(([, own]) => own.length < 10).map(([, own]) => own.length));
  const smallestShown = groups.find(([, own]) => own.length >= 10)?.[0];
  return new Map(
    kept.map(([name, own]) => {
      const rest = used.filter((p) => attribute(p) !== name);
      const [a, b] = [own.map((p) => p.rating!), rest.map((p) => p.rating!)];
      const fit = withinCells(
        used.map((p) => p.rating!),
        used.map((p) => (attribute(p) === name ? 1 : 0)),
        hasKpi ? used.map((p) => p.kpi!) : null,
        used.map((p) => [p.family, p.grade].filter((v) => v !== null).join('/')),
      );
      const isCover = small > 0 && small < 10 && name === smallestShown;
      const enough = a.length >= 10 && b.length >= 10 && used.length >= 30 && !isCover;
      const pooled = Math.sqrt((squares(a) + squares(b)) / (a.length + b.length - 2));
      return [
        name,
        {
          n: a.length,
          others: b.length,
          enough,
          adjusted: fit === null || fit.s === 0 ? null : fit.b / fit.s,
          half: fit === null || fit.s === 0 ? null : (t975(fit.df) * fit.se) / fit.s,
          p: fit === null || fit.se === 0 ? null : tP2(fit.b / fit.se, fit.df),
          g: (mean(a) - mean(b)) / pooled,
          delta: mean(a.flatMap((v) => b.map((w) => Math.sign(v - w)))),
          rankP: mannWhitneyP(a, b),
          minimum: fit === null || fit.s === 0 ? null : detectable(fit.se) / fit.s,
        },
      ];
    }),
  );
}

/** Residual of each rating on KPI in the job family and its externally studentised value, by refitting without the person. */
export function mismatch(
  people: readonly Rated[],
): Map<string, { residual: number; t: number; p: number; lo: number }> {
  const known = people.filter((p) => p.rating !== null && p.kpi !== null);
  const found = new Map<string, { residual: number; t: number; p: number; lo: number }>();
  for (const family of groupBy(known, (p) => p.family ?? '').values()) {
    if (family.length < 15) continue;
    const line = (own: readonly Rated[]) => {
      const [x, y] = [own.map((p) => p.kpi!), own.map((p) => p.rating!)];
      const b = products(x, y) / squares(x);
      const a = mean(y) - b * mean(x);
      return {
        at: (k: number) => a + b * k,
        s2: sum(y.map((v, i) => (v - a - b * x[i]!) ** 2)) / (own.length - 2),
        mx: mean(x),
        sxx: squares(x),
      };
    };
    const all = line(family);
    for (const p of family) {
      const without = line(family.filter((o) => o !== p));
      const leverage = 1 / family.length + (p.kpi! - all.mx) ** 2 / all.sxx;
      const residual = p.rating! - all.at(p.kpi!);
      const se = Math.sqrt(without.s2 * (1 - leverage));
      found.set(p.id, {
        residual,
        t: residual / se,
        p: tP2(residual / se, family.length - 3),
        lo: residual - Z * se,
      });
    }
  }
  return found;
}
