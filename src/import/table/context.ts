// What a title or a heading says once for all rows: the period, the unit of money, the currency.

import { firstMonth, onePeriod, type PeriodName, periodId, periodName } from '../layouts/period-names.ts';
import { isoDay } from '../layouts/range.ts';

const PERIODS = [
  /20\d\d\s*年?\s*第?[一二三四1-4]季度/u,
  /20\d\d\s*年?\s*[-_]?\s*[QqHh][1-4]/u,
  /(?<![A-Za-z\d])[QqHh][1-4]\s*[-_/,]?\s*(?:FY\s*)?20\d\d(?!\d)/u,
  /20\d\d\s*年\s*[上下]半年/u,
  /20\d\d\s*年\s*(1[0-2]|0?[1-9])\s*月/u,
  /20\d\d[-_.](1[0-2]|0[1-9])(?![-_.\d])/u,
  /20\d\d\s*年度?/u,
  /(?<!\d)20\d\d(?!\d)/u,
];

/** A day on which a report was run or its data was fixed is no period it is about. */
const MADE_ON = /as of|run (by|on|date|time)|generated|printed|exported|制表|生成时间|导出|打印/iu;

/** The period the first of these texts states (`2024年第三季度…` → that text), as SQL's to_period reads it. */
export function statedPeriod(texts: readonly string[]): string | null {
  const said = texts.filter((text) => !MADE_ON.test(text));
  for (const pattern of PERIODS) {
    for (const text of said) {
      const found = pattern.exec(text)?.[0];
      if (found !== undefined)
        return found
          .replace(/\s/gu, '')
          .replace(/[_/,]/gu, '-')
          .replace(/^([QH][1-4])-?(?:FY)?(20\d\d)$/iu, '$2-$1');
    }
  }
  return null;
}

const DAY = /(?<!\d)(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/gu;

/** The one day these texts name; null where they name none or several. */
export function statedDay(texts: readonly string[]): string | null {
  const days = new Set(
    texts.flatMap((text) =>
      MADE_ON.test(text)
        ? []
        : [...text.matchAll(DAY)].map(([, year, month, day]) =>
            isoDay(Number(year), Number(month), Number(day)),
          ),
    ),
  );
  const [day] = days;
  return days.size === 1 ? (day ?? null) : null;
}

/**
 * The period of one sheet: what its titles, its name or its file state. A sheet called 9月 in a workbook of 2024 is of 2024-09: one sheet
 * per month is how such workbooks are kept, and the year alone would be the same for all of them.
 */
export function periodOfSheet(titles: readonly string[], sheet: string, file: string): string | null {
  const inside = statedPeriod(titles) ?? statedPeriod([sheet]);
  const stated = inside ?? statedPeriod([file]);
  const whole = stated === null ? null : periodName(stated);
  if (whole === null || whole.year === null || whole.rest !== '') return stated;
  for (const text of [sheet, ...titles]) {
    const own = MADE_ON.test(text) ? null : onePeriod(text);
    if (own === null || own.part === '' || own.part === whole.part || (own.year ?? whole.year) !== whole.year)
      continue;
    if (isWithin(own, whole)) return periodId(whole.year, own.part);
    // A file of September holds the months before it too; what its sheet is of the sheet says.
    if (inside === null && text === sheet && firstMonth(own.part) <= firstMonth(whole.part))
      return periodId(whole.year, own.part);
  }
  return stated;
}

function isWithin({ part }: PeriodName, whole: PeriodName): boolean {
  const from = firstMonth(whole.part) - 1;
  const start = firstMonth(part) - 1;
  return start >= from && start + monthsOf(part) <= from + monthsOf(whole.part);
}

function monthsOf(part: string): number {
  if (part.startsWith('Q')) return 3;
  if (part.startsWith('H')) return 6;
  return part === '' ? 12 : 1;
}

/** What one unit of a bare amount stands for, and the ending that says so in a cell; the last is 元 itself. */
export type MoneyUnit = '万' | '亿' | '千' | '百万' | '千万' | '';

const UNIT = '(百万|千万|万|亿|千|)元';
const MONEY_UNITS: readonly RegExp[] = [
  new RegExp(`单位[:：]?\\s*(?:人民币)?\\s*${UNIT}`, 'u'),
  new RegExp(`[(（[【]\\s*(?:人民币)?\\s*${UNIT}\\s*[)）\\]】]`, 'u'),
  new RegExp(`[/／_\\-–—,，]\\s*(?:人民币)?\\s*${UNIT}\\s*$`, 'u'),
];
/** What a bare amount is multiplied by where it is in this unit. */
export const MONEY_SCALES: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1e3,
  万元: 1e4,
  百万元: 1e6,
  千万元: 1e7,
  亿元: 1e8,
};
/** English ways: `(in thousands)`, `(kEUR)`, `(USD k)`, `$m`, `in millions`; only in brackets or behind "in". */
const MONEY = '(?:USD|EUR|GBP|CNY|RMB|JPY|HKD|CHF|SGD|TWD|AUD|CAD|INR|US\\$|[$€£¥])';
const inEnglish = (word: string, sign: string): RegExp =>
  new RegExp(
    `[(（[]\\s*(?:in\\s+)?(?:${MONEY}\\s*)?(?:${word}|(?<=${MONEY}\\s*)(?:${sign})|(?:${sign})\\s*${MONEY})\\s*(?:${MONEY}\\s*)?[)）\\]]|\\bin\\s+(?:${MONEY}\\s+)?${word}\\b`,
    'iu',
  );
