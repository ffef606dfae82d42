// A company as the signals see it, put straight into the tables they read.
import { buildCatalog, replaceTable } from '@/catalog/catalog.ts';
import { buildSteps } from '@/catalog/generated.ts';
import type { Executor } from '@/engine/types.ts';
import { defaultPolicy } from '@/session/policy.ts';

const ATTRIBUTES = ['age_band', 'tenure_band', 'location', 'remote', 'employment_type', 'school'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** The label of the default policy's scale for a rating; 'none' outside of it. */
export const labelOf = (rating: number | null): string =>
  defaultPolicy.rating_scale.find(({ ordinal }) => ordinal === rating)?.label ?? 'none';

export interface Rated {
  cycle: string;
  id: string;
  rater: string | null;
  unit: string;
  family: string | null;
  grade: string | null;
  rating: number | null;
  kpi: number | null;
  proposed?: number;
  gender?: string | null;
  attributes?: Readonly<Partial<Record<Attribute, string>>>;
}
export interface Scored {
  cycle: string;
  ratee: string;
  rater: string;
  role: 'self' | 'manager' | 'peer' | 'upward';
  dimension: string;
  score: number;
}
export interface Month {
  cycle: string;
  id: string;
  scores: readonly number[];
}
export interface World {
  people: readonly Rated[];
  reviews: readonly Scored[];
  months: readonly Month[];
  /** unit → units above it, itself included */
  units: Readonly<Record<string, readonly string[]>>;
  /** unit → division and department it lies in, where groups are compared beside the company; none unless said */
  scopes?: Readonly<Record<string, readonly string[]>>;
}

/** What is built from the tables that a world fills. */
const MADE = new Set([
  'signal_group',
  'signal_shown',
  'signal_team',
  'signal_pair',
  'signal_calibrated',
  'dim_rating_band',
  'signal_start',
]);

const newest = (cycles: readonly string[]): string => [...cycles].sort().at(-1) ?? '';

/** Replaces what the signals read; one point of the scale is 1. */
export async function loadWorld(engine: Executor, world: World): Promise<void> {
  const { people, reviews, months, units } = world;
  const ratedLast = newest(people.map((p) => p.cycle));
  const reviewLast = newest(reviews.map((r) => r.cycle));
  const flag = (value: boolean) => (value ? 'true' : 'false');
  await replaceTable(
    engine,
    'signal_person',
    [
      'cycle_id',
      'employee_id',
      'rater_id',
      'unit_id',
      'job_family',
      'grade',
      'gender',
      'stage',
      'label',
      'rating',
      'proposed',
      'kpi_score',
      'is_latest',
      ...ATTRIBUTES,
    ],
    people.map((p) => [
      p.cycle,
      p.id,
      p.rater,
      p.unit,
      p.family,
      p.grade,
      p.gender ?? null,
      'proposed',
      p.rating === null ? null : `L${p.rating}`,
      p.rating,
      p.proposed ?? p.rating,
      p.kpi,
      flag(p.cycle === ratedLast),
      ...ATTRIBUTES.map((name) => p.attributes?.[name] ?? null),
    ]),
  );
  // The guideline is about the labels of the policy's scale: the world speaks in them where its ratings have their rank.
  await engine.execute(
    'UPDATE signal_person SET label = s.label FROM policy_rating_scale AS s WHERE s.ordinal = signal_person.rating',
  );
  await replaceTable(
    engine,
    'fct_review',
    ['cycle', 'ratee_id', 'rater_id', 'role', 'dimension', 'score', 'point', 'is_latest'],
    reviews.map((r) => [
      r.cycle,
      r.ratee,
      r.rater,
      r.role,
      r.dimension,
      r.score,
      1,
      flag(r.cycle === reviewLast),
    ]),
  );
  await replaceTable(
    engine,
    'agg_signal_month',
    ['cycle_id', 'employee_id', 'last_month', 'month_mean', 'last_score', 'months'],
    months.map((m) => [
      m.cycle,
      m.id,
      `${m.cycle}-12`,
      m.scores.reduce((a, b) => a + b, 0) / m.scores.length,
      m.scores.at(-1) ?? null,
      m.scores.length,
    ]),
  );
  await replaceTable(
    engine,
    'unit_closure',
    ['ancestor_id', 'descendant_id', 'depth'],
    Object.entries(units).flatMap(([unit, above]) => above.map((id, depth) => [id, unit, depth])),
  );
  await replaceTable(
    engine,
    'signal_scope',
    ['unit_id', 'scope_id', 'depth'],
    [...new Set(people.map((p) => p.unit))].flatMap((unit) =>
      ['company', ...(world.scopes?.[unit] ?? [])].map((scope, depth) => [unit, scope, depth]),
    ),
  );
  // Halo reads KPI scores where they are made.
  await replaceTable(
    engine,
    'fct_score',
    ['owner_type', 'owner_id', 'period_id', 'score'],
    people.filter((p) => p.kpi !== null).map((p) => ['person', p.id, p.cycle, p.kpi]),
  );
  await buildCatalog(engine, [], { steps: buildSteps.filter(({ target }) => MADE.has(target)) });
}
