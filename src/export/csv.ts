import { type Cell, neutraliseCell } from './neutralise.ts';

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. `before` stands above the headings: what a report is about. */
export function toCsv(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  before: readonly (readonly Cell[])[] = [],
): string {
  const line = (cells: readonly Cell[]) =>
    cells.map((cell) => quoted(String(neutraliseCell(cell)))).join(',');
  return `\ufeff${[...before, headings, ...rows].map(line).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
