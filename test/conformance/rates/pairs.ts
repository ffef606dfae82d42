// Reference of "similar to me": least squares with one column per rater, by Gram–Schmidt.
import { type Answer, judge } from '../signals/judge.ts';
import { detectable, groupBy, mean, sum, t975, tP2 } from '../signals/numeric.ts';
import type { Rated } from '../signals/world.ts';

const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((v, i) => v * b[i]!));
const less = (v: readonly number[], by: readonly number[]): number[] => {
  const share = dot(v, by) / dot(by, by);
  return v.map((value, i) => value - share * by[i]!);
};

/** Per attribute: rating on KPI, the mean of the person's group, and sharing a group with the rater, within raters who rate both kinds, five alike. */
export function similarToMe(
  people: readonly Rated[],
  attributes: Readonly<Record<string, (p: Rated) => string | null>>,
): Answer {
  const rated = people.filter((p) => p.rating !== null);
  const hasKpi = rated.filter((p) => p.kpi !== null).length * 2 > rated.length;
  const byId = new Map(rated.map((p) => [p.id, p]));
  const found = Object.entries(attributes).flatMap(([id, pick]) => {
    const pairs = rated.flatMap((p) => {
      const rater = byId.get(p.rater ?? '');
      const own = pick(p);
      const theirs = rater === undefined ? null : pick(rater);
      if (own === null || theirs === null || rater === undefined || (hasKpi && p.kpi === null)) return [];
      return [{ rater: rater.id, own, y: p.rating!, x: hasKpi ? p.kpi! : 0, same: own === theirs ? 1 : 0 }];
    });
    const groupMean = new Map(
      [...groupBy(pairs, (p) => p.own)].map(([own, some]) => [own, mean(some.map((p) => p.y))]),
    );
    const teams = [...groupBy(pairs, (p) => p.rater).values()].filter((team) => {
      const same = sum(team.map((p) => p.same));
      return same >= 5 && same < team.length;
    });
    const used = teams.flat();
    if (pairs.length === 0) return [];
    if (used.length === 0) {
      const none = {
        estimate: null,
        lo: null,
        hi: null,
        p: null,
        effect: false,
        survives: true,
        minimum: null,
      };
      return [{ id, n: 0, enough: false, ...none }];
    }
    const centred = (of: (p: (typeof used)[number]) => number) =>
      teams.flatMap((team) => team.map((p) => of(p) - mean(team.map(of))));
    const n = used.length;
    const [x, g] = [centred((p) => p.x), centred((p) => groupMean.get(p.own)!)];
    let [y, s] = [centred((p) => p.y), centred((p) => p.same)];
    const whole = dot(s, s);
    const columns: number[][] = [];
    if (dot(x, x) > 1e-9 * n) columns.push(x);
    const gNet = columns.reduce((v, by) => less(v, by), g);
    if (dot(gNet, gNet) > 1e-9 * n) columns.push(gNet);
    for (const by of columns) {
      y = less(y, by);
      s = less(s, by);
    }
    const df = n - teams.length - 1 - columns.length;
    const seen = dot(s, s) > 1e-6 * whole;
    const b = seen ? dot(s, y) / dot(s, s) : null;
    const sd =
      b !== null && df > 0 && dot(y, y) > 1e-9 * n
        ? Math.sqrt(sum(y.map((v, i) => (v - b * s[i]!) ** 2)) / df)
        : null;
    const se = sd === null ? null : sd / Math.sqrt(dot(s, s));
    const same = sum(used.map((p) => p.same));
    const enough = n >= 30 && same >= 10 && n - same >= 10;
    const half = se === null ? null : t975(df) * se;
    return [
      {
        id,
        n: same,
        enough,
        estimate: b,
        lo: b === null || half === null ? null : b - half,
        hi: b === null || half === null ? null : b + half,
        p: b === null || se === null || se === 0 ? null : tP2(b / se, df),
        effect: b !== null && sd !== null && Math.abs(b) >= 0.2 * sd,
        survives: true,
        minimum: enough && se !== null ? detectable(se) : null,
      },
    ];
  });
  return judge(found);
}
