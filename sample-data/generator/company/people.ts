// Hires people into units, then lets some leave and some move.
import { addDays, isoDate } from '../calendar.ts';
import { type Random, randomOf } from '../random.ts';
import { drawName, POSITIONS, SCHOOLS, WOMEN } from './names.ts';
import { type Company, isWithin, type JobFamily, lastSpell, type Person, type Unit } from './types.ts';
import { buildUnits, unitByKey } from './units.ts';

const LADDER: Record<'P' | 'O' | 'M', readonly string[]> = {
  P: ['P3', 'P4', 'P5', 'P6', 'P7'],
  O: ['O1', 'O2', 'O3', 'O4', 'O5'],
  M: ['M1', 'M2', 'M3', 'M4', 'M5'],
};

/** Teams whose members stay put all year, so that what is planted in them stands on whole years. */
const STABLE = ['lenient', 'severe', 'middle', 'halo', 'callcenter', 'institute', 'south', 'digital'];

/** The whole company, in the order of employee ids. */
export function buildCompany(): Company {
  const units = buildUnits();
  const root = units[0];
  if (root === undefined) throw new Error('no units');
  const people = hirePeople(units);
  const byId = new Map(people.map((p) => [p.id, p]));
  const stable = STABLE.map((key) => unitByKey(units, key));
  const isStable = (p: Person): boolean => stable.some((u) => isWithin(lastSpell(p).unit, u));
  const free = people.filter((p) => p.headOf === null && !isStable(p));
  letLeave(free);
  letJoin(free);
  letMove(free, units);
  drawDottedLines(people, units);
  return { root, units, people, byId };
}

function hirePeople(units: readonly Unit[]): Person[] {
  const people: Person[] = [];
  const taken = new Set<string>();
  const hire = (unit: Unit, headOf: Unit | null, managerId: string): Person => {
    const id = String(people.length + 1).padStart(6, '0');
    const person = drawPerson(id, unit, headOf, managerId, taken);
    people.push(person);
    return person;
  };
  const heads = new Map<Unit, Person>();
  for (const unit of units) {
    const managerId = unit.parent === null ? '' : (heads.get(unit.parent)?.id ?? '');
    const head = hire(unit, unit, managerId);
    heads.set(unit, head);
    unit.headId = head.id;
  }
  for (const unit of units) for (let i = 0; i < unit.size; i += 1) hire(unit, null, unit.headId);
  return people;
}

/** Heads of units that hold units, and of the second level, are management; heads of teams play along. */
const familyOf = (unit: Unit, isHead: boolean): JobFamily =>
  isHead && (unit.children.length > 0 || unit.level <= 2) ? 'management' : unit.family;

function drawPerson(
  id: string,
  unit: Unit,
  headOf: Unit | null,
  managerId: string,
  taken: Set<string>,
): Person {
  const random = randomOf(`person/${id}`);
  const family = familyOf(unit, headOf !== null);
  const gender = random.chance(unit.key === 'company' ? 0 : WOMEN[family]) ? '女' : '男';
  const ladder = family === 'management' ? 'M' : family === 'production' ? 'O' : 'P';
  const rank = rankOf(random, unit, headOf !== null, family);
  const age = 23 + rank * 3 + random.int(0, headOf === null ? 11 : 14) + (family === 'management' ? 6 : 0);
  const birth = isoDate(2025 - age, random.int(1, 12), random.int(1, 28));
  const tenure = Math.min(age - 22, random.int(1, 4 + rank * 3));
  const tier = schoolTier(random, ladder);
  return {
    id,
    name: drawName(random, gender, taken),
    gender,
    birth,
    hire: isoDate(2025 - tenure, random.int(1, 12), random.int(1, 28)),
    leave: null,
    family,
    grade: LADDER[ladder][rank] ?? 'P5',
    rank,
    headOf,
    dottedId: null,
    employment: ladder === 'O' && headOf === null && random.chance(0.16) ? '劳务派遣' : '正式',
    location: unit.location,
    remote: isRemote(random, unit, family),
    school: random.pick(SCHOOLS[tier] ?? ['江苏大学']),
    schoolTier: tier,
    spells: [
      { from: '2025-01-01', unit, managerId, position: positionOf(unit, headOf !== null, family, rank) },
    ],
  };
}

function rankOf(random: Random, unit: Unit, isHead: boolean, family: JobFamily): number {
  if (family === 'management') return unit.level === 1 ? 4 : unit.level === 2 ? 3 : unit.level === 3 ? 1 : 0;
  if (isHead) return 4;
  const draw = random.next();
  return draw < 0.22 ? 0 : draw < 0.52 ? 1 : draw < 0.83 ? 2 : 3;
}

