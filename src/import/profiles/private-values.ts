// Columns whose values give a person away, whatever their heading says: identity numbers, mobile numbers, bank cards.

/** Cells that must be seen before a column is judged. */
const ENOUGH = 2;
const SHARE = 0.8;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_MARKS = '10X98765432';

/** A resident identity number of 18 places with a true check mark. */
function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX]$/iu.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return CHECK_MARKS[sum % 11] === text[17]?.toUpperCase();
}

/** A mainland mobile number, with or without the country's prefix. */
function isMobileNumber(text: string): boolean {
  return /^(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/u.test(text);
}

/** A bank card: 16 to 19 digits of a card issuer that pass the Luhn check. */
function isBankCard(text: string): boolean {
  const digits = text.replace(/[ -]/gu, '');
  if (!/^[3-6]\d{15,18}$/u.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

const KINDS: readonly ((text: string) => boolean)[] = [isIdentityNumber, isMobileNumber, isBankCard];

/** Whether these cells of one column are, nearly all of them, private numbers of one kind. */
export function arePrivate(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim().replace(/^'/u, '')).filter((cell) => cell !== '');
  if (filled.length < ENOUGH) return false;
  return KINDS.some((isKind) => filled.filter(isKind).length >= SHARE * filled.length);
}
