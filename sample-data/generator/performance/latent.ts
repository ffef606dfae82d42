// What the files never show: ability, behaviour and rating noise of each person. All three are freed of chance differences between
// genders, ages, tenures, schools, places and kinds of employment inside a division, so that only planted gaps remain.
import { atLevel, type Company, isWithin, lastSpell, type Person, type Unit } from '../company/types.ts';
import { unitByKey } from '../company/units.ts';
import { DIGITAL_ABILITY, RAW_GAP } from '../plan.ts';
import { randomOf } from '../random.ts';

export interface Latent {
  ability: number;
  behaviour: number;
  noise: number;
}

export function drawLatent(company: Company): ReadonlyMap<string, Latent> {
  const ability = balanced(company.people, 'ability', 0.5);
  const behaviour = balanced(company.people, 'behaviour', 0.2);
  const noise = balanced(company.people, 'noise4', 0.2);
  const south = unitByKey(company.units, 'south');
  const womenOfSouth = shareOfWomen(company, south);
  const digital = unitByKey(company.units, 'digital');
  return new Map(
    company.people.map((p) => {
      const { unit } = lastSpell(p);
      const planted =
        (isWithin(unit, digital) ? DIGITAL_ABILITY : 0) +
        (isWithin(unit, south) ? contrast(p, RAW_GAP, womenOfSouth) : 0);
      return [
        p.id,
        {
          ability:
            (ability.get(p.id) ?? 0) * (isWithin(unit, south) ? 0.85 : 1) + planted + departmentLevel(unit),
          behaviour: behaviour.get(p.id) ?? 0,
          noise: noise.get(p.id) ?? 0,
        },
      ];
    }),
  );
}

/** A gap between women and men that leaves the unit's mean where it is. */
export const contrast = (p: Person, gap: number, women: number): number =>
  gap * (p.gender === '女' ? 1 - women : -women);

export function shareOfWomen(company: Company, unit: Unit): number {
  const own = company.people.filter((p) => isWithin(lastSpell(p).unit, unit));
  return own.filter((p) => p.gender === '女').length / own.length;
}

/** Departments of the third level differ a little in what they reach. */
function departmentLevel(unit: Unit): number {
  const department = atLevel(unit, 3);
  return department.key === 'digital' || department.key === 'south'
    ? 0
    : 0.1 * randomOf(`department/6${department.id}`).normal();
}

/** One standard normal per person, with the means of every nuisance group of a division taken out. */
function balanced(people: readonly Person[], stream: string, damping: number): Map<string, number> {
  const value = new Map(people.map((p) => [p.id, randomOf(`${stream}/${p.id}`).normal()]));
  const groupings = NUISANCES.map((nuisance) => {
    const groups = new Map<string, string[]>();
    for (const p of people) {
      const key = `${atLevel(lastSpell(p).unit, 2).id}/${nuisance(p)}`;
      groups.set(key, [...(groups.get(key) ?? []), p.id]);
    }
    return [...groups.values()].filter((ids) => ids.length >= 5);
  });
  for (let round = 0; round < 12; round += 1)
    for (const groups of groupings)
      for (const ids of groups) {
        const mean = ids.reduce((sum, id) => sum + (value.get(id) ?? 0), 0) / ids.length;
        for (const id of ids) value.set(id, (value.get(id) ?? 0) - mean);
      }
  return damped(people, value, damping);
}

/** A part of what a team's mean differs by chance is taken back: teams of ten vary more than managers do. */
function damped(people: readonly Person[], value: Map<string, number>, damping: number): Map<string, number> {
  const teams = new Map<string, string[]>();
  for (const p of people) {
    const key = lastSpell(p).managerId;
    teams.set(key, [...(teams.get(key) ?? []), p.id]);
  }
  for (const ids of teams.values()) {
    const mean = ids.reduce((sum, id) => sum + (value.get(id) ?? 0), 0) / ids.length;
    for (const id of ids) value.set(id, (value.get(id) ?? 0) - damping * mean);
  }
  return value;
}

const NUISANCES: readonly ((p: Person) => string)[] = [
  (p) => p.gender,
  (p) => `${atLevel(lastSpell(p).unit, 3).id}${p.gender}`,
  (p) => ageBand(p),
  (p) => tenureBand(p),
  (p) => p.schoolTier,
  (p) => p.employment,
  (p) => (p.remote ? 'remote' : 'site'),
  (p) => p.location,
  (p) => p.grade,
];

export const ageBand = (p: Person): string => {
  const age = 2025 - Number(p.birth.slice(0, 4));
  return age < 30 ? '<30' : age < 40 ? '30-39' : age < 50 ? '40-49' : '50+';
};

export const tenureBand = (p: Person): string => {
  const years = 2025 - Number(p.hire.slice(0, 4));
  return years < 2 ? '<2' : years < 5 ? '2-4' : years < 10 ? '5-9' : '10+';
};
