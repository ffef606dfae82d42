// Reports in groups: a row with nothing but the name of the group, its rows with that column blank, then "Total <name>".
import type { RowBuffer, SheetSource } from '../rows.ts';
import { findHead, type Head, type HeadRow } from '../table/head.ts';
import { TidyRow } from './tidy.ts';

const CLOSES =
  /^(?:sub\s*-?\s*)?total(?:\s+for|\s+of)?\s*[-–—:]?\s+(.+)$|^(.+?)\s*[-–—:]?\s*(?:小计|合计|(?:sub\s*-?\s*)?total)$/iu;

/** The group whose sum the text names, or null. */
function closedBy(text: string): string | null {
  const found = CLOSES.exec(text.trim());
  return (found?.[1] ?? found?.[2])?.trim() ?? null;
}

/** The one filled cell of a row, or null. */
function lone(cells: readonly string[]): { column: number; text: string } | null {
  const filled = cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
  const [column] = filled;
  return filled.length === 1 && column !== undefined ? { column, text: cells[column]?.trim() ?? '' } : null;
}

/** The column of the groups: some group opens in it alone in its row, is closed by a sum of its name, and no row between fills it. */
function groupColumn(head: Head, sample: readonly HeadRow[]): number | null {
  const last = head.rows.at(-1) ?? 0;
  let open: { column: number; text: string } | null = null;
  for (const { row, cells } of sample) {
    if (row <= last) continue;
    const alone = lone(cells);
    if (alone !== null && closedBy(alone.text) === null) {
      open = alone;
      continue;
    }
    if (open === null) continue;
    const text = cells[open.column]?.trim() ?? '';
    if (text === '') continue;
    if (closedBy(text) === open.text) return open.column;
    open = null;
  }
  return null;
}

/** What the groups of a report are, where their column has no heading: its title says `by Sales Rep`, else nobody does. */
function headingOf(titles: readonly string[], name: string): string {
  const said = [...titles, name].map(
    (text) => /\bby\s+((?:sales\s*)?rep|customer|salesperson)/iu.exec(text)?.[1],
  );
  return said.find((text) => text !== undefined) ?? '';
}

/**
 * The sheet with the name of its group in every row, or null where it has none. A name is written into the rows between the row that opens the
 * group and the sum that names it again: the file itself says where it begins and ends.
 */
export function withGroups(sheet: SheetSource, sample: readonly HeadRow[], file: string): SheetSource | null {
  const head = findHead(sample, sheet.merges);
  const column = head === null ? null : groupColumn(head, sample);
  if (head === null || column === null) return null;
  const last = head.rows.at(-1) ?? 0;
  const [title = ''] = head.titles;
  const heading = head.headings[column]?.text || headingOf(head.titles, file);
  const cellsOf = (row: RowBuffer, tidy: TidyRow, value: string): RowBuffer => {
    tidy.begin(row);
    for (let at = 0; at < row.count; at++) {
      if (at === column) tidy.text(value);
      else tidy.copy(row, at);
    }
    return tidy.buffer;
  };
  return {
    ...sheet,
    commaSeparated: false,
    async read(onRow, onBlock) {
      const tidy = new TidyRow();
      let group = '';
      const take = (row: RowBuffer): boolean => {
        if (row.broken || row.row < last) return onRow(row);
        if (row.row === last) return onRow(cellsOf(row, tidy, heading));
        const texts = row.texts();
        const alone = lone(texts);
        if (alone?.column === column && closedBy(alone.text) === null) {
          group = alone.text;
          // It opens a group as a title printed again opens a page: no data, and counted.
          return onRow(cellsOf(row, tidy, title));
        }
        const text = texts[column]?.trim() ?? '';
        if (text === '') return onRow(group === '' || alone !== null ? row : cellsOf(row, tidy, group));
        const ends = group !== '' && closedBy(text) === group;
        group = '';
        return onRow(ends ? cellsOf(row, tidy, 'Subtotal') : row);
      };
      await sheet.read(take, onBlock);
    },
  };
}
