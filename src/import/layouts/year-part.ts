// A period in two columns, its year in one and the part of it (季度, 月份, Half) in another: one column of periods is put behind them.
import { normaliseHeading } from '../profiles/heading.ts';
import type { Heading } from '../profiles/recognise.ts';
import type { MergeRange, RowBuffer, SheetSource } from '../rows.ts';
import { cellsOf } from '../table/cells.ts';
import { classifyRow, isSumWord } from '../table/classify.ts';
import { findHead, type Head, type HeadRow } from '../table/head.ts';
import { periodId, periodName } from './period-names.ts';
import { TidyRow } from './tidy.ts';

const OF =
  '考核|绩效|评估|评价|考评|统计|所属|计划|业绩|考勤|发放|fiscal|review|performance|appraisal|rating|evaluation|goal|plan|calendar';
const YEAR = new RegExp(`^(?:${OF})?(?:年度|年份|年|财年|fy|year)$`, 'u');
/** Surest and finest first: where a row has its month and its quarter it is of the month. */
const PARTS: readonly (readonly ['month' | 'quarter' | 'half' | 'any', RegExp])[] = [
  ['month', new RegExp(`^(?:${OF})?(?:月份|月度|月|month)$`, 'u')],
  ['quarter', new RegExp(`^(?:${OF})?(?:季度|季|quarter|qtr)$`, 'u')],
  ['half', new RegExp(`^(?:${OF})?(?:半年|半年度|上下半年|half|halfyear)$`, 'u')],
  ['any', new RegExp(`^(?:${OF})?(?:期间|周期|期|期次|时间|period|cycle|term)$`, 'u')],
];
type Kind = (typeof PARTS)[number][0];
const BARE: Readonly<Record<Kind, RegExp>> = {
  month: /^(?:0?[1-9]|1[0-2])$/u,
  quarter: /^[1-4]$/u,
  half: /^[12]$/u,
  any: /^$/u,
};
const CHINESE = '一二三四';
const HALVES: readonly (readonly [RegExp, string])[] = [
  [/^(?:上|上半|(?:1st|first)\s*half)$/iu, 'H1'],
  [/^(?:下|下半|(?:2nd|second)\s*half)$/iu, 'H2'],
];

