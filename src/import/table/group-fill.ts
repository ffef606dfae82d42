// Reports in groups: the group stands in the first columns of its first row only, and the report says where it ends by a sum or begins by
// a head with the number of its rows. Only then are its rows filled; a blank of a plain list stays one.
import type { Recognition } from '../profiles/recognise.ts';
import type { RowBuffer } from '../rows.ts';
import { groupOf, isSumWord } from './classify.ts';
import type { Head, HeadRow } from './head.ts';

/** What reports are grouped by. */
const GROUPS: ReadonlySet<string> = new Set([
  'owner_id',
  'owner_name',
  'unit',
  'stage',
  'outcome',
  'kind',
  'account',
]);

export class GroupFill {
  private readonly values = new Map<number, string>();

  constructor(private readonly columns: readonly number[]) {}

  /** The head of a group or a sum: what it says about the rows below. */
  skip(row: RowBuffer, reason: string): void {
    const [first] = this.columns;
    const last = this.columns.at(-1);
    if (reason === 'group_head' && first !== undefined) {
      for (const column of this.columns) {
        const group = groupOf(row.text(column));
        if (group !== null) this.enter(column, group);
      }
    } else if (reason === 'grand_total') this.values.clear();
    else if (reason === 'subtotal' && last !== undefined) this.values.delete(last);
  }

  /** Fills the columns that the row leaves to the rows above it. */
  fill(row: RowBuffer, fills: Map<number, string>): void {
    for (const column of this.columns) {
      const value = this.values.get(column);
      if (!row.isEmpty(column)) {
        const text = row.text(column);
        if (text !== value) this.enter(column, text);
      } else if (value !== undefined) fills.set(column, value);
    }
  }

  /** A new group ends those inside the one before it. */
  private enter(column: number, value: string): void {
    for (const inner of this.columns.slice(this.columns.indexOf(column))) this.values.delete(inner);
    this.values.set(column, value);
  }
}

/** The columns of groups; null where the report declares none. */
export function groupFill(
  recognition: Recognition,
  { headings, rows: headRows }: Head,
  sample: readonly HeadRow[],
): GroupFill | null {
  if (recognition.layout.groups !== true) return null;
  const last = headRows.at(-1) ?? 0;
  const rows = sample
    .filter(({ row, cells }) => row > last && cells.some((text) => text.trim() !== ''))
    .map(({ cells }) => ({ cells, kind: kindOf(cells) }));
  // A grand total alone says nothing about groups.
  if (rows.filter(({ kind }) => kind === 'sum' || kind === 'head').length < 2) return null;
  const data = rows.flatMap(({ cells, kind }, index) =>
    kind === 'data' ? [{ cells, before: rows[index - 1]?.kind }] : [],
  );
  const isFilled = (cells: readonly string[], column: number): boolean => (cells[column] ?? '').trim() !== '';
  const fieldOf = new Map([...recognition.columns].map(([field, column]) => [column, field]));
  const columns: number[] = [];
  for (const [column, { name }] of headings.entries()) {
    if (name === '' && columns.length === 0) continue;
    const opens = data.every(({ cells, before }) => !isFilled(cells, column) || before !== 'data');
    if (!GROUPS.has(fieldOf.get(column) ?? '') || !opens) break;
    columns.push(column);
  }
  // Behind the sum of a group the next one is named, at least on the innermost level.
  const goesOn = (column: number): boolean =>
    data.some(({ cells }) => !isFilled(cells, column)) &&
    data.every(({ cells, before }) => isFilled(cells, column) || before !== 'sum');
  for (let inner = columns.at(-1); inner !== undefined && !goesOn(inner); inner = columns.at(-1))
    columns.pop();
  return columns.length === 0 ? null : new GroupFill(columns);
}

function kindOf(cells: readonly string[]): 'sum' | 'head' | 'data' | 'other' {
  const filled = cells.filter((text) => text.trim() !== '');
  if (filled.some(isSumWord)) return 'sum';
  if (filled.some((text) => groupOf(text) !== null)) return 'head';
  return filled.length > 2 ? 'data' : 'other';
}
