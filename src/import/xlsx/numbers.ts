// A number cell as text, by its format: ISO dates, hh:mm times, percentages, padded codes; else the number as it is stored.
import type { CellFormat } from './styles.ts';

const DAY = 86_400;
const LAST_DAY = 2_958_465; // 9999-12-31

/** `raw` is the text of <v>. Not a number → returned as it is. */
export function numberText(raw: string, format: CellFormat, date1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'date':
      return dateText(value, date1904) ?? plain(raw, value);
    case 'time':
      return (value >= 1 ? dateText(value, date1904) : timeText(value)) ?? plain(raw, value);
    case 'duration':
      return durationText(value);
    case 'percent':
      return `${Number((value * 100).toPrecision(15))}%`;
    case 'zeros':
      return Number.isInteger(value) && value >= 0
        ? plain(raw, value).padStart(format.width, '0')
        : plain(raw, value);
    default:
      return plain(raw, value);
  }
}

/** Whole numbers keep all their stored digits; others become the shortest text of the same number (0.94999999999999996 → 0.95). */
function plain(raw: string, value: number): string {
  if (/^-?\d+$/u.test(raw)) return raw;
  if (raw.length <= 15 && !/e/iu.test(raw)) return raw;
  if (/e\+?\d+$/iu.test(raw) && Math.abs(value) >= 1e15) return raw;
  return String(value);
}

/** Serial → YYYY-MM-DD, with HH:MM:SS where the time is not midnight; null outside Excel's calendar. */
function dateText(serial: number, date1904: boolean): string | null {
  if (serial < 0 || serial > LAST_DAY) return null;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * DAY);
  if (seconds >= DAY) {
    days++;
    seconds = 0;
  }
  if (date1904) days += 1462;
  else if (days === 0) return timeText(serial);
  else if (days < 60) days++; // Excel counts a 29 February 1900
  const iso = new Date(Date.UTC(1899, 11, 30) + days * DAY * 1000).toISOString().slice(0, 10);
  return seconds === 0 ? iso : `${iso} ${clock(seconds, true)}`;
}

function timeText(value: number): string | null {
  if (value < 0) return null;
  return clock(Math.round(value * DAY) % DAY, false);
}

/** 1.5 → 36:00 */
function durationText(value: number): string {
  const seconds = Math.round(Math.abs(value) * DAY);
  return `${value < 0 ? '-' : ''}${clock(seconds, false)}`;
}

function clock(seconds: number, always: boolean): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const base = `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`;
  return always || seconds % 60 !== 0 ? `${base}:${two(seconds % 60)}` : base;
}
