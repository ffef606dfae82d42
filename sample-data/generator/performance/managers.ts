// Management is measured last: its figures rest on other people's ratings.

import { addDays } from '../calendar.ts';
import { type Company, isWithin, lastSpell } from '../company/types.ts';
import { clamp, randomOf, rounded } from '../random.ts';
import { actualOf } from './actuals.ts';
import { kpiOf } from './kpis.ts';
import type { Latent } from './latent.ts';
import type { Rating } from './ratings.ts';
import type { Actual, Target } from './types.ts';

export function manage(
  company: Company,
  targets: readonly Target[],
  latent: ReadonlyMap<string, Latent>,
  ratings: readonly Rating[],
): Actual[] {
  return targets.flatMap((target) => {
    const person = company.byId.get(target.ownerId);
    const unit = person?.headOf;
    if (person?.family !== 'management' || unit == null) return [];
    if (target.kpi === 'M02') {
      const below = ratings.filter((r) => {
        const report = company.byId.get(r.employeeId);
        return (
          r.proposed !== null &&
          report !== undefined &&
          report.headOf !== unit &&
          isWithin(lastSpell(report).unit, unit)
        );
      });
      const good = below.filter((r) => r.proposed !== 'C').length;
      return [
        actualOf(target, {
          value: rounded(good / below.length, 4),
          numerator: good,
          denominator: below.length,
        }),
      ];
    }
    const kpi = kpiOf(target.kpi);
    const random = randomOf(`kpi/${person.id}/${target.kpi}`);
    const reached =
      kpi.mean +
      kpi.sd * (0.85 * (latent.get(person.id)?.ability ?? 0) + 0.5 * clamp(random.normal(), -2, 2));
    if (kpi.direction === 'milestone') {
      const due = target.due ?? '2025-12-31';
      return [
        actualOf(
          target,
          reached >= 0.96
            ? { value: 1, done: addDays(due, -random.int(0, 20)) }
            : { value: 1, done: addDays(due, clamp(Math.round((0.96 - reached) * 110), 1, 20)) },
        ),
      ];
    }
    if (kpi.aggregation === 'ratio') {
      const n = random.int(24, 80);
      const numerator = Math.min(n, Math.round(n * (target.target ?? 0) * reached));
      return [actualOf(target, { value: rounded(numerator / n, 4), numerator, denominator: n })];
    }
    return [actualOf(target, { value: rounded((target.target ?? 0) * reached, 4) })];
  });
}
