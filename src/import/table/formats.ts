// Decisions about a whole column: decimal comma or point, day or month first. Evidence decides; without it nothing is guessed.
const DAY_MONTH = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(\s+.*)?$/u;

/** Parts of a text that is day/month/year or month/day/year; yy-mm-dd (24-09-02 星期一) is not. */
function dayMonth(text: string): { first: number; second: number; year: number; rest: string } | null {
  const match = DAY_MONTH.exec(text.trim());
  if (match === null || (match[2] === '-' && match[4]?.length === 2)) return null;
  const year = Number(match[4]);
  return {
    first: Number(match[1]),
    second: Number(match[3]),
    year: year < 100 ? 2000 + year : year,
    rest: match[5]?.trim() ?? '',
  };
}

/** 24.9.25, 24/10/8: the year first, in two digits. */
const SHORT_YEAR_FIRST = /^(\d{2})([./])(\d{1,2})\2(\d{1,2})(\s+.*)?$/u;

/** Parts of a text that may be year, month and day in this order. */
function yearFirst(text: string): { year: number; month: number; day: number; rest: string } | null {
  const [found, year, , month, day, rest] = SHORT_YEAR_FIRST.exec(text.trim()) ?? [];
  if (found === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return null;
  const full = Number(year) + (Number(year) > 69 ? 1900 : 2000);
  return { year: full, month: Number(month), day: Number(day), rest: rest?.trim() ?? '' };
}

const YEARLESS =
  /^(\d{1,2})\s*([-/月])\s*(\d{1,2})\s*[日号]?\s*(?:[(（]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*[)）]?)?(\s\d{1,2}:\d{2}.*)?$/u;

/** Parts of a day whose year is not written: 09-02 · 9/2 · 9月2日 (周一). The first is the month for sure only before 月. */
export function yearlessDay(
  text: string,
): { first: number; second: number; isSure: boolean; rest: string } | null {
  const [found, first, between, second, weekday, time] = YEARLESS.exec(text.trim()) ?? [];
  if (found === undefined) return null;
  return {
    first: Number(first),
    second: Number(second),
    isSure: between === '月',
    rest: `${weekday === undefined ? '' : ` 星期${weekday}`}${time ?? ''}`,
  };
}

/** The order a heading states: Hire Date (DD/MM/YYYY), 日期(日/月/年). */
export function dateOrderOf(heading: string): 'ymd' | 'dmy' | 'mdy' | undefined {
  const [, dmy, mdy, ymd] =
    /(\bdd?\W?mm?\W?yy(?:yy)?\b|日\W月\W年)|(\bmm?\W?dd?\W?yy(?:yy)?\b|月\W日\W年)|(\byy(?:yy)?\W?mm?\W?dd?\b|年\W月\W日)/iu.exec(
      heading,
    ) ?? [];
  if (dmy !== undefined) return 'dmy';
  return mdy !== undefined ? 'mdy' : ymd !== undefined ? 'ymd' : undefined;
}

export class DateEvidence {
  private dayFirst = 0;
  private monthFirst = 0;
  /** Values whose order matters. */
  seen = 0;

  /** Days without a year, and what tells which of their numbers is the month. */
  yearless = 0;
  private yearlessDayFirst = 0;
  private yearlessMonthFirst = 0;
  private yearlessUnsure = 0;

  /** Days of the Republic of China's or a Japanese era. */
  eras = 0;

  /** Days that only the year in front explains, those it does not, and what stands first and last in those it may. */
  private yearFirst = 0;
  private notYearFirst = 0;
  private readonly firsts = new Set<number>();
  private readonly lasts = new Set<number>();

  see(text: string): void {
    const parts = dayMonth(text);
    const short = yearFirst(text);
    if (short !== null) {
      this.firsts.add(short.year);
      this.lasts.add(short.day);
      if (parts === null || parts.first > 31) {
        this.yearFirst++;
        this.seen++;
        return;
      }
    } else if (parts !== null && parts.first + parts.second > 0) this.notYearFirst++;
    if (parts === null) {
      if (eraDate(text) !== text) this.eras++;
      this.seeYearless(text);
      return;
    }
    this.seen++;
    if (parts.first > 12) this.dayFirst++;
    else if (parts.second > 12) this.monthFirst++;
  }

  private seeYearless(text: string): void {
    const day = yearlessDay(text);
    if (day === null) return;
    this.yearless++;
    if (day.isSure) return;
    if (day.first > 12) this.yearlessDayFirst++;
    else if (day.second > 12) this.yearlessMonthFirst++;
    else this.yearlessUnsure++;
  }

  /** Which comes first in days without a year; where nothing tells, what is usual under such a heading. */
  decideYearless(usual: 'dmy' | 'mdy' | undefined): 'dmy' | 'mdy' | 'ambiguous' {
    if (this.yearlessDayFirst > 0 && this.yearlessMonthFirst > 0) return 'ambiguous';
    if (this.yearlessDayFirst > 0) return 'dmy';
    if (this.yearlessMonthFirst > 0 || this.yearlessUnsure === 0) return 'mdy';
    return usual ?? 'ambiguous';
  }

  /** Whether nothing in the column tells: not where its texts contradict each other. */
  get isOpen(): boolean {
    return this.seen > 0 && this.dayFirst === 0 && this.monthFirst === 0 && this.yearFirst === 0;
  }

  /** Whether the year may stand first in every text: then what stands last is the day, and varies at least as much. */
  get mayBeYearFirst(): boolean {
    return this.firsts.size > 0 && this.notYearFirst === 0 && this.firsts.size <= this.lasts.size;
  }

  /** The order, 'ambiguous', or null where no value needs one. A declared order only fills a gap. */
  decide(declared: 'ymd' | 'dmy' | 'mdy' | undefined): 'ymd' | 'dmy' | 'mdy' | 'ambiguous' | null {
    if (this.seen === 0) return null;
    if (this.yearFirst > 0) return this.notYearFirst > 0 ? 'ambiguous' : 'ymd';
    if (declared === 'ymd' && this.notYearFirst === 0) return 'ymd';
    if (declared === undefined && this.mayBeYearFirst) return 'ambiguous';
    if (this.dayFirst > 0 && this.monthFirst > 0) return 'ambiguous';
    if (this.dayFirst > 0) return 'dmy';
    if (this.monthFirst > 0) return 'mdy';
    return declared === 'dmy' || declared === 'mdy' ? declared : 'ambiguous';
  }
}

/** 民國109年2月3日 · 109/02/03 · 令和2年4月1日 · R2.4.1; a year of three digits can be no other. */
const ERA_DAY =
  /^(?:(?:中[华華])?(民[国國])|(令和|平成|昭和|[RHS](?=\d)))?\s*(元|\d{1,3})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?=$|\s)(.*)$/u;
