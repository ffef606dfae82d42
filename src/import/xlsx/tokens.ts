// XML tokens out of byte blocks: tags and texts by position, nothing decoded. Entities are never expanded beyond the five
// of XML and character references; a DOCTYPE is stepped over.
import { AppError } from '@/engine/errors.ts';

export interface XmlHandler {
  /**
   * A start tag: local name and attributes as ranges of `bytes`. Returns where to go on: behind the tag, or further where the
   * handler has taken what follows.
   */
  open(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number, closed: boolean): number;
  /** An end tag; returns as `open` does. */
  close(bytes: Uint8Array, nameStart: number, nameEnd: number, tagEnd: number): number;
  /** Text between tags; `literal` inside CDATA. */
  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void;
  /** Whether text is wanted where the reader stands. */
  wantsText: boolean;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;
/** A token that is not whole is looked at again with every block, so that a longer one would take minutes. */
const MAX_TOKEN = 2 * 1024 * 1024;
const CDATA_HEAD = 9;

export class XmlTokens {
  /** The end of the last block that is no whole token, and the block behind it. */
  private buffer: Uint8Array = new Uint8Array(128 * 1024);
  private held = 0;

  constructor(private readonly handler: XmlHandler) {}

  push(block: Uint8Array): void {
    const size = this.held + block.length;
    if (size > this.buffer.length) {
      const grown = new Uint8Array(size * 2);
      grown.set(this.buffer.subarray(0, this.held));
      this.buffer = grown;
    }
    this.buffer.set(block, this.held);
    const used = this.scan(this.buffer.subarray(0, size));
    this.held = size - used;
    if (this.held > MAX_TOKEN)
      throw new AppError('import.limit', 'XML token too long', { limit: 'xml_token', allowed: MAX_TOKEN });
    this.buffer.copyWithin(0, used, size);
  }

  private scan(bytes: Uint8Array): number {
    const { handler } = this;
    const size = bytes.length;
    let at = 0;
    while (at < size) {
      if (bytes[at] !== LT) {
        const start = at;
        while (at < size && bytes[at] !== LT) at++;
        if (at === size) return handler.wantsText ? start : size;
        if (handler.wantsText) handler.text(bytes, start, at, false);
      }
      const tag = at;
      const next = bytes[tag + 1];
      if (next === 33 || next === 63) {
        at = this.skipDeclaration(bytes, tag);
        if (at < 0) return tag;
        continue;
      }
      let end = tag + 1;
      let quote = 0;
      for (; end < size; end++) {
        const code = bytes[end] as number;
        if (quote !== 0) {
          if (code === quote) quote = 0;
        } else if (code === GT) break;
        else if (code === 34 || code === 39) quote = code;
      }
      if (end >= size) return tag;
      at = this.tag(bytes, tag, end);
    }
    return size;
  }

  private tag(bytes: Uint8Array, tag: number, end: number): number {
    const closing = bytes[tag + 1] === SLASH;
    let start = closing ? tag + 2 : tag + 1;
    let at = start;
    for (; at < end; at++) {
      const code = bytes[at] as number;
      if (code <= 32 || code === SLASH) break;
      if (code === COLON) start = at + 1;
    }
    if (!closing) return this.handler.open(bytes, start, at, end, bytes[end - 1] === SLASH);
    return this.handler.close(bytes, start, at, end);
  }

  /** Behind a comment, CDATA, processing instruction or DOCTYPE; negative where it is not complete. */
  private skipDeclaration(bytes: Uint8Array, tag: number): number {
    if (bytes[tag + 1] === 63) return after(bytes, tag, '?>');
    if (bytes[tag + 2] === 45) return after(bytes, tag, '-->');
    if (bytes[tag + 2] === undefined) return -1;
    if (bytes[tag + 2] !== 91) return after(bytes, tag, '>');
    const end = after(bytes, tag, ']]>');
    if (end >= 0 && this.handler.wantsText) this.handler.text(bytes, tag + CDATA_HEAD, end - 3, true);
    return end;
  }
}

function after(bytes: Uint8Array, from: number, mark: string): number {
  const last = mark.charCodeAt(mark.length - 1);
  for (let at = from + mark.length; at < bytes.length; at++) {
    if (bytes[at] !== last) continue;
    let same = true;
    for (let back = 1; back < mark.length; back++) {
      if (bytes[at - back] !== mark.charCodeAt(mark.length - 1 - back)) same = false;
    }
    if (same) return at + 1;
  }
  return -1;
}

/** Where the value of an attribute stands in a tag; the name must match exactly. */
export function attributeAt(
  bytes: Uint8Array,
  from: number,
  to: number,
  name: string,
): { start: number; end: number } | null {
  let at = from;
  while (at < to) {
    while (at < to && (bytes[at] as number) <= 32) at++;
    const start = at;
    while (at < to && bytes[at] !== 61 && (bytes[at] as number) > 32 && bytes[at] !== SLASH) at++;
    const nameEnd = at;
    while (at < to && bytes[at] !== 34 && bytes[at] !== 39) at++;
    if (at >= to) return null;
    const quote = bytes[at] as number;
    const value = ++at;
    while (at < to && bytes[at] !== quote) at++;
    if (nameEnd - start === name.length) {
      let same = true;
      for (let index = 0; index < name.length; index++)
        if (bytes[start + index] !== name.charCodeAt(index)) same = false;
      if (same) return { start: value, end: at };
    }
    at++;
  }
  return null;
}
