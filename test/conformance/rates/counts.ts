// Reference of the signals that count: moves of a calibration, figures exactly on target, forms outside the process.
import type { Answer, Expected } from '../signals/judge.ts';
import { judge } from '../signals/judge.ts';
import { detectable, groupBy, qValues, sum, Z } from '../signals/numeric.ts';
import type { Rated } from '../signals/world.ts';
import { binomialUpper, fisherP2 } from './discrete.ts';

type Pick = (p: Rated) => string | null;

/** Groups of k and more against k and more others; where the smaller ones are fewer than k together, the smallest of the rest goes with them. */
export function shownGroups(people: readonly Rated[], pick: Pick, k = 10): Set<string> {
  const rated = people.filter((p) => p.rating !== null);
  const hasKpi = rated.filter((p) => p.kpi !== null).length * 2 > rated.length;
  const used = rated.filter((p) => pick(p) !== null && (!hasKpi || p.kpi !== null));
  const groups = [...groupBy(used, (p) => pick(p)!)].sort(
    ([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1),
  );
  const small = sum(groups.filter(([, own]) => own.length < k).map(([, own]) => own.length));
  const large = groups.filter(([, own]) => own.length >= k);
  const cover = small > 0 && small < k ? large.slice(1) : large;
  return new Set(cover.filter(([, own]) => used.length - own.length >= k).map(([name]) => name));
}

/** What of an attribute the calibration may show: see calibration_group. */
export function shownMoves(people: readonly Rated[], pick: Pick, k = 10): Set<string> {
  const rated = people.filter((p) => p.rating !== null && p.proposed !== undefined);
  const isMoved = (p: Rated) => p.proposed !== p.rating;
  const movedN = rated.filter(isMoved).length;
  const known = shownGroups(people, pick, k);
  const tells = (n: number) => n > 0 && n < k;
  const groups = [...groupBy(rated, (p) => pick(p) ?? '')].map(([name, own]) => {
    const n = own.filter(isMoved).length;
    const stayed = own.length - n;
    const othersStayed = rated.length - own.length - (movedN - n);
    const fine = known.has(name) && n >= k && movedN - n >= k && !tells(stayed) && !tells(othersStayed);
    return { name, n, fine };
  });
  const hidden = groups.filter((g) => !g.fine);
  const hiddenN = sum(hidden.map((g) => g.n));
  const fine = groups.filter((g) => g.fine).sort((a, b) => a.n - b.n || (a.name < b.name ? -1 : 1));
  const isOne = hidden.length === 1 && hidden[0]?.name !== '' && hiddenN > 0;
  return new Set((isOne || tells(hiddenN) ? fine.slice(1) : fine).map((g) => g.name));
}

/** Ratings that moved up, by who, where and which group; keys are `type id`. `mayShow` decides about groups. */
export function calibrationEffect(
  people: readonly Rated[],
  scopes: Readonly<Record<string, readonly string[]>>,
  attributes: Readonly<Record<string, Pick>>,
  mayShow: (attribute: string, member: string) => boolean,
): Answer {
  const moved = people
    .filter((p) => p.rating !== null && p.proposed !== undefined && p.proposed !== p.rating)
    .map((p) => ({ p, up: p.rating! > p.proposed! ? 1 : 0 }));
  const subjects = moved.flatMap(({ p, up }) => [
    ...(p.rater === null ? [] : [{ id: `rater ${p.rater}`, up, shown: true }]),
    ...(scopes[p.unit] ?? []).map((unit) => ({ id: `unit ${unit}`, up, shown: true })),
    ...Object.entries(attributes).flatMap(([name, pick]) => {
      const member = pick(p);
      return member === null ? [] : [{ id: `group ${name}=${member}`, up, shown: mayShow(name, member) }];
    }),
  ]);
  const all = sum(moved.map((m) => m.up));
  return judge(
    [...groupBy(subjects, (s) => s.id)].map(([id, own]) => {
      const [n, up] = [own.length, sum(own.map((s) => s.up))];
      const [others, othersUp] = [moved.length - n, all - up];
      const shown = own[0]!.shown;
      const share = up / n;
      const se = Math.sqrt((((up + 1) / (n + 2)) * (n - up + 1)) / (n + 2) / (n + 2));
      const enough = shown && n >= 10 && others >= 10;
      return {
        id,
        n: shown ? n : 0,
        enough,
        estimate: share,
        lo: Math.max(0, share - Z * se),
        hi: Math.min(1, share + Z * se),
        p: enough ? fisherP2(up, n, othersUp, others) : null,
        effect: others > 0 && Math.abs(up - (n * othersUp) / others) >= 2,
        survives: true,
        minimum: enough ? detectable(se) : null,
      };
    }),
  );
}

export interface Figure {
  unit: string;
  kpi: string;
  exact: boolean;
}

/** Share of figures exactly on target by unit, against what the same KPIs show in all other units. */
export function heaping(figures: readonly Figure[]): Answer {
  const units = [...groupBy(figures, (f) => f.unit)].map(([id, own]) => {
    const exact = own.filter((f) => f.exact).length;
    const elsewhere = (kpi: string) => figures.filter((f) => f.kpi === kpi && f.unit !== id);
    // A KPI that nobody else has tells nothing.
    const kpis = [...groupBy(own, (f) => f.kpi)].map(([kpi, some]) => ({ some, rest: elsewhere(kpi) }));
    const tested = kpis.filter(({ rest }) => rest.length > 0);
    const testedN = sum(tested.map(({ some }) => some.length));
    const enough = testedN >= 50;
    const others = sum(kpis.map(({ rest }) => rest.length));
    const share = sum(
      tested.map(({ some, rest }) => (some.length * rest.filter((f) => f.exact).length) / rest.length),
    );
    const expected = Math.max(share / testedN, 1 / (others + 1));
    const testedExact = sum(tested.map(({ some }) => some.filter((f) => f.exact).length));
    return {
      id,
      n: own.length,
      enough,
      share: exact / own.length,
      p: enough ? binomialUpper(testedExact, testedN, expected) : null,
    };
  });
  const q = qValues(units.map((u) => u.p));
  return new Map(
    units.map((u, i): [string, Expected] => {
      const found = q[i] !== null && q[i]! < 0.1 && u.p !== null && u.p < 0.05;
      return [
        u.id,
        {
          n: u.n,
          estimate: u.enough ? u.share : null,
          lo: null,
          hi: null,
          p: u.p,
          q: q[i]!,
          verdict: !u.enough ? 'insufficient' : found ? 'watch' : 'none',
          min_detectable: null,
        },
      ];
    }),
  );
}

export interface Form {
  rater: string;
  ratee: string;
  submitted: string | null;
  due: string | null;
  template: string | null;
  scores: readonly number[];
}

/** Forms outside the process, by rater: late, without the template others use, or all with one and the same score. */
export function compliance(forms: readonly Form[]): Answer {
  const usesTemplate = forms.some((form) => form.template !== null);
  return new Map(
    [...groupBy(forms, (form) => form.rater)].map(([id, own]): [string, Expected] => {
      const late = own.filter((f) => f.submitted !== null && f.due !== null && f.submitted > f.due).length;
      const bare = usesTemplate ? own.filter((f) => f.template === null).length : 0;
      const isOne = new Set(own.flatMap((f) => f.scores)).size === 1;
      const outside = Math.max(late, bare, own.length >= 3 && isOne ? own.length : 0);
      return [
        id,
        {
          n: own.length,
          estimate: outside,
          lo: null,
          hi: null,
          p: null,
          q: null,
          verdict: outside > 0 ? 'watch' : 'none',
          min_detectable: null,
        },
      ];
    }),
  );
}
