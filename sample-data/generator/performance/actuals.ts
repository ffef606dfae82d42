// What people and units achieved. Sales come out of the orders, everything else is drawn around the target.
import { addDays, MONTHS, periodEnd } from '../calendar.ts';
import { atLevel, type Company, isWithin, type Person, spellOn, type Unit } from '../company/types.ts';
import { unitByKey } from '../company/units.ts';
import { MARKET_DROP, PERSON_DROP } from '../plan.ts';
import { clamp, randomOf, rounded } from '../random.ts';
import {
  amountOf,
  dealsOf,
  type Opportunity,
  type Order,
  openDealsOf,
  ordersOf,
  receivedOf,
} from './facts.ts';
import { kpiOf } from './kpis.ts';
import type { Latent } from './latent.ts';
import type { Actual, Target } from './types.ts';

export interface Achieved {
  actuals: Actual[];
  orders: Order[];
  opportunities: Opportunity[];
  /** The salesperson whose last months fall. */
  droppedId: string;
}

const none = {
  value: null,
  numerator: null,
  denominator: null,
  n: null,
  done: null,
} satisfies Partial<Actual>;

export const actualOf = (target: Target, values: Partial<Actual>): Actual => ({
  kpi: target.kpi,
  ownerType: target.ownerType,
  ownerId: target.ownerId,
  period: target.period,
  ...none,
  ...values,
});

/** Actuals of everybody but management (whose figures rest on others'), with the orders and deals behind them. */
export function achieve(
  company: Company,
  targets: readonly Target[],
  latent: ReadonlyMap<string, Latent>,
): Achieved {
  const achieved: Achieved = { actuals: [], orders: [], opportunities: [], droppedId: pickDropped(company) };
  const north = unitByKey(company.units, MARKET_DROP.unit);
  const series = new Map<string, number[]>();
  const sellers = new Set<string>();
  for (const target of targets) {
    const person = company.byId.get(target.ownerId);
    if (person === undefined || person.family === 'management') continue;
    const shock = shockOf(
      target,
      person,
      spellOn(person, periodEnd(target.period)).unit,
      north,
      achieved.droppedId,
    );
    const reached = reachedOf(series, target, person, latent.get(person.id)?.ability ?? 0) * shock;
    if (target.kpi === 'S01') {
      sellers.add(person.id);
      sell(achieved, targets, target, person, reached, series, latent);
    } else if (target.kpi !== 'S02' && target.kpi !== 'S04')
      achieved.actuals.push(actualOf(target, figure(target, reached)));
  }
  for (const id of sellers) achieved.opportunities.push(...openDealsOf(id));
  return achieved;
}

function pickDropped(company: Company): string {
  const found = company.people.find(
    (p) =>
      p.spells.length === 1 &&
      p.spells[0]?.unit.name === PERSON_DROP.team &&
      p.headOf === null &&
      p.hire < '2024-01-01' &&
      p.leave === null &&
      p.rank === 2,
  );
  if (found === undefined) throw new Error(`nobody in ${PERSON_DROP.team} can drop`);
  return found.id;
}

function shockOf(target: Target, person: Person, unit: Unit, north: Unit, droppedId: string): number {
  const weather = weatherOf(target, unit);
  if (target.kpi !== 'S01' && target.kpi !== 'S03') return weather;
  if (target.period === MARKET_DROP.period && isWithin(unit, north)) return MARKET_DROP.factor;
  return person.id === droppedId && target.period >= PERSON_DROP.from
    ? weather * PERSON_DROP.factor
    : weather;
}

/** Markets and plants have better and worse months together, by a few per cent. */
function weatherOf(target: Target, unit: Unit): number {
  if (!['S01', 'P01', 'R02', 'L01'].includes(target.kpi)) return 1;
  const place = atLevel(unit, 3).id;
  return 1 + 0.025 * clamp(randomOf(`weather/${place}/${target.kpi}/${target.period}`).normal(), -2, 2);
}

/** Attainment of one person, KPI and period: a level of one's own, and noise that lingers from period to period. */
function reachedOf(series: Map<string, number[]>, target: Target, person: Person, ability: number): number {
  const kpi = kpiOf(target.kpi);
  const key = `${person.id}/${target.kpi}`;
  let own = series.get(key);
  if (own === undefined) {
    own = drawSeries(key, kpi, ability);
    series.set(key, own);
  }
  const index = MONTHS.indexOf(target.period);
  return own[index >= 0 ? index : Number(target.period.slice(-1)) - 1] ?? kpi.mean;
}

function drawSeries(
  key: string,
  kpi: { mean: number; sd: number; noise: number },
  ability: number,
): number[] {
  const random = randomOf(`kpi/${key}`);
  const level = kpi.mean + kpi.sd * (0.85 * ability + 0.5 * clamp(random.normal(), -2, 2));
  let carried = random.normal();
  return MONTHS.map(() => {
    carried = 0.3 * carried + 0.954 * random.normal();
    return level + kpi.noise * clamp(carried, -2, 2);
  });
}

