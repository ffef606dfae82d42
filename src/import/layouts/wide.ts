// Columns that stand side by side become records: days of a month, people or KPIs of a matrix.
import { type Heading, knowsHeading } from '../profiles/recognise.ts';
import { type MergeRange, type RowBuffer, type SheetSource, STRAY } from '../rows.ts';
import { classifyRow, type RowShape } from '../table/classify.ts';
import type { Head, HeadRow } from '../table/head.ts';
import type { Note, Question } from '../types.ts';
import { wideColumns } from './columns.ts';
import { dayName, daysAcross, joinNames, placeDays } from './days.ts';
import { isSumOfScores, SCALE_HEADINGS, scaleOf } from './dimensions.ts';
import { settleMeasure } from './measure.ts';
import { type DayRange, monthOfYear, statedRange } from './range.ts';
import type { WideLayout } from './schema.ts';
import { emptyLedger, madeHeading, type Reshaped, TidyRow } from './tidy.ts';

/** Columns that make one record. */
export interface Block {
  /** What stands above them. */
  heading: string;
  /** Column of each child heading, in the order of the records' columns; -1 where the block lacks it. */
  columns: readonly number[];
  /** Why its cells are refused. */
  reason: string | null;
  /** What its heading says besides, behind the columns of its records: the bounds of a scale. */
  said?: readonly string[];
}

/** How the rows of a layout differ from each other. */
export interface RowTurn {
  /** Why a row makes no records, or null. */
  skip(texts: readonly string[]): string | null;
  /** What stands above a block in this row; null where nobody knows. */
  heading(block: Block, texts: readonly string[]): string | null;
  /** The block's columns in the order of the records' columns. */
  columns(block: Block, texts: readonly string[]): readonly number[];
  /** What a row leaves to the rows above it: the text of a fixed column, or null where it has its own. */
  carried(texts: readonly string[], column: number): string | null;
}

export interface WideInput {
  sheet: SheetSource;
  head: Head;
  layout: WideLayout;
  /** Title rows, sheet and file name. */
  context: readonly string[];
  /** Columns that tell a data row from a subtotal. */
  keys: readonly number[];
  strictWidth: boolean;
  /** The first rows of the sheet. */
  sample?: readonly HeadRow[];
}

/** The sheet with a record for every filled block of every row; null where it has no such columns. */
export function reshapeWide(input: WideInput): Reshaped | null {
  const { layout, context } = input;
  const found = wideColumns(numbersOnly(input), layout, knowsHeading);
  if (found === null) return null;
  const notes: Note[] = [];
  const questions: Question[] = [];
  const blocks: Block[] = found.blocks.map(({ heading, columns }) => ({ heading, columns, reason: null }));
  const across = layout.across === 'days' ? placeBlocks(blocks, found.blocks, input, notes, questions) : null;
  const scales = layout.cells === undefined ? [] : placeScales(blocks);
  if (layout.across === 'unknown' && layout.cells !== undefined)
    for (const { name, text } of input.head.headings)
      if (isSumOfScores(text)) notes.push({ code: 'sum_of_scores', heading: name });
  const children = [...found.children];
  settleMeasure(children, input, questions, (child) => found.blocks[0]?.names[child]?.name ?? null);
  return {
    ...turned(input, blocks, children, { said: scales }),
    notes,
    questions,
    range: across ?? rangeOf(blocks, layout, context),
  };
}

/** Takes the scale out of headings that name one; what its bounds stand under, or nothing where none does. */
function placeScales(blocks: Block[]): Heading[] {
  const scales = blocks.map(({ heading }) => scaleOf(heading));
  if (scales.every(({ max }) => max === '')) return [];
  scales.forEach(({ name, min, max }, index) => {
    const block = blocks[index];
    if (block !== undefined) blocks[index] = { ...block, heading: name, said: [min, max] };
  });
  return SCALE_HEADINGS;
}

/** The headings; those over cells that are no numbers stand for nothing across where the layout wants numbers. */
function numbersOnly({ head, layout, sample }: WideInput): readonly Heading[] {
  if (layout.cells === undefined || sample === undefined) return head.headings;
  const first = head.rows.at(-1) ?? 0;
  const rows = sample.filter(({ row }) => row > first);
  return head.headings.map((heading, column): Heading => {
    const texts = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => !MISSING.test(text));
    const numbers = texts.filter((text) => NUMBER.test(text));
    return texts.length > 0 && numbers.length < texts.length * 0.8
      ? { ...heading, name: '', forms: [] }
      : heading;
  });
}

