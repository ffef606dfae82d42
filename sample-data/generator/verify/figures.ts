// Figures that should stand out: drops, copied targets, targets that do not add up.
import type { Sample } from '../build.ts';
import { MONTHS, periodEnd } from '../calendar.ts';
import { isWithin, spellOn, type Unit } from '../company/types.ts';
import { isAdditive, type KpiId } from '../performance/kpis.ts';
import { mean, sd } from './statistics.ts';

export interface Drop {
  id: string;
  name: string;
  period: string;
  /** Attainment less the trailing mean. */
  change: number;
  /** The same change of the peers in the region. */
  peers: number;
  /** (change − peers) in SDs of the person's own months before. */
  z: number;
}

const attainments = (sample: Sample): Map<string, number[]> => {
  const made = new Map(
    sample.actuals.filter((a) => a.kpi === 'S01').map((a) => [`${a.ownerId}/${a.period}`, a.value ?? 0]),
  );
  const rows = new Map<string, number[]>();
  for (const t of sample.targets)
    if (t.kpi === 'S01' && t.ownerType === 'person') {
      const list = rows.get(t.ownerId) ?? MONTHS.map(() => Number.NaN);
      list[MONTHS.indexOf(t.period)] =
        (made.get(`${t.ownerId}/${t.period}`) ?? Number.NaN) / (t.target ?? Number.NaN);
      rows.set(t.ownerId, list);
    }
  return rows;
};

/** Mean of the last three months less the nine before, net of the region, strongest first. */
export function lateDrops(sample: Sample): Drop[] {
  const all = attainments(sample);
  const regionOf = (id: string): Unit | null => {
    const person = sample.company.byId.get(id);
    return person === undefined ? null : spellOn(person, periodEnd('2025-12')).unit.parent;
  };
  const full = [...all].filter(([, months]) => months.every((m) => !Number.isNaN(m)));
  const changeOf = (months: readonly number[]): number => mean(months.slice(9)) - mean(months.slice(0, 9));
  return full
    .map(([id, months]): Drop => {
      const peers = full
        .filter(([other]) => other !== id && regionOf(other) === regionOf(id))
        .map(([, m]) => changeOf(m));
      const change = changeOf(months);
      return {
        id,
        name: sample.company.byId.get(id)?.name ?? '',
        period: '2025-10..12',
        change,
        peers: mean(peers),
        z: (change - mean(peers)) / sd(months.slice(0, 9)),
      };
    })
    .sort((a, b) => a.change - a.peers - (b.change - b.peers));
}

/** Attainment of every sales region and month less that region's mean of the other months, lowest first. */
export function regionMonths(sample: Sample): { region: string; period: string; change: number }[] {
  const all = attainments(sample);
  const regions = sample.company.units.filter(
    (u) => u.level === 3 && u.parent?.key === 'sales' && u.family === 'sales',
  );
  return regions
    .flatMap((region) => {
      const months = MONTHS.map((month, i) =>
        mean(
          [...all].flatMap(([id, own]) => {
            const person = sample.company.byId.get(id);
            const value = own[i] ?? Number.NaN;
            return person !== undefined &&
              !Number.isNaN(value) &&
              isWithin(spellOn(person, periodEnd(month)).unit, region)
              ? [value]
              : [];
          }),
        ),
      );
      return MONTHS.map((period, i) => ({
        region: region.name,
        period,
        change: (months[i] ?? 0) - mean(months.filter((_, j) => j !== i)),
      }));
    })
    .sort((a, b) => a.change - b.change);
}

/** Departments and additive KPIs where people of three grades or more all have one and the same target. */
export function copiedTargets(
  sample: Sample,
): { unit: string; kpi: KpiId; grades: number; value: number | null }[] {
  return sample.company.units
    .filter((u) => u.level === 3)
    .flatMap((unit) => {
      const own = sample.targets.filter((t) => {
        const person = t.ownerType === 'person' ? sample.company.byId.get(t.ownerId) : undefined;
        return (
          person !== undefined &&
          t.target !== null &&
          isWithin(spellOn(person, periodEnd(t.period)).unit, unit)
        );
      });
      return [...new Set(own.map((t) => t.kpi))].flatMap((kpi) => {
        const rows = own.filter((t) => t.kpi === kpi);
        const grades = new Set(rows.map((t) => sample.company.byId.get(t.ownerId)?.grade)).size;
        const values = new Set(rows.map((t) => t.target));
        return grades >= 3 && values.size === 1
          ? [{ unit: unit.name, kpi, grades, value: rows[0]?.target ?? null }]
          : [];
      });
    });
}

/** Own target of every unit against the sum of its parts (units below with their own, then people), additive KPIs. */
export function targetGaps(sample: Sample): { unit: Unit; kpi: KpiId; own: number; parts: number }[] {
  const own = new Map(
    sample.targets.filter((t) => t.ownerType === 'unit').map((t) => [`${t.ownerId}/${t.kpi}`, t.target ?? 0]),
  );
  return sample.company.units.flatMap((unit) =>
    sample.targets
      .filter((t) => t.ownerId === unit.id && t.ownerType === 'unit' && isAdditive(t.kpi))
      .flatMap(({ kpi, target }) => {
        const parts = partsOf(sample, unit, kpi, own);
        return parts === null ? [] : [{ unit, kpi, own: target ?? 0, parts }];
      }),
  );
}

function partsOf(sample: Sample, unit: Unit, kpi: KpiId, own: ReadonlyMap<string, number>): number | null {
  const covered: Unit[] = [];
  const below = (u: Unit): number =>
    u.children.reduce((sum, child) => {
      const target = own.get(`${child.id}/${kpi}`);
      if (target === undefined) return sum + below(child);
      covered.push(child);
      return sum + target;
    }, 0);
  const ofUnits = below(unit);
  const newest = new Map<string, { period: string; target: number }>();
  let ofPeople = 0;
  let count = 0;
  for (const t of sample.targets) {
    if (t.kpi !== kpi || t.ownerType !== 'person') continue;
    const person = sample.company.byId.get(t.ownerId);
    if (person === undefined) continue;
    const seat = spellOn(person, periodEnd(t.period)).unit;
    if (!isWithin(seat, unit) || covered.some((c) => isWithin(seat, c))) continue;
    count += 1;
    if (kpi !== 'S05') ofPeople += t.target ?? 0;
    else if ((newest.get(t.ownerId)?.period ?? '') < t.period)
      newest.set(t.ownerId, { period: t.period, target: t.target ?? 0 });
  }
  for (const { target } of newest.values()) ofPeople += target;
  return count === 0 && covered.length === 0 ? null : ofUnits + ofPeople;
}
