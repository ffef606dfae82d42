// Cell text: cleaned where it is a key, untouched elsewhere.

const INVISIBLE = /[\u00ad\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufeff]/gu;

/** `="000124"` and `'000124` → 000124 */
export function unwrap(text: string): string {
  const formula = /^="(.*)"$/su.exec(text);
  if (formula !== null) return formula[1] ?? '';
  return text.startsWith("'") && text.length > 1 ? text.slice(1) : text;
}

/** A key as it is compared: full-width forms folded, invisible and wide blanks gone, Excel's wrappers taken off. */
export function cleanKey(text: string): string {
  return unwrap(text.normalize('NFKC').replace(INVISIBLE, '').trim());
}

/** A long number whose digits a spreadsheet has lost: 6.22848E+18, or a number cell of more than 15 digits. */
export function lostDigits(text: string, numberCell: boolean): boolean {
  if (/^[-+]?\d(\.\d+)?E\+?\d+$/iu.test(text)) return true;
  return numberCell && text.replace(/\D/gu, '').length > 15;
}

/** Whether the bytes are a plain key (letters, digits, - _ . /), which needs no cleaning. */
export function isPlainKey(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    const plain =
      (code >= 48 && code <= 57) ||
      (code >= 65 && code <= 90) ||
      (code >= 97 && code <= 122) ||
      code === 95 ||
      code === 45 ||
      code === 47;
    if (!plain) return false;
  }
  return true;
}

/** Whether the bytes are a whole number that no spreadsheet cuts: as a key it needs no cleaning either. */
export function isShortWhole(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 15) return false;
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) < 48 || (bytes[at] as number) > 57) return false;
  return true;
}
