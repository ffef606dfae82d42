// Periods as headings write them: `1月目标`, `Target Jan`, `2025 H1 Rating`, `一季度`, `年度绩效`.

export interface PeriodName {
  year: number | null;
  /** `` the year, `H1`, `Q3` or `09`; what follows the year in a period id. */
  part: string;
  /** What the heading says besides. */
  rest: string;
}

const YEAR = "(?:(?:FY\\s*)?(?:(?<y>20\\d\\d)|(?<yy>\\d\\d)(?=年))\\s*(?:年度?|财年)?[\\s\\-/._'’]*)?";
const YEAR_BEHIND = "(?:[\\s\\-/._'’,]*(?:FY\\s*)?(?:(?<z>20\\d\\d)|(?<=[\\s\\-'’])(?<zz>\\d\\d)(?!\\d)))?";
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** Surest first; `m`, `c`, `e` are months as numbers, in Chinese and in English. */
const NAMES: readonly string[] = [
  '(?<y>20\\d\\d)[-/.](?<m>1[0-2]|0?[1-9])[-/.]0?1(?:[ T]0?0:00(?::00)?)?(?!\\d)',
  `${YEAR}(?<!\\d)(?<m>1[0-2]|0?[1-9])\\s*月(?:份|度)?(?![\\d一二三四五六七八九十]+[日号])`,
  `${YEAR}(?<c>十[一二]?|[一二三四五六七八九])月(?:份|度)?`,
  '(?<y>20\\d\\d)\\s*[-/._]\\s*(?<m>1[0-2]|0?[1-9])(?!\\s*[-/._]?\\d)',
  '(?<!\\d)(?<y>20\\d\\d)(?<m>0[1-9]|1[0-2])(?!\\d)',
  `${YEAR}(?<![a-z])(?<e>${MONTHS})\\.?(?![a-z])${YEAR_BEHIND}`,
  `${YEAR}(?<![a-z\\d])M(?<m>1[0-2]|0?[1-9])(?![\\da-z])`,
  `${YEAR}第?(?<!\\d)(?<q>[一二三四1-4])\\s*季度?`,
  `${YEAR}(?<![a-z])Q(?<q>[1-4])(?!\\d)${YEAR_BEHIND}`,
  `${YEAR}(?<![\\da-z])(?<q>[1-4])(?:Q(?![a-z])|(?:st|nd|rd|th)\\s+quarter)${YEAR_BEHIND}`,
  `${YEAR}(?<h>[上下])半年度?`,
  `${YEAR}(?<![a-z])H(?<h>[12])(?!\\d)${YEAR_BEHIND}`,
  `${YEAR}(?<![\\da-z])(?<h>[12])H(?![a-z])${YEAR_BEHIND}`,
  `${YEAR}(?<h>年中|mid[\\s-]?year)${YEAR_BEHIND}`,
  `${YEAR}(?<a>全年|年终|整年|(?<![上本去前今明季])年度|full[\\s-]?year|year[\\s-]?end|annual|yearly|year(?=$))${YEAR_BEHIND}`,
  '(?:FY\\s*)?(?<![\\d])(?<y>20\\d\\d)(?![\\d])\\s*(?:年度?|财年)?',
  "FY\\s*['’]?(?<zz>\\d\\d)(?!\\d)",
];
const BEGINNING = NAMES.map((name) => new RegExp(`^[([【]?\\s*(?:${name})\\s*[)\\]】]?`, 'iu'));
const END = NAMES.map((name) => new RegExp(`[([【]?\\s*(?:${name})\\s*[)\\]】]?$`, 'iu'));
const CHINESE = '一二三四五六七八九十';
const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The period a heading begins or ends with, or null where it names none. */
export function periodName(heading: string): PeriodName | null {
  const text = heading.normalize('NFKC').trim();
  if (text === '' || text.length > 40) return null;
  for (const [patterns, side] of [
    [BEGINNING, 'end'],
    [END, 'beginning'],
  ] as const) {
    for (const pattern of patterns) {
      const found = pattern.exec(text);
      if (found === null) continue;
      const rest = bare(side === 'end' ? text.slice(found[0].length) : text.slice(0, found.index));
      return finer({ ...named(found.groups ?? {}), rest });
    }
  }
  return null;
}

/** The one period a title or the name of a sheet is about; null for the end of a span: `1-7月`, `截至9月`. */
export function onePeriod(text: string): PeriodName | null {
  const name = periodName(text);
  return name === null || /\d\s*[-–—~～至到.]?$|[至到止前]$|累计|ytd/iu.test(name.rest) ? null : name;
}

/** A year may stand apart from its quarter (`2025 Target Q1`, `Rating 2025`); two periods (`Q1-Q3`) are a span and none of them. */
function finer(name: PeriodName): PeriodName | null {
  const year = /^(.*?)[\s\-_/]*(?:FY\s*)?(20\d\d)$/iu.exec(name.rest);
  if (year !== null && name.year === null)
    return { ...name, year: Number(year[2]), rest: bare(year[1] ?? '') };
  const inner = periodName(name.rest);
  if (inner === null) return name;
  return name.part === '' && name.year !== null && inner.year === null ? { ...inner, year: name.year } : null;
}

function named(groups: Readonly<Record<string, string | undefined>>): Omit<PeriodName, 'rest'> {
  const short = groups.yy ?? groups.zz;
  const long = groups.y ?? groups.z;
  const year = long === undefined ? (short === undefined ? null : 2000 + Number(short)) : Number(long);
  return { year, part: partOf(groups) };
}

function partOf({ m, c, e, q, h }: Readonly<Record<string, string | undefined>>): string {
  if (m !== undefined) return m.padStart(2, '0');
  if (c !== undefined) return String(chineseNumber(c)).padStart(2, '0');
  if (e !== undefined) return String(ENGLISH.indexOf(e.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
  if (q !== undefined) return `Q${CHINESE.includes(q) ? CHINESE.indexOf(q) + 1 : q}`;
  if (h !== undefined) return h === '2' || h === '下' ? 'H2' : 'H1';
  return '';
}

function chineseNumber(text: string): number {
  return text.length === 2 ? 11 + CHINESE.indexOf(text.charAt(1)) : CHINESE.indexOf(text) + 1;
}

function bare(rest: string): string {
  const text = rest.replace(/^[\s\-_/·:、,的]+|[\s\-_/·:、,]+$/gu, '').replace(/\s+of$/iu, '');
  return /^[([【][^()[\]【】]*[)\]】]$/u.test(text) ? text.slice(1, -1).trim() : text;
}

/** `2025-03`, `2025-Q1`, `2025`; the ids of queries/macros/periods.sql. */
export function periodId(year: number, part: string): string {
  return part === '' ? String(year) : `${year}-${part}`;
}

/** The first month of a part, 1 to 12. */
export function firstMonth(part: string): number {
  if (part.startsWith('Q')) return Number(part.slice(1)) * 3 - 2;
  if (part.startsWith('H')) return Number(part.slice(1)) * 6 - 5;
  return part === '' ? 1 : Number(part);
}
