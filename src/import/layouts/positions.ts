// Files without headings, known by what their rows look like: `      1<TAB>2026-10-03 08:59:01<TAB>1<TAB>0<TAB>1<TAB>0`.
import type { Head, HeadRow } from '../table/head.ts';
import type { PositionsLayout } from './schema.ts';
import { madeHeading } from './tidy.ts';

const LOOKED_AT = 200;
/** Card machines write garbage now and then; most rows must fit. */
const SHARE = 0.6;

/** Whether the rows look like the layout's. */
export function fitsPositions(rows: readonly HeadRow[], layout: PositionsLayout): boolean {
  const tests = Object.entries(layout.tests).map(
    ([column, pattern]) => [Number(column), new RegExp(pattern, 'u')] as const,
  );
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== '')).slice(0, LOOKED_AT);
  const fits = filled.filter(
    ({ cells }) =>
      cells.length === layout.columns.length &&
      tests.every(([column, test]) => test.test(cells[column] ?? '')),
  );
  return fits.length > 0 && fits.length >= filled.length * SHARE;
}

/** The headings its columns are given. */
export function positionsHead(layout: PositionsLayout): Head {
  const headings = layout.columns.map(madeHeading);
  return { rows: [], headings, titles: [], known: headings.length };
}