/** Attainment → what the report shows. */
function figure(target: Target, reached: number): Partial<Actual> {
  const kpi = kpiOf(target.kpi);
  const random = randomOf(`figure/${target.kpi}/${target.ownerId}/${target.period}`);
  if (kpi.direction === 'milestone') return milestone(target, reached);
  const value =
    kpi.direction === 'range'
      ? ((target.low ?? 0) + (target.high ?? 0)) / 2 +
        (kpi.half ?? 0) * sideOf(target) * Math.abs(reached - 1.75)
      : (target.target ?? 0) * (kpi.direction === 'lower' ? 2 - reached : reached);
  const n = Math.max(1, Math.round((kpi.n ?? 1) * (0.8 + 0.4 * random.next())));
  if (kpi.aggregation === 'ratio') {
    const numerator = Math.round(n * clamp(value, 0, 1.4));
    const capped = kpi.rule === 'ceiling' ? Math.min(n, numerator) : numerator;
    return { value: rounded(capped / n, 4), numerator: capped, denominator: n };
  }
  if (kpi.aggregation === 'avg') return { value: rounded(value, Math.max(kpi.decimals, 2)), n };
  return { value: Math.max(0, rounded(value, kpi.decimals)) };
}

/** Each person strays to one side of the range, so that a year's average does not hide it. */
const sideOf = (target: Target): number =>
  randomOf(`side/${target.kpi}/${target.ownerId}`).chance(0.5) ? 1 : -1;

/** Good people are on time; weaker ones late by days, the weakest with a part of it. */
function milestone(target: Target, reached: number): Partial<Actual> {
  const random = randomOf(`done/${target.kpi}/${target.ownerId}/${target.period}`);
  const due = target.due ?? periodEnd(target.period);
  if (reached >= 0.96) return { value: 1, done: addDays(due, -random.int(0, 12)) };
  const late = Math.round((0.96 - reached) * 110);
  const share = reached < 0.86 ? 0.85 : 1;
  return { value: share, done: addDays(due, clamp(late, 1, 25)) };
}

/** A month of one salesperson: orders and deals first, then the KPIs that are read off them. */
function sell(
  achieved: Achieved,
  targets: readonly Target[],
  sales: Target,
  person: Person,
  reached: number,
  series: Map<string, number[]>,
  latent: ReadonlyMap<string, Latent>,
): void {
  const ability = latent.get(person.id)?.ability ?? 0;
  const siblings = siblingsOf(targets, sales);
  const paidTarget = siblings.find((t) => t.kpi === 'S02');
  const winTarget = siblings.find((t) => t.kpi === 'S04');
  const paid =
    paidTarget === undefined
      ? 0.95
      : clamp((paidTarget.target ?? 0.95) * reachedOf(series, paidTarget, person, ability), 0.5, 0.999);
  const random = randomOf(`month/${person.id}/${sales.period}`);
  const bills = winTarget === undefined ? (random.chance(0.35) ? 2 : 1) : random.int(4, 6);
  const orders = ordersOf(person.id, sales.period, (sales.target ?? 0) * reached * 10_000, paid, bills);
  const lost = lostDeals(
    winTarget,
    bills,
    winTarget === undefined ? 1 : reachedOf(series, winTarget, person, ability),
  );
  achieved.orders.push(...orders);
  achieved.opportunities.push(...dealsOf(person.id, sales.period, orders, lost));
  const amount = amountOf(orders);
  achieved.actuals.push(actualOf(sales, { value: rounded(amount / 10_000, 2) }));
  if (paidTarget !== undefined) {
    const numerator = rounded(receivedOf(orders) / 10_000, 2);
    const denominator = rounded(amount / 10_000, 2);
    achieved.actuals.push(
      actualOf(paidTarget, { value: rounded(numerator / denominator, 4), numerator, denominator }),
    );
  }
  if (winTarget !== undefined) {
    const closed = bills + lost;
    achieved.actuals.push(
      actualOf(winTarget, { value: rounded(bills / closed, 4), numerator: bills, denominator: closed }),
    );
  }

  function lostDeals(win: Target | undefined, won: number, rate: number): number {
    if (win === undefined) return random.chance(0.3) ? 1 : 0;
    const share = clamp((win.target ?? 0.6) * rate, 0.3, 0.95);
    return Math.floor((won * (1 - share)) / share + random.next());
  }
}

/** Targets stand person by person and period by period, so the siblings are neighbours. */
function siblingsOf(targets: readonly Target[], of: Target): Target[] {
  const at = targets.indexOf(of);
  const found: Target[] = [];
  for (let i = at; i < targets.length; i += 1) {
    const t = targets[i];
    if (t === undefined || t.ownerId !== of.ownerId || t.period !== of.period) break;
    found.push(t);
  }
  return found;
}