const THOUSANDS = inEnglish("(?:thousands?|['’]?000s?)", 'k');
const MILLIONS = inEnglish('millions?', 'm|mn|mio');

/**
 * `单位：万元` → 万; the multiplier of every bare amount below it, as Chinese writes it. 元 is a unit too (''): a column that says it is in 元
 * is, whatever the title says. Null where none is stated.
 */
export function statedMoneyUnit(texts: readonly string[]): MoneyUnit | null {
  for (const text of texts) {
    for (const pattern of MONEY_UNITS) {
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) return found as MoneyUnit;
    }
    if (THOUSANDS.test(text)) return '千';
    if (MILLIONS.test(text)) return '百万';
  }
  return null;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/美元/u, 'USD'],
  [/欧元/u, 'EUR'],
  [/英镑/u, 'GBP'],
  [/日元/u, 'JPY'],
  [/港[元币]/u, 'HKD'],
  [/新加坡元|新元/u, 'SGD'],
  [/人民币|RMB/u, 'CNY'],
];
const CODE = /(?<![A-Za-z])(USD|EUR|GBP|JPY|HKD|SGD|CNY|TWD|KRW|AUD|CAD|CHF|INR|MYR|THB|VND)(?![A-Za-z])/u;

/** The currency one of these texts states (`Amount (USD)`, `币种：美元`), as its ISO code; null where none or two are stated. */
export function statedCurrency(texts: readonly string[]): string | null {
  const found = new Set(
    texts.flatMap((text) => {
      const code = CODE.exec(text)?.[1];
      return [
        ...(code === undefined ? [] : [code]),
        ...CURRENCIES.flatMap(([pattern, iso]) => (pattern.test(text) ? [iso] : [])),
      ];
    }),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/互评|同事评|同级评|\bpeer\b/iu, 'peer'],
  [/自评|自我评|\bself\b/iu, 'self'],
  [/下属评|下级评|向上评|上行评|\bupward\b/iu, 'upward'],
  [/上级评|主管评|领导评|\bmanager (review|assessment)/iu, 'manager'],
  [/客户评|\bcustomer (review|feedback)/iu, 'customer'],
];

/** Who speaks in a sheet of scores, where one of these texts says it and none says another; else null. */
export function statedRole(texts: readonly string[]): string | null {
  const found = ROLES.flatMap(([pattern, role]) => (texts.some((text) => pattern.test(text)) ? [role] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}
