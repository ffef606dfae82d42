// Months, quarters and years across become records: one for every period of a row.
import type { Note, Question } from '../types.ts';
import { settleMeasure } from './measure.ts';
import {
  measureHeading,
  measureOf,
  type PeriodBlock,
  type PeriodColumns,
  periodColumns,
} from './period-columns.ts';
import { firstMonth, periodId } from './period-names.ts';
import { MADE, statedMonths, statedRange, statedYear } from './range.ts';
import type { WideLayout } from './schema.ts';
import type { Reshaped } from './tidy.ts';
import { type Block, type RowTurn, turned, type WideInput } from './wide.ts';

/** Rows that are worked out from the others. */
const WORKED_OUT = /率|差|比|得分|排名|rate|gap|variance|%/iu;

/** The sheet with a record for every filled period of every row; null where no heading names one. */
export function reshapePeriods(input: WideInput): Reshaped | null {
  const { layout, head, context } = input;
  const found = periodColumns(head.headings, layout);
  if (found === null || typeof layout.across !== 'object' || !('periods' in layout.across)) return null;
  const table = layout.across.periods;
  const notes: Note[] = [];
  const questions: Question[] = [];
  // A column that says the year of its row is nearer than a title.
  const years = found.year < 0 ? yearsOf(found, layout, context) : ({ year }: PeriodBlock) => year;
  if (years === null && found.year < 0) questions.push(askYear(found, context));
  const blocks = found.blocks.map((block): Block => {
    const year = years?.(block) ?? null;
    return {
      heading: year === null ? '' : periodId(year, block.part),
      columns: block.columns,
      reason: year === null && found.year < 0 ? 'period_unknown' : null,
    };
  });
  const parts = new Map(blocks.map((block, index) => [block, found.blocks[index]?.part ?? '']));
  const kind = found.bare && table === 'raw_kpi' ? kindColumn(input, found) : -1;
  const children = [...found.children];
  if (kind >= 0) for (const field of ['target', 'actual']) children.push(measureHeading(table, field));
  else if (found.bare && table === 'raw_kpi')
    settleMeasure(children, input, questions, (child) => {
      const bare = found.blocks.find(({ columns }) => columns[child] !== undefined);
      return head.headings[bare?.columns[child] ?? -1]?.name ?? null;
    });
  const whole = found.blocks.find((block) => block.whole);
  if (table === 'raw_kpi' && whole !== undefined && layout.lone === undefined) {
    const lone = whole.columns.filter((_column, child) => lacks(found.blocks, child));
    for (const column of lone) {
      const heading = head.headings[column]?.name ?? '';
      questions.push({
        code: 'lone_measure',
        heading,
        field: null,
        samples: [],
        options: ['whole', 'each'],
        blocking: true,
      });
    }
  }
  return {
    ...turned(input, blocks, children, {
      turn: rowTurn({ table, found, parts, kind, children, keys: input.keys }),
      left: [...(found.year < 0 ? [] : [found.year]), ...(kind < 0 ? [] : [kind])],
    }),
    notes,
    questions,
    range: null,
  };
}

/** No period has this measure of its own. */
const lacks = (blocks: readonly PeriodBlock[], child: number): boolean =>
  blocks.every(({ whole, columns }) => whole || columns[child] === undefined);

