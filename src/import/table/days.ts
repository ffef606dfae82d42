// Days that are written without their year: 09-02, 9月2日. What the sheet is about says which year; else it is asked.
import { type DayRange, isoDay, statedRange, statedYear } from '../layouts/range.ts';
import type { IntakeTable } from '../profiles/fields.ts';
import type { ColumnFormat, Note, Question } from '../types.ts';
import { type DateEvidence, yearlessDay } from './formats.ts';
import { AMBIGUOUS_DATE, Refusal } from './refusal.ts';

/** Days that lie in the time a sheet is about. A birthday does not. */
const DAYS: Partial<Record<IntakeTable, readonly string[]>> = {
  raw_attendance_day: ['day', 'work_date'],
  raw_punch: ['day'],
  raw_sales_order: ['order_date'],
  raw_production: ['produced_on'],
  raw_activity: ['happened_on'],
};

const OUTSIDE = new Refusal('day_outside_range', false);

export interface YearlessDays {
  convert: (text: string) => string | Refusal;
  notes: Note[];
  questions: Question[];
}

/** How such days of a column become dates; null where it has none. */
export function yearlessDays(
  column: { table: IntakeTable; field: string; heading: string; evidence: DateEvidence | undefined },
  { date, from, to }: ColumnFormat,
  context: readonly string[],
): YearlessDays | null {
  const { table, field, heading, evidence } = column;
  if (evidence === undefined || evidence.yearless === 0 || DAYS[table]?.includes(field) !== true) return null;
  // Where people write 日期, the month stands first.
  const usual =
    date === 'dmy' || date === 'mdy' ? date : /\p{Script=Han}/u.test(heading) ? ('mdy' as const) : undefined;
  const order = evidence.decideYearless(usual);
  const refuse = (text: string) => (yearlessDay(text) === null ? text : AMBIGUOUS_DATE);
  if (order === 'ambiguous')
    return { convert: refuse, notes: [{ code: 'ambiguous_date', heading }], questions: [] };
  const stated = from !== undefined && to !== undefined ? { from, to } : daysOf(context);
  if (stated === null)
    return {
      convert: refuse,
      notes: [],
      questions: [
        { code: 'year', heading, field, samples: context.slice(0, 5), options: [], blocking: true },
      ],
    };
  return {
    convert: (text) => completed(text, order, stated),
    notes: from === undefined ? [{ code: 'period_from_title', value: `${stated.from} – ${stated.to}` }] : [],
    questions: [],
  };
}

/** The days a title, a sheet or a file name states; a year of its own is as good. */
function daysOf(context: readonly string[]): DayRange | null {
  const range = statedRange(context);
  if (range !== null && range !== 'year') return range;
  const year = statedYear(context);
  return year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` };
}

function completed(text: string, order: 'dmy' | 'mdy', { from, to }: DayRange): string | Refusal {
  const day = yearlessDay(text);
  if (day === null) return text;
  const [month, date] = order === 'mdy' || day.isSure ? [day.first, day.second] : [day.second, day.first];
  const found: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const iso = isoDay(year, month, date);
    if (iso !== null && iso >= from && iso <= to) found.push(iso);
  }
  const [only] = found;
  return found.length === 1 && only !== undefined ? `${only}${day.rest}` : OUTSIDE;
}
