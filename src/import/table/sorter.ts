// Which rows of a sheet are data: everything else has the reason why it is none.
import { findField, type IntakeTable } from '../profiles/fields.ts';
import { normaliseHeading } from '../profiles/heading.ts';
import { knowsHeading } from '../profiles/recognise.ts';
import type { RowBuffer } from '../rows.ts';
import {
  classifyRow,
  classifyShortRow,
  isBlankStart,
  maySum,
  prefixesOf,
  prefixOf,
  type RowShape,
  type SkipReason,
  suspectPrefixes,
} from './classify.ts';
import type { ColumnPlan } from './plan.ts';

const CLOSING = 41;
/** What lines between the rows of a printed list are drawn with. */
const RULES: ReadonlySet<number> = new Set([...'-=_+'].map((sign) => sign.charCodeAt(0)));
/** Tables whose rows are documents: reports of them print sums that have a text in the column of the key. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  'raw_sales_order',
  'raw_opportunity',
  'raw_ticket',
  'raw_activity',
]);
/** Fields that identify a row, but stand beside a sum as well. */
const MEASURE = /^kpi_(id|name)$/u;
/** Fields that say whose a row is. */
const WHO =
  /^(owner_id|owner_name|employee_id|employee_name|name|ratee_id|ratee_name|account|customer|unit_id|unit_path|unit_\d)$/u;

/** What stands above the rows: headings, the groups above them, titles. */
interface Above {
  texts: readonly string[];
  groups: readonly string[];
  titles: readonly string[];
}

/** Sorts the rows of one sheet; it remembers what came before, so a sheet needs one of its own. */
export class RowSorter {
  private readonly shape: RowShape;
  private readonly suspects: ReadonlySet<number>;
  /** How the headings begin, and the groups above them. */
  private readonly headStarts: readonly (readonly number[])[];
  private readonly keyColumns: readonly number[];
  private readonly whoColumns: readonly number[];
  private readonly measureColumns: readonly number[];
  /** Key columns of numbers and codes: a heading stands there for no name. */
  private readonly codeColumns: readonly number[];
  /** The row before was blank, or left out by the spreadsheet: where a second table may begin. */
  private afterGap = false;
  /** The row before states a sum. */
  private afterSum = false;
  /** No data came since a sum of everything. */
  private afterAll = false;
  /** No row below the header came yet. */
  private first = true;
  /** Below the headings of another table. */
  private isBelow = false;

  constructor(
    private readonly plans: readonly ColumnPlan[],
    private readonly table: IntakeTable,
    { texts, groups, titles }: Above,
    /** The row that came last: the header. */
    private lastRow: number,
    /** Cells that a row must have. */
    private readonly minWidth: number,
  ) {
    this.keyColumns = plans.filter((plan) => plan.identifies).map((plan) => plan.column);
    this.whoColumns = plans
      .filter(
        ({ field, identifies }) =>
          WHO.test(field) ||
          (identifies && !MEASURE.test(field)) ||
          // There it is what a figure is counted in.
          (field === 'unit' && table !== 'raw_kpi'),
      )
      .map((plan) => plan.column);
    this.measureColumns = plans.flatMap(({ field, column }) => (field === 'kpi_name' ? [column] : []));
    this.shape = {
      measures: this.measureColumns,
      keys: this.keyColumns,
      who: this.whoColumns,
      ...(DOCUMENTS.has(table) && {
        facts: plans.filter(({ kind }) => !isNumeric(kind)).map((plan) => plan.column),
      }),
      roster: table === 'raw_employee',
      headings: texts,
      groups,
      titles,
    };
    this.codeColumns = plans.filter(({ kind }) => kind === 'key').map(({ column }) => column);
    this.suspects = suspectPrefixes(texts, groups);
    this.headStarts = [prefixesOf(texts), prefixesOf(groups)];
  }

  /** Why the next row is no data; null where it is. Rows come in their order, each once. */
  sort(row: RowBuffer): SkipReason | 'second_table' | null {
    const afterGap = this.afterGap || row.row > this.lastRow + 1;
    this.lastRow = row.row;
    const isFirst = this.first;
    this.first = false;
    const reason =
      (isFirst && this.saysTheSame(row.texts()) ? 'repeated_header' : this.noData(row)) ??
      (this.isCount(row) ? 'subtotal' : null) ??
      (row.count < this.minWidth ? (this.namesReport(row) ?? classifyShortRow(row.texts())) : null);
    this.afterGap = reason === 'blank';
    this.afterSum = reason === 'subtotal' || reason === 'grand_total';
    if (reason === 'grand_total') this.afterAll = true;
    else if (reason === null) this.afterAll = false;
    if (reason === 'repeated_header') this.isBelow = false;
    else if (reason === null && afterGap && isOtherHeader(row.texts(), this.shape.headings, this.codeColumns))
      this.isBelow = true;
    return this.isBelow && reason === null ? 'second_table' : reason;
  }

