// Rows out of a worksheet's XML, block by block. The declared dimension is ignored; missing references count on from the last.
import { AppError } from '@/engine/errors.ts';
import { damaged } from '../container/zip.ts';
import { BARE_QUOTES, ERROR, type MergeRange, NO_VALUE, NUMBER, RowBuffer } from '../rows.ts';
import { numberText } from './numbers.ts';
import { isName, type SharedStrings } from './strings.ts';
import { type CellFormat, GENERAL } from './styles.ts';
import { appendText, ByteArena } from './text.ts';
import { attributeAt, type XmlHandler, XmlTokens } from './tokens.ts';

const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;

export interface CellContext {
  file: string;
  sheet: string;
  strings: SharedStrings;
  formats: readonly CellFormat[];
  date1904: boolean;
}

/** `</v></c>` */
const CELL_END = [60, 47, 118, 62, 60, 47, 99, 62] as const;

const decoder = new TextDecoder('utf-8');

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

export class SheetReader implements XmlHandler {
  wantsText = false;
  /** `onRow` asked to stop. */
  stopped = false;
  private readonly tokens = new XmlTokens(this);
  private readonly row = new RowBuffer();
  private readonly arena = new ByteArena();
  /** What <v> or <t> of the current cell holds. */
  private readonly value = new ByteArena(256);
  private valueQuote = false;
  private lastRow = 0;
  private column = -1;
  private type: CellType = 'n';
  private style = 0;
  private formula = false;
  private phonetic = 0;
  private inData = false;

  constructor(
    private readonly context: CellContext,
    private readonly onRow: (row: RowBuffer) => boolean,
  ) {}

  push(block: Uint8Array): void {
    this.tokens.push(block);
  }

  open(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number, closed: boolean): number {
    const behind = tagEnd + 1;
    if (this.stopped) return behind;
    const first = bytes[nameStart];
    const length = nameEnd - nameStart;
    if (length === 1) {
      if (first === 99) {
        this.openCell(bytes, nameEnd, tagEnd, closed);
        return closed ? behind : this.plainCell(bytes, behind);
      }
      if (first === 118 || first === 116) this.wantsText = !closed && this.column >= 0 && this.phonetic === 0;
      else if (first === 102) this.formula = true;
    } else if (length === 3 && first === 114) {
      if (isName(bytes, nameStart, nameEnd, 'row')) this.openRow(bytes, nameEnd, tagEnd, closed);
      else if (!closed && isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic++;
    } else if (length === 9 && isName(bytes, nameStart, nameEnd, 'sheetData')) this.inData = !closed;
    return behind;
  }

  /** `<v>12</v></c>`, which is what nearly every cell looks like, in one step; else the position it was given. */
  private plainCell(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== 60 || bytes[at + 1] !== 118 || bytes[at + 2] !== 62) return at;
    if (this.type !== 's' && this.type !== 'n') return at;
    let end = at + 3;
    for (let code = bytes[end]; code !== undefined && code !== 60 && code !== 38; code = bytes[end]) end++;
    for (let index = 0; index < CELL_END.length; index++)
      if (bytes[end + index] !== CELL_END[index]) return at;
    this.value.copy(bytes, at + 3, end);
    this.closeCell();
    return end + CELL_END.length;
  }

