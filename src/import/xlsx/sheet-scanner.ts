// Rows out of a worksheet's XML, block by block. The declared dimension is ignored; missing references count on from the last.
import { AppError } from '@/engine/errors.ts';
import { damaged } from '../container/zip.ts';
import { BARE_QUOTES, ERROR, type MergeRange, NO_VALUE, NUMBER } from '../rows.ts';
import { columnOf, corner, digits, isCellEnd, isCellStart, isShortNumber, wholeDay } from './cell-bytes.ts';
import { numberText } from './numbers.ts';
import { RowPacker } from './packed-rows.ts';
import { isName, type SharedStrings } from './strings.ts';
import { type CellFormat, GENERAL } from './styles.ts';
import { appendText, ByteArena } from './text.ts';
import { attributeAt, type XmlHandler, XmlTokens } from './tokens.ts';

const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;
const MAX_MERGES = 1_000_000;
/** Days whose text is remembered: more than any calendar of a company has. */
const MAX_DAYS = 100_000;

export interface CellContext {
  file: string;
  sheet: string;
  strings: SharedStrings;
  formats: readonly CellFormat[];
  date1904: boolean;
}

/** Some packed rows, and how many bytes of XML are through with them. */
export interface SheetPage {
  rows: Uint8Array;
  unpacked: number;
}

const SPACE = 32;
const QUOTE = 34;
const AMP = 38;
const SLASH = 47;
const COLON = 58;
const LT = 60;
const EQUALS = 61;
const GT = 62;
/** `<c r="` */
const CELL_START = 6;
/** `</v></c>` */
const CELL_END = 8;
/** `<c r="A1"/>` */
const SHORTEST_CELL = 11;

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

export class SheetScanner implements XmlHandler {
  wantsText = false;
  /** Whole only behind the last page. */
  readonly merges: MergeRange[] = [];
  /** Why the pages end before the sheet does: a limit, or what its XML got wrong. */
  failure: AppError | null = null;
  private readonly tokens = new XmlTokens(this);
  private readonly rows = new RowPacker();
  private readonly days = new Map<number, Uint8Array>();
  /** What <v> or <t> of the current cell holds. */
  private readonly value = new ByteArena(256);
  private valueQuote = false;
  private row = 0;
  private inRow = false;
  private inCell = false;
  private column = -1;
  private type: CellType = 'n';
  private style = 0;
  private formula = false;
  private phonetic = 0;
  private inData = false;

  constructor(private readonly context: CellContext) {}

