// Figures that only units have: finance reports them, nobody's personal KPIs add up to them.
import { MONTHS, periodEnd, QUARTERS } from '../calendar.ts';
import { type Company, isWithin, spellOn, type Unit } from '../company/types.ts';
import { clamp, randomOf, rounded } from '../random.ts';
import { actualOf } from './actuals.ts';
import { type KpiId, kpiOf } from './kpis.ts';
import type { Actual, Target } from './types.ts';

/** Monthly (patents: quarterly) actuals of every unit KPI that no person below the unit has. */
export function unitActuals(
  company: Company,
  targets: readonly Target[],
  actuals: readonly Actual[],
): Actual[] {
  const measured = new Map<KpiId, Set<string>>();
  for (const t of targets)
    if (t.ownerType === 'person') measured.set(t.kpi, (measured.get(t.kpi) ?? new Set()).add(t.ownerId));
  const has = (unit: Unit, kpi: KpiId): boolean =>
    [...(measured.get(kpi) ?? [])].some((id) => {
      const person = company.byId.get(id);
      return person?.spells.some((s) => isWithin(s.unit, unit)) ?? false;
    });
  return targets
    .filter((t) => t.ownerType === 'unit')
    .flatMap((target) => {
      const unit = company.units.find((u) => u.id === target.ownerId);
      if (unit === undefined || has(unit, target.kpi)) return [];
      return report(company, unit, target, actuals);
    });
}

function report(company: Company, unit: Unit, target: Target, actuals: readonly Actual[]): Actual[] {
  const kpi = kpiOf(target.kpi);
  const periods = target.kpi === 'R05' ? QUARTERS : MONTHS;
  const random = randomOf(`unit/${target.kpi}/${unit.id}`);
  return periods.map((period) => {
    const row = { ...target, period };
    const reached = kpi.mean + kpi.noise * clamp(random.normal(), -1.8, 1.8);
    const sales = salesOf(company, unit, period, actuals);
    switch (target.kpi) {
      case 'G01':
        return actualOf(row, { value: rounded(sales * 1.04 * (1 + 0.01 * random.normal()), 0) });
      case 'G02':
      case 'S06': {
        const rate = (target.target ?? 0) * (kpi.direction === 'lower' ? 2 - reached : reached);
        const denominator = rounded(sales * (target.kpi === 'G02' ? 1.04 : 1), 2);
        const numerator = rounded(denominator * rate, 2);
        return actualOf(row, { value: rounded(numerator / denominator, 4), numerator, denominator });
      }
      case 'G03':
        return actualOf(row, { value: rounded((target.target ?? 0) * reached, 2), n: random.int(700, 1100) });
      case 'P06':
        return actualOf(row, {
          value: Math.round(((target.low ?? 0) + (target.high ?? 0)) / 2 + (kpi.half ?? 0) * (reached - 1)),
        });
      case 'R05':
        return actualOf(row, { value: Math.max(0, Math.round(((target.target ?? 0) / 4) * reached)) });
      default:
        throw new Error(`${unit.name}: nobody achieves ${target.kpi}`);
    }
  });
}

/** Orders of a unit's people in one month, 万元. */
function salesOf(company: Company, unit: Unit, month: string, actuals: readonly Actual[]): number {
  if (!MONTHS.includes(month)) return 0;
  let sum = 0;
  for (const a of actuals) {
    if (a.kpi !== 'S01' || a.period !== month) continue;
    const person = company.byId.get(a.ownerId);
    if (person !== undefined && isWithin(spellOn(person, periodEnd(month)).unit, unit)) sum += a.value ?? 0;
  }
  return sum;
}
