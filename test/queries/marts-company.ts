// One small company, as its intake tables hold it.
//   C ── N (north) ── N1
//     └─ S (south)
// P1 sells in N1 all year; P2 moves from N1 to S on 1 March; P3 sits in S.
import { policySchema } from '@/session/policy.ts';
import type { RawRows } from './database.ts';

const kpi = (owner: string, period: string, change: Record<string, string>) => ({
  kpi_id: 'REV',
  kpi_name: 'Revenue',
  direction: 'higher',
  aggregation: 'sum',
  owner_type: 'person',
  owner_id: owner,
  period,
  ...change,
});

export const company: RawRows = {
  raw_org_unit: [
    { unit_id: 'C', name: 'C' },
    { unit_id: 'N', name: 'N', parent_id: 'C' },
    { unit_id: 'N1', name: 'N1', parent_id: 'N' },
    { unit_id: 'S', name: 'S', parent_id: 'C' },
  ],
  raw_employee: [
    { employee_id: 'P1', name: 'One', unit_id: 'N1', manager_id: 'P3', as_of: '2024-01-01' },
    { employee_id: 'P2', name: 'Two', unit_id: 'N1', manager_id: 'P2', as_of: '2024-01-01' },
    { employee_id: 'P2', name: 'Two', unit_id: 'S', manager_id: 'P9', as_of: '2025-03-01' },
    {
      employee_id: 'P3',
      name: 'Three',
      unit_id: 'S',
      as_of: '2024-01-01',
      hire_date: '2025-02-10',
      leave_date: '2025-11-30',
    },
  ],
  raw_kpi: [
    kpi('P1', '2025-01', { target: '100', weight: '0.5' }),
    kpi('P1', '2025-02', { target: '100', weight: '0.5' }),
    kpi('P2', '2025-02', { target: '50', weight: '1' }),
    kpi('P2', '2025-03', { target: '50', weight: '1' }),
    { ...kpi('N', '2025-Q1', { target: '300', weight: '1' }), owner_type: 'unit' },
    kpi('P1', '2025-01', { actual: '90' }),
    kpi('P1', '2025-02', { actual: '110', source: 'reported' }),
    kpi('P2', '2025-02', { actual: '40' }),
    kpi('P2', '2025-03', { actual: '60' }),
    {
      kpi_id: 'SAT',
      kpi_name: 'Satisfaction',
      direction: 'higher',
      aggregation: 'ratio',
      owner_id: 'P1',
      period: '2025-01',
      target: '0.9',
      weight: '0.5',
    },
    { kpi_id: 'SAT', owner_id: 'P1', period: '2025-02', target: '0.9', weight: '0.5' },
    { kpi_id: 'SAT', owner_id: 'P1', period: '2025-01', numerator: '8', denominator: '10' },
    {
      kpi_id: 'ZERO',
      direction: 'higher',
      owner_id: 'P3',
      period: '2025-03',
      target: '0',
      weight: '0.7',
      actual: '5',
    },
  ],
  raw_sales_order: [
    {
      order_id: 'A',
      line_id: '1',
      order_date: '2025-02-03',
      owner_id: 'P1',
      amount: '100',
      received: '50',
    },
    { order_id: 'B', line_id: '1', order_date: '2025-02-20', owner_id: 'P1', amount: '20' },
    {
      order_id: 'X',
      line_id: '1',
      order_date: '2025-02-20',
      owner_id: 'P1',
      amount: '999',
      currency: 'USD',
    },
  ],
  raw_rating: [
    { cycle: '2025', employee_id: 'P1', label_proposed: 'A', label_final: 'B+', rater_id: 'P3' },
    { cycle: '2025', employee_id: 'P2', label_proposed: 'A', label_final: 'A', rater_id: 'P3' },
    { cycle: '2025', employee_id: 'P3', label_final: 'Stellar' },
  ],
  raw_attendance_day: [
    { employee_id: 'P1', day: '2025-02-03', late_count: '1', late_minutes: '5', attended_days: '1' },
    { employee_id: 'P1', day: '2025-02-04', attended_days: '1', sick_leave_days: '0.5' },
    { employee_id: 'P2', day: '2025-03-04', absent_days: '1' },
  ],
};

/** What was ordered counts as REV. */
export const companyPolicy = policySchema.parse({
  derived_kpis: [{ kpi_id: 'REV', source: 'erp', measure: 'order_amount', scale: 1 }],
});
