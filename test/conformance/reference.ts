// Attainment, roll-up and re-normalisation a second time, in TypeScript and by another route: recursion down the trees, where the SQL
// joins closures. Written from the definitions, not from the SQL.
import type { Actual, Kpi, Organisation, OwnerType, Target } from './organisation.ts';

export interface ExpectedRow {
  target: number | null;
  actual: number | null;
  attainment: number | null;
  score: number | null;
  weight: number | null;
}

type Key = string;
export const keyOf = (ownerType: OwnerType, owner: string, kpi: string, period: string): Key =>
  [ownerType, owner, kpi, period].join('|');

const CHILDREN: Record<string, string[]> = {
  '2025': ['2025-H1', '2025-H2'],
  '2025-H1': ['2025-Q1', '2025-Q2'],
  '2025-H2': ['2025-Q3', '2025-Q4'],
  '2025-Q1': ['2025-01', '2025-02', '2025-03'],
  '2025-Q2': ['2025-04', '2025-05', '2025-06'],
  '2025-Q3': ['2025-07', '2025-08', '2025-09'],
  '2025-Q4': ['2025-10', '2025-11', '2025-12'],
};
export const PERIODS = ['2025', ...Object.values(CHILDREN).flat()];

const RULES: Record<string, [number, number][]> = {
  steps: [
    [0.8, 60],
    [0.9, 80],
    [1, 100],
    [1.1, 120],
  ],
  line: [
    [0.5, 40],
    [1, 100],
    [1.2, 140],
  ],
};

function endOf(period: string): string {
  const month =
    period.length === 4
      ? 12
      : period.includes('H')
        ? Number(period.slice(-1)) * 6
        : period.includes('Q')
          ? Number(period.slice(-1)) * 3
          : Number(period.slice(5));
  const day = new Date(Date.UTC(2025, month, 0)).getUTCDate();
  return `2025-${String(month).padStart(2, '0')}-${day}`;
}

interface Part<R> {
  row: R;
  ownerType: OwnerType;
  owner: string;
  unit: string;
}

export function expectedAttainment(org: Organisation): Map<Key, ExpectedRow> {
  const result = new Map<Key, ExpectedRow>();
  for (const kpi of org.kpis) {
    for (const period of PERIODS) {
      const targets = sideOf(
        org,
        org.targets.filter((row) => row.kpi === kpi.id && hasTarget(row)),
        kpi,
        period,
      );
      const actuals = sideOf(
        org,
        org.actuals.filter((row) => row.kpi === kpi.id),
        kpi,
        period,
      );
      const owners: [OwnerType, string][] = [...new Set(org.spells.map((spell) => spell.employee))].map(
        (id): [OwnerType, string] => ['person', id],
      );
      for (const unit of org.units) owners.push(['unit', unit.id]);
      for (const [ownerType, owner] of owners) {
        const targetParts = targets.of(ownerType, owner);
        const actualParts = actuals.of(ownerType, owner);
        if (targetParts.length === 0 && actualParts.length === 0) continue;
        const target = combineTargets(
          kpi,
          targetParts.map((part) => part.row.target),
        );
        const low = combineTargets(
          kpi,
          targetParts.map((part) => part.row.low),
        );
        const high = combineTargets(
          kpi,
          targetParts.map((part) => part.row.high),
        );
        const actual = combineActuals(org, kpi, actualParts);
        const attainment = attain(kpi, actual, target, low, high);
        const isOwn = ownerType === 'person' || targets.isOwn(owner);
        result.set(keyOf(ownerType, owner, kpi.id, period), {
          target,
          actual,
          attainment,
          score: attainment === null ? null : Math.min(150, Math.max(0, points(attainment, kpi.rule))),
          weight: isOwn ? weightOf(org, ownerType, owner, kpi.id, period) : null,
        });
      }
    }
  }
  return result;
}

/** Σ weight·score / Σ weight over the KPIs that have a score. */
export function expectedScores(rows: Map<Key, ExpectedRow>): Map<string, number | null> {
  const sums = new Map<string, { weighted: number; weight: number }>();
  for (const [key, row] of rows) {
    const [ownerType, owner, , period] = key.split('|');
    if (row.weight === null || row.weight <= 0) continue;
    const id = [ownerType, owner, period].join('|');
    const sum = sums.get(id) ?? { weighted: 0, weight: 0 };
    if (row.score !== null) {
      sum.weighted += row.weight * row.score;
      sum.weight += row.weight;
    }
    sums.set(id, sum);
  }
  return new Map([...sums].map(([id, sum]) => [id, sum.weight === 0 ? null : sum.weighted / sum.weight]));
}

function hasTarget(row: Target): boolean {
  return (
    row.target !== null || row.low !== null || row.high !== null || row.weight !== null || row.due !== null
  );
}

