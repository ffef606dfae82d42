// The invented company as the other modules see it.

export type JobFamily = 'sales' | 'service' | 'rnd' | 'production' | 'function' | 'management';

export interface Unit {
  id: string;
  name: string;
  parent: Unit | null;
  /** 1 = the company. */
  level: number;
  /** Stable name by which plantings refer to it. */
  key: string | null;
  family: JobFamily;
  location: string;
  /** Members to hire besides the head. */
  size: number;
  children: Unit[];
  headId: string;
}

/** Where a person stood from a day on. */
export interface Spell {
  from: string;
  unit: Unit;
  managerId: string;
  position: string;
}

export interface Person {
  id: string;
  name: string;
  gender: '男' | '女';
  birth: string;
  hire: string;
  leave: string | null;
  family: JobFamily;
  /** P3–P7 professionals, O1–O5 operators, M1–M5 management. */
  grade: string;
  /** 0 (lowest) to 4 within the ladder. */
  rank: number;
  headOf: Unit | null;
  dottedId: string | null;
  employment: string;
  location: string;
  remote: boolean;
  school: string;
  schoolTier: string;
  /** In order of time; more than one for people who moved in the year. */
  spells: Spell[];
}

export interface Company {
  root: Unit;
  units: Unit[];
  people: Person[];
  byId: ReadonlyMap<string, Person>;
}

/** The spell in force on a day; before the first one, the first. */
export function spellOn(person: Person, day: string): Spell {
  let found = person.spells[0];
  for (const spell of person.spells) if (spell.from <= day) found = spell;
  if (found === undefined) throw new Error(`${person.id} stands nowhere`);
  return found;
}

export const lastSpell = (person: Person): Spell => spellOn(person, '9999-12-31');

export function ancestors(unit: Unit): Unit[] {
  const chain: Unit[] = [];
  for (let at: Unit | null = unit; at !== null; at = at.parent) chain.push(at);
  return chain;
}

/** The unit's ancestor (or itself) at a level; the unit itself where the tree is shallower. */
export const atLevel = (unit: Unit, level: number): Unit =>
  ancestors(unit).find((u) => u.level === level) ?? unit;

export const isWithin = (unit: Unit, ancestor: Unit): boolean => ancestors(unit).includes(ancestor);

export const unitPath = (unit: Unit, separator: string): string =>
  ancestors(unit)
    .map((u) => u.name)
    .reverse()
    .join(separator);
