// The cells of a column as far as they are looked at before anything is decided.
import type { PlanInput } from './plan.ts';

/** What stands in the first rows of a column. */
export function cellsOf({ head, sample }: Pick<PlanInput, 'head' | 'sample'>, column: number): string[] {
  const first = head.rows.at(-1) ?? 0;
  return sample.flatMap(({ row, cells }) => {
    const text = cells[column]?.trim() ?? '';
    return row > first && text !== '' ? [text] : [];
  });
}