/** The year of a cell that holds nothing else: 2024, 2024年度, FY24. */
function yearOf(text: string): number | null {
  const found =
    /^(?:FY\s*['’]?)?(20\d\d)\s*(?:年度?|财年)?$|^FY\s*['’]?(\d\d)$|^(\d\d)\s*(?:年度?|财年)$/iu.exec(
      text.normalize('NFKC').trim(),
    );
  if (found === null) return null;
  return found[1] === undefined ? 2000 + Number(found[2] ?? found[3]) : Number(found[1]);
}

/** `Q3`, `09`, `H1`, or '' for the whole year; null where the cell says something else, or a year of its own. */
function partOf(text: string, kind: Kind): string | null {
  const said = text.normalize('NFKC').trim();
  if (BARE[kind].test(said))
    return kind === 'month' ? said.padStart(2, '0') : `${kind === 'quarter' ? 'Q' : 'H'}${said}`;
  if (kind === 'quarter' && said.length === 1 && CHINESE.includes(said))
    return `Q${CHINESE.indexOf(said) + 1}`;
  const half = HALVES.find(([pattern]) => pattern.test(said));
  if (half !== undefined) return half[1];
  const name = periodName(said);
  return name === null || name.year !== null || name.rest !== '' ? null : name.part;
}

const most = (texts: readonly string[], test: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter(test).length * 2 >= texts.length;

interface Columns {
  year: number;
  /** In the order in which they are asked. */
  parts: { column: number; kind: Kind }[];
  name: string;
}

function columnsOf(head: Head, sample: readonly HeadRow[]): Columns | null {
  const find = (pattern: RegExp, test: (text: string) => boolean): number =>
    head.headings.findIndex(
      ({ text, repeated }, column) =>
        !repeated &&
        pattern.test(normaliseHeading(text)) &&
        most(
          cellsOf({ head, sample }, column).filter((cell) => !isSumWord(cell)),
          test,
        ),
    );
  const year = find(YEAR, (text) => yearOf(text) !== null);
  if (year < 0) return null;
  const parts = PARTS.flatMap(([kind, pattern]) => {
    const column = find(pattern, (text) => partOf(text, kind) !== null);
    return column < 0 ? [] : [{ column, kind }];
  });
  const [part] = parts;
  if (part === undefined) return null;
  const textOf = (column: number): string => head.headings[column]?.text ?? '';
  return { year, parts, name: `${textOf(year)}+${textOf(part.column)}` };
}

/** The period of a row; what could not be read stands in it as it is, so that it is refused by name and never lost. */
function periodOf(year: string, part: string, kind: Kind): string {
  if (part === '') return year;
  const [inYear, inPart] = [yearOf(year), partOf(part, kind)];
  return inYear === null || inPart === null ? `${year} ${part}`.trim() : periodId(inYear, inPart);
}

/** The sheet with a column of periods behind its own, or null where none stands in two columns. */
export function withPeriods(
  sheet: SheetSource,
  sample: readonly HeadRow[],
  strictWidth: boolean,
): SheetSource | null {
  const head = findHead(sample, sheet.merges);
  const columns = head === null ? null : columnsOf(head, sample);
  if (head === null || columns === null) return null;
  const { year, parts, name } = columns;
  const last = head.rows.at(-1) ?? 0;
  const width = Math.max(
    head.headings.length,
    ...sample.filter(({ row }) => head.rows.includes(row)).map(({ cells }) => cells.length),
  );
  const shape = { keys: [], headings: head.headings.map(({ text }) => text), titles: head.titles };
  const merges = sheet.merges.filter(({ top, bottom }) => top > last && bottom > top);
  return {
    ...sheet,
    commaSeparated: false,
    joined: {
      name,
      from: [year, ...parts.map(({ column }) => column)].map((column) => head.headings[column]?.name ?? ''),
    },
    async read(onRow, onBlock) {
      const tidy = new TidyRow();
      const held = new Map<MergeRange, string>();
      const textOf = (row: RowBuffer, column: number): string => {
        const own = row.text(column).trim();
        const merge = merges.find(
          ({ top, bottom, left }) => left === column && top <= row.row && bottom >= row.row,
        );
        if (merge === undefined) return own;
        if (merge.top === row.row) held.set(merge, own);
        return own === '' ? (held.get(merge) ?? '') : own;
      };
      const period = (row: RowBuffer): string => {
        const inYear = textOf(row, year);
        const said = parts.map(({ column, kind }) => ({ text: textOf(row, column), kind }));
        const { text, kind } = said.find((each) => each.text !== '') ?? { text: '', kind: 'any' };
        return classifyRow(row.texts(), shape) === null ? periodOf(inYear, text, kind) : '';
      };
      const take = (row: RowBuffer): boolean => {
        const cells = strictWidth ? row.count : Math.max(row.count, width);
        if (row.broken || row.row < last || row.count === 0 || cells < width) return onRow(row);
        tidy.begin(row);
        for (let column = 0; column < width; column++) tidy.copy(row, column);
        tidy.text(row.row === last ? name : period(row));
        for (let column = width; column < cells; column++) tidy.copy(row, column);
        return onRow(tidy.buffer);
      };
      await sheet.read(take, onBlock);
    },
  };
}

/** The headings of such a sheet: the new column is its period, those it is made of are none. */
export function withJoined(head: Head, { joined }: SheetSource): Head {
  if (joined === undefined || !head.headings.some((heading) => heading.name === joined.name)) return head;
  const headings = head.headings.map((heading): Heading => {
    if (heading.name === joined.name) return { ...heading, forms: ['考核期', '考勤期间'], repeated: false };
    return joined.from.includes(heading.name) ? { ...heading, forms: [] } : heading;
  });
  return { ...head, headings };
}
