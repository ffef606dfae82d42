// Targets of people for every period they serve, then of units from the bottom up.
import { MONTHS, periodEnd, QUARTERS, YEAR } from '../calendar.ts';
import { type Company, isWithin, type Person, spellOn, type Unit } from '../company/types.ts';
import { unitByKey } from '../company/units.ts';
import { COPIED_TARGET, TARGET_GAPS } from '../plan.ts';
import { randomOf, rounded } from '../random.ts';
import { isAdditive, type KpiId, kpiOf } from './kpis.ts';
import type { Target } from './types.ts';
import { unitWeightsOf, weightsOf } from './weights.ts';

const SALES_SEASON = [0.82, 0.62, 1.02, 0.98, 1.0, 1.12, 0.92, 0.9, 1.1, 0.98, 1.12, 1.42];
const MAKING_SEASON = [0.95, 0.75, 1.05, 1.02, 1.0, 1.05, 1.0, 0.98, 1.05, 0.93, 1.08, 1.14];

/** Months, quarters or the year: by job family. */
export function periodsOf(person: Person): string[] {
  const all =
    person.family === 'management'
      ? [String(YEAR)]
      : person.family === 'rnd' || person.family === 'function'
        ? QUARTERS
        : MONTHS;
  return all.filter((period) => {
    const end = periodEnd(period);
    const isEmployedAtEnd = person.leave === null || person.leave >= end;
    return isEmployedAtEnd && person.hire <= latestStart(period);
  });
}

/** Who joins later than this is not measured in the period. */
function latestStart(period: string): string {
  if (period.length === 4) return `${period}-01-01`;
  const quarter = /Q(\d)$/.exec(period)?.[1];
  return quarter === undefined
    ? `${period}-01`
    : `${YEAR}-${String(Number(quarter) * 3 - 1).padStart(2, '0')}-15`;
}

const blank = {
  target: null,
  floor: null,
  stretch: null,
  baseline: null,
  low: null,
  high: null,
  due: null,
  standard: null,
} satisfies Partial<Target>;

export function personTargets(company: Company): Target[] {
  const copied = unitByKey(company.units, COPIED_TARGET.unit);
  const rows: Target[] = [];
  for (const person of company.people)
    for (const period of periodsOf(person)) {
      const { unit } = spellOn(person, periodEnd(period));
      for (const [kpi, weight] of weightsOf(person, unit)) {
        const isCopied = kpi === COPIED_TARGET.kpi && isWithin(unit, copied);
        const row: Target = {
          kpi,
          ownerType: 'person',
          ownerId: person.id,
          period,
          weight,
          ...blank,
          ...ask(person, unit, kpi, period),
        };
        rows.push(isCopied ? { ...row, target: COPIED_TARGET.value } : row);
      }
    }
  return rows;
}

/** What is asked of one person in one period. */
function ask(person: Person, unit: Unit, id: KpiId, period: string): Partial<Target> {
  const kpi = kpiOf(id);
  const base = kpi.target[person.rank] ?? kpi.target[2];
  if (kpi.direction === 'milestone') {
    const due = randomOf(`due/${person.id}/${id}/${period}`).int(0, 18);
    const end = periodEnd(period);
    return {
      due: `${end.slice(0, 8)}${String(Number(end.slice(8)) - due).padStart(2, '0')}`,
      standard: kpi.standard ?? null,
    };
  }
  if (kpi.direction === 'range') {
    const half = kpi.half ?? 0;
    return { low: rounded(base - half, kpi.decimals), high: rounded(base + half, kpi.decimals) };
  }
  const target = rounded(base * size(person, unit, id) * season(id, period), kpi.decimals);
  if (id === 'S01' || id === 'P01' || id === 'R02')
    return {
      target,
      floor: rounded(target * 0.8, kpi.decimals),
      stretch: rounded(target * 1.2, kpi.decimals),
    };
  return id === 'P03' ? { target, baseline: rounded(target * 1.06, kpi.decimals) } : { target };
}

/** Territories and lines differ, and so do the people on them. */
function size(person: Person, unit: Unit, id: KpiId): number {
  if (id !== 'S01' && id !== 'P01' && id !== 'S05') return 1;
  return (
    (0.88 + 0.24 * randomOf(`size/${id}/${unit.id}`).next()) *
    (0.92 + 0.16 * randomOf(`size/${id}/${person.id}`).next())
  );
}