/** The year before the first of the era. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};
const REPUBLIC = 1911;

/** A day of an era → YYYY-MM-DD (and its time); other texts unchanged. */
export function eraDate(text: string): string {
  const [found, republic, era = '', year = '', month = '', day = '', rest = ''] =
    ERA_DAY.exec(text.trim()) ?? [];
  if (found === undefined) return text;
  const before = republic !== undefined || (era === '' && /^1\d\d$/u.test(year)) ? REPUBLIC : ERAS[era];
  if (before === undefined) return text;
  const full = before + (year === '元' ? 1 : Number(year));
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest.trim() === '' ? '' : ` ${rest.trim()}`}`;
}

/** d/m, m/d or yy/m/d text → YYYY-MM-DD (and its time); null where it is no such date; other texts unchanged. */
export function isoDate(text: string, order: 'ymd' | 'dmy' | 'mdy'): string | null {
  if (order === 'ymd') {
    const parts = yearFirst(text);
    return parts === null ? text : isoOf(parts.year, parts.month, parts.day, parts.rest);
  }
  const parts = dayMonth(text);
  if (parts === null) return text;
  // What SAP prints where there is none.
  if (parts.first === 0 && parts.second === 0) return '00000000';
  const [day, month] = order === 'dmy' ? [parts.first, parts.second] : [parts.second, parts.first];
  return isoOf(parts.year, month, day, parts.rest);
}

function isoOf(year: number, month: number, day: number, rest: string): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const iso = date.toISOString().slice(0, 10);
  return rest === '' ? iso : `${iso} ${rest}`;
}

/** 1.234,56 · 1.234.567 · 12,5 · 0,123: only a decimal comma explains it. */
const COMMA_DECIMAL =
  /^[-+(]?\d{1,3}(\.\d{3})+,\d+[-)]?$|^[-+(]?\d{1,3}(\.\d{3}){2,}[-)]?$|^[-+(]?\d+,(\d{1,2}|\d{4,})[-)]?$|^[-+(]?(0|\d{4,}),\d+[-)]?$/u;
/** 1,234.56 · 1,234,567 · 12.5: only a decimal point explains it. */
const POINT_DECIMAL =
  /^[-+(]?\d{1,3}(,\d{3})+\.\d+[-)]?$|^[-+(]?\d{1,3}(,\d{3}){2,}[-)]?$|^[-+(]?\d*\.(\d{1,2}|\d{4,})[-)]?$|^[-+(]?(0|\d{4,})\.\d+[-)]?$/u;

const LONE_COMMA = /^[-+(]?[1-9]\d{0,2},\d{3}[-)]?$/u;
const LONE_POINT = /^[-+(]?[1-9]\d{0,2}\.\d{3}[-)]?$/u;

const CURRENCY =
  /(?:US|HK|NT|SG|[ACRS])?\$|[\s\u00a0¥￥€£₹₩₽₫₱฿₺₪%]|^Rs\.?|CNY|RMB|EUR|USD|GBP|INR|JPY|HKD|TWD|SGD|AUD|CAD|CHF|KRW/gu;

/** Texts that only one way of writing explains. */
export interface NumberSigns {
  comma: boolean;
  point: boolean;
}

export class NumberEvidence {
  private comma = 0;
  private point = 0;
  /** 1,234 and 1.234: thousands or three decimals. */
  private loneCommas = 0;
  private lonePoints = 0;

  see(text: string): void {
    if (!text.includes(',') && !text.includes('.')) return;
    const plain = text.replace(CURRENCY, '');
    if (COMMA_DECIMAL.test(plain)) this.comma++;
    else if (POINT_DECIMAL.test(plain)) this.point++;
    else if (LONE_COMMA.test(plain)) this.loneCommas++;
    else if (LONE_POINT.test(plain)) this.lonePoints++;
  }

  /** Whether the head of a column leaves the question open, so that all of it must be seen. */
  get suspicious(): boolean {
    return this.comma > 0 || (this.lonePoints > 0 && this.point === 0);
  }

  /** What its texts say beyond doubt. */
  get signs(): NumberSigns {
    return { comma: this.comma > 0, point: this.point > 0 };
  }

  /**
   * How the column is written, 'ambiguous', or null for the usual point. What other columns say decides only what this one leaves open;
   * `oneNotation`: it decides that for sure.
   */
  decide(elsewhere: NumberSigns, oneNotation = false): 'comma' | 'ambiguous' | null {
    if (this.comma > 0) return this.point === 0 ? 'comma' : 'ambiguous';
    if (this.point > 0 || (this.loneCommas === 0 && this.lonePoints === 0)) return null;
    const says = elsewhere.comma === elsewhere.point ? null : elsewhere.comma ? 'comma' : 'point';
    // Thousands as 1,234 are usual; where all else has a decimal comma they may be decimals.
    if (this.lonePoints === 0) return says === 'comma' ? (oneNotation ? 'comma' : 'ambiguous') : null;
    // 1.234 and 1,234 at once, and nothing else to go by: each reading makes one of them a thousand times the other.
    if (this.loneCommas > 0 || says === null) return 'ambiguous';
    return says === 'comma' ? 'comma' : null;
  }

  /** Whether the text has another value under the other reading of its column. */
  static isUnclear(text: string): boolean {
    const plain = text.replace(CURRENCY, '');
    return COMMA_DECIMAL.test(plain) || LONE_POINT.test(plain);
  }
}

/** 1.234,56 → 1234.56 */
export function pointDecimal(text: string): string {
  return text.replaceAll('.', '').replace(',', '.');
}

const BARE_NUMBER =
  /^([-+]?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(\.\d+)?$/u;

/** （1.2）, 1.2-, ￥1.2 and １.２ as the bare number they are: what is not seen to be one keeps the unit of its cell, not of its column. */
function bareNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(CURRENCY_SIGNS, '').replace('\u2212', '-');
  const negative = /^\(([^()]+)\)$/u.exec(plain)?.[1] ?? /^([\d.,]+)-$/u.exec(plain)?.[1];
  return negative === undefined ? plain : `-${negative}`;
}

const CURRENCY_SIGNS = /[\s¥$€£]/gu;

/** Scales a bare number; a text that carries its own unit (2万, 95%) stays. */
export function scaleText(text: string, scale: number): string {
  const plain = bareNumber(text);
  return BARE_NUMBER.test(plain)
    ? String(Number((Number(plain.replace(/[,'’]/gu, '')) * scale).toPrecision(15)))
    : text;
}

/** 120 → 120万 where the title or the heading states 万元 once; a text with a unit of its own stays. */
export function withMoneyUnit(text: string, unit: string): string {
  const plain = bareNumber(text);
  return BARE_NUMBER.test(plain) ? `${plain}${unit}` : text;
}
