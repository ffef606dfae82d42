// The days a title speaks of: `统计日期：2024-09-01 至 2024-09-30`, `统计时间:06-01 ～ 06-07   制表时间:2026-06-07 17:23`.
import { onePeriod } from './period-names.ts';

export interface DayRange {
  from: string;
  to: string;
}

const FULL =
  /(20\d\d)\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?\s*(?:至|到|~|～|—|–|-|to|until)+\s*(?:(20\d\d)\s*[-/.年]?\s*)?(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?/iu;
const COMPACT = /(20\d\d)(\d\d)(\d\d)\s*[-_~～至到]\s*(20\d\d)(\d\d)(\d\d)/u;
const YEARLESS =
  /(?<![\d/.-])(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*(?:至|到|~|～|—|–|-|to)+\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)/iu;
const MADE_IN =
  /(?:制表时间|报表生成时间|生成时间|导出时间|制表日期|generated|printed)\D{0,6}(20\d\d)\s*[-/.年]\s*(\d{1,2})/iu;
/** What stands beside the day a sheet was made. */
export const MADE = /制表|生成|导出|打印|generated|printed|exported/iu;
const MONTH =
  /(20\d\d)\s*(?:年|[-/._])\s*(1[0-2]|0?[1-9])(?!\s*[-/._]?\d)\s*月?|(20\d\d)(1[0-2]|0[1-9])(?!\d)/u;

/** The range the texts state, `year` where they state one without its year, or null. The first text that says it counts. */
export function statedRange(texts: readonly string[]): DayRange | 'year' | null {
  for (const text of texts) {
    const compact = COMPACT.exec(text);
    if (compact !== null)
      return between(compact[1], compact[2], compact[3], compact[4], compact[5], compact[6]);
    const full = FULL.exec(text);
    if (full !== null) {
      const range = between(full[1], full[2], full[3], full[4] ?? full[1], full[5], full[6]);
      if (range !== null) return range;
    }
  }
  for (const text of texts) {
    const found = YEARLESS.exec(text);
    if (found === null) continue;
    const range = yearless(found, texts);
    if (range !== null) return range;
  }
  for (const text of texts) {
    const month = MONTH.exec(text);
    if (month !== null) return monthRange(Number(month[1] ?? month[3]), Number(month[2] ?? month[4]));
  }
  return null;
}

const MONTHS =
  /(20\d\d)\s*[-/.年]?\s*(1[0-2]|0?[1-9])(?!\d)\s*月?\s*(?:至|到|~|～|—|–|-|to|until)+\s*(20\d\d)\s*[-/.年]?\s*(1[0-2]|0?[1-9])(?!\d)/iu;

/** Whole months from one to another, `2024年10月至2025年9月`, `2024-10 – 2025-09`; null where a text states none. */
export function statedMonths(text: string): DayRange | null {
  const found = MONTHS.exec(text);
  if (found === null) return null;
  const [, y1, m1, y2, m2] = found.map(Number);
  const { from } = monthRange(y1, m1);
  const { to } = monthRange(y2, m2);
  return from > to ? null : { from, to };
}

/** The year that titles, sheet or file name state; a day in a name is when it was exported, not what it is about. */
export function statedYear(context: readonly string[]): number | null {
  for (const text of context) {
    if (MADE.test(text)) continue;
    const plain = text.replace(/(?<!\d)20\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:[0-2]\d|3[01])(?!\d)/gu, '');
    const years = new Set([...plain.matchAll(/(?<!\d)20\d\d(?!\d)/gu)].map(([year]) => Number(year)));
    const [year] = years;
    if (years.size > 0) return years.size === 1 ? (year ?? null) : null;
  }
  return null;
}

/** A sheet called 9月 in a workbook of 2024: the month one text names and the year another states; null where either is missing. */
export function monthOfYear(context: readonly string[]): DayRange | null {
  const year = statedYear(context);
  if (year === null) return null;
  for (const text of context) {
    const name = MADE.test(text) ? null : onePeriod(text);
    if (name !== null && name.year === null && /^\d/u.test(name.part))
      return monthRange(year, Number(name.part));
  }
  return null;
}

/**
 * The year of a range that has none is that of the month it stands beside and begins or ends in (2024年11月考勤表（10月26日—11月25日）), else
 * the one in which the sheet was made: never later than that month.
 */
function yearless(found: RegExpExecArray, texts: readonly string[]): DayRange | 'year' | null {
  const [text, fromMonth, fromDay, toMonth, toDay] = found;
  const beside = MADE.test(found.input) ? null : MONTH.exec(found.input.replace(text, ' '));
  if (beside !== null) {
    const month = Number(beside[2] ?? beside[4]);
    const year = Number(beside[1] ?? beside[3]);
    const crosses = Number(fromMonth) > Number(toMonth) ? 1 : 0;
    if (month === Number(toMonth))
      return between(String(year - crosses), fromMonth, fromDay, String(year), toMonth, toDay);
    if (month === Number(fromMonth))
      return between(String(year), fromMonth, fromDay, String(year + crosses), toMonth, toDay);
  }
  const made = texts.map((text) => MADE_IN.exec(text)).find((match) => match !== null);
  if (made === undefined || made === null) return 'year';
  const last = Number(made[1]) - (Number(toMonth) > Number(made[2]) ? 1 : 0);
  const first = last - (Number(fromMonth) > Number(toMonth) ? 1 : 0);
  return between(String(first), fromMonth, fromDay, String(last), toMonth, toDay);
}

function between(...parts: (string | undefined)[]): DayRange | null {
  const [y1, m1, d1, y2, m2, d2] = parts.map(Number);
  const from = isoDay(y1, m1, d1);
  const to = isoDay(y2, m2, d2);
  return from === null || to === null || from > to ? null : { from, to };
}

function monthRange(year = 0, month = 0): DayRange {
  return { from: iso(Date.UTC(year, month - 1, 1)), to: iso(Date.UTC(year, month, 0)) };
}

/** YYYY-MM-DD, or null where there is no such day. */
export function isoDay(year = 0, month = 0, day = 0): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date.getTime()) : null;
}

/** The day `offset` days after another. */
export function dayAfter(day: string, offset: number): string {
  return iso(Date.parse(day) + offset * 86_400_000);
}

/** Days from one to another, both counted. */
export function daysIn(range: DayRange): number {
  return Math.round((Date.parse(range.to) - Date.parse(range.from)) / 86_400_000) + 1;
}

/** 0 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
