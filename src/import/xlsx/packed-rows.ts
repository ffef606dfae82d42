// The rows of a sheet in a few bytes a cell: its XML is unpacked and scanned once, whatever reads the rows how often. Merges stand
// behind the rows but are needed before them, so every sheet is read to its end first; a million rows of twelve cells take some 50 MB.
//
// A row is its number, then its cells from left to right, then its end. Each begins with a varint: what it is in the lowest three bits,
// and a number above them.
import { NUMBER, RowBuffer } from '../rows.ts';
import type { SharedStrings } from './strings.ts';

/** Goes on at column n. */
const GO = 0;
/** The shared text n. */
const SHARED = 1;
/** The n bytes that follow are a number. */
const DIGITS = 2;
/** The cell's flags and the n bytes of its text follow. */
const TEXT = 3;
/** The row has n cells. */
const END = 4;

/** Rows are handed on by so many bytes. */
const PAGE = 128 * 1024;

/** Packs the cells of a sheet, row by row. */
export class RowPacker {
  private bytes = new Uint8Array(PAGE * 2);
  private size = 0;
  private rowStart = 0;
  /** Column of the next cell if nothing says otherwise, the highest there was, and that with blanks. */
  private next = 0;
  private high = 0;
  private count = 0;
  private pages: Uint8Array[] = [];

  /** Begins a row; one that was begun and not ended is none. */
  begin(row: number, hidden: boolean): void {
    this.size = this.rowStart;
    this.reserve(16);
    this.varint(row * 2 + (hidden ? 1 : 0));
    this.next = 0;
    this.high = 0;
    this.count = 0;
  }

  shared(column: number, index: number): void {
    this.place(column, 16);
    this.varint(index * 8 + SHARED);
  }

  text(column: number, bytes: Uint8Array, start: number, end: number, flags: number): void {
    const length = end - start;
    this.place(column, length + 16);
    if (flags === NUMBER) this.varint(length * 8 + DIGITS);
    else {
      this.varint(length * 8 + TEXT);
      this.bytes[this.size++] = flags;
    }
    const { bytes: into } = this;
    let { size } = this;
    if (length > 48) {
      into.set(bytes.subarray(start, end), size);
      size += length;
    } else for (let at = start; at < end; at++) into[size++] = bytes[at] as number;
    this.size = size;
  }

  /** A cell without text: most are behind the last one and take nothing. */
  blank(column: number): void {
    if (column < this.high) this.text(column, this.bytes, 0, 0, 0);
    else if (column >= this.count) this.count = column + 1;
  }

  end(): void {
    this.reserve(16);
    this.varint(this.count * 8 + END);
    this.rowStart = this.size;
    if (this.size >= PAGE) this.turn();
  }

  /** The pages that are full since the last call; `all` also the last one. */
  take(all: boolean): Uint8Array[] {
    if (all && this.rowStart > 0) this.turn();
    const { pages } = this;
    if (pages.length > 0) this.pages = [];
    return pages;
  }

  private turn(): void {
    this.pages.push(this.bytes.slice(0, this.rowStart));
    this.rowStart = 0;
    this.size = 0;
  }

  private place(column: number, need: number): void {
    this.reserve(need);
    if (column !== this.next) this.varint(column * 8 + GO);
    this.next = column + 1;
    if (column >= this.high) this.high = column + 1;
    if (column >= this.count) this.count = column + 1;
  }

  private varint(value: number): void {
    const { bytes } = this;
    let rest = value;
    while (rest > 127) {
      bytes[this.size++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[this.size++] = rest;
  }

  private reserve(need: number): void {
    if (this.size + need <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.size + need));
    grown.set(this.bytes.subarray(0, this.size));
    this.bytes = grown;
  }
}

/** Hands packed rows on, page by page. */
export class PackedReader {
  private readonly row = new RowBuffer();

  constructor(
    private readonly strings: SharedStrings,
    private readonly onRow: (row: RowBuffer) => boolean,
  ) {}

  /** False where `onRow` asked to stop. */
  read(page: Uint8Array): boolean {
    const { row, strings } = this;
    const { offsets, quotes } = strings;
    // Behind the shared texts, so that all cells of a row stand in one buffer and none has to be copied.
    let at = strings.size;
    const end = at + page.length;
    const bytes = strings.behind(page);
    row.bytes = bytes;
    while (at < end) {
      let { starts, ends, flags } = row;
      let code = bytes[at++] as number;
      if (code > 127) {
        code &= 127;
        let part = 128;
        for (let shift = 7; part > 127; shift += 7) {
          part = bytes[at++] as number;
          code |= (part & 127) << shift;
        }
      }
      row.row = code >>> 1;
      row.hidden = (code & 1) === 1;
      let count = 0;
      let anyFlags = 0;
      let column = 0;
      for (;;) {
        code = bytes[at++] as number;
        if (code > 127) {
          code &= 127;
          let part = 128;
          for (let shift = 7; part > 127; shift += 7) {
            part = bytes[at++] as number;
            code |= (part & 127) << shift;
          }
        }
        const kind = code & 7;
        const n = code >>> 3;
        if (kind === GO || kind === END) {
          while (starts.length < n) {
            row.grow();
            ({ starts, ends, flags } = row);
          }
          for (; count < n; count++) {
            starts[count] = 0;
            ends[count] = 0;
            flags[count] = 0;
          }
          if (kind === END) break;
          column = n;
          continue;
        }
        if (column === starts.length) {
          row.grow();
          ({ starts, ends, flags } = row);
        }
        let flag = 0;
        if (kind === SHARED) {
          starts[column] = offsets[n] as number;
          ends[column] = offsets[n + 1] as number;
          flag = quotes[n] as number;
        } else {
          flag = kind === DIGITS ? NUMBER : (bytes[at++] as number);
          starts[column] = at;
          at += n;
          ends[column] = at;
        }
        flags[column] = flag;
        anyFlags |= flag;
        column++;
        if (column > count) count = column;
      }
      row.count = count;
      row.anyFlags = anyFlags;
      if (!this.onRow(row)) return false;
    }
    return true;
  }
}