function season(id: KpiId, period: string): number {
  const month = MONTHS.indexOf(period);
  if (month < 0) return 1;
  if (id === 'S01') return SALES_SEASON[month] ?? 1;
  return id === 'P01' ? (MAKING_SEASON[month] ?? 1) : 1;
}

/** Annual targets of the first three levels. Additive ones are the sum of their parts, except where planted. */
export function unitTargets(company: Company, ofPeople: readonly Target[]): Target[] {
  const own = new Map<string, Target>();
  const deepestFirst = [...company.units].filter((u) => u.level <= 3).sort((a, b) => b.level - a.level);
  const placed = ofPeople.map((row) => ({ row, unit: seat(company, row) }));
  for (const unit of deepestFirst)
    for (const [kpi, weight] of unitWeightsOf(unit)) {
      const parts = placed.filter((p) => p.row.kpi === kpi && isWithin(p.unit, unit));
      const row: Target = {
        kpi,
        ownerType: 'unit',
        ownerId: unit.id,
        period: String(YEAR),
        weight,
        ...blank,
        ...unitAsk(unit, kpi, parts, own),
      };
      own.set(`${unit.id}/${kpi}`, row);
    }
  return company.units.flatMap((unit) =>
    unitWeightsOf(unit).flatMap(([kpi]) => own.get(`${unit.id}/${kpi}`) ?? []),
  );
}

function seat(company: Company, row: Target): Unit {
  const person = company.byId.get(row.ownerId);
  if (person === undefined) throw new Error(`target of nobody: ${row.ownerId}`);
  return spellOn(person, periodEnd(row.period)).unit;
}

type Placed = { row: Target; unit: Unit };

function unitAsk(
  unit: Unit,
  id: KpiId,
  parts: readonly Placed[],
  own: ReadonlyMap<string, Target>,
): Partial<Target> {
  const kpi = kpiOf(id);
  if (kpi.direction === 'milestone') return { due: `${YEAR}-12-31`, standard: kpi.standard ?? null };
  if (kpi.direction === 'range') {
    const middle =
      parts.length > 0
        ? average(parts.map(({ row }) => ((row.low ?? 0) + (row.high ?? 0)) / 2))
        : kpi.target[2];
    const half = kpi.half ?? 0;
    return { low: rounded(middle - half, kpi.decimals), high: rounded(middle + half, kpi.decimals) };
  }
  const target = unitTarget(unit, id, parts, own);
  const better = kpi.direction === 'higher' ? 0.93 : 1.07;
  return isAdditive(id)
    ? {
        target,
        stretch: rounded(target * (kpi.direction === 'higher' ? 1.1 : 0.9), kpi.decimals),
        baseline: rounded(target * better, kpi.decimals),
      }
    : { target };
}

function unitTarget(
  unit: Unit,
  id: KpiId,
  parts: readonly Placed[],
  own: ReadonlyMap<string, Target>,
): number {
  const kpi = kpiOf(id);
  // Revenue holds service income beside the sales centre's orders.
  if (id === 'G01') return rounded((own.get(`${unit.children[0]?.id ?? ''}/S01`)?.target ?? 0) * 1.04, 0);
  if (parts.length === 0) return kpi.target[2];
  if (!isAdditive(id)) return rounded(average(parts.map(({ row }) => row.target ?? 0)), kpi.decimals + 1);
  const below = unit.children.flatMap((child) => nearestOwn(child, id, own));
  const covered = below.map((b) => b.unit);
  const direct = parts.filter((p) => !covered.some((u) => isWithin(p.unit, u))).map((p) => p.row);
  const sum =
    below.reduce((total, b) => total + b.target, 0) +
    (kpi.aggregation === 'last' ? latest(direct) : direct).reduce(
      (total, row) => total + (row.target ?? 0),
      0,
    );
  const planted = TARGET_GAPS.find((gap) => gap.kpi === id && gap.unit === unit.key);
  return rounded(sum * (planted?.factor ?? 1), kpi.decimals);
}

function nearestOwn(
  unit: Unit,
  id: KpiId,
  own: ReadonlyMap<string, Target>,
): { unit: Unit; target: number }[] {
  const target = own.get(`${unit.id}/${id}`)?.target;
  if (target != null) return [{ unit, target }];
  return unit.children.flatMap((child) => nearestOwn(child, id, own));
}

/** Each owner's newest row. */
function latest(rows: readonly Target[]): Target[] {
  const newest = new Map<string, Target>();
  for (const row of rows) {
    const held = newest.get(row.ownerId);
    if (held === undefined || row.period > held.period) newest.set(row.ownerId, row);
  }
  return [...newest.values()];
}

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
