// Which columns of a sheet can be copied as bytes: their cells never become JavaScript strings.
import type { Recognition } from '../profiles/recognise.ts';
import type { Head } from './head.ts';
import type { ColumnPlan } from './plan.ts';

/** For each column how many from it on stand side by side and can be copied in one piece. */
export function copyRuns(plans: readonly ColumnPlan[]): number[] {
  const runs = plans.map(() => 1);
  for (let index = plans.length - 2; index >= 0; index--) {
    const here = plans[index];
    const next = plans[index + 1];
    if (
      here !== undefined &&
      next !== undefined &&
      next.column === here.column + 1 &&
      copiesAsIs(here) &&
      copiesAsIs(next)
    ) {
      runs[index] = (runs[index + 1] ?? 1) + 1;
    }
  }
  return runs;
}

/** What each cell of a line is for, where lines can be handed on as they stand: nothing is converted, and nothing left out on purpose. */
export function lineCells(
  plans: readonly ColumnPlan[],
  head: Head,
  { dropped }: Recognition,
): readonly string[] | null {
  const cells = head.headings.map(() => '');
  for (const plan of plans) {
    if (!copiesAsIs(plan) || cells[plan.column] !== '') return null;
    cells[plan.column] = plan.field;
  }
  return dropped.length > 0 || cells.length < 2 || plans.length === 0 ? null : cells;
}

function copiesAsIs(plan: ColumnPlan): boolean {
  return plan.convert === null || ((plan.kind === 'key' || plan.kind === 'id') && !plan.stripped);
}
