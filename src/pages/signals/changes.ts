// Two readings of all signals side by side.
import type { SignalRow } from './signal.ts';

export interface SignalChange {
  /** Undefined where there was no such row. */
  before: SignalRow | undefined;
  after: SignalRow;
}

const keyOf = (row: SignalRow): string =>
  JSON.stringify([row.signal, row.subject_type, row.subject_id, row.comparison]);

/** Sums over other plans may differ in their last digits. */
const shown = (value: number | null): string => (value === null ? '' : value.toPrecision(9));
const reading = ({ verdict, estimate, lo, hi, n }: SignalRow): string =>
  [verdict, shown(estimate), shown(lo), shown(hi), shown(n)].join('|');

/** Rows that read differently after the moves; those with another verdict first, else in the order given. */
export function changesOf(before: readonly SignalRow[], after: readonly SignalRow[]): SignalChange[] {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const changed = after.flatMap((row): SignalChange[] => {
    const was = known.get(keyOf(row));
    return was !== undefined && reading(was) === reading(row) ? [] : [{ before: was, after: row }];
  });
  const turned = ({ before: was, after: is }: SignalChange): number => (was?.verdict === is.verdict ? 1 : 0);
  return changed.sort((a, b) => turned(a) - turned(b));
}
