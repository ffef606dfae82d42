// Disagreements between sources, and figures that never came. Both after the scores, as they are about what was reported.
import { type Company, lastSpell } from '../company/types.ts';
import { rounded } from '../random.ts';
import type { Opportunity, Order } from './facts.ts';
import type { Actual } from './types.ts';

/** One figure that two sources state differently. */
export interface Disturbance {
  kpi: 'S01';
  employeeId: string;
  period: string;
  other: 'crm' | 'reported';
  erp: number;
  otherValue: number;
  /** other / erp − 1. */
  difference: number;
}

interface Plan {
  team: string;
  nth: number;
  other: 'crm' | 'reported';
  months: readonly (readonly [string, number])[];
}

/** Who books deals in the CRM at another value than the order's, and who reports by hand at another value than the ERP's. */
const PLANS: readonly Plan[] = [
  {
    team: '深圳销售组',
    nth: 2,
    other: 'crm',
    months: [
      ['2025-04', 1.24],
      ['2025-05', 1.31],
      ['2025-06', 1.27],
      ['2025-07', 1.22],
    ],
  },
  { team: '上海销售组', nth: 1, other: 'crm', months: [['2025-03', 0.82]] },
  { team: '北京销售组', nth: 3, other: 'crm', months: [['2025-06', 1.18]] },
  { team: '四川销售组', nth: 2, other: 'crm', months: [['2025-09', 0.74]] },
  { team: '东南亚业务组', nth: 1, other: 'crm', months: [['2025-11', 1.35]] },
  { team: '大客户组', nth: 2, other: 'crm', months: [['2025-12', 1.12]] },
  { team: '福建销售组', nth: 4, other: 'reported', months: [['2025-10', 1.15]] },
  {
    team: '山东销售组',
    nth: 1,
    other: 'reported',
    months: [
      ['2025-12', 1.2],
      ['2025-11', 1.1],
    ],
  },
];

export function disturb(
  company: Company,
  actuals: readonly Actual[],
  facts: { orders: readonly Order[]; opportunities: readonly Opportunity[] },
): Disturbance[] {
  return PLANS.flatMap((plan) => {
    const person = company.people.filter(
      (p) =>
        p.headOf === null &&
        p.spells.length === 1 &&
        p.leave === null &&
        p.hire < '2025-01-01' &&
        lastSpell(p).unit.name === plan.team,
    )[plan.nth];
    if (person === undefined) throw new Error(`${plan.team} has no member ${plan.nth}`);
    return plan.months.map(([period, factor]): Disturbance => {
      const row = actuals.find((a) => a.kpi === 'S01' && a.ownerId === person.id && a.period === period);
      if (row?.value == null) throw new Error(`${person.id} sold nothing in ${period}`);
      const erp = row.value;
      const otherValue =
        plan.other === 'crm'
          ? bookDeals(facts.opportunities, person.id, period, factor)
          : rounded(erp * factor, 2);
      if (plan.other === 'reported') row.value = otherValue;
      return {
        kpi: 'S01',
        employeeId: person.id,
        period,
        other: plan.other,
        erp,
        otherValue,
        difference: rounded(otherValue / erp - 1, 4),
      };
    });
  });
}

/** Scales the month's won deals; returns their sum in 万元. */
function bookDeals(
  opportunities: readonly Opportunity[],
  employeeId: string,
  period: string,
  factor: number,
): number {
  let sum = 0;
  for (const deal of opportunities) {
    if (deal.employeeId !== employeeId || deal.stage !== 'Closed Won' || !deal.close.startsWith(period))
      continue;
    deal.amount = Math.round((deal.amount * factor) / 100) * 100;
    sum += deal.amount;
  }
  return rounded(sum / 10_000, 2);
}

export interface Blanks {
  list: { kpi: string; employeeId: string; periods: string[]; why: string }[];
  drops(actual: Actual): boolean;
}

const BLANKS = [
  {
    team: '东区服务组',
    nth: 1,
    kpi: 'V01',
    periods: ['2025-05', '2025-06'],
    why: '满意度回访系统切换，两个月无样本',
  },
  { team: '西区服务组', nth: 2, kpi: 'V04', periods: ['2025-08'], why: '工单系统停机，未统计' },
  { team: '重点客户组', nth: 0, kpi: 'V02', periods: ['2025-11', '2025-12'], why: '漏报' },
  {
    team: '机加甲班',
    nth: 3,
    kpi: 'P03',
    periods: ['2025-04', '2025-05', '2025-06'],
    why: '成本中心合并，单人成本未分摊',
  },
  { team: '装配丙班', nth: 1, kpi: 'P02', periods: ['2025-09'], why: '检验记录遗失' },
  { team: '应用开发组', nth: 2, kpi: 'R03', periods: ['2025-Q3'], why: '当季无可计量代码提交' },
  { team: '薪酬绩效组', nth: 1, kpi: 'F02', periods: ['2025-Q2'], why: '内部满意度问卷未发放' },
] as const;

/** A few people lack some actuals; the reason stands in PLANTED.md. Nobody's blank is a zero. */
export function blankActuals(company: Company, actuals: readonly Actual[]): Blanks {
  const list = BLANKS.map((b) => {
    const members = company.people.filter(
      (p) =>
        p.headOf === null &&
        p.spells.length === 1 &&
        p.leave === null &&
        p.hire < '2025-01-01' &&
        lastSpell(p).unit.name === b.team,
    );
    const person = members[b.nth];
    if (person === undefined) throw new Error(`${b.team} has no member ${b.nth}`);
    const periods = b.periods.filter((period) =>
      actuals.some((a) => a.kpi === b.kpi && a.ownerId === person.id && a.period === period),
    );
    if (periods.length === 0) throw new Error(`${person.id} has no ${b.kpi}`);
    return {
      kpi: b.kpi as string,
      employeeId: person.id,
      periods: periods as string[],
      why: b.why as string,
    };
  });
  return {
    list,
    drops: (a) =>
      list.some((b) => b.kpi === a.kpi && b.employeeId === a.ownerId && b.periods.includes(a.period)),
  };
}