/** One side (targets or actuals) of a KPI in a period: who stands on which parts. */
function sideOf<R extends { ownerType: OwnerType; owner: string; period: string }>(
  org: Organisation,
  rows: R[],
  kpi: Kpi,
  period: string,
) {
  const within = (ownerType: OwnerType, owner: string): Part<R>[] => {
    const own = rows.filter((row) => row.ownerType === ownerType && row.owner === owner);
    const inside = ownParts(own, period).map((row) => ({
      row,
      ownerType,
      owner,
      unit: ownerType === 'unit' ? owner : unitOf(org, owner, endOf(row.period)),
    }));
    if (kpi.aggregation !== 'last' || kpi.direction === 'milestone') return inside;
    const latest = inside
      .map((part) => endOf(part.row.period))
      .sort()
      .at(-1);
    return inside.filter((part) => endOf(part.row.period) === latest);
  };
  const people = [...new Set(rows.filter((row) => row.ownerType === 'person').map((row) => row.owner))];
  const below = (unit: string): Part<R>[] => [
    ...people.flatMap((person) => within('person', person).filter((part) => part.unit === unit)),
    ...org.units.filter((child) => child.parent === unit).flatMap((child) => standsFor(child.id)),
  ];
  const standsFor = (unit: string): Part<R>[] => {
    const own = within('unit', unit);
    return own.length > 0 ? own : below(unit);
  };
  return {
    of: (ownerType: OwnerType, owner: string) =>
      ownerType === 'person' ? within('person', owner) : standsFor(owner),
    isOwn: (unit: string) => within('unit', unit).length > 0,
  };
}

function ownParts<R extends { period: string }>(rows: R[], period: string): R[] {
  const own = rows.filter((row) => row.period === period);
  return own.length > 0 ? own : (CHILDREN[period] ?? []).flatMap((child) => ownParts(rows, child));
}

function unitOf(org: Organisation, employee: string, day: string): string {
  const spells = org.spells
    .filter((spell) => spell.employee === employee)
    .sort((a, b) => (a.asOf ?? '').localeCompare(b.asOf ?? ''));
  return (spells.filter((spell) => (spell.asOf ?? '') <= day).at(-1) ?? spells[0]!).unit;
}

function combineTargets(kpi: Kpi, values: (number | null)[]): number | null {
  const stated = values.filter((value) => value !== null);
  if (stated.length === 0) return null;
  const sum = stated.reduce((total, value) => total + value, 0);
  return adds(kpi) ? sum : sum / stated.length;
}

function adds(kpi: Kpi): boolean {
  return kpi.direction !== 'milestone' && (kpi.aggregation === 'sum' || kpi.aggregation === 'last');
}

function combineActuals(org: Organisation, kpi: Kpi, parts: Part<Actual>[]): number | null {
  if (parts.length === 0) return null;
  let num = 0;
  let den = 0;
  for (const { row } of parts) {
    if (kpi.direction === 'milestone') {
      num += credit(org, row);
      den += 1;
    } else if (kpi.aggregation === 'avg') {
      const n = row.denominator ?? 1;
      num += row.numerator ?? row.value! * n;
      den += n;
    } else if (kpi.aggregation === 'ratio') {
      num += row.numerator ?? row.value!;
      den += row.numerator === null ? 1 : row.denominator!;
    } else num += row.value!;
  }
  if (adds(kpi)) return num;
  return den === 0 ? null : num / den;
}

/** 1 % off for each day late. */
function credit(org: Organisation, row: Actual): number {
  const due =
    org.targets.find(
      (target) =>
        target.kpi === row.kpi &&
        target.owner === row.owner &&
        target.ownerType === row.ownerType &&
        target.period === row.period,
    )?.due ?? null;
  const late =
    due === null || row.done === null
      ? 0
      : Math.max(0, (Date.parse(row.done) - Date.parse(due)) / 86_400_000);
  return Math.max(0, row.value! * (1 - 0.01 * late));
}

function attain(
  kpi: Kpi,
  actual: number | null,
  target: number | null,
  low: number | null,
  high: number | null,
): number | null {
  if (actual === null) return null;
  if (kpi.direction === 'range') {
    if (low === null || high === null) return null;
    if (actual < low) return Math.max(0, 1 - (low - actual) / low);
    return actual > high ? Math.max(0, 1 - (actual - high) / high) : 1;
  }
  if (kpi.direction === 'milestone') return actual;
  if (target === null || target <= 0) return null;
  return kpi.direction === 'lower' ? Math.max(0, 2 - actual / target) : actual / target;
}

function points(attainment: number, rule: Kpi['rule']): number {
  if (rule === null) return 100 * attainment;
  const table = RULES[rule]!;
  const below = table.filter(([at]) => at <= attainment + 1e-9).at(-1);
  if (rule === 'steps') return below?.[1] ?? 0;
  const above = table.find(([at]) => at > attainment + 1e-9);
  if (below === undefined) return (attainment / above![0]) * above![1];
  if (above === undefined) return below[1];
  return below[1] + ((attainment - below[0]) / (above[0] - below[0])) * (above[1] - below[1]);
}

/** The weights of the KPI's parts over the number of parts the owner has in the period. */
function weightOf(
  org: Organisation,
  ownerType: OwnerType,
  owner: string,
  kpi: string,
  period: string,
): number | null {
  const rows = org.targets.filter(
    (row) => row.ownerType === ownerType && row.owner === owner && hasTarget(row),
  );
  const inside = [...new Set(rows.map((row) => row.kpi))].flatMap((id) =>
    ownParts(
      rows.filter((row) => row.kpi === id),
      period,
    ),
  );
  const periods = new Set(inside.filter((row) => row.weight !== null).map((row) => row.period));
  const own = inside.filter((row) => row.kpi === kpi && row.weight !== null);
  return own.length === 0 ? null : own.reduce((sum, row) => sum + row.weight!, 0) / periods.size;
}
