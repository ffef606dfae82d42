// xl/sharedStrings.xml as one block of bytes with offsets: a million strings are two buffers, not a million objects.
import { BARE_QUOTES } from '../rows.ts';
import { appendText, ByteArena } from './text.ts';
import { type XmlHandler, XmlTokens } from './tokens.ts';

/** Room that is kept behind the texts. */
const ROOM = 256 * 1024;

export class SharedStrings implements XmlHandler {
  count = 0;
  wantsText = false;
  /** Where each text begins, and where the last one ends. */
  offsets = new Uint32Array(1024);
  /** BARE_QUOTES where a text holds a quote. */
  quotes = new Uint8Array(1024);
  private readonly arena = new ByteArena(64 * 1024);
  private phonetic = 0;
  private readonly tokens = new XmlTokens(this);

  push(block: Uint8Array): void {
    this.tokens.push(block);
  }

  /** All texts are there. */
  seal(): void {
    const { arena, count } = this;
    const bytes = new Uint8Array(arena.size + ROOM);
    bytes.set(arena.bytes.subarray(0, arena.size));
    arena.bytes = bytes;
    const offsets = new Uint32Array(count + 1);
    offsets.set(this.offsets.subarray(0, count));
    offsets[count] = arena.size;
    this.offsets = offsets;
  }

  /** Bytes of all texts together. */
  get size(): number {
    return this.arena.size;
  }

  /** The texts with other bytes behind them, till others are put there. */
  behind(bytes: Uint8Array): Uint8Array {
    const { arena } = this;
    arena.reserve(bytes.length);
    arena.bytes.set(bytes, arena.size);
    return arena.bytes;
  }

  open(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number, closed: boolean): number {
    if (isName(bytes, nameStart, nameEnd, 'si')) this.begin();
    else if (!closed && isName(bytes, nameStart, nameEnd, 't')) this.wantsText = this.phonetic === 0;
    else if (!closed && isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic++;
    return tagEnd + 1;
  }

  close(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number): number {
    if (isName(bytes, nameStart, nameEnd, 't')) this.wantsText = false;
    else if (isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic--;
    return tagEnd + 1;
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.count === 0) return;
    if (appendText(this.arena, bytes, start, end, literal)) this.quotes[this.count - 1] = BARE_QUOTES;
  }

  private begin(): void {
    if (this.count === this.offsets.length) {
      const offsets = new Uint32Array(this.count * 2);
      offsets.set(this.offsets);
      this.offsets = offsets;
      const quotes = new Uint8Array(this.count * 2);
      quotes.set(this.quotes);
      this.quotes = quotes;
    }
    this.offsets[this.count++] = this.arena.size;
  }
}

export function isName(bytes: Uint8Array, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let index = 0; index < name.length; index++)
    if (bytes[start + index] !== name.charCodeAt(index)) return false;
  return true;
}
