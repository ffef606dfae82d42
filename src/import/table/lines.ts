// Lines of a text file that need no change, handed on as they stand: copied in long stretches instead of cell by cell.
import type { RowBuffer } from '../rows.ts';
import type { IntakeChunk, IntakeTable } from '../types.ts';
import { BLOCK, MAX_ROW, ROW_GROUP } from './writer.ts';

const LF = 10;
const CR = 13;
/** A gap costs a comparison per row where the lines are loaded. */
const MOST_STRETCHES = 64;
/** A file of shorter stretches is written cell by cell. */
const SHORT_STRETCH = 50;

interface Stretch {
  at: number;
  row: number;
}

export class LineWriter {
  private out = new Uint8Array(0);
  private at = 0;
  private rows = 0;
  private stretches: Stretch[] = [];
  private newline: '\n' | '\r\n' = '\n';
  private nextRow = -1;
  /** The lines taken last, not yet copied: they stand in a row in `bytes`. */
  private bytes: Uint8Array = new Uint8Array(0);
  private from = 0;
  private end = 0;
  /** Set once the file turned out to be no file of plain lines. */
  private given = false;

  constructor(
    private readonly table: IntakeTable,
    /** The intake column of each cell of a line; '' where it is not wanted. */
    private readonly cells: readonly string[],
    private readonly constants: Readonly<Record<string, string>>,
    private readonly delimiter: string,
  ) {}

  /** Takes the row's line; false where it has to be written cell by cell. Rows of one block must be settled before the next. */
  add(row: RowBuffer): boolean {
    if (this.given || row.end < 0 || row.count !== this.cells.length) return false;
    const { bytes, from, end, newline } = row;
    if (end - from > MAX_ROW) return false;
    if (newline === 1 && bytes[end] !== LF) return false;
    const kind = newline === 0 ? this.newline : newline === 2 ? '\r\n' : '\n';
    if (kind !== this.newline) {
      if (this.rows > 0) return false;
      this.newline = kind;
    }
    if (row.row !== this.nextRow) {
      if (this.stretches.length === MOST_STRETCHES) return false;
      this.stretches.push({ at: this.rows, row: row.row });
    }
    this.nextRow = row.row + 1;
    this.rows++;
    if (this.bytes === bytes && this.end === from) this.end = end + newline;
    else {
      this.settle();
      this.bytes = bytes;
      this.from = from;
      this.end = end + newline;
    }
    if (newline === 0) {
      this.settle();
      this.append(this.newline === '\n' ? [LF] : [CR, LF]);
    }
    return true;
  }

  /** Copies what was taken: its bytes are about to be used again. */
  settle(): void {
    if (this.end > this.from) this.append(this.bytes.subarray(this.from, this.end));
    this.from = this.end;
  }

  get full(): boolean {
    return this.rows >= ROW_GROUP || this.at >= BLOCK || this.stretches.length === MOST_STRETCHES;
  }

  /** The lines so far, or null; starts over. */
  take(): IntakeChunk | null {
    this.settle();
    if (this.rows === 0) return null;
    if (this.rows < this.stretches.length * SHORT_STRETCH && this.stretches.length > 1) this.given = true;
    const chunk: IntakeChunk = {
      table: this.table,
      columns: this.cells,
      constants: this.constants,
      csv: this.out.slice(0, this.at),
      rows: this.rows,
      lines: { delimiter: this.delimiter, newline: this.newline, stretches: this.stretches },
    };
    this.at = 0;
    this.rows = 0;
    this.stretches = [];
    this.nextRow = -1;
    return chunk;
  }

  private append(bytes: ArrayLike<number>): void {
    if (this.at + bytes.length > this.out.length) {
      const grown = new Uint8Array(Math.max(this.out.length * 2, this.at + bytes.length));
      grown.set(this.out.subarray(0, this.at));
      this.out = grown;
    }
    this.out.set(bytes, this.at);
    this.at += bytes.length;
  }
}
