// A sheet that is in memory as a whole: what the readers of the smaller formats make.
import { BARE_QUOTES, type MergeRange, RowBuffer, type SheetSource } from '../rows.ts';

export interface GridCell {
  text: string;
  /** NUMBER, ERROR, NO_VALUE of rows.ts. */
  flags: number;
}

export interface GridRow {
  /** 1-based. */
  row: number;
  hidden: boolean;
  /** By column; holes are empty cells. */
  cells: (GridCell | undefined)[];
}

export interface Grid {
  name: string;
  hidden: boolean;
  rows: readonly GridRow[];
  merges: readonly MergeRange[];
}

const encoder = new TextEncoder();
const BLOCK_ROWS = 5000;

export function gridSheet(grid: Grid): SheetSource {
  return {
    name: grid.name,
    hidden: grid.hidden,
    merges: grid.merges,
    commaSeparated: false,
    read: async (onRow, onBlock) => {
      const buffer = new RowBuffer();
      for (const [index, row] of grid.rows.entries()) {
        fill(buffer, row);
        if (!onRow(buffer)) return;
        if (index % BLOCK_ROWS === BLOCK_ROWS - 1) await onBlock?.(0);
      }
      await onBlock?.(0);
    },
  };
}

/** Puts a row of texts into the buffer that every reader hands on. */
export function fill(buffer: RowBuffer, { row, hidden, cells }: GridRow): void {
  buffer.row = row;
  buffer.hidden = hidden;
  buffer.anyFlags = 0;
  buffer.broken = false;
  buffer.bytes = encoder.encode(cells.map((cell) => cell?.text ?? '').join(''));
  let at = 0;
  for (let column = 0; column < cells.length; column++) {
    while (buffer.starts.length <= column) buffer.grow();
    const cell = cells[column];
    const text = cell?.text ?? '';
    const flags = (cell?.flags ?? 0) | (text.includes('"') ? BARE_QUOTES : 0);
    buffer.starts[column] = at;
    at += byteLength(text);
    buffer.ends[column] = at;
    buffer.flags[column] = flags;
    buffer.anyFlags |= flags;
  }
  buffer.count = cells.length;
}

/** UTF-8 length without encoding again; a lone surrogate is written as U+FFFD, three bytes. */
function byteLength(text: string): number {
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}
