// Rows that are no data: subtotals, totals, footers, headers printed again. Everything else is data.

export type SkipReason =
  | 'blank'
  | 'subtotal'
  | 'grand_total'
  | 'average'
  | 'group_head'
  | 'footer'
  | 'repeated_header'
  | 'page_header';

export interface RowShape {
  /** Columns that identify a data row; a subtotal has none of them (or only its own word). */
  keys: readonly number[];
  /** Columns that say whose the row is: people and units. A sum may have its word in any of them, what it measures beside it. */
  who?: readonly number[];
  /** Columns that name the KPI of a row: a sum of KPIs has its word there, beside the person it is of. */
  measures?: readonly number[];
  /** Where the rows are documents (orders, deals): their columns of text and days, of which a row of sums has none. */
  facts?: readonly number[];
  /** Where the rows are people of a roster. */
  roster?: boolean;
  /** Raw heading texts, to know a repeated header by. */
  headings: readonly string[];
  /** The row of groups above them, which pages repeat too. */
  groups?: readonly string[];
  titles: readonly string[];
}

const SUBTOTAL = /^(本页|本月|部门)?小计[:：]?$|^sub-?\s?totals?\s*(\(.*\))?[:：]?$/iu;
const TOTAL =
  /^(本页|本月|部门)?(合计|总计|累计|共计|总合计|总额|总金额)[:：]?$|^(grand )?totals?\s*(\(.*\)|amount)?[:：]?$|^(gesamt)?summe[:：]?$|^gesamt(betrag)?[:：]?$|^total (général|general)[:：]?$|^sum[:：]?$|^\*{1,3}$/iu;
const LOOSE = /(小计|合计|总计|汇总)[:：]?$|\S (sub-?)?totals?[:：]?$|^(sub)?totals? (for|of|by) /iu;
const FOOTER =
  /^(备注|说明|填表说明|温馨提示|制表|制单|签字|签名|签章|审核|审批|复核|批准|填表|打印|导出|报表生成|生成时间|数据来源[:：]|第\s*\d+\s*页|共\s*\d+\s*[页条行])|^(注|附)[:：\s\d]|评分人签字|confidential information|^copyright\b|^©|^(report )?generated (on|by|at)|^printed (on|by)|^page \d+|^filtered by|^run date|^note[s]?:|all rights reserved/iu;

/** How many people a sum counts: 合计 | 3人. */
const HEADS =
  /^\s*(?:共|计)?\s*[\d０-９]{1,7}\s*(?:人次?|名|位|(?:people|persons?|employees?|heads?|headcount))\s*$/iu;
/** A line of averages states no sum. */
const AVERAGE = /^(总?平均(分|值|数)?|均值|人均|averages?|avg\.?|mean)[:：]?$/iu;
/** The same figure of another time, or its change: no data of the period, and no sum. */
const COMPARED =
  /^(去年|上年|上月|上期|上季度?)?(同期|同比|环比)(增长|增减|增幅|变动|变化|额|率|[%％]|数)*[:：]?$|^(yoy|qoq|mom|prior year|last year|previous (year|quarter|month|period))( growth| change)?( ?%)?[:：]?$/iu;
/** What a formatted report counts and adds up below a group. */
const AGGREGATE =
  /^(record )?count$|^(sum|total|average|avg\.?|min(imum)?|max(imum)?|largest|smallest|median) of \S/iu;
const NUMBER = /^[-+(]?[\p{Sc}A-Z]{0,3}\s?\d[\d.,\s]*[)%万亿]?$/u;
/** `Marc Demo (2)`: the head of a group with how many rows it has. */
const GROUP = /\S \([1-9]\d{0,6}(?: (?:records?|rows?|items?)|\s?(?:条|条记录|笔|个))?\)$/iu;
/** The same where it says what it counts: alone in its row it can be nothing else. */
const GROUP_OF =
  /^(?:[^:：]+[:：]\s*)?(.*\S)\s*[(（][1-9]\d{0,6}\s?(?:records?|rows?|items?|条记录|条|笔)[)）]$/iu;
