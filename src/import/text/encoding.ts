// Which encoding a text file is in, decided on its bytes; decoding to UTF-8 blocks.
import { AppError } from '@/engine/errors.ts';
import { blocksOf } from '../container/blocks.ts';
import { headingWords } from '../profiles/fields.ts';
import { TEXT_ENCODINGS, type TextEncoding } from './encodings.ts';
import { isUtf8 } from './utf8.ts';

const SAMPLE = 256 * 1024;
const CANDIDATE_SAMPLE = 16 * 1024;
const CANDIDATE_TEXT = 200;

/**
 * BOM → NUL pattern (UTF-16) → strict UTF-8 of the whole file → the strict legacy encoding whose text reads best.
 * Throws `import.not_a_table` for binary data and `import.encoding` where nothing fits.
 */
export async function detectEncoding(
  blob: Blob,
  file: string,
  onBlock: (bytes: number) => void,
  onDamaged?: (text: string) => void,
): Promise<TextEncoding> {
  const head = new Uint8Array(await blob.slice(0, SAMPLE).arrayBuffer());
  const utf16 = utf16Of(head);
  if (utf16 !== null) {
    if (onDamaged !== undefined) await findDamage(blob, utf16, onDamaged);
    return utf16;
  }
  if (head.subarray(0, 8192).includes(0))
    throw new AppError('import.not_a_table', `${file} holds binary data`, { file });
  if (await isUtf8(blob, onBlock, onDamaged)) return 'utf-8';
  const sample = await legacySample(blob, head);
  const best = (['gb18030', 'big5', 'shift_jis', 'windows-1252'] as const)
    .map((encoding) => ({ encoding, score: scoreAs(sample, encoding) }))
    .sort((a, b) => b.score - a.score);
  for (const { encoding, score } of best) {
    if (score > Number.NEGATIVE_INFINITY && (await decodes(blob, encoding))) return encoding;
  }
  throw new AppError('import.encoding', `${file} is in no encoding we know`, { file });
}

/** Encodings the head of a file can be read in, with how it reads: what a person chooses among. All where it fits none. */
export async function encodingCandidates(blob: Blob): Promise<{ encoding: TextEncoding; text: string }[]> {
  const head = new Uint8Array(await blob.slice(0, CANDIDATE_SAMPLE).arrayBuffer());
  const bytes = head.length < blob.size ? cutAtLine(head) : head;
  const readAs = (encoding: TextEncoding, fatal: boolean): string | null => {
    try {
      return new TextDecoder(encoding, { fatal }).decode(bytes);
    } catch {
      return null;
    }
  };
  const found = (fatal: boolean) =>
    TEXT_ENCODINGS.flatMap((encoding) => {
      const text = readAs(encoding, fatal);
      // Every even number of bytes is some UTF-16; text in it has line ends and no NUL.
      const isText = text !== null && (!encoding.startsWith('utf-16') || /^[^\0]+\n[^\0]*$/u.test(text));
      return isText ? [{ encoding, text: text.slice(0, CANDIDATE_TEXT) }] : [];
    });
  const strict = found(true);
  return strict.length > 0 ? strict : found(false);
}

/** The blob as blocks of UTF-8 without BOM. `aligned`: no character is cut by the end of a block. */
export async function* utf8Blocks(
  blob: Blob,
  encoding: TextEncoding,
  aligned = false,
): AsyncGenerator<{ block: Uint8Array; bytes: number }> {
  let bytes = 0;
  if (encoding === 'utf-8' && !aligned) {
    for await (const block of blocksOf(blob)) {
      const bom = bytes === 0 && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf;
      bytes += block.length;
      yield { block: bom ? block.subarray(3) : block, bytes };
    }
    return;
  }
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const block of blocksOf(blob)) {
    bytes += block.length;
    yield { block: encoder.encode(decoder.decode(block, { stream: bytes < blob.size })), bytes };
  }
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return nulPattern(head);
}

