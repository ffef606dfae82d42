// HTML that calls itself a spreadsheet: every outermost table is a sheet.
import { AppError } from '@/engine/errors.ts';
import { type MergeRange, NUMBER } from '../rows.ts';
import type { Grid, GridCell, GridRow } from './grid.ts';
import { attributeOf, readTags, type Tag } from './tags.ts';

const MAX_COLUMNS = 16_384;
const MAX_SPAN = 65_536;
/** Cells that spans add beyond those written: a few bytes can ask for sixteen thousand. */
const MAX_SPANNED = 4_000_000;

/** Tables of the document, in order. Tables inside a cell are part of its text. Throws `import.limit`. */
export function htmlTables(markup: string, name: string): Grid[] {
  const tables: Grid[] = [];
  let depth = 0;
  let rows: GridRow[] = [];
  let merges: MergeRange[] = [];
  /** Columns that a cell above still covers: the last row it reaches. */
  let covered: number[] = [];
  let spanned = 0;
  let row: GridRow | null = null;
  let cell: { column: number; attributes: string; text: string } | null = null;

  const closeCell = () => {
    if (cell === null || row === null) return;
    row.cells[cell.column] = cellOf(cell.text, cell.attributes);
    cell = null;
  };
  const closeRow = () => {
    closeCell();
    if (row !== null) rows.push(row);
    row = null;
  };
  const openCell = (attributes: string) => {
    closeCell();
    row ??= { row: rows.length + 1, hidden: false, cells: [] };
    let column = row.cells.length;
    while ((covered[column] ?? 0) >= row.row) column++;
    const wide = span(attributes, 'colspan');
    const high = span(attributes, 'rowspan');
    if (column + wide > MAX_COLUMNS) return;
    spanned += column + wide - row.cells.length - 1;
    if (spanned > MAX_SPANNED)
      throw new AppError('import.limit', `Spans over more than ${MAX_SPANNED} cells`, {
        limit: 'cells',
        allowed: MAX_SPANNED,
      });
    if (wide > 1 || high > 1)
      merges.push({ top: row.row, bottom: row.row + high - 1, left: column, right: column + wide - 1 });
    for (let offset = 0; offset < wide; offset++) {
      if (high > 1) covered[column + offset] = row.row + high - 1;
      row.cells[column + offset] = undefined;
    }
    cell = { column, attributes, text: '' };
  };
  const onTag = ({ name: tag, isEnd, attributes }: Tag) => {
    if (tag === 'table') {
      if (isEnd) {
        if (depth === 1) {
          closeRow();
          tables.push({
            name: tables.length === 0 ? name : `${name} ${tables.length + 1}`,
            hidden: false,
            rows,
            merges,
          });
        }
        depth = Math.max(0, depth - 1);
      } else {
        depth += 1;
        if (depth === 1) {
          rows = [];
          merges = [];
          covered = [];
        }
      }
      return;
    }
    if (depth !== 1) return;
    // What stands above a table is its title.
    if (tag === 'caption') {
      closeRow();
      if (!isEnd) openCell('');
    } else if (tag === 'tr') {
      closeRow();
      if (!isEnd) row = { row: rows.length + 1, hidden: /display\s*:\s*none/iu.test(attributes), cells: [] };
    } else if (tag === 'td' || tag === 'th') {
      if (isEnd) closeCell();
      else openCell(attributes);
    } else if (cell !== null && (tag === 'br' || (tag === 'p' && cell.text !== ''))) cell.text += '\n';
  };
  readTags(
    markup,
    {
      tag: onTag,
      text: (text) => {
        if (cell !== null) cell.text += text.replace(/[\t\r\n ]+/gu, ' ');
      },
    },
    ['script', 'style'],
  );
  if (depth > 0) {
    closeRow();
    tables.push({
      name: tables.length === 0 ? name : `${name} ${tables.length + 1}`,
      hidden: false,
      rows,
      merges,
    });
  }
  return withTitles(tables).map((table, index) => ({
    ...table,
    name: index === 0 ? name : `${name} ${index + 1}`,
  }));
}

/** A few rows with one text each above the next table are no table: they are its title. */
const TITLE_ROWS = 5;

function withTitles(tables: readonly Grid[]): Grid[] {
  const found: Grid[] = [];
  let above: GridRow[] = [];
  for (const [index, table] of tables.entries()) {
    const filled = table.rows.map(({ cells }) => cells.filter((cell) => (cell?.text ?? '') !== '').length);
    const isTitle = filled.length <= TITLE_ROWS && filled.every((cells) => cells <= 1);
    if (isTitle && index < tables.length - 1) {
      above = [...above, ...table.rows.filter((_, row) => filled[row] === 1)];
      continue;
    }
    const shift = above.length;
    found.push(
      shift === 0
        ? table
        : {
            ...table,
            rows: [...above, ...table.rows].map((row, at) => ({ ...row, row: at + 1 })),
            merges: table.merges.map((merge) => ({
              ...merge,
              top: merge.top + shift,
              bottom: merge.bottom + shift,
            })),
          },
    );
    above = [];
  }
  return found;
}

function span(attributes: string, name: string): number {
  const stated = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(stated) && stated >= 1 ? Math.min(stated, MAX_SPAN) : 1;
}

/** Excel writes the number itself beside what it shows; a cell formatted as text keeps its zeros. */
function cellOf(shown: string, attributes: string): GridCell {
  const text = shown
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  const number = attributeOf(attributes, 'x:num');
  const isText = /mso-number-format\s*:\s*(?:"?\\?"?\\?@|'?\\@)/iu.test(attributes);
  if (
    number !== undefined &&
    number !== '' &&
    Number.isFinite(Number(number)) &&
    !isText &&
    /^[-+\d.,%\sEe]*$/u.test(text)
  )
    return { text: text.endsWith('%') ? text : number, flags: text.endsWith('%') ? 0 : NUMBER };
  return { text, flags: 0 };
}