  /** A number alone in its row below a sum of documents: how many they are. */
  private isCount(row: RowBuffer): boolean {
    if (!this.afterSum || this.shape.facts === undefined) return false;
    const filled = row.texts().filter((text) => text.trim() !== '');
    return filled.length === 1 && /^\d{1,7}$/u.test(filled[0]?.trim() ?? '');
  }

  /** A lone text below the sum of all documents: the name of the report, as Salesforce prints it. */
  private namesReport(row: RowBuffer): SkipReason | null {
    if (!this.afterAll || this.shape.facts === undefined) return null;
    return row.texts().filter((text) => text.trim() !== '').length === 1 ? 'footer' : null;
  }

  /** The headings once more in another language: most cells are headings of the very fields their columns have. */
  private saysTheSame(texts: readonly string[]): boolean {
    const filled = this.plans.filter(({ column }) => (texts[column]?.trim() ?? '') !== '');
    const same = filled.filter(
      ({ column, field }) => findField(this.table, normaliseHeading(texts[column] ?? ''))?.field === field,
    );
    return same.length > 2 && same.length >= filled.length * 0.6;
  }

  /** Why the row is no data. Rows that have their key and a usual first cell are let through without decoding. */
  private noData(row: RowBuffer): SkipReason | null {
    const { starts, ends, count } = row;
    let filled = 0;
    let first = -1;
    for (let column = 0; column < count && filled < 5; column++) {
      if (starts[column] === ends[column] && (row.flags[column] as number) === 0) continue;
      if (first < 0) first = column;
      filled++;
    }
    if (filled === 0) return 'blank';
    let keyless = this.keyColumns.length > 0;
    let otherKey = false;
    for (const column of this.keyColumns) {
      if (row.isEmpty(column)) continue;
      keyless = false;
      if (column !== first && !isBlankStart(startOf(row, column))) otherKey = true;
    }
    const start = startOf(row, first);
    if (!keyless && filled >= 3 && !isBlankStart(start)) {
      const isUsual = !this.suspects.has(start);
      if (isUsual || (otherKey && filled > 4 && !RULES.has(start))) {
        if (this.mayBeSum(row, first)) return classifyRow(row.texts(), this.shape);
        if (isUsual) return null;
      }
      // With a key behind its first cell it can only be the header again, or a few labels side by side (制表人：, 审核：).
      if (otherKey && filled > 4 && !RULES.has(start) && !this.mayBeHeader(row)) return null;
    }
    return classifyRow(row.texts(), this.shape);
  }

  /** Whether a cell that says whose the row is ends as the word of a sum does, or the first as the head of a group. */
  private mayBeSum(row: RowBuffer, first: number): boolean {
    if (this.shape.facts !== undefined && row.bytes[(row.ends[first] as number) - 1] === CLOSING) return true;
    for (const columns of [this.whoColumns, this.measureColumns]) {
      for (const column of columns)
        if (column < row.count && maySum(row.bytes, row.starts[column] as number, row.ends[column] as number))
          return true;
    }
    return false;
  }

  /** Whether two cells begin as the headings above them do: a header that is printed again has at least as many. */
  private mayBeHeader(row: RowBuffer): boolean {
    for (const headStarts of this.headStarts) {
      let same = 0;
      for (let column = 0; column < row.count && same < 2; column++) {
        if (row.isEmpty(column)) continue;
        const start = startOf(row, column);
        if (start === headStarts[column] || isBlankStart(start)) same++;
      }
      if (same === 2) return true;
    }
    return false;
  }
}

function isNumeric(kind: ColumnPlan['kind']): boolean {
  return kind === 'number' || kind === 'money' || kind === 'minutes';
}

/** The prefix of a cell. */
function startOf({ bytes, starts, ends }: RowBuffer, column: number): number {
  return prefixOf(bytes, starts[column] as number, ends[column] as number);
}

/** What heads the columns of a small table of sums below the data. */
const OF_SUMS =
  /^(人数|数量|次数|总?人数|占比|比例(要求)?|百分比|分布|平均.+|.+(人数|占比|比例)|count|headcount|share|percent(age)?|average .+)$/iu;

/**
 * Other headings than those above, and nothing else: the header of a second table. A heading where a number of a person or a code should stand is
 * one sign, three headings or more are another.
 */
function isOtherHeader(
  texts: readonly string[],
  headings: readonly string[],
  keys: readonly number[],
): boolean {
  const cells = texts.map((text) => text.trim());
  const filled = cells.filter((text) => text !== '');
  if (filled.length < 2 || cells.every((text, column) => text === '' || text === headings[column]))
    return false;
  const isKnown = (text: string): boolean => knowsHeading([normaliseHeading(text)]);
  if (filled.some((text) => /^[-+]?[\d.,%/:-]+$/u.test(text))) return false;
  if (keys.some((column) => cells[column] !== '' && isKnown(cells[column] ?? ''))) return true;
  return (
    filled.length > 2 && filled.every((text) => !/\d/u.test(text) && (isKnown(text) || OF_SUMS.test(text)))
  );
}