/** No answer, in the words of whoever fills in tables: a judge who missed two of ten is still a judge. */
const MISSING =
  /^(?:|[-—–.*?？/\\]+|n\.?\/?a\.?|nan|null|none|nil|missing|缺|缺失|缺考|无|未评|未参与|弃权|不适用)$/iu;

/** 4, 4,5, 4分, a step of a scale with its words behind it (4 - Often), or its words alone: SQL knows what steps they are. */
const NUMBER =
  /^[+-]?\d+(?:[.,]\d+)?(?:\s*分)?$|^\d{1,2}\s*[-–—:：、.=(（]\s*\p{L}|^(?:(?:非常|比较|很|较|十分|完全|基本|不太|极)?(?:不?满意|不?同意|不?符合|好|差)|一般|中立|不确定|总是|经常|有时|很少|从不|优秀|良好|中等|较差|(?:strongly |somewhat )?(?:dis)?agree|neutral|neither agree nor disagree|always|often|sometimes|rarely|never|excellent|very good|good|average|fair|poor|very poor|(?:very |somewhat )?(?:dis)?satisfied|very dissatisfied)$/iu;

/** The records of these blocks; columns of no block stand before them. */
export function turned(
  input: WideInput,
  blocks: readonly Block[],
  children: readonly string[],
  { turn, left = [], said = [] }: { turn?: RowTurn; left?: readonly number[]; said?: readonly Heading[] },
): Pick<Reshaped, 'source' | 'head' | 'ledger'> {
  const { sheet, head, layout } = input;
  const used = new Set([...left, ...blocks.flatMap((block) => block.columns)]);
  const fixed = head.headings.flatMap((heading, column) =>
    used.has(column) || heading.name === '' ? [] : [column],
  );
  const made = [layout.into, ...children].map(madeHeading);
  let ledger = emptyLedger();
  const source: SheetSource = {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: [],
    commaSeparated: false,
    async read(onRow, onBlock) {
      ledger = emptyLedger();
      const reader = new WideReader(input, blocks, fixed, children.length, ledger, onRow, turn);
      await sheet.read((row) => reader.take(row), onBlock);
    },
  };
  return {
    source,
    head: {
      ...head,
      headings: [...fixed.flatMap((column) => head.headings[column] ?? []), ...made, ...said],
    },
    ledger: () => ledger,
  };
}

/** What the columns cover: as declared or stated, else from the first to the last of them. */
function rangeOf(blocks: readonly Block[], layout: WideLayout, context: readonly string[]): DayRange | null {
  if (layout.across !== 'days') return null;
  const range = declaredRange(layout) ?? statedRange(context) ?? monthOfYear(context);
  if (range !== null && range !== 'year') return range;
  const days = blocks.flatMap(({ heading, reason }) => (reason === null ? [heading] : [])).sort();
  const [from] = days;
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function declaredRange({ from, to }: WideLayout): DayRange | null {
  return from === undefined || to === undefined ? null : { from, to };
}

function placeBlocks(
  blocks: Block[],
  found: readonly { heading: string; names: Heading[] }[],
  { layout, context }: WideInput,
  notes: Note[],
  questions: Question[],
): DayRange | null {
  const names = found.map(
    ({ heading, names: [first] }) =>
      joinNames(dayName(first?.group ?? ''), dayName(first?.text ?? '')) ??
      dayName(heading) ?? { year: null, month: null, day: null, weekday: null },
  );
  const stated = declaredRange(layout) ?? statedRange(context) ?? monthOfYear(context);
  const month = stated === 'year' ? null : stated;
  const across = month === null || declaredRange(layout) !== null ? null : daysAcross(names, month);
  const [only = null] = across?.length === 1 ? across : [];
  const range = across === null ? month : only;
  if (only !== null) notes.push({ code: 'period_from_title', value: `${only.from} – ${only.to}` });
  const { places, mismatch } = placeDays(names, range);
  places.forEach(({ date, reason, disagrees }, index) => {
    const block = blocks[index];
    if (block === undefined) return;
    const heading = block.heading;
    blocks[index] = { ...block, heading: date ?? heading, reason: date === null ? reason : null };
    if (disagrees) notes.push({ code: 'weekday_disagrees', heading, value: date });
  });
  if (!mismatch) return only;
  questions.push({
    code: stated === 'year' ? 'year' : range === null ? 'day_range' : 'day_columns',
    heading: layout.into,
    field: null,
    // A title without its year is completed by the answer.
    samples: stated === 'year' ? context.slice(0, 5) : found.slice(0, 5).map(({ heading }) => heading),
    options: (across ?? (range === null ? [] : [range])).map(({ from, to }) => `${from} – ${to}`),
    blocking: true,
  });
  return only;
}

/** Physical rows in, records out; every physical row is accounted for. */
class WideReader {
  private readonly tidy = new TidyRow();
  private readonly shape: RowShape;
  private readonly lastHeader: number;
  private readonly merges: MergeRange[];
  private readonly merged = new Map<number, { bottom: number; value: string }>();

  constructor(
    private readonly input: WideInput,
    private readonly blocks: readonly Block[],
    private readonly fixed: readonly number[],
    private readonly children: number,
    private readonly ledger: ReturnType<typeof emptyLedger>,
    private readonly onRow: (row: RowBuffer) => boolean,
    private readonly turn: RowTurn | undefined,
  ) {
    const { head, sheet, keys } = input;
    this.lastHeader = head.rows.at(-1) ?? 0;
    this.shape = {
      keys,
      who: keys,
      headings: head.headings.map((heading) => heading.text),
      groups: head.headings.map((heading) => heading.group),
      titles: head.titles,
    };
    this.merges = sheet.merges.filter((merge) => merge.bottom > merge.top && merge.top > this.lastHeader);
  }

  take(row: RowBuffer): boolean {
    if (row.row <= this.lastHeader) return true;
    const { ledger, input } = this;
    ledger.rowsRead++;
    if (row.hidden) ledger.hiddenRows++;
    const width = input.head.headings.length;
    if (row.broken) return this.refuseRow(row, 'unclosed_quote');
    const texts = row.texts();
    const skip = classifyRow(texts, this.shape);
    if (skip !== null) return this.skip(skip);
    if (input.strictWidth && (row.count < width || texts.slice(width).some((text) => text !== '')))
      return this.refuseRow(row, 'wrong_column_count');
    if ((row.anyFlags & STRAY) !== 0) return this.refuseRow(row, 'stray_quote');
    const other = this.turn?.skip(texts) ?? null;
    return other === null ? this.records(row, texts) : this.skip(other);
  }

  private records(row: RowBuffer, texts: readonly string[]): boolean {
    const { tidy } = this;
    tidy.begin(row);
    this.openMerges(row);
    for (const column of this.fixed) {
      const merge = this.merged.get(column);
      const carried = this.turn?.carried(texts, column) ?? null;
      if (merge !== undefined && merge.bottom >= row.row && row.isEmpty(column)) tidy.text(merge.value);
      else if (carried !== null) tidy.text(carried);
      else tidy.copy(row, column);
    }
    tidy.keep();
    let made = 0;
    let refused = 0;
    for (const block of this.blocks) {
      const columns = this.turn?.columns(block, texts) ?? block.columns;
      const filled = columns.find((column) => (texts[column]?.trim() ?? '') !== '');
      if (filled === undefined) continue;
      const heading = this.turn === undefined ? block.heading : this.turn.heading(block, texts);
      if (block.reason !== null || heading === null) {
        refused++;
        this.ledger.rejects.push({
          row: row.row,
          field: this.input.head.headings[filled]?.name ?? block.heading,
          value: texts[filled] ?? null,
          reason: block.reason ?? 'period_unknown',
          row_refused: false,
        });
        continue;
      }
      tidy.rewind();
      tidy.text(heading);
      for (let child = 0; child < this.children; child++) {
        const column = columns[child];
        if (column === undefined) tidy.text('');
        else tidy.copy(row, column);
      }
      for (const text of block.said ?? []) tidy.text(text);
      made++;
      if (!this.onRow(tidy.buffer)) return false;
    }
    if (made === 0 && refused > 0) this.ledger.refusedRows.add(row.row);
    else if (made === 0) return this.skip('no_values');
    return true;
  }

  private openMerges(row: RowBuffer): void {
    for (const merge of this.merges)
      if (merge.top === row.row)
        this.merged.set(merge.left, { bottom: merge.bottom, value: row.text(merge.left) });
  }

  private skip(reason: string): boolean {
    this.ledger.skipped.set(reason, (this.ledger.skipped.get(reason) ?? 0) + 1);
    return true;
  }

  private refuseRow(row: RowBuffer, reason: string): boolean {
    this.ledger.refusedRows.add(row.row);
    this.ledger.rejects.push({ row: row.row, field: null, value: null, reason, row_refused: true });
    return true;
  }
}
