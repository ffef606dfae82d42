// Cell formats, as far as they change what a number means: dates, times, durations, percentages, leading zeros.
import { decodeEntities } from './text.ts';

export type CellFormat =
  | { kind: 'general' }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'duration' }
  | { kind: 'percent' }
  | { kind: 'zeros'; width: number };

export const GENERAL: CellFormat = { kind: 'general' };

/** Built-in formats; 27–36 and 50–58 are dates in East Asian Excel. */
function builtin(id: number): CellFormat {
  if (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  )
    return { kind: 'date' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56)
    return { kind: 'time' };
  if (id === 46) return { kind: 'duration' };
  if (id === 9 || id === 10) return { kind: 'percent' };
  return GENERAL;
}

/** What a custom format code makes of a number. */
export function formatOf(code: string): CellFormat {
  const section = code.split(';')[0] ?? '';
  const bare = section
    .replace(/"[^"]*"/gu, '')
    .replace(/[\\!_*]./gu, '')
    .toLowerCase();
  if (/\[(h+|m+|s+)\]/u.test(bare)) return { kind: 'duration' };
  const plain = bare.replace(/\[[^\]]*\]/gu, '').replace(/general|g\/通用格式|am\/pm|a\/p|上午\/下午/gu, '');
  const zeros = /^0{2,}$/u.exec(plain.trim());
  if (zeros !== null) return { kind: 'zeros', width: zeros[0].length };
  if (/[0#?]/u.test(plain) && !/[ymdhs]/u.test(plain.replace(/0/gu, '')))
    return plain.includes('%') ? { kind: 'percent' } : GENERAL;
  if (
    /[yd]/u.test(plain) ||
    (/m/u.test(plain) && !/[hs]/u.test(plain)) ||
    (/e/u.test(plain) && /m/u.test(plain))
  )
    return { kind: 'date' };
  if (/[hs]/u.test(plain)) return { kind: 'time' };
  return plain.includes('%') ? { kind: 'percent' } : GENERAL;
}

/** Formats by cell style index, from xl/styles.xml. */
export function parseStyles(xml: string): CellFormat[] {
  const custom = new Map<number, CellFormat>();
  for (const tag of tagsIn(sectionOf(xml, 'numFmts'), 'numFmt')) {
    const id = Number(attribute(tag, 'numFmtId'));
    custom.set(id, formatOf(attribute(tag, 'formatCode') ?? ''));
  }
  return tagsIn(sectionOf(xml, 'cellXfs'), 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtin(id);
  });
}

function sectionOf(xml: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`, 'u').exec(xml)?.[1] ?? '';
}

/** Start tags of a name in a small part, whatever their prefix. */
export function tagsIn(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\b(?:[^>"']|"[^"]*"|'[^']*')*>`, 'gu')) ?? [];
}

/** An attribute's text, entities decoded; the name may carry any prefix. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`[\\s"'](?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}
