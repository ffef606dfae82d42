export type Cell = string | number | boolean | null;

/**
 * The one place where a cell becomes safe to open in a spreadsheet: text that a program would run as a formula (=, +, -, @, also
 * after blanks or control characters) gets an apostrophe before it. Numbers stay numbers.
 */
export function neutraliseCell(cell: Cell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : '';
  const text = String(cell);
  if (/^[-+]?\d+([.,]\d+)*%?$/.test(text)) return text;
  return /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
}
