// Fiscal year 2025. Dates are ISO texts throughout: no time zone can shift them.

export const YEAR = 2025;
export const MONTHS = Array.from({ length: 12 }, (_, i) => `${YEAR}-${String(i + 1).padStart(2, '0')}`);
export const QUARTERS = [1, 2, 3, 4].map((q) => `${YEAR}-Q${q}`);

/** Days off that fall on Monday to Friday (State Council calendar of 2025). */
export const HOLIDAYS: readonly string[] = [
  '2025-01-01',
  '2025-01-28',
  '2025-01-29',
  '2025-01-30',
  '2025-01-31',
  '2025-02-03',
  '2025-02-04',
  '2025-04-04',
  '2025-05-01',
  '2025-05-02',
  '2025-05-05',
  '2025-06-02',
  '2025-10-01',
  '2025-10-02',
  '2025-10-03',
  '2025-10-06',
  '2025-10-07',
  '2025-10-08',
];

/** Weekend days worked instead (调休上班), fourth quarter only: attendance is the one file that needs them. */
export const WORKED_WEEKENDS: readonly string[] = ['2025-10-11'];

export const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export const daysInMonth = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

export const monthEnd = (month: string): string => `${month}-${daysInMonth(month)}`;

export const daysOf = (month: string): string[] =>
  Array.from({ length: daysInMonth(month) }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`);

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** 0 = Sunday. */
export const weekday = (day: string): number => new Date(utc(day)).getUTCDay();

export const addDays = (day: string, days: number): string =>
  new Date(utc(day) + days * 86_400_000).toISOString().slice(0, 10);

export const isWorkday = (day: string): boolean => {
  if (WORKED_WEEKENDS.includes(day)) return true;
  const d = weekday(day);
  return d !== 0 && d !== 6 && !HOLIDAYS.includes(day);
};

/** Days since 1899-12-30, as spreadsheets count. */
export const excelSerial = (day: string): number => (utc(day) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** Midnight in Shanghai as epoch milliseconds. */
export const shanghaiMidnight = (day: string): number => utc(day) - 8 * 3_600_000;

/** Last day of a period id (2025, 2025-Q3, 2025-09). */
export function periodEnd(period: string): string {
  if (period.length === 4) return `${period}-12-31`;
  const quarter = /Q(\d)$/.exec(period)?.[1];
  return monthEnd(
    quarter === undefined ? period : `${period.slice(0, 4)}-${String(Number(quarter) * 3).padStart(2, '0')}`,
  );
}
