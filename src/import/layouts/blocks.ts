// Sheets of card machines: a row that names the person, below it a row with the punches of each day (员工刷卡记录表).
import type { RowBuffer, SheetSource } from '../rows.ts';
import type { HeadRow } from '../table/head.ts';
import type { Note, Question } from '../types.ts';
import { type DayPlace, dayName, placeDays } from './days.ts';
import { statedRange } from './range.ts';
import type { CardBlocksLayout } from './schema.ts';
import { emptyLedger, madeHeading, type Reshaped, type RowLedger, TidyRow } from './tidy.ts';

/** With its colon: without one it is a heading over a column. */
const LABEL = /^(工\s*号|考勤号码|登记号码|编\s*号|姓\s*名|部\s*门)\s*[:：]\s*(.*)$/u;
/** Days that a row must name to be the row of days. */
const MIN_DAYS = 5;

interface Person {
  id: string;
  name: string;
  unit: string;
}

/** The person a row names, or null. A value stands behind its label, in the same cell or in the next filled one. */
function personIn(cells: readonly string[]): Person | null {
  const found = new Map<string, string>();
  cells.forEach((cell, column) => {
    const label = LABEL.exec(cell.trim());
    if (label === null) return;
    const next =
      cells
        .slice(column + 1)
        .find((text) => text.trim() !== '')
        ?.trim() ?? '';
    const value = label[2] !== '' ? (label[2] ?? '') : LABEL.test(next) ? '' : next;
    found.set((label[1] ?? '').replace(/\s/gu, ''), value);
  });
  const name = found.get('姓名');
  const id = ['工号', '考勤号码', '登记号码', '编号']
    .map((label) => found.get(label))
    .find((text) => text !== undefined);
  if (id === undefined || name === undefined || (id === '' && name === '')) return null;
  return { id, name, unit: found.get('部门') ?? '' };
}

/** Columns of a row that names days one after the other, or null. */
function daysIn(cells: readonly string[]): number[] | null {
  const columns = cells.flatMap((cell, column) => (dayName(cell)?.day == null ? [] : [column]));
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return columns.length >= MIN_DAYS && columns.length >= filled * 0.8 ? columns : null;
}

/** Whether the rows are blocks of persons. */
export function fitsBlocks(rows: readonly HeadRow[]): boolean {
  return (
    rows.some(({ cells }) => personIn(cells) !== null) && rows.some(({ cells }) => daysIn(cells) !== null)
  );
}

/** The sheet with one record per person and filled day cell. */
export function reshapeBlocks(
  sheet: SheetSource,
  rows: readonly HeadRow[],
  layout: CardBlocksLayout,
  context: readonly string[],
): Reshaped | null {
  const first = rows.find(({ cells }) => personIn(cells) !== null || daysIn(cells) !== null);
  const dayRow = rows.find(({ cells }) => daysIn(cells) !== null);
  if (first === undefined || dayRow === undefined) return null;
  const titles = rows
    .filter(({ row }) => row < first.row)
    .map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join(' '));
  const stated = statedRange([...titles, ...context]);
  const range = stated === 'year' ? null : stated;
  const place = (cells: readonly string[]): { columns: number[]; places: DayPlace[]; mismatch: boolean } => {
    const columns = daysIn(cells) ?? [];
    const names = columns.flatMap((column) => dayName(cells[column] ?? '') ?? []);
    return { columns, ...placeDays(names, range) };
  };
  const { mismatch } = place(dayRow.cells);
  const questions: Question[] = mismatch
    ? [
        {
          code: stated === 'year' ? 'year' : 'day_range',
          heading: layout.into,
          field: null,
          samples: titles.slice(0, 5),
          options: [],
          blocking: true,
        },
      ]
    : [];
  const notes: Note[] = [];
  const lastTitle = first === dayRow ? dayRow.row : first.row - 1;
  let ledger = emptyLedger();
  const source: SheetSource = {
    name: sheet.name,
    hidden: sheet.hidden,
    merges: [],
    commaSeparated: false,
    async read(onRow, onBlock) {
      ledger = emptyLedger();
      const reader = new BlockReader(ledger, place, onRow);
      if (first === dayRow) reader.days(dayRow.cells);
      await sheet.read((row) => (row.row <= lastTitle ? true : reader.take(row)), onBlock);
    },
  };
  return {
    source,
    head: {
      rows: first === dayRow ? [dayRow.row] : [],
      headings: ['工号', '姓名', '部门', layout.into, layout.value].map(madeHeading),
      titles,
      known: 5,
    },
    ledger: () => ledger,
    notes,
    questions,
    range,
  };
}

class BlockReader {
  private readonly tidy = new TidyRow();
  private person: Person | null = null;
  private columns: readonly number[] = [];
  private places: readonly DayPlace[] = [];

  constructor(
    private readonly ledger: RowLedger,
    private readonly place: (cells: readonly string[]) => { columns: number[]; places: DayPlace[] },
    private readonly onRow: (row: RowBuffer) => boolean,
  ) {}

  /** The row of days that holds from here on. */
  days(cells: readonly string[]): void {
    const { columns, places } = this.place(cells);
    this.columns = columns;
    this.places = places;
  }

  take(row: RowBuffer): boolean {
    const { ledger } = this;
    ledger.rowsRead++;
    if (row.hidden) ledger.hiddenRows++;
    const texts = row.texts();
    if (texts.every((text) => text.trim() === '')) return this.skip('blank');
    const person = personIn(texts);
    if (person !== null) {
      this.person = person;
      return this.skip('block_head');
    }
    if (daysIn(texts) !== null) {
      this.days(texts);
      return this.skip('repeated_header');
    }
    return this.person === null ? this.skip('footer') : this.records(row, texts, this.person);
  }

  private records(row: RowBuffer, texts: readonly string[], person: Person): boolean {
    const { tidy } = this;
    tidy.begin(row);
    for (const text of [person.id, person.name, person.unit]) tidy.text(text);
    tidy.keep();
    let made = 0;
    let refused = 0;
    texts.forEach((text, column) => {
      if (text.trim() === '') return;
      const place = this.places[this.columns.indexOf(column)];
      if (place?.date == null) {
        refused++;
        this.ledger.rejects.push({
          row: row.row,
          field: null,
          value: text,
          reason: place?.reason ?? 'outside_day_columns',
          row_refused: false,
        });
        return;
      }
      tidy.rewind();
      tidy.text(place.date);
      tidy.copy(row, column);
      made++;
      this.onRow(tidy.buffer);
    });
    if (made === 0 && refused > 0) this.ledger.refusedRows.add(row.row);
    return true;
  }

  private skip(reason: string): boolean {
    this.ledger.skipped.set(reason, (this.ledger.skipped.get(reason) ?? 0) + 1);
    return true;
  }
}
