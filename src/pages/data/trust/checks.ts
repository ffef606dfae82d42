// The data checks in the order they are listed; each is a read whose rows are what it found.
import type { QueryId } from '@/catalog/catalog.ts';
import type { ExplainEntries } from '@/ui/explain.ts';

export const CHECKS = [
  'check_weights',
  'check_targets',
  'check_extreme_attainment',
  'check_source_disagreement',
  'check_people',
  'check_units',
  'check_attendance_people',
  'check_attendance_sums',
  'check_attendance_punches',
  'check_owners',
  'check_owner_names',
  'check_duplicate_people',
  'check_currency',
  'check_rating_labels',
] as const satisfies readonly QueryId[];

/** How many a check found: the rows are the finding and its evidence at once. */
export const checkExplain: ExplainEntries = Object.fromEntries(
  CHECKS.map((id) => [
    id,
    {
      query: id,
      evidence: id,
      label: `checks.${id}`,
      sentence: 'metrics.check.sentence',
      formula: 'metrics.check.formula',
    } as const,
  ]),
);