/** Half of a pair without the other half is a lost character, as U+FFFD is. */
async function findDamage(
  blob: Blob,
  encoding: TextEncoding,
  onDamaged: (text: string) => void,
): Promise<void> {
  const decoder = new TextDecoder(encoding);
  for await (const block of blocksOf(blob)) {
    const text = decoder.decode(block, { stream: true });
    const at = text.indexOf('\ufffd');
    if (at < 0) continue;
    onDamaged(text.slice(Math.max(0, at - 10), at + 10).trim());
    return;
  }
}

async function decodes(blob: Blob, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const block of blocksOf(blob)) decoder.decode(block, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Text in UTF-16 without BOM: nearly every other byte of ASCII parts is NUL. */
function nulPattern(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const size = Math.min(head.length & ~1, 4096);
  if (size < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < size; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const pairs = size / 2;
  if (odd > pairs * 0.15 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.15 && odd < pairs * 0.02) return 'utf-16be';
  // 销, 一 and 开 end with a NUL of their own: where it reads as lines of text, that is no sign of binary data.
  if (odd > pairs * 0.15 && even < odd / 2 && isLines(head.subarray(0, size), 'utf-16le')) return 'utf-16le';
  if (even > pairs * 0.15 && odd < even / 2 && isLines(head.subarray(0, size), 'utf-16be')) return 'utf-16be';
  return null;
}

/** Whether bytes are lines of text in UTF-16: no NUL, no control character, no lone half of a pair but at its end. */
function isLines(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  return /[\r\n]/u.test(text) && !/[^\P{C}\t\r\n\u200b-\u200f\ufeff]|\ufffd/u.test(text);
}

/** The head, or, where it is plain ASCII, the first stretch of the file that is not. Cut at line ends. */
async function legacySample(blob: Blob, head: Uint8Array): Promise<Uint8Array> {
  if (head.some((code) => code > 0x7f)) return cutAtLine(head);
  for await (const block of blocksOf(blob)) {
    const first = block.findIndex((code) => code > 0x7f);
    if (first < 0) continue;
    const line = block.lastIndexOf(10, first) + 1;
    return cutAtLine(block.subarray(line, line + SAMPLE));
  }
  return head;
}

function cutAtLine(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13));
  return end > 0 ? bytes.subarray(0, end) : bytes;
}

const COMMON =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感見後來時這個們國學會說對發過實業績評員編號銷售部門姓名工号职务岗位级别实际目标权重金额合同客户商机订单编码名称负责日期类型单位季度考核评价数量完成率财务技术研发生产质量安全北京上海广州深圳华东南西北区集团公司中心组张王李赵刘陈杨黄周吴';
const commonCharacters = new Set(COMMON);

/** How well the sample reads in an encoding: known heading words and common characters for, rare and private ones against. */
function scoreAs(sample: Uint8Array, encoding: TextEncoding): number {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(sample);
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
  let letters = 0;
  let good = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    letters++;
    if (encoding === 'windows-1252') good += code >= 0xc0 && code <= 0xff ? 0.15 : -0.2;
    else if (commonCharacters.has(character)) good += 1;
    else if (code >= 0x3040 && code <= 0x30ff) good += encoding === 'shift_jis' ? 0.6 : 0.1;
    else if (code >= 0xff61 && code <= 0xff9f) good -= 0.6;
    else if (code >= 0xe000 && code <= 0xf8ff) good -= 2;
    else if (code > 0xffff) good -= 0.2;
  }
  if (letters === 0) return 0;
  if (encoding === 'windows-1252') good += isolatedHighBytes(sample) * letters;
  const words = headingWords().filter((word) => word.length > 1 && text.includes(word)).length;
  const order = { gb18030: 0.03, big5: 0.02, shift_jis: 0.01 }[encoding as string] ?? 0;
  return good / letters + words + order;
}

/** Share of high bytes that stand alone between ASCII letters, as accents of Western words do. */
function isolatedHighBytes(sample: Uint8Array): number {
  let high = 0;
  let alone = 0;
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] as number) < 0x80) continue;
    high++;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone++;
  }
  return high === 0 ? 0 : alone / high;
}