  close(bytes: Uint8Array, nameStart: number, nameEnd: number): void {
    if (this.stopped) return;
    const first = bytes[nameStart];
    const length = nameEnd - nameStart;
    if (length === 1) {
      if (first === 99) this.closeCell();
      else if (first === 118 || first === 116) this.wantsText = false;
    } else if (length === 3 && first === 114) {
      if (isName(bytes, nameStart, nameEnd, 'row')) this.closeRow();
      else if (isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic--;
    } else if (length === 9 && isName(bytes, nameStart, nameEnd, 'sheetData')) this.inData = false;
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (appendText(this.value, bytes, start, end, literal)) this.valueQuote = true;
  }

  private openRow(bytes: Uint8Array, from: number, to: number, closed: boolean): void {
    if (!this.inData) return;
    const { row } = this;
    const at = attributeAt(bytes, from, to, 'r');
    const stated = at === null ? 0 : digits(bytes, at.start, at.end);
    row.row = stated > this.lastRow ? stated : this.lastRow + 1;
    if (row.row > MAX_ROWS)
      throw new AppError('import.limit', `More than ${MAX_ROWS} rows`, {
        file: this.context.file,
        sheet: this.context.sheet,
        limit: 'rows',
        allowed: MAX_ROWS,
      });
    this.lastRow = row.row;
    const hidden = attributeAt(bytes, from, to, 'hidden');
    row.hidden = hidden !== null && (bytes[hidden.start] === 49 || bytes[hidden.start] === 116);
    row.count = 0;
    row.anyFlags = 0;
    this.arena.size = 0;
    this.column = -1;
    if (closed) this.closeRow();
  }

  private closeRow(): void {
    if (!this.inData) return;
    const { row } = this;
    row.bytes = this.arena.bytes;
    this.column = -1;
    if (!this.onRow(row)) this.stopped = true;
    row.count = 0;
  }

  private openCell(bytes: Uint8Array, from: number, to: number, closed: boolean): void {
    const previous = this.column < 0 ? this.row.count - 1 : this.column;
    let column = previous + 1;
    this.style = 0;
    this.type = 'n';
    let at = from;
    // One pass over the attributes: this runs for every cell.
    while (at < to) {
      while (at < to && (bytes[at] as number) <= 32) at++;
      const name = bytes[at] as number;
      const short = bytes[at + 1] === 61;
      while (at < to && bytes[at] !== 34 && bytes[at] !== 39) at++;
      if (at >= to) break;
      const quote = bytes[at];
      const start = ++at;
      while (at < to && bytes[at] !== quote) at++;
      if (short) {
        if (name === 114) column = columnOf(bytes, start, at, column);
        else if (name === 115) this.style = digits(bytes, start, at);
        else if (name === 116) this.type = typeOf(bytes, start, at);
      }
      at++;
    }
    if (column >= MAX_COLUMNS)
      throw new AppError('import.limit', `More than ${MAX_COLUMNS} columns`, {
        file: this.context.file,
        sheet: this.context.sheet,
        limit: 'columns',
        allowed: MAX_COLUMNS,
      });
    this.column = column;
    this.formula = false;
    this.value.size = 0;
    this.valueQuote = false;
    if (closed) this.closeCell();
  }

  private closeCell(): void {
    const { row, value, arena } = this;
    const { column } = this;
    if (column < 0) return;
    while (row.starts.length <= column) row.grow();
    for (let gap = row.count; gap < column; gap++) {
      row.starts[gap] = 0;
      row.ends[gap] = 0;
      row.flags[gap] = 0;
    }
    if (column >= row.count) row.count = column + 1;
    const start = arena.size;
    let flags = 0;
    if (value.size === 0) {
      if (this.formula && this.type !== 'str' && this.type !== 'inlineStr') flags = NO_VALUE;
    } else flags = this.append();
    row.starts[column] = start;
    row.ends[column] = arena.size;
    row.flags[column] = flags;
    row.anyFlags |= flags;
  }

  /** Puts the cell's text behind the row's and returns its flags. */
  private append(): number {
    const { value, arena, context } = this;
    switch (this.type) {
      case 's': {
        const index = digits(value.bytes, 0, value.size);
        const { strings } = context;
        if (index >= strings.count)
          throw damaged(
            context.file,
            `sheet ${context.sheet}, row ${this.row.row}: text ${index} is missing from the shared strings`,
          );
        arena.copy(strings.arena.bytes, strings.start(index), strings.end(index));
        return strings.hasQuote(index) ? BARE_QUOTES : 0;
      }
      case 'b':
        arena.ascii(value.bytes[0] === 49 || value.bytes[0] === 116 ? 'TRUE' : 'FALSE');
        return 0;
      case 'd':
        arena.ascii(
          decoder
            .decode(value.bytes.subarray(0, value.size))
            .replace(/T00:00:00(\.0+)?Z?$/u, '')
            .replace('T', ' ')
            .replace(/(\.\d+)?Z?$/u, ''),
        );
        return 0;
      case 'n': {
        const format = context.formats[this.style] ?? GENERAL;
        if (format.kind === 'general' && isShortNumber(value.bytes, value.size))
          arena.copy(value.bytes, 0, value.size);
        else
          arena.ascii(
            numberText(decoder.decode(value.bytes.subarray(0, value.size)), format, context.date1904),
          );
        return format.kind === 'general' || format.kind === 'zeros' ? NUMBER : 0;
      }
      default:
        arena.copy(value.bytes, 0, value.size);
        return (this.valueQuote ? BARE_QUOTES : 0) | (this.type === 'e' ? ERROR : 0);
    }
  }
}

/** Digits, sign and point only, at most 15 characters: kept as stored. */
function isShortNumber(bytes: Uint8Array, size: number): boolean {
  if (size > 15) return false;
  for (let at = 0; at < size; at++) {
    const code = bytes[at] as number;
    if ((code < 48 || code > 57) && code !== 46 && code !== 45) return false;
  }
  return true;
}

function digits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

/** AB12 → 27; `fallback` where there are no letters. */
export function columnOf(bytes: Uint8Array, start: number, end: number, fallback: number): number {
  let value = 0;
  for (let at = start; at < end && at < start + 4; at++) {
    const code = bytes[at] as number;
    if (code >= 65 && code <= 90) value = value * 26 + code - 64;
    else if (code >= 97 && code <= 122) value = value * 26 + code - 96;
    else break;
  }
  return value === 0 ? fallback : value - 1;
}

function typeOf(bytes: Uint8Array, start: number, end: number): CellType {
  const first = bytes[start];
  if (end - start === 1)
    return first === 115 ? 's' : first === 98 ? 'b' : first === 101 ? 'e' : first === 100 ? 'd' : 'n';
  return first === 105 ? 'inlineStr' : first === 115 ? 'str' : 'n';
}

/** Merged ranges named in the XML behind the rows. */
export function mergesIn(tail: string): MergeRange[] {
  const merges: MergeRange[] = [];
  for (const [, fromColumn, fromRow, toColumn, toRow] of tail.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']/gu,
  )) {
    merges.push({
      top: Number(fromRow),
      bottom: Number(toRow),
      left: columnIndex(fromColumn ?? ''),
      right: columnIndex(toColumn ?? ''),
    });
  }
  return merges;
}

function columnIndex(letters: string): number {
  let value = 0;
  for (const letter of letters) value = value * 26 + letter.charCodeAt(0) - 64;
  return value - 1;
}