function schoolTier(random: Random, ladder: 'P' | 'O' | 'M'): string {
  const draw = random.next();
  if (ladder === 'O') return draw < 0.85 ? '高职高专' : '普通本科';
  return draw < 0.28 ? '重点高校' : draw < 0.86 ? '普通本科' : '高职高专';
}

function isRemote(random: Random, unit: Unit, family: JobFamily): boolean {
  if (family === 'production' || family === 'management') return false;
  return random.chance(unit.parent?.key === 'overseas' ? 0.4 : family === 'function' ? 0.03 : 0.08);
}

function positionOf(unit: Unit, isHead: boolean, family: JobFamily, rank: number): string {
  const plain = POSITIONS[family][rank] ?? '专员';
  if (!isHead || family === 'production') return plain;
  if (family !== 'management') return unit.level <= 3 ? '部门经理' : '组长';
  if (unit.level === 1) return '总裁';
  if (unit.level === 2) return `${unit.name}总经理`;
  return unit.level === 3 ? `${unit.name}负责人` : '车间主任';
}

/** About 4 % leave in the course of the year. */
function letLeave(free: readonly Person[]): void {
  for (const person of free) {
    const random = randomOf(`leave/${person.id}`);
    if (random.chance(0.066)) person.leave = isoDate(2025, random.int(2, 12), random.int(5, 27));
  }
}

/** About 6 % joined in the course of the year. */
function letJoin(free: readonly Person[]): void {
  for (const person of free) {
    const random = randomOf(`join/${person.id}`);
    if (person.leave !== null || !random.chance(0.1)) continue;
    person.hire = addDays(isoDate(2025, random.int(1, 10), 1), random.chance(0.5) ? 0 : random.int(4, 24));
    const first = person.spells[0];
    if (first !== undefined) first.from = person.hire;
  }
}

/** Some forty move to another team of their family on the first of a month. */
function letMove(free: readonly Person[], units: readonly Unit[]): void {
  for (const person of free) {
    const random = randomOf(`move/${person.id}`);
    if (person.leave !== null || person.hire >= '2025-01-01' || !random.chance(0.068)) continue;
    const from = lastSpell(person).unit;
    const open = units.filter(
      (u) =>
        u.size > 0 &&
        u !== from &&
        u.family === from.family &&
        sameKpis(u, from) &&
        !STABLE.some((key) => isWithin(u, unitByKey(units, key))),
    );
    if (open.length === 0) continue;
    const near = open.filter((u) => u.parent === from.parent);
    const to = random.pick(near.length > 0 && random.chance(0.4) ? near : open);
    person.spells.push({
      from: isoDate(2025, random.int(3, 10), 1),
      unit: to,
      managerId: to.headId,
      position: lastSpell(person).position,
    });
    person.location = to.location;
  }
}

/** Moves stay where the KPIs are the same, so that half a year here and half there make one year. */
const sameKpis = (a: Unit, b: Unit): boolean =>
  (a.family !== 'function' && a.parent?.key !== 'keyaccount' && a.parent?.key === b.parent?.key) ||
  (a.family === 'production' && isMaking(a) && isMaking(b)) ||
  (a.family === 'sales' && isRegion(a) && isRegion(b)) ||
  (a.family === 'function' && a.parent === b.parent);

const isMaking = (u: Unit): boolean => u.level === 5;
const isRegion = (u: Unit): boolean => u.parent?.key !== 'keyaccount';

/** Business partners and plant engineers report on a dotted line to whom they serve. */
function drawDottedLines(people: readonly Person[], units: readonly Unit[]): void {
  const served = ['sales', 'service', 'rnd', 'making', 'supply'].map((key) => unitByKey(units, key).headId);
  const plants = ['suzhou', 'foshan', 'chengdu'].map((key) => unitByKey(units, key).headId);
  for (const person of people) {
    if (person.headOf !== null) continue;
    const random = randomOf(`dotted/${person.id}`);
    const { unit } = lastSpell(person);
    if (['人力伙伴组', '财务分析部', '客户质量组'].includes(unit.name) && random.chance(0.7))
      person.dottedId = random.pick(served);
    else if (
      ['机加工艺组', '装配工艺组', '生产计划部', '执行采购组'].includes(unit.name) &&
      random.chance(0.6)
    )
      person.dottedId = random.pick(plants);
    else if (unit.family === 'rnd' && random.chance(0.08)) person.dottedId = unitByKey(units, 'sales').headId;
  }
}
