// The one place numbers, dates and periods become text.
import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import type { Locale } from './types.ts';

export type Maybe<T> = T | null | undefined;
export const MISSING = '—';
const MINUS = '\u2212';

export interface Format {
  /** 0.953 → 95.3 %. Takes a fraction. */
  percent(value: Maybe<number>, digits?: number): string;
  number(value: Maybe<number>, digits?: number): string;
  integer(value: Maybe<number>): string;
  /** As many decimals as the number has: source rows are shown as they are. */
  exact(value: Maybe<number>): string;
  /** 12 345 678 → 1,234.6万 / 12.3M */
  compact(value: Maybe<number>): string;
  /** A KPI score: 100 = target met. */
  score(value: Maybe<number>): string;
  /** Signed difference of numbers, fractions (as percentage points) or scores. */
  delta(value: Maybe<number>, kind?: 'number' | 'percent' | 'score'): string;
  /** YYYY-MM-DD → the language's short date. */
  date(value: Maybe<string>): string;
  /** 2025, 2025-H1, 2025-Q3, 2025-09 → 2025年9月 / Sep 2025 */
  period(value: Maybe<string>): string;
  /** A KPI's value in its unit: % shows the fraction as a percentage, everything else is a number. */
  value(value: Maybe<number>, unit?: Maybe<string>): string;
  bytes(value: Maybe<number>): string;
}

export function isPercentUnit(unit: Maybe<string>): boolean {
  return unit === '%' || unit === '％' || unit === '百分比';
}

export function createFormat(locale: Locale): Format {
  const cache = new Map<string, Intl.NumberFormat>();
  const intl = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const found = cache.get(key) ?? new Intl.NumberFormat(locale, options);
    cache.set(key, found);
    return found;
  };
  const show = (value: Maybe<number>, options: Intl.NumberFormatOptions): string =>
    value === null || value === undefined || !Number.isFinite(value)
      ? MISSING
      : intl(options).format(value).replace('-', MINUS);
  const fixed = (digits: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

  const format: Format = {
    percent: (value, digits = 1) => show(value, { style: 'percent', ...fixed(digits) }),
    number: (value, digits) =>
      show(value, digits === undefined ? { maximumFractionDigits: fractionDigits(value) } : fixed(digits)),
    exact: (value) => show(value, { maximumFractionDigits: 10 }),
    integer: (value) => show(value, { maximumFractionDigits: 0 }),
    compact: (value) => show(value, { notation: 'compact', maximumFractionDigits: 1 }),
    score: (value) => show(value, fixed(1)),
    delta: (value, kind = 'number') => {
      if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
      const sign: Intl.NumberFormatOptions = { signDisplay: 'exceptZero' };
      if (kind === 'percent')
        return `${show(value * 100, { ...sign, ...fixed(1) })} ${locale === 'en' ? 'pp' : '个百分点'}`;
      return show(
        value,
        kind === 'score'
          ? { ...sign, ...fixed(1) }
          : { ...sign, maximumFractionDigits: fractionDigits(value) },
      );
    },
    date: (value) => {
      if (value === null || value === undefined) return MISSING;
      const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
      return Number.isNaN(day.getTime())
        ? value
        : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
    },
    period: (value) => (value === null || value === undefined ? MISSING : periodText(value, locale)),
    value: (value, unit) => (isPercentUnit(unit) ? format.percent(value) : format.number(value)),
    bytes: (value) => {
      if (value === null || value === undefined) return MISSING;
      if (value < 1024) return `${value} B`;
      if (value < 1024 ** 2) return `${show(value / 1024, fixed(0))} kB`;
      return value < 1024 ** 3
        ? `${show(value / 1024 ** 2, fixed(1))} MB`
        : `${show(value / 1024 ** 3, fixed(1))} GB`;
    },
  };
  return format;
}

/** Large numbers need no decimals, small ones two. */
function fractionDigits(value: Maybe<number>): number {
  const size = Math.abs(value ?? 0);
  return size >= 1000 ? 0 : size >= 100 ? 1 : 2;
}

function periodText(period: string, locale: Locale): string {
  const match = /^(\d{4})(?:-(H[12]|Q[1-4]|\d{2}))?$/.exec(period);
  if (match === null) return period;
  const year = match[1] ?? '';
  const part = match[2];
  if (part === undefined) return locale === 'en' ? year : `${year}年`;
  if (part.startsWith('H'))
    return locale === 'en' ? `${part} ${year}` : `${year}年${part === 'H1' ? '上' : '下'}半年`;
  if (part.startsWith('Q'))
    return locale === 'en'
      ? `${part} ${year}`
      : `${year}年第${'一二三四'.charAt(Number(part.slice(1)) - 1)}季度`;
  if (locale !== 'en') return `${year}年${Number(part)}月`;
  return new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${year}-${part}-01T00:00:00Z`),
  );
}

export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}
