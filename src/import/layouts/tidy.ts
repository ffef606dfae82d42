// Records made from physical rows: the buffer they are written to, and the account of the physical rows they came from.
import { normaliseHeading } from '../profiles/heading.ts';
import type { Heading } from '../profiles/recognise.ts';

import { BARE_QUOTES, RowBuffer, type SheetSource } from '../rows.ts';
import type { Head } from '../table/head.ts';
import type { Note, Question, Reject } from '../types.ts';
import type { DayRange } from './range.ts';

/** What became of the physical rows of one reading. Records that are refused further on are added by the intake. */
export interface RowLedger {
  /** Physical rows below the header. */
  rowsRead: number;
  hiddenRows: number;
  /** Physical rows without a record that are no data, by reason. */
  skipped: Map<string, number>;
  /** Physical rows without a record because of what is wrong with them. */
  refusedRows: Set<number>;
  rejects: Reject[];
}

export function emptyLedger(): RowLedger {
  return { rowsRead: 0, hiddenRows: 0, skipped: new Map(), refusedRows: new Set(), rejects: [] };
}

/** A sheet whose rows are records: several may carry the number of the same physical row. */
export interface Reshaped {
  source: SheetSource;
  /** Headings of the records. */
  head: Head;
  /** The account of the latest reading; complete when it ends. */
  ledger: () => RowLedger;
  notes: Note[];
  questions: Question[];
  /** The days its columns stand for. */
  range: DayRange | null;
}

/** A heading that a layout makes. */
export function madeHeading(name: string): Heading {
  return { name, forms: [normaliseHeading(name)], repeated: false, group: '', text: name };
}

const encoder = new TextEncoder();

/** A row buffer that is written cell by cell; its first cells can be kept from one record to the next. */
export class TidyRow {
  readonly buffer = new RowBuffer();
  private at = 0;
  private kept = { count: 0, at: 0, flags: 0 };

  constructor() {
    this.buffer.bytes = new Uint8Array(4096);
  }

  /** Starts the records of a physical row. */
  begin(row: RowBuffer): void {
    this.buffer.row = row.row;
    this.buffer.hidden = row.hidden;
    this.buffer.broken = false;
    this.buffer.count = 0;
    this.buffer.anyFlags = 0;
    this.at = 0;
    this.keep();
  }

  /** The cells so far begin every record until the next `begin`. */
  keep(): void {
    this.kept = { count: this.buffer.count, at: this.at, flags: this.buffer.anyFlags };
  }

  /** Starts a record with the kept cells. */
  rewind(): void {
    this.buffer.count = this.kept.count;
    this.buffer.anyFlags = this.kept.flags;
    this.at = this.kept.at;
  }

  /** A cell as it stands in the file, with its flags. */
  copy(row: RowBuffer, column: number): void {
    if (column >= row.count) {
      this.place(0, 0);
      return;
    }
    const start = row.starts[column] ?? 0;
    const end = row.ends[column] ?? 0;
    this.room(end - start);
    this.buffer.bytes.set(row.bytes.subarray(start, end), this.at);
    this.place(end - start, row.flags[column] ?? 0);
  }

  text(value: string): void {
    this.room(value.length * 3);
    const size = encoder.encodeInto(value, this.buffer.bytes.subarray(this.at)).written;
    this.place(size, value.includes('"') ? BARE_QUOTES : 0);
  }

  private place(size: number, flags: number): void {
    const { buffer } = this;
    if (buffer.count >= buffer.starts.length) buffer.grow();
    buffer.starts[buffer.count] = this.at;
    this.at += size;
    buffer.ends[buffer.count] = this.at;
    buffer.flags[buffer.count] = flags;
    buffer.anyFlags |= flags;
    buffer.count++;
  }

  private room(size: number): void {
    if (this.at + size <= this.buffer.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.bytes.length * 2, this.at + size + 64));
    grown.set(this.buffer.bytes.subarray(0, this.at));
    this.buffer.bytes = grown;
  }
}
