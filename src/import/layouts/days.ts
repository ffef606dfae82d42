// Headings that name days: `1`, `六`, `2026-09-11 星期五`, `9月11日`, `11 Fri`. Never shifted: what can't be placed stays out.
import { type DayRange, dayAfter, daysIn, isoDay, weekdayOf } from './range.ts';

interface DayName {
  year: number | null;
  month: number | null;
  day: number | null;
  weekday: number | null;
}

export interface DayPlace {
  /** YYYY-MM-DD; null where the column's cells are refused. */
  date: string | null;
  reason: 'day_outside_range' | 'day_unknown' | 'day_repeated' | null;
  /** The heading names another weekday than the date has. */
  disagrees: boolean;
}

const CHINESE = '日一二三四五六';
const ENGLISH = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY =
  /[(（]?\s*(?:(?:星期|周|礼拜)?([一二三四五六日天])|(sun|mon|tue|wed|thu|fri|sat)[a-z]*)\s*[)）]?$/iu;
const FULL = /^(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0?0:00(?::00)?)?$/u;
const MONTH_DAY = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u;
const DAY = /^(\d{1,2})\s*[日号]?$/u;

/** What day a heading names, or null where it names none. */
export function dayName(heading: string): DayName | null {
  const text = heading.trim();
  if (text === '' || text.length > 24) return null;
  const plain = readDay(text);
  if (plain !== null) return { ...plain, weekday: null };
  const found = WEEKDAY.exec(text);
  if (found === null) return null;
  const weekday =
    found[1] !== undefined
      ? CHINESE.indexOf(found[1] === '天' ? '日' : found[1])
      : ENGLISH.indexOf((found[2] ?? '').toLowerCase());
  const rest = text.slice(0, found.index).trim();
  if (rest === '') return { year: null, month: null, day: null, weekday };
  const named = readDay(rest);
  return named === null ? null : { ...named, weekday };
}

function readDay(text: string): Omit<DayName, 'weekday'> | null {
  const full = FULL.exec(text);
  if (full !== null) return { year: Number(full[1]), month: Number(full[2]), day: Number(full[3]) };
  const some = MONTH_DAY.exec(text);
  if (some !== null) return { year: null, month: Number(some[1]), day: Number(some[2]) };
  const day = Number(DAY.exec(text)?.[1] ?? 0);
  return day >= 1 && day <= 31 ? { year: null, month: null, day } : null;
}

/** Two rows of headings may name one day: `1` over `五`. */
export function joinNames(upper: DayName | null, lower: DayName | null): DayName | null {
  if (upper === null || lower === null) return upper ?? lower;
  if (upper.day === null) return { ...lower, weekday: lower.weekday ?? upper.weekday };
  return { ...upper, weekday: upper.weekday ?? lower.weekday };
}

/**
 * The date of each heading in order. A date that is written out is taken; a number is the day of that number in the range; a bare
 * weekday (钉钉 writes 六, 日 for 7, 8) is placed by its position, which only holds if there are as many columns as days and every
 * other heading agrees. `mismatch` says that they do not.
 */
export function placeDays(
  names: readonly DayName[],
  range: DayRange | null,
): { places: DayPlace[]; mismatch: boolean } {
  const byPosition = names.some((name) => name.day === null);
  const whole = range !== null && daysIn(range) === names.length;
  const fits =
    !byPosition ||
    (range !== null && whole && names.every((name, index) => agrees(name, dayAfter(range.from, index))));
  const seen = new Set<string>();
  const places = names.map((name, index): DayPlace => {
    const date =
      name.day === null
        ? fits && range !== null
          ? dayAfter(range.from, index)
          : null
        : byPosition && !fits && name.year === null
          ? null
          : dateOf(name, range);
    if (date === null) {
      const outside = name.day !== null && fits && range !== null;
      return { date: null, reason: outside ? 'day_outside_range' : 'day_unknown', disagrees: false };
    }
    if (range !== null && (date < range.from || date > range.to))
      return { date: null, reason: 'day_outside_range', disagrees: false };
    if (seen.has(date)) return { date: null, reason: 'day_repeated', disagrees: false };
    seen.add(date);
    return { date, reason: null, disagrees: name.weekday !== null && name.weekday !== weekdayOf(date) };
  });
  return { places, mismatch: !fits || (range === null && places.some((place) => place.date === null)) };
}

/**
 * Bare numbers that fall once, from the end of one month to the first of the next (26 … 31, 1 … 25), below a title that names one month: the
 * ranges of days they may be, of the month before and that one or of that one and the next. Only where the numbers or weekdays leave no
 * doubt it is one. Null where they do not fall, or are no such numbers.
 */
export function daysAcross(names: readonly DayName[], month: DayRange): DayRange[] | null {
  const days = names.map(({ year, month: named, day }) => (year === null && named === null ? day : null));
  const falls = days.flatMap((day, at) => ((day ?? 0) < (days[at - 1] ?? 0) ? [at] : []));
  const [fall] = falls;
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? 0;
  if (fall === undefined || falls.length > 1 || days.includes(null) || last >= first) return null;
  if (!month.from.endsWith('-01') || month.from.slice(0, 7) !== month.to.slice(0, 7)) return null;
  if (!dayAfter(month.to, 1).endsWith('-01')) return null;
  const dayOf = (end: string, day: number): string => `${end.slice(0, 8)}${String(day).padStart(2, '0')}`;
  const ends = [dayAfter(month.from, -1), month.to];
  const ranges = ends.map((end) => ({ from: dayOf(end, first), to: dayAfter(end, last) }));
  const fitting = ranges.filter(({ to }, index) => {
    const end = ends[index] ?? '';
    const isWhole = days[fall] === 1 && dayOf(end, days[fall - 1] ?? 0) === end;
    return (
      isWhole &&
      names.every(
        ({ day, weekday }, at) =>
          weekday === null || weekday === weekdayOf(dayOf(at < fall ? end : to, day ?? 0)),
      )
    );
  });
  const saysWeekdays = names.some(({ weekday }) => weekday !== null);
  // A sheet of November ends in November: that it begins there must be said, not only fit.
  return fitting.length === 1 && (saysWeekdays || fitting[0] === ranges[0]) ? fitting : ranges;
}

/** The date a numbered heading names; without year or month it must be the only such day of the range. */
function dateOf(name: DayName, range: DayRange | null): string | null {
  const day = name.day ?? 0;
  if (name.year !== null) return isoDay(name.year, name.month ?? 0, day);
  if (range === null) return null;
  const dates: string[] = [];
  for (let at = range.from; at <= range.to && dates.length < 2; at = dayAfter(at, 1)) {
    const [, month, number] = at.split('-').map(Number);
    if (number === day && (name.month === null || month === name.month)) dates.push(at);
  }
  return dates.length === 1 ? (dates[0] ?? null) : null;
}

function agrees(name: DayName, date: string): boolean {
  const [, month, day] = date.split('-').map(Number);
  return (
    (name.day === null || name.day === day) &&
    (name.month === null || name.month === month) &&
    (name.day !== null || name.weekday === weekdayOf(date))
  );
}