/** The year of each block, or null where some block's is not known. */
function yearsOf(
  { blocks }: PeriodColumns,
  layout: WideLayout,
  context: readonly string[],
): ((block: PeriodBlock) => number | null) | null {
  const own = new Set(blocks.flatMap(({ year }) => year ?? []));
  const open = blocks.filter(({ year, whole }) => year === null && !whole);
  const range =
    layout.from !== undefined && layout.to !== undefined
      ? { from: layout.from, to: layout.to }
      : monthsOf(context);
  const [single] = own;
  const stated = wraps(open) ? null : (statedYear(context) ?? (own.size === 1 ? (single ?? null) : null));
  const yearOf = (block: PeriodBlock): number | null => {
    if (block.year !== null) return block.year;
    if (block.whole && open.length === 0) return own.size === 1 ? (single ?? null) : null;
    if (range === null) return stated;
    const month = String(firstMonth(block.part)).padStart(2, '0');
    const fitting: number[] = [];
    for (let year = Number(range.from.slice(0, 4)); year <= Number(range.to.slice(0, 4)); year++)
      if (`${year}-${month}` >= range.from.slice(0, 7) && `${year}-${month}` <= range.to.slice(0, 7))
        fitting.push(year);
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  return blocks.every((block) => yearOf(block) !== null) ? yearOf : null;
}

/** A range of several months that a title states. */
function monthsOf(context: readonly string[]): { from: string; to: string } | null {
  const texts = context.filter((text) => !MADE.test(text));
  for (const text of texts) {
    const months = statedMonths(text);
    if (months !== null) return months;
  }
  const range = statedRange(texts);
  return range === null || range === 'year' || range.from.slice(0, 7) === range.to.slice(0, 7) ? null : range;
}

/** 10月, 11月, 12月, 1月: months of two years. Newest first is one year all the same. */
function wraps(blocks: readonly PeriodBlock[]): boolean {
  const months = blocks.flatMap(({ part }) => (/^\d/u.test(part) ? [Number(part)] : []));
  const falls = months.filter((month, index) => index > 0 && month < (months[index - 1] ?? 0)).length;
  return falls > 0 && falls < months.length - 1;
}

function askYear({ blocks }: PeriodColumns, context: readonly string[]): Question {
  return {
    code: wraps(blocks) ? 'period_months' : 'period_year',
    heading: null,
    field: null,
    samples: context.slice(0, 5),
    options: [],
    blocking: true,
  };
}

/** The column whose cells say of each row whether it is planned or reached; -1 where none does. */
function kindColumn({ head, sample }: WideInput, { blocks, year }: PeriodColumns): number {
  const used = new Set([year, ...blocks.flatMap(({ columns }) => columns)]);
  const first = head.rows.at(-1) ?? 0;
  const rows = (sample ?? []).filter(({ row }) => row > first);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (let column = 0; column < width; column++) {
    if (used.has(column)) continue;
    const texts = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => text !== '');
    const said = texts.filter((text) => measureOf('raw_kpi', text) !== null);
    const known = texts.filter((text) => measureOf('raw_kpi', text) !== null || WORKED_OUT.test(text));
    if (said.length > 0 && known.length >= texts.length * 0.8) return column;
  }
  return -1;
}

function rowTurn({
  table,
  found,
  parts,
  kind,
  children,
  keys,
}: {
  table: 'raw_kpi' | 'raw_rating';
  found: PeriodColumns;
  parts: ReadonlyMap<Block, string>;
  kind: number;
  children: readonly string[];
  keys: readonly number[];
}): RowTurn {
  let named: readonly string[] = [];
  let kinds = new Set<string>();
  const yearIn = (texts: readonly string[]): number | null => {
    const year = /(?<!\d)20\d\d/u.exec(texts[found.year] ?? '')?.[0];
    return year === undefined ? null : Number(year);
  };
  const text = (texts: readonly string[], column: number): string => texts[column]?.trim() ?? '';
  return {
    skip(texts) {
      if (kind < 0) return null;
      const said = text(texts, kind);
      // Target and actual below each other: the second line leaves out whose they are.
      if (keys.some((column) => column !== kind && text(texts, column) !== '')) {
        named = texts;
        kinds = new Set();
      } else if (kinds.has(said)) named = [];
      kinds.add(said);
      return measureOf(table, said) === null ? (WORKED_OUT.test(said) ? 'worked_out' : null) : null;
    },
    heading(block, texts) {
      if (found.year < 0 || block.heading !== '') return block.heading;
      const year = yearIn(texts.length > found.year && text(texts, found.year) !== '' ? texts : named);
      return year === null ? null : periodId(year, parts.get(block) ?? '');
    },
    columns(block, texts) {
      if (kind < 0) return block.columns;
      const field = measureOf(table, text(texts, kind));
      const at = field === null ? -1 : children.indexOf(measureHeading(table, field));
      const bare = block.columns.find((column) => column !== undefined);
      if (at < 0 || bare === undefined) return block.columns;
      const columns: number[] = [];
      columns[at] = bare;
      return columns;
    },
    carried(texts, column) {
      if (kind < 0 || text(texts, column) !== '') return null;
      if (keys.some((key) => key !== kind && text(texts, key) !== '')) return null;
      return named[column] ?? null;
    },
  };
}
