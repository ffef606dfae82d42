// The policy 制度 of the sample company.
import { HOLIDAYS } from './calendar.ts';
import { CEILING_RULE } from './files/kpi-files.ts';
import { CEILING_POINTS, LATE_PER_DAY, SCORE_CAP } from './performance/score.ts';

const cadence = (family: string, weights: readonly (readonly [string, number])[]) =>
  weights.map(([grain, weight]) => ({ job_family: family, grain, weight }));

export const POLICY = {
  version: '2025-1',
  name: '准绳样例集团 2025 年度绩效管理制度',
  currency: 'CNY',
  rating_scale: [
    { label: 'S', ordinal: 5, share_low: 0, share_high: 0.1 },
    { label: 'A', ordinal: 4, share_low: 0.15, share_high: 0.25 },
    { label: 'B+', ordinal: 3, share_low: 0.3, share_high: 0.4 },
    { label: 'B', ordinal: 2, share_low: 0.25, share_high: 0.35 },
    { label: 'C', ordinal: 1, share_low: 0.05, share_high: 0.1 },
  ],
  score: { cap: SCORE_CAP, floor: 0, lower_rule: 'two_minus', milestone_late_per_day: LATE_PER_DAY },
  score_rules: [
    { name: CEILING_RULE, mode: 'interpolated', points: CEILING_POINTS },
    {
      name: '阶梯',
      mode: 'stepped',
      points: [
        [0.8, 60],
        [0.9, 80],
        [1, 100],
        [1.1, 120],
        [1.2, 140],
      ],
    },
  ],
  sources: [
    { kpi_id: '*', source: 'erp', priority: 1, tolerance: 0.01 },
    { kpi_id: '*', source: 'crm', priority: 2, tolerance: 0.01 },
    { kpi_id: '*', source: 'reported', priority: 3, tolerance: 0.01 },
  ],
  derived_kpis: [
    { kpi_id: 'S01', source: 'erp', measure: 'order_amount', scale: 10000 },
    { kpi_id: 'S01', source: 'crm', measure: 'won_amount', scale: 10000 },
    { kpi_id: 'S02', source: 'erp', measure: 'receipt_ratio', scale: 10000 },
    { kpi_id: 'S04', source: 'crm', measure: 'win_rate', scale: 1 },
  ],
  cadence: [
    ...cadence('sales', [
      ['month', 0.4],
      ['year', 0.6],
    ]),
    ...cadence('service', [
      ['month', 0.4],
      ['year', 0.6],
    ]),
    ...cadence('production', [
      ['month', 0.4],
      ['year', 0.6],
    ]),
    ...cadence('rnd', [
      ['quarter', 0.3],
      ['half', 0.2],
      ['year', 0.5],
    ]),
    ...cadence('function', [
      ['quarter', 0.4],
      ['year', 0.6],
    ]),
    ...cadence('management', [['year', 0.7]]),
  ],
  role_weights: [
    { role: 'manager', weight: 0.6 },
    { role: 'peer', weight: 0.25 },
    { role: 'upward', weight: 0.1 },
    { role: 'self', weight: 0.05 },
  ],
  holidays: HOLIDAYS,
  settings: { suppression_k: 5 },
};
