// What the bytes of a cell's tag and value say, without making texts of them.

const SPACE = 32;
const QUOTE = 34;
const DOLLAR = 36;
const SLASH = 47;
const LT = 60;
const EQUALS = 61;
const GT = 62;

export function isCellStart(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at + 1] === 99 &&
    bytes[at] === LT &&
    bytes[at + 2] === SPACE &&
    bytes[at + 3] === 114 &&
    bytes[at + 4] === EQUALS &&
    bytes[at + 5] === QUOTE
  );
}

export function isCellEnd(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === LT &&
    bytes[at + 1] === SLASH &&
    bytes[at + 2] === 118 &&
    bytes[at + 3] === GT &&
    bytes[at + 4] === LT &&
    bytes[at + 5] === SLASH &&
    bytes[at + 6] === 99 &&
    bytes[at + 7] === GT
  );
}

/** Digits, sign and point only, at most 15 characters: kept as stored. */
export function isShortNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 15) return false;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if ((code < 48 || code > 57) && code !== 46 && code !== 45) return false;
  }
  return true;
}

/** A serial without time, as nearly all dates are; 0 for what needs a closer look. */
export function wholeDay(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 6 || bytes[start] === 48) return 0;
  let day = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return 0;
    day = day * 10 + digit;
  }
  return day;
}

export function digits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

/** AB12 → 27; `fallback` where there are no letters. */
export function columnOf(bytes: Uint8Array, start: number, end: number, fallback: number): number {
  let value = 0;
  for (let at = start; at < end && at < start + 4; at++) {
    const code = bytes[at] as number;
    if (code >= 65 && code <= 90) value = value * 26 + code - 64;
    else if (code >= 97 && code <= 122) value = value * 26 + code - 96;
    else break;
  }
  return value === 0 ? fallback : value - 1;
}

/** The cell that `B2` or `$B$2` names; null where it names none. */
export function corner(bytes: Uint8Array, from: number, end: number): { row: number; column: number } | null {
  let at = bytes[from] === DOLLAR ? from + 1 : from;
  const column = columnOf(bytes, at, end, -1);
  while (at < end && (bytes[at] as number) >= 65) at++;
  const row = digits(bytes, bytes[at] === DOLLAR ? at + 1 : at, end);
  return column < 0 || row === 0 ? null : { row, column };
}