/** Labels below a table: who made it, who checked it, when. A row of nothing else is no data, whatever columns they stand in. */
const LABEL =
  /^(制表|制单|填表|审核|审批|复核|批准|核准|经办|编制|校对|签字|签名|总经理|部门(负责人|经理|主管)|单位负责人|人力资源部?|日期|制表日期|打印日期|prepared by|reviewed by|approved by|checked by|date)(人|人?签字|人?签名|者)?\s*[:：]/iu;
/** Below days that stand across: the second line of their headings. */
const WEEKDAY = /^(?:星期|周|礼拜)?[一二三四五六日天]$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$/iu;
/** A line drawn between the rows of a printed list. */
const RULE = /^[-=_–—─━|+]{3,}$/u;
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
  if (filled.every((column) => RULE.test(texts[column]?.trim() ?? ''))) return 'blank';
  if (filled.every((column) => LABEL.test(texts[column]?.trim() ?? ''))) return 'footer';
  const text = texts[first]?.trim() ?? '';
  const sums = reportSums(texts, filled, shape) ?? whoseSum(texts, shape) ?? sumOfKpis(texts, shape);
  if (sums !== null) return sums;
  const keyless = shape.keys.every(
    (column) => column === first || (texts[column]?.trim() ?? '') === '' || HEADS.test(texts[column] ?? ''),
  );
  if (!keyless) return null;
  if (filled.length > 2 && filled.every((column) => WEEKDAY.test(texts[column]?.trim() ?? '')))
    return 'repeated_header';
  const word = wordOf(text);
  if (SUBTOTAL.test(word)) return 'subtotal';
  if (TOTAL.test(word)) return 'grand_total';
  if (AVERAGE.test(word)) return 'average';
  if (shape.keys.length > 0 && !shape.keys.includes(first) && LOOSE.test(word))
    return /小计|^sub/iu.test(word) ? 'subtotal' : 'grand_total';
  if (filled.length <= 4 && (FOOTER.test(text) || SIGNATURE.test(text))) return 'footer';
  if (filled.length > 1) return null;
  if (shape.facts !== undefined && groupOf(text) !== null) return 'group_head';
  if (shape.titles.some((title) => pageTitle(title) === pageTitle(text))) return 'page_header';
  if (shape.headings.filter((heading) => heading !== '').length <= 2) return null;
  if (SENTENCE.test(text)) return 'footer';
  // Before rows of people, alone in the first column, it says what the rows below it have in common: 销售一部.
  if (shape.facts === undefined && shape.keys.length > 0 && !shape.keys.includes(first))
    return first === shape.headings.findIndex((heading) => heading !== '') && /^\D{2,}$/u.test(text)
      ? 'group_head'
      : null;
  // A word alone in its row says what the documents below it are: 退货明细. A document's own number has digits.
  if (shape.facts !== undefined)
    return shape.keys.includes(first) && /^\D{2,}$/u.test(text) ? 'group_head' : null;
  // The same above people, but not where their names or units stand.
  return shape.roster === true &&
    (shape.keys.includes(first) || shape.who?.includes(first) !== true) &&
    /^\D{2,}$/u.test(text)
    ? 'group_head'
    : null;
}

/** A title as every page repeats it, whatever the number of the page. */
function pageTitle(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/\d+$/u, '');
}

/** A text as the words above are compared with it: blanks between Chinese characters say nothing. */
function wordOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u3000]+/gu, /[A-Za-z]/u.test(text) ? ' ' : '')
    .trim();
}

/** `Amy Jones (3 records)` → Amy Jones; null where the text is no head of a group, or of all there is. */
export function groupOf(text: string): string | null {
  const name = GROUP_OF.exec(text.trim())?.[1] ?? null;
  return name === null || isSumWord(name) ? null : name;
}

