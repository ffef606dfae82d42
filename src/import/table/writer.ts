// Rows of one sheet as CSV blocks for the intake table.
import { BARE_QUOTES, type RowBuffer } from '../rows.ts';
import type { IntakeChunk, IntakeTable } from '../types.ts';

const QUOTE = 34;
const COMMA = 44;
/**
 * A block is handed on when it has the rows of one of DuckDB's row groups, or this size: smaller groups are copied together by the
 * engine, which took a third of loading.
 */
export const ROW_GROUP = 122_880;
export const BLOCK = 32 * 1024 * 1024;
const SMALL = 256 * 1024;
/** DuckDB reads lines up to 2 MB. */
export const MAX_ROW = 1_900_000;

const encoder = new TextEncoder();

export class ChunkWriter {
  private out = new Uint8Array(SMALL);
  private at = 0;
  private rowStart = 0;
  private rows = 0;
  private cells = 0;

  constructor(
    private readonly table: IntakeTable,
    /** Mapped columns; `_row` is added. */
    private readonly columns: readonly string[],
    private readonly constants: Readonly<Record<string, string>>,
  ) {}

  begin(): void {
    this.cells = 0;
  }

  /** The cell as it stands. */
  cell(row: RowBuffer, column: number): void {
    const start = row.starts[column] as number;
    const end = row.ends[column] as number;
    if (column >= row.count || start === end) {
      this.text('');
      return;
    }
    if (((row.flags[column] as number) & BARE_QUOTES) !== 0) {
      this.text(row.text(column));
      return;
    }
    const size = end - start;
    if (this.at + size + 8 > this.out.length) this.grow(size);
    const { out } = this;
    let at = this.at;
    if (this.cells++ > 0) out[at++] = COMMA;
    out[at++] = QUOTE;
    if (size > 64) {
      out.set(row.bytes.subarray(start, end), at);
      at += size;
    } else {
      const { bytes } = row;
      for (let from = start; from < end; from++) out[at++] = bytes[from] as number;
    }
    out[at++] = QUOTE;
    this.at = at;
  }

  /** Neighbouring cells with the commas between them, as they stand: none of them was quoted. */
  span(bytes: Uint8Array, start: number, end: number, cells: number): void {
    const size = end - start;
    if (this.at + size + 8 > this.out.length) this.grow(size);
    const { out } = this;
    let at = this.at;
    if (this.cells > 0) out[at++] = COMMA;
    if (size > 256) {
      out.set(bytes.subarray(start, end), at);
      at += size;
    } else for (let from = start; from < end; from++) out[at++] = bytes[from] as number;
    this.cells += cells;
    this.at = at;
  }

  /** A text; '' is NULL. */
  text(value: string): void {
    const size = value.length * 3 + 8;
    if (this.at + size > this.out.length) this.grow(size);
    if (this.cells++ > 0) this.out[this.at++] = COMMA;
    if (value === '') return;
    const escaped = value.includes('"') ? value.replaceAll('"', '""') : value;
    if (this.at + escaped.length * 3 + 8 > this.out.length) this.grow(escaped.length * 3);
    this.out[this.at++] = QUOTE;
    this.at += encoder.encodeInto(escaped, this.out.subarray(this.at)).written;
    this.out[this.at++] = QUOTE;
  }

  /** Ends the row. */
  commit(rowNumber: number): void {
    if (this.at + 24 > this.out.length) this.grow(24);
    const { out } = this;
    if (this.cells > 0) out[this.at++] = COMMA;
    let rest = rowNumber;
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits++;
    for (let place = digits - 1; place >= 0; place--) {
      out[this.at + place] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.at += digits;
    out[this.at++] = 10;
    this.rowStart = this.at;
    this.rows++;
  }

  /** The row begun is longer than the engine reads. */
  get tooLong(): boolean {
    return this.at - this.rowStart > MAX_ROW;
  }

  /** Forgets what was written since the last commit. */
  rollback(): void {
    this.at = this.rowStart;
  }

  /** Nothing waits: cells are copied at once. */
  settle(): void {}

  get full(): boolean {
    return this.rows >= ROW_GROUP || this.at >= BLOCK;
  }

  /** The rows so far, or null; the writer starts over. */
  take(): IntakeChunk | null {
    if (this.rows === 0) return null;
    // A full buffer is given away, a hardly used one copied.
    const full = this.at > this.out.length / 2;
    const csv = full ? this.out.subarray(0, this.at) : this.out.slice(0, this.at);
    if (full) this.out = new Uint8Array(this.out.length);
    const chunk: IntakeChunk = {
      table: this.table,
      columns: [...this.columns, '_row'],
      constants: this.constants,
      csv,
      rows: this.rows,
    };
    this.at = 0;
    this.rowStart = 0;
    this.rows = 0;
    return chunk;
  }

  private grow(need: number): void {
    const grown = new Uint8Array(Math.max(this.out.length * 2, this.at + need + 64));
    grown.set(this.out.subarray(0, this.at));
    this.out = grown;
  }
}
