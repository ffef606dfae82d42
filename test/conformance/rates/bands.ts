// Reference of top and low ratings by group, and of a unit's ratings against the guideline.
import { defaultPolicy } from '@/session/policy.ts';
import { type Answer, judge } from '../signals/judge.ts';
import { detectable, groupBy, normalP2, sum, Z } from '../signals/numeric.ts';
import type { Rated, World } from '../signals/world.ts';
import { shownGroups } from './counts.ts';
import { chi2P, fisherP2, multinomialP } from './discrete.ts';

const levelOf = (p: Rated): string => [p.family, p.grade].filter((v) => v !== null).join('/');
/** Six labels: the two best are top, the two worst low. */
const BANDS = { top: (y: number) => y >= 4, low: (y: number) => y <= 1 } as const;

/** Company-wide; keys are `attribute=value company:band`. */
export function bandRate(
  people: readonly Rated[],
  attributes: Readonly<Record<string, (p: Rated) => string | null>>,
): Answer {
  const rated = people.filter((p) => p.rating !== null);
  const hasKpi = rated.filter((p) => p.kpi !== null).length * 2 > rated.length;
  const known = rated.filter((p) => !hasKpi || p.kpi !== null);
  const found = Object.entries(attributes).flatMap(([name, pick]) => {
    const used = known.filter((p) => pick(p) !== null);
    const groups = [...groupBy(used, (p) => pick(p)!)];
    const shown = shownGroups(people, pick);
    return groups.flatMap(([member, own]) =>
      (['top', 'low'] as const).map((band) => {
        const rest = used.filter((p) => pick(p) !== member);
        const hits = (some: readonly Rated[]) => some.filter((p) => BANDS[band](p.rating!)).length;
        const [a, n1, b, n2] = [hits(own), own.length, hits(rest), rest.length];
        const mayShow = shown.has(member);
        const ratio = band === 'top' ? a / n1 / (b / n2) : b / n2 / (a / n1);
        // Nobody in the band on one side: half a person more in each for the interval (Walter).
        const half = a * b === 0 ? 0.5 : 0;
        const logSe = Math.sqrt(1 / (a + half) - 1 / (n1 + half) + 1 / (b + half) - 1 / (n2 + half));
        const [own2, rest2] = [(a + 0.5) / (n1 + 0.5), (b + 0.5) / (n2 + 0.5)];
        const middle = ratio === 0 ? (band === 'top' ? own2 / rest2 : rest2 / own2) : ratio;
        const shortfall = (band === 'top' ? 1 : -1) * ((n1 * (a + b)) / (n1 + n2) - a);
        const isBelow = band === 'top' ? 5 * a * n2 < 4 * b * n1 : 5 * b * n1 < 4 * a * n2;
        const strata = [...groupBy(used, levelOf).values()].map((cell) => {
          const members = cell.filter((p) => pick(p) === member);
          const m = hits(cell);
          const t = cell.length;
          return {
            excess: hits(members) - (members.length * m) / t,
            variance: t > 1 ? (members.length * (t - members.length) * m * (t - m)) / (t * t * (t - 1)) : 0,
          };
        });
        const excess = sum(strata.map((s) => s.excess));
        const variance = sum(strata.map((s) => s.variance));
        const pooled = (a + b) / (n1 + n2);
        const z = (a / n1 - b / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
        const enough = mayShow && n1 >= 0.02 * (n1 + n2) && n1 + n2 >= 30;
        return {
          id: `${name}=${member} company:${band}`,
          n: mayShow ? n1 : 0,
          enough,
          estimate: Number.isFinite(ratio) ? ratio : null,
          lo: ratio * Math.exp(-Z * logSe),
          hi: middle * Math.exp(Z * logSe),
          p:
            a + b === 0
              ? null
              : Math.min(n1, n2, a + b, n1 + n2 - a - b) > 400
                ? normalP2(z)
                : fisherP2(a, n1, b, n2),
          effect: isBelow && shortfall >= 2,
          survives: variance > 0 && chi2P((excess * excess) / variance, 1) < 0.05,
          minimum: enough ? Math.exp(-detectable(logSe)) : null,
        };
      }),
    );
  });
  return judge(found, 0.05);
}

/** The guideline's shares, best label first: middles of the ranges, what is left over to labels with an upper limit only. */
function guidelineShares(): { ordinal: number; share: number; low: number; high: number }[] {
  const rows = defaultPolicy.rating_scale.map((r) => {
    const [low, high] = [r.share_low ?? 0, r.share_high ?? 1];
    return { ordinal: r.ordinal, low, high, middle: (low + high) / 2 };
  });
  const left = 1 - sum(rows.map((r) => r.middle));
  const roomOf = (r: { low: number; high: number; middle: number }) => (r.low === 0 ? r.high - r.middle : 0);
  const room = sum(rows.map(roomOf));
  const filled = rows.map((r) => r.middle + (left > 0 ? (Math.min(left, room) * roomOf(r)) / room : 0));
  return rows
    .map((r, i) => ({ ordinal: r.ordinal, share: filled[i]! / sum(filled), low: r.low, high: r.high }))
    .sort((a, b) => b.ordinal - a.ordinal);
}

/** Each unit with everything below it, by unit. */
export function guideline(people: readonly Rated[], units: World['units']): Answer {
  const shares = guidelineShares();
  const rated = people.filter((p) => p.rating !== null && shares.some((s) => s.ordinal === p.rating));
  const byUnit = groupBy(
    rated.flatMap((p) => (units[p.unit] ?? []).map((unit) => ({ unit, rating: p.rating! }))),
    (r) => r.unit,
  );
  const found = [...byUnit].map(([id, own]) => {
    const n = own.length;
    const counts = shares.map((s) => own.filter((r) => r.rating === s.ordinal).length);
    const expected = shares.map((s) => n * s.share);
    const floors = expected.map((e) => Math.floor(e + 1e-9));
    const order = expected
      .map((e, i) => ({ i, rest: e - floors[i]! }))
      .sort((a, b) => b.rest - a.rest || a.i - b.i)
      .slice(0, n - sum(floors))
      .map((o) => o.i);
    const persons = floors.map((f, i) => f + (order.includes(i) ? 1 : 0));
    const away = sum(counts.map((c, i) => Math.abs(c - persons[i]!))) / 2;
    const outside = sum(
      counts.map(
        (c, i) =>
          Math.max(0, c - Math.ceil(shares[i]!.high * n - 1e-9)) +
          Math.max(0, Math.floor(shares[i]!.low * n + 1e-9) - c),
      ),
    );
    const enough = n >= 10;
    return {
      id,
      n,
      enough,
      estimate: away,
      lo: null,
      hi: null,
      p: !enough
        ? null
        : n <= 20
          ? multinomialP(
              counts,
              shares.map((s) => s.share),
            )
          : pearson(counts, expected),
      effect: away >= 2,
      survives: outside > 0,
      minimum: 2,
    };
  });
  return judge(found, 0.05);
}

/** χ² with neighbouring labels put together until five people are expected in each class; what is left joins the class before. */
function pearson(counts: readonly number[], expected: readonly number[]): number | null {
  const cells: { o: number; e: number }[] = [];
  for (const [i, e] of expected.entries()) {
    const last = cells.at(-1);
    if (last === undefined || last.e >= 5 - 1e-9) cells.push({ o: counts[i]!, e });
    else {
      last.o += counts[i]!;
      last.e += e;
    }
  }
  const rest = cells.at(-1)!;
  const before = cells.at(-2);
  if (before !== undefined && rest.e < 5 - 1e-9) {
    before.o += rest.o;
    before.e += rest.e;
    cells.pop();
  }
  return cells.length < 2 ? null : chi2P(sum(cells.map(({ o, e }) => (o - e) ** 2 / e)), cells.length - 1);
}