/** Whether a cell says that its row is a sum. */
export function isSumWord(text: string): boolean {
  const word = wordOf(text);
  return SUBTOTAL.test(word) || TOTAL.test(word) || LOOSE.test(word);
}

/** Sums of a report of documents: `Subtotal | Count`, `Sum of Amount | 100`, and `Marc Demo (2) | 300` above its rows. */
function reportSums(
  texts: readonly string[],
  filled: readonly number[],
  { facts }: RowShape,
): SkipReason | null {
  if (facts === undefined || facts.length < 2) return null;
  const words = filled.flatMap((column) => {
    const text = texts[column]?.trim() ?? '';
    return NUMBER.test(text) ? [] : [wordOf(text)];
  });
  const [word] = words;
  if (word === undefined) return null;
  const isSum = (text: string): boolean => SUBTOTAL.test(text) || TOTAL.test(text);
  if (
    words.some((text) => AGGREGATE.test(text)) &&
    words.every((text) => AGGREGATE.test(text) || isSum(text))
  ) {
    if (isSum(word)) return SUBTOTAL.test(word) ? 'subtotal' : 'grand_total';
    return /^(sum|total) /iu.test(word) ? 'subtotal' : 'average';
  }
  const [first] = filled;
  const head = texts[first ?? 0]?.trim() ?? '';
  const isGroup = words.length === 1 && filled.length > 1 && GROUP.test(head) && !isSumWord(head);
  return isGroup && facts.every((column) => column === first || !filled.includes(column))
    ? 'group_head'
    : null;
}

/** A sum, an average or a comparison that stands where a person or unit is named, and names none beside it but its own. */
function whoseSum(texts: readonly string[], { who = [] }: RowShape): SkipReason | null {
  const named = who.flatMap((column) => {
    const text = wordOf(texts[column] ?? '');
    return text === '' ? [] : [text];
  });
  for (const text of named) {
    const isTotal = TOTAL.test(text);
    const reason: SkipReason | null =
      AVERAGE.test(text) || COMPARED.test(text)
        ? 'average'
        : SUBTOTAL.test(text) || (LOOSE.test(text) && !isTotal && /小计|sub/iu.test(text))
          ? 'subtotal'
          : isTotal || LOOSE.test(text)
            ? 'grand_total'
            : null;
    if (
      reason !== null &&
      named.every((other) => text.includes(other) || isSumWord(other) || HEADS.test(other))
    )
      return reason;
  }
  return null;
}

/** 合计 as the name of a KPI: what the rows of a person add up to. */
const SUM_OF_KPIS = /^(小计|合计|总计|共计|总合计|(grand |sub-?)?totals?)[:：]?$/iu;

function sumOfKpis(texts: readonly string[], { measures = [] }: RowShape): SkipReason | null {
  const isSum = measures.some((column) => SUM_OF_KPIS.test(wordOf(texts[column] ?? '')));
  return isSum ? 'subtotal' : null;
}

/** How the words above end (three bytes, or two of ASCII, lower case): a cell that ends otherwise says no sum. */
const SUM_ENDS: ReadonlySet<number> = new Set(
  [...'计总期比长率均值数人：幅减额化动', 'al', 'ls', 'l:', 's:', 'ge', 'ar', 'om', 'oy', 'th', 'an'].map(
    (end) => {
      const bytes = new TextEncoder().encode(end);
      return endOf(bytes, 0, bytes.length);
    },
  ),
);

/** Whether the text between `at` and `end` may be a sum's, as far as its last bytes say. */
export function maySum(bytes: Uint8Array, at: number, end: number): boolean {
  return SUM_ENDS.has(endOf(bytes, at, end));
}

function endOf(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 2) return 0;
  const last = bytes[end - 1] as number;
  const before = bytes[end - 2] as number;
  if (last < 0x80) return ((before | 32) << 8) | (last | 32);
  return end - at < 3 ? 0 : ((bytes[end - 3] as number) << 16) | (before << 8) | last;
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
    ...'STGC*©PFRNA-=_+',
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
