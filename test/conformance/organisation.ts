// Seeded random organisations as raw rows: ragged trees, transfers, missing actuals, zero targets, targets of mixed grain.

export interface Random {
  next(): number;
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  chance(p: number): boolean;
}

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { next, int, pick: (items) => items[int(0, items.length - 1)]!, chance: (p) => next() < p };
}

export type Direction = 'higher' | 'lower' | 'range' | 'milestone';
export type Aggregation = 'sum' | 'avg' | 'last' | 'ratio';
export type OwnerType = 'person' | 'unit';

export interface Unit {
  id: string;
  parent: string | null;
}
export interface Spell {
  employee: string;
  unit: string;
  asOf: string | null;
}
export interface Kpi {
  id: string;
  direction: Direction;
  aggregation: Aggregation;
  rule: 'steps' | 'line' | null;
}
export interface Target {
  kpi: string;
  ownerType: OwnerType;
  owner: string;
  period: string;
  target: number | null;
  low: number | null;
  high: number | null;
  weight: number | null;
  due: string | null;
}
export interface Actual {
  kpi: string;
  ownerType: OwnerType;
  owner: string;
  period: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  done: string | null;
}
export interface Organisation {
  units: Unit[];
  spells: Spell[];
  kpis: Kpi[];
  targets: Target[];
  actuals: Actual[];
}

const MONTHS = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);
const QUARTERS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];

export function randomOrganisation(seed: number): Organisation {
  const random = seeded(seed);
  const units: Unit[] = [{ id: 'U0', parent: null }];
  for (let i = 1; i < random.int(1, 14); i += 1) units.push({ id: `U${i}`, parent: random.pick(units).id });

  const people = Array.from({ length: random.int(1, 12) }, (_, index) => `00${100 + index}`);
  const spells = people.flatMap((employee): Spell[] => {
    const first: Spell = {
      employee,
      unit: random.pick(units).id,
      asOf: random.chance(0.3) ? null : '2024-06-01',
    };
    return random.chance(0.4)
      ? [
          first,
          {
            employee,
            unit: random.pick(units).id,
            asOf: `2025-${String(random.int(1, 12)).padStart(2, '0')}-${random.pick(['01', '15', '28'])}`,
          },
        ]
      : [first];
  });

  const kpis: Kpi[] = Array.from({ length: random.int(2, 6) }, (_, index) => {
    const direction = random.pick(['higher', 'higher', 'lower', 'range', 'milestone'] as const);
    return {
      id: `K${index}`,
      direction,
      aggregation: direction === 'milestone' ? 'avg' : random.pick(['sum', 'avg', 'last', 'ratio'] as const),
      rule: random.pick([null, null, 'steps', 'line'] as const),
    };
  });

  const targets: Target[] = [];
  const actuals: Actual[] = [];
  const owners: [OwnerType, string][] = [
    ...people.map((id): [OwnerType, string] => ['person', id]),
    ...units.map((unit): [OwnerType, string] => ['unit', unit.id]),
  ];
  for (const [ownerType, owner] of owners) {
    for (const kpi of kpis) {
      if (!random.chance(ownerType === 'person' ? 0.7 : 0.3)) continue;
      const periods = random.pick([
        MONTHS,
        MONTHS.slice(random.int(0, 6), random.int(7, 12)),
        QUARTERS,
        ['2025'],
        ['2025', ...MONTHS.slice(0, 3)],
        ['2025-H1', ...QUARTERS],
      ]);
      for (const period of periods) {
        if (random.chance(0.9)) targets.push(randomTarget(random, kpi, ownerType, owner, period));
        if (random.chance(0.8)) actuals.push(randomActual(random, kpi, ownerType, owner, period));
      }
    }
  }
  return { units, spells, kpis, targets, actuals };
}

function randomTarget(random: Random, kpi: Kpi, ownerType: OwnerType, owner: string, period: string): Target {
  const number = () => Math.round(random.next() * 20000 + 100) / 100;
  const low = number();
  return {
    kpi: kpi.id,
    ownerType,
    owner,
    period,
    target:
      kpi.direction === 'range'
        ? null
        : kpi.direction === 'milestone'
          ? 1
          : random.chance(0.08)
            ? 0
            : number(),
    low: kpi.direction === 'range' ? low : null,
    high: kpi.direction === 'range' ? low + number() : null,
    weight: random.chance(0.85) ? random.int(1, 10) / 20 : null,
    due: kpi.direction === 'milestone' ? `2025-0${random.int(1, 9)}-15` : null,
  };
}

function randomActual(random: Random, kpi: Kpi, ownerType: OwnerType, owner: string, period: string): Actual {
  const number = () => Math.round(random.next() * 20000) / 100;
  const base = {
    kpi: kpi.id,
    ownerType,
    owner,
    period,
    value: null,
    numerator: null,
    denominator: null,
    done: null,
  };
  if (kpi.direction === 'milestone') {
    return {
      ...base,
      value: random.int(0, 10) / 10,
      done: random.chance(0.7) ? `2025-0${random.int(1, 9)}-20` : null,
    };
  }
  if (kpi.aggregation === 'ratio' && random.chance(0.8))
    return { ...base, numerator: number(), denominator: random.chance(0.05) ? 0 : number() + 1 };
  if (kpi.aggregation === 'avg' && random.chance(0.6))
    return { ...base, value: number(), denominator: random.int(1, 40) };
  return { ...base, value: number() };
}
