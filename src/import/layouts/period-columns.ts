// Months, quarters and years across: which columns make the record of a period, and what each of them measures.
import { fieldsOf, findField } from '../profiles/fields.ts';
import { normaliseHeading } from '../profiles/heading.ts';
import type { Heading } from '../profiles/recognise.ts';
import { type PeriodName, periodName } from './period-names.ts';
import type { WideLayout } from './schema.ts';

type PeriodTable = 'raw_kpi' | 'raw_rating';

export interface PeriodBlock extends Omit<PeriodName, 'rest'> {
  /** What the sheet writes. */
  heading: string;
  /** Columns without a period of their own beside those that have one: they speak of the year as a whole. */
  whole: boolean;
  /** In the order of `children`. */
  columns: number[];
}

export interface PeriodColumns {
  blocks: PeriodBlock[];
  /** Headings of the records' measures. */
  children: string[];
  /** Whether a period stands alone in some heading, so that something else must say what its figures measure. */
  bare: boolean;
  /** The column that says the year of each row; -1 where none does. */
  year: number;
}

/** What a figure of a period may be. */
const MEASURES: Readonly<Record<PeriodTable, readonly string[]>> = {
  raw_kpi: [
    'target',
    'actual',
    'floor',
    'stretch',
    'baseline',
    'numerator',
    'denominator',
    'sample_size',
    'weight',
  ],
  raw_rating: [
    'label_final',
    'label_proposed',
    'label_calibrated',
    'self_score',
    'manager_score',
    'final_score',
    'coefficient',
    'reason',
  ],
};
/** Shares of the whole hold for every period of a row. */
const OF_EVERY_PERIOD: ReadonlySet<string> = new Set(['weight', 'baseline']);
/** Words that say enough only beside a period. */
const BESIDE: Readonly<Record<PeriodTable, readonly (readonly [string, RegExp])[]>> = {
  raw_kpi: [
    ['target', /^(任务|预算|指标值|budget|tgt\.?)$/iu],
    ['actual', /^(完成|达成|实际数|完成数|实际值|业绩|act\.?|actuals)$/iu],
  ],
  raw_rating: [
    ['label_final', /^(绩效|考核|考评|绩效考核|评价|performance|review|result)$/iu],
    ['final_score', /^(分数|评分|考核分|绩效分数|绩效得分|考核得分|performance score)$/iu],
  ],
};
const YEAR_HEADINGS = new Set(
  ['年度', '年份', '年', '考核年度', 'year', 'fiscal year', 'FY'].map(normaliseHeading),
);
/** Field of a table that says which period a row is about. */
const PERIOD_FIELD: Readonly<Record<PeriodTable, string>> = { raw_kpi: 'period', raw_rating: 'cycle' };

/** The heading that a measure of a table stands under in the records. */
export function measureHeading(table: PeriodTable, field: string): string {
  return fieldsOf(table)[field]?.aliases[0] ?? field;
}

/** The measure a text names, or null. */
export function measureOf(table: PeriodTable, text: string): string | null {
  const beside = BESIDE[table].find(([, pattern]) => pattern.test(text.trim()));
  if (beside !== undefined) return beside[0];
  const field = findField(table, normaliseHeading(text))?.field;
  return field !== undefined && MEASURES[table].includes(field) ? field : null;
}

