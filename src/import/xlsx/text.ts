// Text content of XML into bytes: entities, character references and Excel's _xHHHH_ decoded once, quotes noticed.

/** A growing byte buffer. */
export class ByteArena {
  bytes: Uint8Array;
  size = 0;

  constructor(capacity = 4096) {
    this.bytes = new Uint8Array(capacity);
  }

  reserve(need: number): void {
    if (this.size + need <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.size + need));
    grown.set(this.bytes.subarray(0, this.size));
    this.bytes = grown;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    this.reserve(size);
    if (size > 48) this.bytes.set(from.subarray(start, end), this.size);
    else {
      const { bytes } = this;
      let at = this.size;
      for (let index = start; index < end; index++) bytes[at++] = from[index] as number;
    }
    this.size += size;
  }

  ascii(text: string): void {
    this.reserve(text.length);
    for (let index = 0; index < text.length; index++) this.bytes[this.size++] = text.charCodeAt(index);
  }
}

const AMP = 38;
const UNDERSCORE = 95;
const QUOTE = 34;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

/** Appends the text between `start` and `end`; returns whether it holds a quote. */
export function appendText(
  arena: ByteArena,
  bytes: Uint8Array,
  start: number,
  end: number,
  literal: boolean,
): boolean {
  let special = false;
  let quote = false;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (code === AMP || code === UNDERSCORE) {
      special = true;
      break;
    }
    if (code === QUOTE) quote = true;
  }
  if (!special) {
    arena.copy(bytes, start, end);
    return quote;
  }
  const raw = decoder.decode(bytes.subarray(start, end));
  const text = decodeEscapes(literal ? raw : decodeEntities(raw));
  const encoded = encoder.encode(text);
  arena.copy(encoded, 0, encoded.length);
  return text.includes('"');
}

/** XML knows the first five; the others are those that pages saved as .xls are full of. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
  ...{
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    shy: '\u00ad',
    middot: '·',
    times: '×',
  },
  ...{
    yen: '¥',
    euro: '€',
    pound: '£',
    cent: '¢',
    deg: '°',
    plusmn: '±',
    le: '≤',
    ge: '≥',
    copy: '©',
    reg: '®',
  },
  ...{
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
  },
  ...{
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    egrave: 'è',
  },
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** `_x000D_` → CR, `_x005F_x000D_` → _x000D_: Excel's own escape, undone exactly once. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
