// RFC 4180 records out of UTF-8 bytes, block by block. Cells are ranges of the block: nothing is decoded here.
import { AppError } from '@/engine/errors.ts';
import { BARE_QUOTES, DOUBLED, QUOTED, RowBuffer, STRAY } from '../rows.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const END = -1;
const MAX_COLUMNS = 16_384;
/** A record longer than this has lost a closing quote. */
const MAX_RECORD = 16 * 1024 * 1024;

/** `special` of a byte: it ends a bare cell, or it is a quote. */
const ENDS_CELL = 1;
const IS_QUOTE = 2;

/**
 * Splits blocks of UTF-8 text into rows. Ends of line may be LF, CR LF or CR alone. A quote that never closes costs only
 * the line it starts on: that line is handed on as `broken` and reading goes on behind it.
 */
export class CsvScanner {
  private readonly row = new RowBuffer();
  private readonly special = new Uint8Array(256);
  private carry: Uint8Array = new Uint8Array(0);
  private joined: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly delimiter: number,
    private readonly onRow: (row: RowBuffer) => boolean,
  ) {
    for (const code of [delimiter, LF, CR]) this.special[code] = ENDS_CELL;
    this.special[QUOTE] = IS_QUOTE;
  }

  /** Takes the next block; returns false once `onRow` asked to stop. */
  push(block: Uint8Array, last: boolean): boolean {
    const bytes = this.carry.length > 0 ? this.join(block) : block;
    const { row } = this;
    row.bytes = bytes;
    let at = 0;
    while (at < bytes.length) {
      let next = this.record(bytes, at, last);
      if (next === END) {
        if (!last && bytes.length - at < MAX_RECORD) break;
        next = lineEnd(bytes, at);
        row.count = 0;
        row.anyFlags = 0;
        row.end = -1;
        row.broken = true;
      } else row.broken = false;
      at = next;
      row.row++;
      if (!this.onRow(row)) return false;
    }
    this.carry = at < bytes.length ? bytes.slice(at) : new Uint8Array(0);
    return true;
  }

  /** The carried bytes and the block in one buffer, which is used again: rows do not outlive their block. */
  private join(block: Uint8Array): Uint8Array {
    const size = this.carry.length + block.length;
    if (this.joined.length < size) this.joined = new Uint8Array(size + (size >> 3));
    this.joined.set(this.carry);
    this.joined.set(block, this.carry.length);
    return this.joined.subarray(0, size);
  }

  /** Reads one record into the row and returns where the next starts, or END where this one is not complete. */
  private record(bytes: Uint8Array, from: number, last: boolean): number {
    const { row, special, delimiter } = this;
    const size = bytes.length;
    let { starts, ends, flags } = row;
    let at = from;
    let count = 0;
    let anyFlags = 0;
    let end = at;
    for (;;) {
      if (count === starts.length) {
        if (count >= MAX_COLUMNS) throw tooManyColumns(row.row + 1);
        row.grow();
        ({ starts, ends, flags } = row);
      }
      let flag = 0;
      if (at < size && bytes[at] === QUOTE) {
        starts[count] = ++at;
        flag = QUOTED;
        for (;;) {
          while (at < size && bytes[at] !== QUOTE) at++;
          if (at === size || (at + 1 === size && !last)) return END;
          if (bytes[at + 1] !== QUOTE) break;
          flag |= DOUBLED;
          at += 2;
        }
        ends[count] = at++;
        if (at < size && special[bytes[at] as number] !== ENDS_CELL) {
          flag |= STRAY;
          while (at < size && special[bytes[at] as number] !== ENDS_CELL) at++;
        }
      } else {
        starts[count] = at;
        while (at < size && special[bytes[at] as number] === 0) at++;
        if (at < size && bytes[at] === QUOTE) {
          flag = BARE_QUOTES; // 5" pipe, ="000124"
          while (at < size && special[bytes[at] as number] !== ENDS_CELL) at++;
        }
        ends[count] = at;
      }
      flags[count++] = flag;
      anyFlags |= flag;
      end = at;
      if (at === size) {
        if (!last) return END;
        break;
      }
      const code = bytes[at++];
      if (code === delimiter) continue;
      if (code === CR) {
        if (at === size && !last) return END;
        if (bytes[at] === LF) at++;
      }
      break;
    }
    row.count = count;
    row.anyFlags = anyFlags;
    row.from = from;
    row.end = end;
    row.newline = at - end;
    return at;
  }
}

/** Where the line behind the one at `from` starts. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  if (bytes[at] === CR && bytes[at + 1] === LF) at++;
  return Math.min(at + 1, bytes.length);
}

function tooManyColumns(row: number): AppError {
  return new AppError('import.limit', `Row ${row} has more than ${MAX_COLUMNS} columns`, {
    limit: 'columns',
    allowed: MAX_COLUMNS,
    row,
  });
}