/** Groups of columns by period, or null where the sheet has none. */
export function periodColumns(headings: readonly Heading[], layout: WideLayout): PeriodColumns | null {
  if (typeof layout.across !== 'object' || !('periods' in layout.across)) return null;
  const table = layout.across.periods;
  const blocks = new Map<string, PeriodBlock>();
  const children: string[] = [];
  const place = (block: PeriodBlock, child: string, column: number): void => {
    if (!children.includes(child)) children.push(child);
    // The same measure twice in a period: the second is left where it stands.
    block.columns[children.indexOf(child)] ??= column;
  };
  const found = headings.map((heading) => (heading.name === '' ? null : periodOf(heading, table)));
  const saysYear = (text: string): boolean => YEAR_HEADINGS.has(normaliseHeading(text));
  const bare = found.some((name, column) => name?.field === null && !saysYear(headings[column]?.text ?? ''));
  const first = found.findIndex((name, column) => name !== null && !saysYear(headings[column]?.text ?? ''));
  // 年度 behind Q1 … Q4 is the year's own column; before them, or beside Q1绩效, it says the year.
  const year = headings.findIndex(
    ({ text, forms }, column) =>
      (saysYear(text) && (!bare || column < first)) ||
      (found[column] === null && forms.some((form) => findField(table, form)?.field === PERIOD_FIELD[table])),
  );
  found.forEach((name, column) => {
    if (name === null || column === year) return;
    const { field, ...named } = name;
    const key = `${named.year ?? ''}-${named.part}`;
    const block = blocks.get(key) ?? { ...named, whole: false, columns: [] };
    blocks.set(key, block);
    place(block, field === null ? layout.value : measureHeading(table, field), column);
  });
  if (blocks.size === 0) return null;
  const lone = layout.lone === 'each' ? [] : loneMeasures(headings, table, blocks);
  // Rows that name their period are no years, whatever stands beside: 2024年实际 in a list of months.
  if (year >= 0 && lone.length > 0 && !saysYear(headings[year]?.text ?? '')) return null;
  const years = [...blocks.values()].filter(({ part }) => part === '');
  const [only] = blocks.size === 1 ? blocks.values() : years;
  const whole: PeriodBlock = { heading: '', year: null, part: '', whole: true, columns: [] };
  for (const [column, field] of lone) {
    const child = measureHeading(table, field);
    const joins =
      (blocks.size === 1 || years.length === 1) && only?.columns[children.indexOf(child)] === undefined;
    place(joins && only !== undefined ? only : whole, child, column);
  }
  if (whole.columns.length > 0) blocks.set('whole', whole);
  return { blocks: [...blocks.values()], children, bare, year };
}

/** Whether headings name periods clearly enough to be a layout: two of them, one with its year, or one with two measures. */
export function speaksOfPeriods(
  headings: readonly Heading[],
  layout: WideLayout,
  bareCounts: boolean,
): boolean {
  const found = periodColumns(headings, layout);
  if (found === null || (found.bare && !bareCounts)) return false;
  const telling = found.blocks.filter(({ part, year, whole }) => !whole && (part !== '' || year !== null));
  return (
    telling.length > 1 ||
    (!found.bare &&
      telling.some(({ year }) => year !== null || found.blocks.length > 1 || found.children.length > 1))
  );
}

/** Columns of measures that name no period. */
export function loneMeasures(
  headings: readonly Heading[],
  table: PeriodTable,
  blocks: ReadonlyMap<string, PeriodBlock>,
): [number, string][] {
  const used = new Set([...blocks.values()].flatMap(({ columns }) => columns));
  return headings.flatMap((heading, column): [number, string][] => {
    if (heading.name === '' || heading.repeated || used.has(column) || periodName(heading.group) !== null)
      return [];
    if (periodName(heading.text) !== null) return [];
    const field = findField(table, normaliseHeading(heading.text))?.field ?? null;
    return field === null || !MEASURES[table].includes(field) || OF_EVERY_PERIOD.has(field)
      ? []
      : [[column, field]];
  });
}

/** The period of a column and what it measures; null where it names no period, or something else about one. */
function periodOf(
  { group, text }: Heading,
  table: PeriodTable,
): (Omit<PeriodName, 'rest'> & { heading: string; field: string | null }) | null {
  const own = periodName(text);
  const above = periodName(group);
  if (own === null) {
    const field = above?.rest === '' ? measureOf(table, text) : null;
    return above === null || field === null ? null : { ...period(above), heading: group, field };
  }
  // 2025年 over 1月目标
  const year = own.year ?? (above?.part === '' ? above.year : null);
  const name = { ...period(own), year, heading: text };
  if (own.rest !== '') {
    const field = measureOf(table, own.rest);
    return field === null ? null : { ...name, field };
  }
  return { ...name, field: group === text ? null : measureOf(table, above?.rest ?? group) };
}

const period = ({ year, part }: PeriodName): Pick<PeriodName, 'year' | 'part'> => ({ year, part });
