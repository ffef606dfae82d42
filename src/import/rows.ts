// One row as bytes: what every reader hands on, so that most cells are copied and never become JavaScript strings.

/** Cell flags. */
export const DOUBLED = 1; // its quotes are doubled, as CSV writes them
export const BARE_QUOTES = 32; // it has quotes that are not doubled
export const NUMBER = 2; // a number cell of a spreadsheet
export const ERROR = 4; // #DIV/0! and its like
export const NO_VALUE = 8; // a formula whose result was not saved
export const QUOTED = 64; // it stood in quotes
export const STRAY = 16; // text after a closing quote: the row can't be trusted

const decoder = new TextDecoder('utf-8');

export class RowBuffer {
  bytes: Uint8Array = new Uint8Array(0);
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  flags = new Uint8Array(256);
  /** Cells in the row. */
  count = 0;
  /** All cells' flags together. */
  anyFlags = 0;
  /** 1-based row of the sheet. */
  row = 0;
  hidden = false;
  /** The row's quote never closes; cells hold nothing useful. */
  broken = false;
  /** Where the row begins in `bytes`, and where its line end does; `end` is -1 where the row is no stretch of its own. */
  from = 0;
  end = -1;
  /** Bytes of the line end behind it: 0 at the end of the file. */
  newline = 0;

  grow(): void {
    const size = this.starts.length * 2;
    const starts = new Int32Array(size);
    starts.set(this.starts);
    this.starts = starts;
    const ends = new Int32Array(size);
    ends.set(this.ends);
    this.ends = ends;
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }

  isEmpty(column: number): boolean {
    return column >= this.count || this.starts[column] === this.ends[column];
  }

  /** The cell's text; '' beyond the last cell. */
  text(column: number): string {
    if (column >= this.count) return '';
    const start = this.starts[column] ?? 0;
    const end = this.ends[column] ?? 0;
    if (start === end) return '';
    const text = decoder.decode(this.bytes.subarray(start, end));
    return (this.flags[column] ?? 0) & DOUBLED ? text.replaceAll('""', '"') : text;
  }

  texts(): string[] {
    return Array.from({ length: this.count }, (_, column) => this.text(column));
  }
}

export interface MergeRange {
  /** 1-based rows, 0-based columns, both ends included. */
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A sheet that can be read more than once: a look at its head, evidence for column formats, then the rows. */
export interface SheetSource {
  name: string;
  hidden: boolean;
  /** Declared before reading; empty for text. */
  merges: readonly MergeRange[];
  /** Cells of a row stand in its bytes one after the other with one comma between: neighbours can be copied in one piece. */
  commaSeparated: boolean;
  /** What stands between the cells where whole lines may be handed on as they stand; absent where rows are made of something else. */
  delimiter?: string;
  /** A column behind the file's own that joins others: its name, and theirs. */
  joined?: { name: string; from: readonly string[] };
  /**
   * Calls `onRow` for each row in order (the buffer is reused); `onRow` returns false to stop. `onBlock` is awaited
   * between blocks of input with the bytes of the file consumed so far.
   */
  read(onRow: (row: RowBuffer) => boolean, onBlock?: (bytes: number) => Promise<void>): Promise<void>;
}
