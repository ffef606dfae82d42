// A delimited text file as a sheet: delimiter found on the head of the file, rows read block by block.
import type { RowBuffer, SheetSource } from '../rows.ts';
import { CsvScanner } from './csv.ts';
import { utf8Blocks } from './encoding.ts';
import type { TextEncoding } from './encodings.ts';
import { withoutRefusedColumns } from './mended.ts';

const HEAD = 256 * 1024;
/** Stands for the full-width comma, which has three bytes. */
const FULL_WIDTH = 0x1f;
const CANDIDATES = ['\t', ',', ';', '|', '，'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

/** The delimiter that splits most lines of the head into the same number (> 1) of cells; `sep=;` on line one decides. */
export async function detectDelimiter(
  blob: Blob,
  encoding: TextEncoding,
): Promise<{ delimiter: Delimiter; declared: boolean }> {
  let head: Uint8Array = new Uint8Array(0);
  for await (const { block } of utf8Blocks(blob.slice(0, HEAD), encoding)) {
    head = block;
    break;
  }
  const whole = blob.size <= HEAD;
  const declared = /^"?sep=(.)/iu.exec(new TextDecoder().decode(head.subarray(0, 16)))?.[1];
  const known = CANDIDATES.find((candidate) => candidate === declared);
  if (known !== undefined) return { delimiter: known, declared: true };
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const score = consistency(
      delimiter === '，' ? hideFullWidth(head, { quoted: false }) : head,
      code(delimiter),
      whole,
    );
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, declared: false };
}

/** A CSV, TSV or TXT file as one sheet. */
export function delimitedSheet(
  name: string,
  blob: Blob,
  encoding: TextEncoding,
  delimiter: Delimiter,
): SheetSource {
  return withoutRefusedColumns({
    name,
    hidden: false,
    merges: [],
    commaSeparated: delimiter === ',',
    // The full-width comma has another byte in its place, which no one else should meet.
    ...(delimiter === '，' ? {} : { delimiter }),
    async read(onRow, onBlock) {
      const scanner = new CsvScanner(code(delimiter), onRow);
      const state = { quoted: false };
      for await (const { block, bytes } of utf8Blocks(blob, encoding, delimiter === '，')) {
        const plain = delimiter === '，' ? hideFullWidth(block, state) : block;
        if (!scanner.push(plain, bytes >= blob.size)) return;
        await onBlock?.(bytes);
      }
    },
  });
}

function code(delimiter: Delimiter): number {
  return delimiter === '，' ? FULL_WIDTH : delimiter.charCodeAt(0);
}

function consistency(head: Uint8Array, delimiter: number, whole: boolean): number {
  const widths = new Map<number, number>();
  let rows = 0;
  const count = (row: RowBuffer): boolean => {
    let width = row.count;
    while (width > 0 && row.isEmpty(width - 1)) width--;
    if (width === 0) return true;
    rows++;
    if (width > 1) widths.set(row.count, (widths.get(row.count) ?? 0) + 1);
    return rows < 500;
  };
  new CsvScanner(delimiter, count).push(head, whole);
  let score = 0;
  for (const [width, seen] of widths)
    score = Math.max(score, (seen / rows) * Math.log2(1 + Math.min(width, 64)));
  return score;
}

/** Puts one byte in the place of every `，` outside quotes. Blocks must not cut characters. */
function hideFullWidth(bytes: Uint8Array, state: { quoted: boolean }): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === 34) state.quoted = !state.quoted;
    if (byte === 0xef && !state.quoted && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x8c) {
      out[size++] = FULL_WIDTH;
      at += 2;
    } else out[size++] = byte;
  }
  return out.subarray(0, size);
}
