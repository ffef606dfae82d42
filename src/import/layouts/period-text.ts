// Periods as cells write them beyond what SQL reads: Oct-2024, 10/2024, 2024年7月-9月, 01/01/2024 - 12/31/2024.
import { periodId, periodName } from './period-names.ts';

/** What queries/macros/periods.sql reads itself. */
const PLAIN =
  /^(?:19|20)\d\d(?:年?第?[一二三四1-4]季度?|[-/.年]?[QH][1-4]|年?[上下]半年?|[-/.年]?M?(?:0?[1-9]|1[0-2])月?(?:份)?|年度?)?$/iu;
const MONTH_FIRST = /^(0?[1-9]|1[0-2])\s*[-/.]\s*(20\d\d)$/u;
const MONTHS =
  /^(20\d\d)\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*月?\s*[-–—~至到]\s*(?:\1\s*[-/.年]\s*)?(1[0-2]|0?[1-9])\s*月(?:份)?$/u;
const DAY = '(\\d{1,4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,4})\\s*日?';
const DAYS = new RegExp(`^${DAY}\\s*(?:[-–—~至到]|to)\\s*${DAY}$`, 'iu');

/** Whether a text needs no reading here. */
export const isPlainPeriod = (text: string): boolean => PLAIN.test(text);

/** The id of the period a text names, or null. */
export function spelledPeriod(text: string): string | null {
  const said = text.normalize('NFKC').trim();
  const [, month, year] = MONTH_FIRST.exec(said) ?? [];
  if (month !== undefined && year !== undefined) return periodId(Number(year), month.padStart(2, '0'));
  const [, inYear, first, last] = MONTHS.exec(said) ?? [];
  if (inYear !== undefined) return ofMonths(Number(inYear), Number(first), Number(last));
  const days = DAYS.exec(said);
  if (days !== null) return ofDays(days.slice(1, 4).map(Number), days.slice(4, 7).map(Number));
  const name = periodName(said);
  return name === null || name.year === null || name.rest !== '' ? null : periodId(name.year, name.part);
}

/** The one period that begins and ends with these months; null where there is none. */
function ofMonths(year: number, first: number, last: number): string | null {
  const size = last - first + 1;
  if (size === 1) return periodId(year, String(first).padStart(2, '0'));
  if (size === 12) return periodId(year, '');
  if (size !== 3 && size !== 6) return null;
  if ((first - 1) % size !== 0) return null;
  return periodId(year, `${size === 3 ? 'Q' : 'H'}${(first - 1) / size + 1}`);
}

/** Days of a whole period can be read in one order only, whichever the file has. */
function ofDays(from: readonly number[], to: readonly number[]): string | null {
  for (const [y, m, d] of [
    [0, 1, 2],
    [2, 0, 1],
    [2, 1, 0],
  ] as const) {
    const [year, first, start] = [from[y] ?? 0, from[m] ?? 0, from[d] ?? 0];
    const [until, last, end] = [to[y] ?? 0, to[m] ?? 0, to[d] ?? 0];
    if (year < 2000 || year !== until || start !== 1 || first < 1 || last > 12 || last < first) continue;
    if (end !== new Date(Date.UTC(year, last, 0)).getUTCDate()) continue;
    return ofMonths(year, first, last);
  }
  return null;
}
