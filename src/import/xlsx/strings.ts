// xl/sharedStrings.xml as one block of bytes with offsets: a million strings are two buffers, not a million objects.
import { appendText, ByteArena } from './text.ts';
import { type XmlHandler, XmlTokens } from './tokens.ts';

export class SharedStrings implements XmlHandler {
  readonly arena = new ByteArena(64 * 1024);
  count = 0;
  wantsText = false;
  private offsets = new Uint32Array(1024);
  private quotes = new Uint8Array(1024);
  private phonetic = 0;
  private readonly tokens = new XmlTokens(this);

  push(block: Uint8Array): void {
    this.tokens.push(block);
  }

  start(index: number): number {
    return this.offsets[index] as number;
  }

  end(index: number): number {
    return index + 1 < this.count ? (this.offsets[index + 1] as number) : this.arena.size;
  }

  hasQuote(index: number): boolean {
    return this.quotes[index] === 1;
  }

  open(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number, closed: boolean): number {
    if (isName(bytes, nameStart, nameEnd, 'si')) this.begin();
    else if (!closed && isName(bytes, nameStart, nameEnd, 't')) this.wantsText = this.phonetic === 0;
    else if (!closed && isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic++;
    return tagEnd + 1;
  }

  close(bytes: Uint8Array, nameStart: number, nameEnd: number): void {
    if (isName(bytes, nameStart, nameEnd, 't')) this.wantsText = false;
    else if (isName(bytes, nameStart, nameEnd, 'rPh')) this.phonetic--;
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.count === 0) return;
    if (appendText(this.arena, bytes, start, end, literal)) this.quotes[this.count - 1] = 1;
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
