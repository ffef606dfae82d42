// Attainment and scores as the product's SQL makes them, written a second time: ratings are drawn from what the company will see.
import { periodEnd } from '../calendar.ts';
import { clamp } from '../random.ts';
import { type KpiId, kpiOf } from './kpis.ts';
import type { Actual, Target } from './types.ts';

/** Score rule for ratios and grades close to their ceiling, where A/T hardly moves. Also in policy.json. */
export const CEILING_POINTS: readonly (readonly [number, number])[] = [
  [0.94, 45],
  [0.97, 76],
  [1, 100],
  [1.02, 116],
  [1.04, 130],
];

export const SCORE_CAP = 150;
export const LATE_PER_DAY = 0.01;

interface Part {
  target: Target;
  actual: Actual | undefined;
}

/** Score of one person over some of their periods (100 = every target met); null where nothing was achieved or reported. */
export function scoreOf(
  targets: readonly Target[],
  actualOf: (target: Target) => Actual | undefined,
): number | null {
  const byKpi = new Map<KpiId, Part[]>();
  const periods = new Set<string>();
  for (const target of targets) {
    periods.add(target.period);
    const part = { target, actual: actualOf(target) };
    const held = byKpi.get(target.kpi);
    if (held === undefined) byKpi.set(target.kpi, [part]);
    else held.push(part);
  }
  let weighted = 0;
  let total = 0;
  for (const [kpi, parts] of byKpi) {
    const reached = attainmentOf(kpi, parts);
    if (reached === null) continue;
    const weight = parts.reduce((sum, p) => sum + p.target.weight, 0) / periods.size;
    weighted += weight * scoreFor(kpi, reached);
    total += weight;
  }
  return total === 0 ? null : weighted / total;
}

/** Uncapped attainment of one KPI over its periods. */
export function attainmentOf(kpi: KpiId, parts: readonly Part[]): number | null {
  const { direction, aggregation } = kpiOf(kpi);
  const ordered = [...parts].sort((a, b) => (a.target.period < b.target.period ? -1 : 1));
  const made = ordered.filter((p) => p.actual !== undefined);
  if (made.length === 0) return null;
  if (direction === 'milestone') return mean(made.map((p) => milestoneCredit(p)));
  const latest = aggregation === 'last';
  const actuals = (latest ? made.slice(-1) : made).map((p) => p.actual as Actual);
  const stated = (latest ? ordered.slice(-1) : ordered).map((p) => p.target);
  const actual = combine(aggregation, actuals);
  const across = (pick: (t: Target) => number | null): number => {
    const values = stated.map((t) => pick(t) ?? 0);
    return aggregation === 'sum' ? values.reduce((a, b) => a + b, 0) : mean(values);
  };
  if (direction === 'range')
    return rangeAttainment(
      actual,
      across((t) => t.low),
      across((t) => t.high),
    );
  const target = across((t) => t.target);
  return direction === 'lower' ? Math.max(0, 2 - actual / target) : actual / target;
}

function combine(aggregation: string, actuals: readonly Actual[]): number {
  if (aggregation === 'ratio') {
    const numerator = actuals.reduce((sum, a) => sum + (a.numerator ?? 0), 0);
    return numerator / actuals.reduce((sum, a) => sum + (a.denominator ?? 0), 0);
  }
  if (aggregation === 'avg') {
    const n = actuals.reduce((sum, a) => sum + (a.n ?? 1), 0);
    return actuals.reduce((sum, a) => sum + (a.value ?? 0) * (a.n ?? 1), 0) / n;
  }
  return actuals.reduce((sum, a) => sum + (a.value ?? 0), 0);
}

function milestoneCredit({ target, actual }: Part): number {
  const due = target.due ?? periodEnd(target.period);
  const late =
    actual?.done != null && actual.done > due ? (Date.parse(actual.done) - Date.parse(due)) / 86_400_000 : 0;
  return Math.max(0, (actual?.value ?? 1) * (1 - LATE_PER_DAY * late));
}

function rangeAttainment(actual: number, low: number, high: number): number {
  const width = (edge: number): number => (edge === 0 ? high - low : Math.abs(edge));
  if (actual < low) return Math.max(0, 1 - (low - actual) / width(low));
  return actual > high ? Math.max(0, 1 - (actual - high) / width(high)) : 1;
}

export function scoreFor(kpi: KpiId, reached: number): number {
  const raw = kpiOf(kpi).rule === 'ceiling' ? interpolated(reached) : 100 * reached;
  return clamp(raw, 0, SCORE_CAP);
}

function interpolated(at: number): number {
  let before: readonly [number, number] = [0, 0];
  for (const point of CEILING_POINTS) {
    if (at < point[0])
      return before[1] + ((at - before[0]) / (point[0] - before[0])) * (point[1] - before[1]);
    before = point;
  }
  return before[1];
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
