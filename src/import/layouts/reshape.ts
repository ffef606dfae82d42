// Picks the reshaping a sheet needs.
import { knowsHeading, profiles } from '../profiles/recognise.ts';
import type { Profile } from '../profiles/types.ts';
import type { SheetSource } from '../rows.ts';
import type { Head, HeadRow } from '../table/head.ts';
import { fitsBlocks, reshapeBlocks } from './blocks.ts';
import { wideColumns } from './columns.ts';
import { reshapePeriods } from './periods.ts';
import { fitsPositions, positionsHead } from './positions.ts';
import type { Layout } from './schema.ts';
import type { Reshaped } from './tidy.ts';
import { reshapeWide } from './wide.ts';

export interface ReshapeInput {
  sheet: SheetSource;
  head: Head;
  layout: Layout;
  /** Title rows, sheet and file name: where a range of days may stand. */
  context: readonly string[];
  /** Columns that tell a data row from a subtotal. */
  keys: readonly number[];
  strictWidth: boolean;
  /** The first rows of the sheet: what a column of row kinds is known by. */
  sample?: readonly HeadRow[];
}

/** The sheet's rows as records; null where the layout does not fit. */
export function reshape({ layout, ...input }: ReshapeInput): Reshaped | null {
  if (layout.kind !== 'wide') return null;
  return reshapePeriods({ ...input, layout }) ?? reshapeWide({ ...input, layout });
}

/** The profile whose rows these are where no header says it: files without headings, blocks of persons. */
export function profileByRows(rows: readonly HeadRow[]): Profile | undefined {
  return profiles.find(({ layout, require }) => {
    if (layout === undefined || require.length > 0) return false;
    return (
      (layout.kind === 'positions' && fitsPositions(rows, layout)) ||
      (layout.kind === 'card_blocks' && fitsBlocks(rows))
    );
  });
}

/** The rows of a sheet without a header, as such a profile says. */
export function byRows(
  sheet: SheetSource,
  rows: readonly HeadRow[],
  layout: Layout | null | undefined,
  context: readonly string[],
): { head: Head; reshaped: Reshaped | null } | null {
  if (layout?.kind === 'positions') return { head: positionsHead(layout), reshaped: null };
  if (layout?.kind !== 'card_blocks') return null;
  const reshaped = reshapeBlocks(sheet, rows, layout, context);
  return reshaped === null ? null : { head: reshaped.head, reshaped };
}

/** Headings of the sheet that a layout turned into values, each with the heading their cells stand under. */
export function turnedHeadings(head: Head, layout: Layout): [string, string][] {
  if (layout.kind !== 'wide') return [];
  const found = wideColumns(head.headings, layout, knowsHeading);
  return (found?.blocks ?? []).flatMap(({ columns }) =>
    columns.flatMap((column, child): [string, string][] => {
      const name = head.headings[column]?.name;
      const under = found?.children[child];
      return name === undefined || under === undefined ? [] : [[name, under]];
    }),
  );
}

/** The first rows of a source as texts; ends between physical rows. */
export async function sampleRows(
  sheet: SheetSource,
  maxRows: number,
  maxCells: number,
  onBlock: (bytes: number) => Promise<void>,
): Promise<{ sample: HeadRow[]; isAll: boolean }> {
  const sample: HeadRow[] = [];
  let cells = 0;
  let full = false;
  await sheet.read((row) => {
    if (full && row.row !== sample.at(-1)?.row) return false;
    if (row.count > 0) sample.push({ row: row.row, cells: row.texts() });
    cells += row.count;
    full = sample.length >= maxRows || cells >= maxCells;
    return true;
  }, onBlock);
  return { sample, isAll: !full };
}
