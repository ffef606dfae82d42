// The rows of a recognised sheet, one by one: data to the writer, everything else counted with its reason.
import type { Recognition } from '../profiles/recognise.ts';
import {
  ERROR,
  type MergeRange,
  NO_VALUE,
  NUMBER,
  type RowBuffer,
  type SheetSource,
  STRAY,
} from '../rows.ts';
import type { Reject, SheetReport } from '../types.ts';
import { cleanKey, isPlainKey, isShortWhole, unwrap } from './clean.ts';
import { copyRuns, lineCells } from './copies.ts';
import { type GroupFill, groupFill } from './group-fill.ts';
import type { Head, HeadRow } from './head.ts';
import { LineWriter } from './lines.ts';
import type { ColumnPlan } from './plan.ts';
import type { SheetJob } from './sheet.ts';
import { RowSorter } from './sorter.ts';
import { TotalRows } from './totals.ts';
import { ChunkWriter } from './writer.ts';

const MAX_REJECTS = 20_000;
/** Characters of a refused value that are listed. */
const MAX_VALUE = 300;
const EQUALS = 61;

export class RowIntake {
  private readonly writer: ChunkWriter;
  /** Null where no line of the file can be handed on as it stands. */
  private readonly lines: LineWriter | null;
  private readonly ids: readonly number[];
  private readonly sorter: RowSorter;
  private readonly firstRow: number;
  /**
   * Cells a row of a text file must have, and may have filled. A row that is shorter than the headings may have lost a cell
   * anywhere, so it is refused rather than filled up at its end.
   */
  private readonly minWidth: number;
  private readonly maxWidth: number;
  readonly totals: TotalRows;
  private readonly skipped = new Map<string, number>();
  private readonly fills = new Map<number, string>();
  private readonly merges: MergeRange[];
  private openMerges: (MergeRange & { value: string })[] = [];
  /** Columns of a document's head and their values on its first line. */
  private readonly headColumns: readonly number[];
  private readonly headKey: number | undefined;
  private headValues: Map<number, string> | null = null;
  /** Null where the report declares no groups. */
  private readonly groups: GroupFill | null;
  private pending: Reject[] = [];
  /** How many columns from each plan on may be copied in one piece; empty where none may. */
  private readonly runs: readonly number[];
  private unlisted = 0;
  /** Where orders are told apart, if that matters here; columns whose figure is one of the whole order; orders that gave theirs. */
  private readonly orderColumn: number | undefined;
  private readonly once: readonly number[];
  private readonly given = new Set<string>();

  constructor(
    private readonly report: SheetReport,
    sheet: SheetSource,
    head: Head,
    sample: readonly HeadRow[],
    private readonly plans: readonly ColumnPlan[],
    recognition: Recognition,
    private readonly job: SheetJob,
  ) {
    const { batch } = job.options;
    const constants = {
      ...report.constants,
      // Zeros print as blanks, but only in columns that are there.
      ...(recognition.table === 'raw_attendance_day'
        ? { stated: [...recognition.columns.keys()].join(' ') }
        : {}),
      _batch: batch,
      _file: job.file,
      _sheet: sheet.name,
    };
    this.writer = new ChunkWriter(
      recognition.table,
      plans.map((plan) => plan.field),
      constants,
    );
    this.totals = new TotalRows(plans, recognition.table);
    const headRow = (row: number | undefined): string[] =>
      sample.find((candidate) => candidate.row === row)?.cells.map((cell) => cell.trim()) ?? [];
    const texts = headRow(head.rows.at(-1));
    const groups = head.rows.length > 1 ? headRow(head.rows[0]) : [];
    this.firstRow = head.rows.at(-1) ?? 0;
    this.minWidth = job.strictWidth ? head.headings.length : 0;
    this.maxWidth = job.strictWidth
      ? Math.max(
          head.headings.length,
          ...sample.filter((row) => head.rows.includes(row.row)).map((row) => row.cells.length),
        )
      : 16_384;
    this.sorter = new RowSorter(
      plans,
      recognition.table,
      { texts, groups, titles: head.titles },
      this.firstRow,
      this.minWidth,
    );
    this.merges = sheet.merges
      .filter((merge) => merge.top > this.firstRow && merge.bottom > merge.top)
      .sort((a, b) => b.top - a.top);
    this.runs = sheet.commaSeparated ? copyRuns(plans) : [];
    const cells = sheet.delimiter === undefined ? null : lineCells(plans, head, recognition);
    this.lines =
      cells === null ? null : new LineWriter(recognition.table, cells, constants, sheet.delimiter ?? ',');
    this.ids = plans.flatMap(({ kind, column }) => (kind === 'key' || kind === 'id' ? [column] : []));
    this.groups = groupFill(recognition, head, sample);
    this.once = plans.flatMap(({ once, column }) => (once === true ? [column] : []));
    this.orderColumn =
      recognition.table === 'raw_sales_order' && (this.once.length > 0 || job.elsewhere !== undefined)
        ? recognition.columns.get('order_id')
        : undefined;
    const fill = recognition.layout.fillDown;
    this.headKey = fill === undefined ? undefined : recognition.columns.get(fill.key);
    this.headColumns = (fill?.fields ?? []).flatMap((field) => recognition.columns.get(field) ?? []);
  }

