// Rows that are no data: subtotals, totals, footers, headers printed again. Everything else is data.

export type SkipReason =
  | 'blank'
  | 'subtotal'
  | 'grand_total'
  | 'average'
  | 'footer'
  | 'repeated_header'
  | 'page_header';

export interface RowShape {
  /** Columns that identify a data row; a subtotal has none of them (or only its own word). */
  keys: readonly number[];
  /** Raw heading texts, to know a repeated header by. */
  headings: readonly string[];
  /** The row of groups above them, which pages repeat too. */
  groups?: readonly string[];
  titles: readonly string[];
}

const SUBTOTAL = /^(本页|本月|部门)?小计[:：]?$|^sub-?\s?totals?\s*(\(.*\))?[:：]?$/iu;
const TOTAL =
  /^(本页|本月|部门)?(合计|总计|累计|共计|总合计)[:：]?$|^(grand )?totals?\s*(\(.*\))?[:：]?$|^sum[:：]?$|^\*{1,3}$/iu;
const LOOSE = /(小计|合计|总计)[:：]?$|^(sub)?totals? (for|of|by) /iu;
const FOOTER =
  /^(备注|说明|填表说明|温馨提示|制表|制单|签字|签名|签章|审核|审批|复核|批准|填表|打印|导出|报表生成|生成时间|数据来源[:：]|第\s*\d+\s*页|共\s*\d+\s*[页条行])|^(注|附)[:：\s\d]|评分人签字|confidential information|^copyright\b|^©|^(report )?generated (on|by|at)|^printed (on|by)|^page \d+|^filtered by|^run date|^note[s]?:|all rights reserved/iu;

/** A line of averages states no sum. */
const AVERAGE = /^(总?平均(分|值|数)?|均值|人均|averages?|avg\.?|mean)[:：]?$/iu;
/** Labels below a table: who made it, who checked it, when. A row of nothing else is no data, whatever columns they stand in. */
const LABEL =
  /^(制表|制单|填表|审核|审批|复核|批准|核准|经办|编制|校对|签字|签名|总经理|部门(负责人|经理|主管)|单位负责人|人力资源部?|日期|制表日期|打印日期|prepared by|reviewed by|approved by|checked by|date)(人|人?签字|人?签名|者)?\s*[:：]/iu;
/** A sentence in the only cell of its row: what the signs of a sheet mean, how its grades are given. */
const SENTENCE = /[:：；;。！]|^.{30,}$/su;

const SIGNATURE = /(签字|签名|签章|盖章|日期|signature|signed by|date)\s*[:：]\s*$/iu;

/** Why the row is no data, or null. `texts` are its cells. */
export function classifyRow(texts: readonly string[], shape: RowShape): SkipReason | null {
  const filled = texts.flatMap((text, column) => (text.trim() === '' ? [] : [column]));
  const first = filled[0];
  if (first === undefined) return 'blank';
  if (repeats(texts, filled, shape.headings) || repeats(texts, filled, shape.groups ?? []))
    return 'repeated_header';
  if (filled.every((column) => LABEL.test(texts[column]?.trim() ?? ''))) return 'footer';
  const text = texts[first]?.trim() ?? '';
  const keyless = shape.keys.every((column) => column === first || (texts[column]?.trim() ?? '') === '');
  if (!keyless) return null;
  const word = text
    .normalize('NFKC')
    .replace(/[\s\u3000]+/gu, /[A-Za-z]/u.test(text) ? ' ' : '')
    .trim();
  if (SUBTOTAL.test(word)) return 'subtotal';
  if (TOTAL.test(word)) return 'grand_total';
  if (AVERAGE.test(word)) return 'average';
  if (shape.keys.length > 0 && !shape.keys.includes(first) && LOOSE.test(word))
    return /小计|^sub/iu.test(word) ? 'subtotal' : 'grand_total';
  if (filled.length <= 4 && (FOOTER.test(text) || SIGNATURE.test(text))) return 'footer';
  if (filled.length > 1) return null;
  if (shape.titles.includes(text)) return 'page_header';
  return shape.headings.filter((heading) => heading !== '').length > 2 && SENTENCE.test(text)
    ? 'footer'
    : null;
}

/**
 * The same for a row that has fewer cells than the header. As data it would be refused, so a word of the above in its first cell is enough,
 * whatever stands under the key: `合计,3人`.
 */
export function classifyShortRow(texts: readonly string[]): SkipReason | null {
  const filled = texts.filter((text) => text.trim() !== '');
  const first = filled[0]?.normalize('NFKC').trim() ?? '';
  const word = /[A-Za-z]/u.test(first) ? first : first.replace(/\s+/gu, '');
  if (SUBTOTAL.test(word)) return 'subtotal';
  if (TOTAL.test(word)) return 'grand_total';
  return filled.length <= 4 && (FOOTER.test(first) || SIGNATURE.test(first)) ? 'footer' : null;
}

function repeats(texts: readonly string[], filled: readonly number[], headings: readonly string[]): boolean {
  const same = filled.filter(
    (column) => (headings[column] ?? '') !== '' && texts[column]?.trim() === headings[column],
  );
  return same.length >= 2 && same.length >= filled.length * 0.6;
}

/**
 * First bytes (three, or one for ASCII, lower case) of the words above: a row whose first cell starts otherwise, and which has
 * its key, needs no closer look.
 */
export function suspectPrefixes(
  headings: readonly string[],
  groups: readonly string[] = [],
): ReadonlySet<number> {
  const words = [
    ...'小合总累共本部备说填温制签审复批打导报生数第注附评人核经编校单日',
    ...'STGC*©PFRNA',
    ...[...headings.slice(0, 8), ...groups.slice(0, 8)].filter((text) => text !== ''),
  ];
  return new Set(prefixesOf(words));
}

/** The prefix of each text; -1 where there is none. */
export function prefixesOf(texts: readonly string[]): number[] {
  const encoder = new TextEncoder();
  return texts.map((text) => {
    const bytes = encoder.encode(text);
    return text === '' ? -1 : prefixOf(bytes, 0, bytes.length);
  });
}

/** The prefix of the text between `at` and `end`, as suspectPrefixes counts it. */
export function prefixOf(bytes: Uint8Array, at: number, end: number): number {
  const first = at < end ? (bytes[at] as number) : 0;
  if (first < 0x80) return first >= 65 && first <= 90 ? first + 32 : first;
  const second = at + 1 < end ? (bytes[at + 1] as number) : 0;
  const third = at + 2 < end ? (bytes[at + 2] as number) : 0;
  return (first << 16) | (second << 8) | third;
}

/** Whether a text that begins so may begin with what trim() takes away. */
export function isBlankStart(prefix: number): boolean {
  const two = prefix >> 8;
  return (
    prefix <= 32 ||
    two === 0xc2a0 ||
    two === 0xe280 ||
    two === 0xe281 ||
    prefix === 0xe19a80 ||
    prefix === 0xe38080 ||
    prefix === 0xefbbbf
  );
}