  /** Throws only what the blocks throw. */
  async *pages(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<SheetPage> {
    let unpacked = 0;
    for await (const block of blocks) {
      unpacked += block.length;
      try {
        this.tokens.push(block);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        this.failure = error;
        break;
      }
      for (const rows of this.rows.take(false)) yield { rows, unpacked };
    }
    for (const rows of this.rows.take(true)) yield { rows, unpacked };
  }

  open(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number, closed: boolean): number {
    const behind = tagEnd + 1;
    const first = bytes[nameStart];
    const length = nameEnd - nameStart;
    if (length === 1) {
      if (first === 99) {
        this.openCell(bytes, nameEnd, tagEnd, closed);
        return closed ? this.plainCells(bytes, behind) : behind;
      }
      if (first === 118 || first === 116) this.wantsText = !closed && this.inCell && this.phonetic === 0;
      else if (first === 102) this.formula = true;
    } else if (length === 3 && first === 114) {
      if (isName(bytes, nameStart, nameEnd, 'row')) {
        this.openRow(bytes, nameEnd, tagEnd, closed);
        return this.plainCells(bytes, behind);
      }
      if (!closed && isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic++;
    } else if (length === 9) {
      if (isName(bytes, nameStart, nameEnd, 'sheetData')) this.inData = !closed;
      else if (!this.inData && isName(bytes, nameStart, nameEnd, 'mergeCell'))
        this.merge(bytes, nameEnd, tagEnd);
    }
    return behind;
  }

  close(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number): number {
    const behind = tagEnd + 1;
    const first = bytes[nameStart];
    const length = nameEnd - nameStart;
    if (length === 1) {
      if (first === 99) {
        this.closeCell();
        return this.plainCells(bytes, behind);
      }
      if (first === 118 || first === 116) this.wantsText = false;
    } else if (length === 3 && first === 114) {
      if (isName(bytes, nameStart, nameEnd, 'row')) this.closeRow();
      else if (isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic--;
    } else if (length === 9 && isName(bytes, nameStart, nameEnd, 'sheetData')) this.inData = false;
    return behind;
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (appendText(this.value, bytes, start, end, literal)) this.valueQuote = true;
  }

  private openRow(bytes: Uint8Array, from: number, to: number, closed: boolean): void {
    if (!this.inData) return;
    const at = attributeAt(bytes, from, to, 'r');
    const stated = at === null ? 0 : digits(bytes, at.start, at.end);
    const row = stated > this.row ? stated : this.row + 1;
    if (row > MAX_ROWS) throw this.beyond('rows', MAX_ROWS);
    this.row = row;
    const hidden = attributeAt(bytes, from, to, 'hidden');
    this.rows.begin(row, hidden !== null && (bytes[hidden.start] === 49 || bytes[hidden.start] === 116));
    this.inRow = true;
    this.inCell = false;
    this.column = -1;
    if (closed) this.closeRow();
  }

  private closeRow(): void {
    if (!this.inRow) return;
    this.rows.end();
    this.inRow = false;
    this.inCell = false;
  }

  /**
   * `<c r="B7" s="3" t="s"><v>12</v></c>` and `<c r="B7" s="3"/>`, which is what nearly all cells look like, one after the other without
   * a look at tokens. Returns where the first one stands that looks otherwise or is not whole: the tokens go on there.
   */
  private plainCells(bytes: Uint8Array, from: number): number {
    if (!this.inRow) return from;
    const { rows } = this;
    const { count } = this.context.strings;
    const size = bytes.length;
    let at = from;
    for (;;) {
      if (at + SHORTEST_CELL > size || !isCellStart(bytes, at)) return at;
      let end = at + CELL_START;
      let column = 0;
      let code = bytes[end] as number;
      for (; code >= 65 && code <= 90 && column < MAX_COLUMNS; code = bytes[++end] as number)
        column = column * 26 + code - 64;
      if (column === 0 || column-- > MAX_COLUMNS) return at;
      while (code >= 48 && code <= 57) code = bytes[++end] as number;
      if (code !== QUOTE) return at;
      let style = 0;
      let shared = false;
      for (code = bytes[++end] as number; code === SPACE; code = bytes[++end] as number) {
        const name = bytes[end + 1];
        if (bytes[end + 2] !== EQUALS || bytes[end + 3] !== QUOTE) return at;
        end += 4;
        if (name === 115) {
          style = 0;
          for (code = bytes[end] as number; code >= 48 && code <= 57; code = bytes[++end] as number)
            style = style * 10 + code - 48;
        } else if (name === 116 && bytes[end] === 115) {
          shared = true;
          end++;
        } else return at;
        if (bytes[end] !== QUOTE) return at;
      }
      if (code === SLASH && bytes[end + 1] === GT) {
        rows.blank(column);
        this.column = column;
        at = end + 2;
        continue;
      }
      // ><v>
      if (code !== GT || bytes[end + 1] !== LT || bytes[end + 2] !== 118 || bytes[end + 3] !== GT) return at;
      const start = end + 4;
      end = start;
      code = bytes[end] as number;
      let index = 0;
      if (shared)
        for (; code >= 48 && code <= 57; code = bytes[++end] as number) index = index * 10 + code - 48;
      else while (end < size && code !== LT && code !== AMP) code = bytes[++end] as number;
      if (end === start || end + CELL_END > size || !isCellEnd(bytes, end)) return at;
      if (!shared) this.number(column, style, bytes, start, end);
      else if (index < count) rows.shared(column, index);
      else return at;
      this.column = column;
      at = end + CELL_END;
    }
  }

  private openCell(bytes: Uint8Array, from: number, to: number, closed: boolean): void {
    let column = this.column + 1;
    this.style = 0;
    this.type = 'n';
    let at = from;
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
    if (column >= MAX_COLUMNS) throw this.beyond('columns', MAX_COLUMNS);
    this.column = column;
    this.inCell = this.inRow;
    this.formula = false;
    this.value.size = 0;
    this.valueQuote = false;
    if (closed) this.closeCell();
  }

  private closeCell(): void {
    const { value, column, type, rows } = this;
    if (!this.inCell) return;
    this.inCell = false;
    if (value.size > 0) this.filledCell();
    else if (this.formula && type !== 'str' && type !== 'inlineStr')
      rows.text(column, value.bytes, 0, 0, NO_VALUE);
    else rows.blank(column);
  }

  private filledCell(): void {
    const { value, context, rows, column } = this;
    switch (this.type) {
      case 's': {
        const index = digits(value.bytes, 0, value.size);
        if (index >= context.strings.count)
          throw damaged(
            context.file,
            `sheet ${context.sheet}, row ${this.row}: text ${index} is missing from the shared strings`,
          );
        rows.shared(column, index);
        return;
      }
      case 'b':
        this.made(column, value.bytes[0] === 49 || value.bytes[0] === 116 ? 'TRUE' : 'FALSE', 0);
        return;
      case 'd':
        this.made(
          column,
          decoder
            .decode(value.bytes.subarray(0, value.size))
            .replace(/T00:00:00(\.0+)?Z?$/u, '')
            .replace('T', ' ')
            .replace(/(\.\d+)?Z?$/u, ''),
          0,
        );
        return;
      case 'n':
        this.number(column, this.style, value.bytes, 0, value.size);
        return;
      default:
        rows.text(
          column,
          value.bytes,
          0,
          value.size,
          (this.valueQuote ? BARE_QUOTES : 0) | (this.type === 'e' ? ERROR : 0),
        );
    }
  }

  /** A number cell, as its format means it. */
  private number(column: number, style: number, bytes: Uint8Array, start: number, end: number): void {
    const { rows, context } = this;
    const format = context.formats[style] ?? GENERAL;
    const { kind } = format;
    if (kind === 'general' && isShortNumber(bytes, start, end)) {
      rows.text(column, bytes, start, end, NUMBER);
      return;
    }
    const day = kind === 'date' ? wholeDay(bytes, start, end) : 0;
    if (day > 0) {
      const text = this.dayText(day, format);
      rows.text(column, text, 0, text.length, 0);
      return;
    }
    this.made(
      column,
      numberText(decoder.decode(bytes.subarray(start, end)), format, context.date1904),
      kind === 'general' || kind === 'zeros' ? NUMBER : 0,
    );
  }

  /** The same days come again and again: each is written once. */
  private dayText(day: number, format: CellFormat): Uint8Array {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const text = encoder.encode(numberText(String(day), format, this.context.date1904));
    if (this.days.size < MAX_DAYS) this.days.set(day, text);
    return text;
  }

  private made(column: number, text: string, flags: number): void {
    const bytes = encoder.encode(text);
    this.rows.text(column, bytes, 0, bytes.length, flags);
  }

  /** `A1:B2`, with or without dollars. */
  private merge(bytes: Uint8Array, from: number, to: number): void {
    const ref = attributeAt(bytes, from, to, 'ref');
    const colon = ref === null ? -1 : bytes.subarray(ref.start, ref.end).indexOf(COLON);
    if (ref === null || colon < 0) return;
    const first = corner(bytes, ref.start, ref.start + colon);
    const last = corner(bytes, ref.start + colon + 1, ref.end);
    if (first === null || last === null) return;
    if (this.merges.length === MAX_MERGES) throw this.beyond('merges', MAX_MERGES);
    this.merges.push({ top: first.row, bottom: last.row, left: first.column, right: last.column });
  }

  private beyond(limit: 'rows' | 'columns' | 'merges', allowed: number): AppError {
    const { file, sheet } = this.context;
    return new AppError('import.limit', `More than ${allowed} ${limit}`, { file, sheet, limit, allowed });
  }
}

function typeOf(bytes: Uint8Array, start: number, end: number): CellType {
  const first = bytes[start];
  if (end - start === 1)
    return first === 115 ? 's' : first === 98 ? 'b' : first === 101 ? 'e' : first === 100 ? 'd' : 'n';
  return first === 105 ? 'inlineStr' : first === 115 ? 'str' : 'n';
}