  /** Takes the next row of the sheet; always asks for more. */
  take(row: RowBuffer): boolean {
    if (row.row <= this.firstRow) return true;
    const { report } = this;
    report.rows_read++;
    if (row.hidden) report.hidden_rows++;
    if (row.broken) return this.refuse(row.row, null, null, 'unclosed_quote');
    const reason = this.sorter.sort(row);
    if (reason === 'second_table') return this.refuse(row.row, null, null, reason);
    if (reason !== null) {
      this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + 1);
      this.totals.skip(row, reason);
      this.groups?.skip(row, reason);
      this.headValues = null;
      return true;
    }
    if (row.count < this.minWidth || (row.count > this.maxWidth && this.hasMore(row))) {
      return this.refuse(row.row, null, `${row.count} / ${this.minWidth}`, 'wrong_column_count');
    }
    if ((row.anyFlags & STRAY) !== 0) return this.refuse(row.row, null, null, 'stray_quote');
    if (this.fills.size > 0) this.fills.clear();
    if (this.merges.length > 0 || this.openMerges.length > 0) this.fillMerges(row);
    if (this.headKey !== undefined) this.fillDocument(row, this.headKey);
    const order =
      this.orderColumn === undefined
        ? ''
        : cleanKey(this.fills.get(this.orderColumn) ?? row.text(this.orderColumn));
    if (order !== '' && this.job.elsewhere?.orders.has(order) === true) {
      const { reason: elsewhere } = this.job.elsewhere;
      this.skipped.set(elsewhere, (this.skipped.get(elsewhere) ?? 0) + 1);
      return true;
    }
    this.groups?.fill(row, this.fills);
    if (this.once.length > 0) this.keepOnce(order);
    this.write(row);
    return true;
  }

  /** Hands full blocks to the sink; `all` also the last one. */
  async flush(all: boolean): Promise<void> {
    for (const writer of [this.lines, this.writer]) {
      writer?.settle();
      const chunk = all || writer?.full === true ? writer?.take() : undefined;
      if (chunk != null) await this.job.options.sink(chunk);
    }
  }

  close(): void {
    this.report.rows_skipped = [...this.skipped].map(([reason, count]) => ({ reason, count }));
    if (this.unlisted > 0)
      this.report.notes.push({ code: 'rejects_cut', listed: MAX_REJECTS, unlisted: this.unlisted });
  }

  private hasMore(row: RowBuffer): boolean {
    for (let column = this.maxWidth; column < row.count; column++) if (!row.isEmpty(column)) return true;
    return false;
  }

  private write(row: RowBuffer): void {
    const { writer } = this;
    if (this.lines !== null && row.anyFlags === 0 && this.fills.size === 0 && this.keysArePlain(row)) {
      if (this.lines.add(row)) {
        this.report.rows_sent++;
        return;
      }
    }
    writer.begin();
    const plain = this.runs.length > 0 && row.anyFlags === 0 && this.fills.size === 0;
    for (let index = 0; index < this.plans.length; ) {
      const run = plain ? (this.runs[index] as number) : 1;
      if (run > 1 && this.copyRun(row, index, run)) index += run;
      else if (this.writeCell(row, this.plans[index] as ColumnPlan)) index++;
      else return;
    }
    if (writer.tooLong) {
      this.refuse(row.row, null, null, 'row_too_long');
      return;
    }
    writer.commit(row.row);
    this.report.rows_sent++;
    if (this.pending.length > 0) {
      for (const reject of this.pending) this.list(reject);
      this.pending = [];
    }
  }

  private keysArePlain(row: RowBuffer): boolean {
    for (const column of this.ids)
      if (!isPlainKey(row.bytes, row.starts[column] as number, row.ends[column] as number)) return false;
    return true;
  }

  /** Copies neighbouring cells in one piece, unless one of them is a key to be cleaned. */
  private copyRun(row: RowBuffer, index: number, run: number): boolean {
    for (let offset = 0; offset < run; offset++) {
      const { kind, column } = this.plans[index + offset] as ColumnPlan;
      if (
        (kind === 'key' || kind === 'id') &&
        !isPlainKey(row.bytes, row.starts[column] as number, row.ends[column] as number)
      )
        return false;
    }
    const first = (this.plans[index] as ColumnPlan).column;
    this.writer.span(row.bytes, row.starts[first] as number, row.ends[first + run - 1] as number, run);
    return true;
  }

  /** Writes one cell; false where it takes the whole row with it. */
  private writeCell(row: RowBuffer, plan: ColumnPlan): boolean {
    const { writer } = this;
    const { column } = plan;
    const flags = column < row.count ? (row.flags[column] as number) : 0;
    if ((flags & NO_VALUE) !== 0) return this.drop(row.row, plan.heading, null, 'formula_without_value');
    if ((flags & ERROR) !== 0) return this.blank(row.row, plan.heading, row.text(column), 'error_cell');
    const filled = this.fills.size > 0 ? this.fills.get(column) : undefined;
    if (filled === '') {
      writer.text('');
      return true;
    }
    if (filled === undefined) {
      if (row.isEmpty(column)) {
        writer.text('');
        return true;
      }
      if (this.copies(row, plan, flags)) {
        writer.cell(row, column);
        return true;
      }
    }
    const text = filled ?? row.text(column);
    const value = plan.convert === null ? unwrap(text) : plan.convert(text, flags);
    if (typeof value !== 'string') {
      return value.wholeRow
        ? this.drop(row.row, plan.heading, text, value.reason)
        : this.blank(row.row, plan.heading, text, value.reason);
    }
    writer.text(value);
    return true;
  }

  private drop(row: number, field: string, value: string | null, reason: string): false {
    this.refuse(row, field, value, reason);
    return false;
  }

  /** The value becomes NULL; listed once the row is through. */
  private blank(row: number, field: string, value: string, reason: string): true {
    this.pending.push({ row, field, value, reason, row_refused: false });
    this.writer.text('');
    return true;
  }

  /** Whether the cell needs no JavaScript text at all. */
  private copies(row: RowBuffer, plan: ColumnPlan, flags: number): boolean {
    const start = row.starts[plan.column] as number;
    if (plan.kind === 'key' || plan.kind === 'id') {
      const isPlain = (flags & NUMBER) === 0 ? isPlainKey : isShortWhole;
      return !plan.stripped && isPlain(row.bytes, start, row.ends[plan.column] as number);
    }
    return plan.convert === null && row.bytes[start] !== EQUALS;
  }

  private refuse(row: number, field: string | null, value: string | null, reason: string): true {
    this.writer.rollback();
    this.pending = [];
    this.report.rows_rejected++;
    this.totals.refuse(row);
    this.list({ row, field, value, reason, row_refused: true });
    return true;
  }

  private list(reject: Reject): void {
    const value =
      reject.value !== null && reject.value.length > MAX_VALUE
        ? `${reject.value.slice(0, MAX_VALUE)}…`
        : reject.value;
    if (this.report.rejects.length < MAX_REJECTS) this.report.rejects.push({ ...reject, value });
    else this.unlisted++;
  }

  /** The value of a vertical merge belongs to all its rows. Merges wait sorted by their first row. */
  private fillMerges(row: RowBuffer): void {
    for (
      let next = this.merges.at(-1);
      next !== undefined && next.top <= row.row;
      next = this.merges.at(-1)
    ) {
      this.merges.pop();
      if (next.top === row.row) this.openMerges.push({ ...next, value: row.text(next.left) });
    }
    if (this.openMerges.length === 0) return;
    this.openMerges = this.openMerges.filter((merge) => merge.bottom >= row.row);
    for (const merge of this.openMerges) {
      if (row.row > merge.top && row.isEmpty(merge.left)) this.fills.set(merge.left, merge.value);
    }
  }

  /** The figures of a whole order stay on its first line. */
  private keepOnce(order: string): void {
    if (order === '') return;
    if (this.given.has(order)) for (const column of this.once) this.fills.set(column, '');
    else this.given.add(order);
  }

  /** A line without key belongs to the document above, if it brings no head of its own. */
  private fillDocument(row: RowBuffer, key: number): void {
    if (!row.isEmpty(key)) {
      this.headValues = new Map(this.headColumns.map((column) => [column, row.text(column)]));
      return;
    }
    if (this.headValues === null || this.headColumns.some((column) => !row.isEmpty(column))) return;
    for (const [column, value] of this.headValues) if (value !== '') this.fills.set(column, value);
  }
}
