// Who is measured by which KPIs, with what weight.
import { lastSpell, type Person, type Unit } from '../company/types.ts';
import type { KpiId } from './kpis.ts';

export type Weights = readonly (readonly [KpiId, number])[];

const SALES_FIELD: Weights = [
  ['S01', 0.5],
  ['S02', 0.25],
  ['S03', 0.25],
];
const SALES_SENIOR: Weights = [
  ['S01', 0.45],
  ['S02', 0.2],
  ['S03', 0.2],
  ['S05', 0.15],
];
const SALES_KEY: Weights = [
  ['S01', 0.45],
  ['S02', 0.2],
  ['S04', 0.2],
  ['S05', 0.15],
];
const CALL: Weights = [
  ['V01', 0.25],
  ['V02', 0.25],
  ['V03', 0.2],
  ['V04', 0.15],
  ['V06', 0.15],
];
const SERVICE: Weights = [
  ['V01', 0.3],
  ['V02', 0.3],
  ['V04', 0.25],
  ['V05', 0.15],
];
const RND: Weights = [
  ['R01', 0.3],
  ['R02', 0.35],
  ['R03', 0.2],
  ['R04', 0.15],
];
const OPERATOR: Weights = [
  ['P01', 0.45],
  ['P02', 0.3],
  ['P03', 0.25],
];
const SHIFT_LEAD: Weights = [
  ['P01', 0.35],
  ['P02', 0.25],
  ['P03', 0.2],
  ['P04', 0.2],
];
const EQUIPMENT: Weights = [
  ['P04', 0.5],
  ['P05', 0.25],
  ['P03', 0.25],
];
const PURCHASING: Weights = [
  ['L01', 0.4],
  ['L02', 0.25],
  ['F03', 0.2],
  ['F04', 0.15],
];
const LOGISTICS: Weights = [
  ['L02', 0.4],
  ['F04', 0.3],
  ['L03', 0.3],
];
const QUALITY: Weights = [
  ['Q01', 0.3],
  ['Q02', 0.35],
  ['F03', 0.2],
  ['F04', 0.15],
];
const OFFICE: Weights = [
  ['F02', 0.3],
  ['F04', 0.3],
  ['F03', 0.25],
  ['F01', 0.15],
];
const MANAGEMENT: Weights = [
  ['M01', 0.5],
  ['M02', 0.2],
  ['M03', 0.15],
  ['M04', 0.15],
];

/** What a person is measured by in a unit; the weights sum to 1. */
export function weightsOf(person: Person, unit: Unit = lastSpell(person).unit): Weights {
  const parent = unit.parent?.key;
  switch (person.family) {
    case 'management':
      return MANAGEMENT;
    case 'sales':
      if (parent === 'keyaccount') return SALES_KEY;
      return person.rank >= 3 ? SALES_SENIOR : SALES_FIELD;
    case 'service':
      return parent === 'callcenter' ? CALL : SERVICE;
    case 'rnd':
      return RND;
    case 'production':
      if (parent === 'equipment' || unit.key === 'planning') return EQUIPMENT;
      return person.headOf === null ? OPERATOR : SHIFT_LEAD;
    case 'function':
      if (parent === 'purchasing') return PURCHASING;
      if (parent === 'logistics') return LOGISTICS;
      return parent === 'qualitydept' ? QUALITY : OFFICE;
  }
}

const UNIT_WEIGHTS: Record<string, Weights> = {
  company: [
    ['G01', 0.3],
    ['G02', 0.25],
    ['G03', 0.2],
    ['S01', 0.15],
    ['P01', 0.1],
  ],
  sales: [
    ['S01', 0.45],
    ['S02', 0.2],
    ['S03', 0.15],
    ['S05', 0.1],
    ['S06', 0.1],
  ],
  region: [
    ['S01', 0.5],
    ['S02', 0.2],
    ['S03', 0.2],
    ['S06', 0.1],
  ],
  keyaccount: [
    ['S01', 0.5],
    ['S02', 0.2],
    ['S04', 0.2],
    ['S06', 0.1],
  ],
  service: [
    ['V01', 0.35],
    ['V02', 0.25],
    ['V04', 0.25],
    ['V05', 0.15],
  ],
  callcenter: [
    ['V01', 0.3],
    ['V02', 0.25],
    ['V03', 0.2],
    ['V04', 0.15],
    ['V06', 0.1],
  ],
  servicedept: [
    ['V01', 0.35],
    ['V02', 0.25],
    ['V04', 0.25],
    ['V05', 0.15],
  ],
  rnd: [
    ['R02', 0.3],
    ['R01', 0.3],
    ['R03', 0.2],
    ['R05', 0.2],
  ],
  rnddept: [
    ['R02', 0.4],
    ['R01', 0.35],
    ['R03', 0.25],
  ],
  making: [
    ['P01', 0.4],
    ['P02', 0.25],
    ['P03', 0.2],
    ['P06', 0.15],
  ],
  plant: [
    ['P01', 0.45],
    ['P02', 0.25],
    ['P03', 0.2],
    ['P04', 0.1],
  ],
  equipment: [
    ['P04', 0.6],
    ['P05', 0.4],
  ],
  supply: [
    ['L01', 0.4],
    ['L02', 0.35],
    ['L03', 0.25],
  ],
  purchasing: [
    ['L01', 0.6],
    ['L02', 0.4],
  ],
  logistics: [
    ['L02', 0.6],
    ['L03', 0.4],
  ],
  quality: [
    ['Q02', 0.4],
    ['Q01', 0.3],
    ['F03', 0.3],
  ],
  qualitydept: [
    ['Q02', 0.5],
    ['Q01', 0.5],
  ],
  office: [
    ['F02', 0.3],
    ['F04', 0.3],
    ['F03', 0.25],
    ['F01', 0.15],
  ],
};

/** What a unit of the first three levels is measured by; deeper units have no targets of their own. */
export function unitWeightsOf(unit: Unit): Weights {
  if (unit.level > 3) return [];
  const own = unit.key === null ? undefined : UNIT_WEIGHTS[unit.key];
  if (own !== undefined) return own;
  const office = UNIT_WEIGHTS['office'] ?? [];
  if (unit.family === 'function') return office;
  if (unit.key === 'planning') return UNIT_WEIGHTS['equipment'] ?? [];
  const byFamily = { sales: 'region', service: 'servicedept', rnd: 'rnddept', production: 'plant' } as const;
  return unit.family === 'management' ? office : (UNIT_WEIGHTS[byFamily[unit.family]] ?? []);
}
