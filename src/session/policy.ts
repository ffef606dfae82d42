// The policy 制度: one versioned document, validated at the door, handed to SQL as tables.
import { z } from 'zod';
import { replaceTable } from '@/catalog/catalog.ts';
import { AppError } from '@/engine/errors.ts';
import type { Executor } from '@/engine/types.ts';

/** The `container` of a policy document's report: it feeds no table of its own. */
export const POLICY_CONTAINER = 'policy';
const POLICY_NAME = /(^|[\\/])policy[^\\/]*\.json$/i;

/** Whether a file of this name (it may contain folders) is taken as a policy document. */
export function isPolicyFile(name: string): boolean {
  return POLICY_NAME.test(name);
}

const fraction = z.number().min(0).max(1);

export const policySchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.string().default('default'),
  name: z.string().optional(),
  currency: z.string().default('CNY'),
  rating_scale: z
    .array(
      z.strictObject({
        label: z.string(),
        ordinal: z.int(),
        share_low: fraction.nullish(),
        share_high: fraction.nullish(),
      }),
    )
    .default([
      { label: 'S', ordinal: 5, share_low: 0, share_high: 0.1 },
      { label: 'A', ordinal: 4, share_low: 0.1, share_high: 0.25 },
      { label: 'B+', ordinal: 3, share_low: 0.3, share_high: 0.45 },
      { label: 'B', ordinal: 2, share_low: 0.2, share_high: 0.4 },
      { label: 'C', ordinal: 1, share_low: 0.05, share_high: 0.1 },
      { label: 'D', ordinal: 0, share_low: 0, share_high: 0.05 },
    ]),
  score: z
    .strictObject({
      cap: z.number().default(150),
      floor: z.number().default(0),
      lower_rule: z.enum(['two_minus', 'ratio', 'baseline']).default('two_minus'),
      milestone_late_per_day: fraction.default(0.01),
    })
    .default({ cap: 150, floor: 0, lower_rule: 'two_minus', milestone_late_per_day: 0.01 }),
  score_rules: z
    .array(
      z.strictObject({
        name: z.string(),
        mode: z.enum(['stepped', 'interpolated']),
        points: z.array(z.tuple([z.number(), z.number()])).min(1),
      }),
    )
    .default([]),
  sources: z
    .array(
      z.strictObject({
        kpi_id: z.string(),
        source: z.string(),
        priority: z.int(),
        tolerance: z.number().min(0),
      }),
    )
    .default([
      { kpi_id: '*', source: 'erp', priority: 1, tolerance: 0.01 },
      { kpi_id: '*', source: 'crm', priority: 2, tolerance: 0.01 },
      { kpi_id: '*', source: 'reported', priority: 3, tolerance: 0.01 },
    ]),
  derived_kpis: z
    .array(
      z.strictObject({
        kpi_id: z.string(),
        source: z.string(),
        measure: z.enum(['order_amount', 'receipt_ratio', 'won_amount', 'won_count', 'win_rate']),
        scale: z.number().positive().default(1),
      }),
    )
    .default([]),
  cadence: z
    .array(
      z.strictObject({
        job_family: z.string(),
        grain: z.enum(['month', 'quarter', 'half', 'year']),
        weight: fraction,
      }),
    )
    .default([
      { job_family: 'sales', grain: 'month', weight: 0.4 },
      { job_family: 'sales', grain: 'year', weight: 0.6 },
      { job_family: 'service', grain: 'month', weight: 0.4 },
      { job_family: 'service', grain: 'year', weight: 0.6 },
      { job_family: 'rnd', grain: 'quarter', weight: 0.3 },
      { job_family: 'rnd', grain: 'half', weight: 0.2 },
      { job_family: 'rnd', grain: 'year', weight: 0.5 },
      { job_family: 'management', grain: 'year', weight: 0.7 },
    ]),
  role_weights: z.array(z.strictObject({ role: z.string(), weight: fraction })).default([]),
  holidays: z.array(z.iso.date()).default([]),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

export type Policy = z.output<typeof policySchema>;

export const defaultPolicy: Policy = policySchema.parse({});

/** Reads a policy document. Throws `policy.invalid` that names the first wrong place. */
export function parsePolicy(text: string, file = 'policy.json'): Policy {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      'policy.invalid',
      `${file} is no JSON`,
      { file, path: '', problem: cause instanceof Error ? cause.message : '' },
      { cause },
    );
  }
  const parsed = policySchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new AppError('policy.invalid', `${file}: ${path}: ${issue?.message ?? ''}`, {
    file,
    path,
    problem: issue?.message ?? '',
  });
}

/** Writes the policy tables; returns their names, for the rebuild. */
export async function loadPolicy(executor: Executor, policy: Policy): Promise<string[]> {
  const settings: [string, string | number][] = [
    ['version', policy.version],
    ['currency', policy.currency],
    ['score_cap', policy.score.cap],
    ['score_floor', policy.score.floor],
    ['lower_rule', policy.score.lower_rule],
    ['milestone_late_per_day', policy.score.milestone_late_per_day],
    ...Object.entries(policy.settings).map(([key, value]): [string, string] => [key, String(value)]),
  ];
  const tables: [string, string[], (string | number | null)[][]][] = [
    ['policy_setting', ['key', 'value'], settings],
    [
      'policy_rating_scale',
      ['label', 'ordinal', 'share_low', 'share_high'],
      policy.rating_scale.map((r) => [r.label, r.ordinal, r.share_low ?? null, r.share_high ?? null]),
    ],
    [
      'policy_score_point',
      ['score_rule', 'mode', 'attainment', 'score'],
      policy.score_rules.flatMap((rule) =>
        rule.points.map(([at, score]) => [rule.name, rule.mode, at, score]),
      ),
    ],
    [
      'policy_source',
      ['kpi_id', 'source', 'priority', 'tolerance'],
      policy.sources.map((s) => [s.kpi_id, s.source, s.priority, s.tolerance]),
    ],
    [
      'policy_derived_kpi',
      ['kpi_id', 'source', 'measure', 'scale'],
      policy.derived_kpis.map((d) => [d.kpi_id, d.source, d.measure, d.scale]),
    ],
    [
      'policy_cadence',
      ['job_family', 'grain', 'weight'],
      policy.cadence.map((c) => [c.job_family, c.grain, c.weight]),
    ],
    ['policy_role_weight', ['role', 'weight'], policy.role_weights.map((r) => [r.role, r.weight])],
    ['policy_holiday', ['day'], policy.holidays.map((day) => [day])],
  ];
  for (const [table, columns, rows] of tables) await replaceTable(executor, table, columns, rows);
  return tables.map(([table]) => table);
}
