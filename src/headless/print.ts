// Rows as text.
import type { Scalar } from '@/engine/types.ts';
import { toCsv } from '@/export/csv.ts';
import type { Format } from './options.ts';

export interface Result {
  columns: readonly string[];
  rows: readonly Readonly<Record<string, Scalar>>[];
}

export function printRows(result: Result, format: Format): string {
  if (format === 'json') return toJson(result.rows);
  const cells = result.rows.map((row) => result.columns.map((column) => row[column] ?? null));
  return format === 'csv' ? toCsv(result.columns, cells) : toTable(result.columns, cells);
}

/** One row a line. */
function toJson(rows: Result['rows']): string {
  if (rows.length === 0) return '[]\n';
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

/** Aligned columns, numbers to the right; a NULL is blank. */
export function toTable(columns: readonly string[], rows: readonly (readonly Scalar[])[]): string {
  const texts = rows.map((row) => row.map(cellText));
  const widths = columns.map((column, index) =>
    Math.max(textWidth(column), ...texts.map((row) => textWidth(row[index] ?? ''))),
  );
  const isNumeric = columns.map((_, index) => rows.some((row) => typeof row[index] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const blank = ' '.repeat((widths[index] ?? 0) - textWidth(cell));
        return isNumeric[index] === true ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return `${[line(columns), rule, ...texts.map(line)].join('\n')}\n`;
}

function cellText(cell: Scalar): string {
  return cell === null ? '' : String(cell).replace(/[\r\n\t]+/g, ' ');
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** Cells a text takes in a terminal: CJK takes two, combining marks none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += /\p{M}|\p{Cf}/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}
