// What a table shows of a row: plain descriptions that the grid, the chart's own table and the CSV export share.
import { type Format, isPercentUnit } from '@/i18n/format.ts';

export type CellValue = string | number | boolean | null;
export type TableRow = Readonly<Record<string, CellValue>>;

export interface TableColumn {
  key: string;
  label: string;
  isNumber: boolean;
  /** Text of a cell; the raw value goes into sorting and export. */
  text: (row: TableRow, format: Format) => string;
  width?: number;
  /** Narrowest, in rem, where the cells need more room than a number or a short name. */
  rems?: number;
  /** Long names go on in a second line instead of being cut. */
  wraps?: boolean;
  /** What a file holds of the cell where that is not its raw value: words instead of codes. */
  saved?: (row: TableRow, format: Format) => CellValue;
}

const STATUSES = ['good', 'watch', 'bad', 'none'] as const;
export type TableStatus = (typeof STATUSES)[number];
const SHAPES: Record<TableStatus, string> = { good: '●', watch: '▲', bad: '◆', none: '–' };

const asNumber = (value: CellValue | undefined): number | null => (typeof value === 'number' ? value : null);
const asText = (value: CellValue | undefined): string =>
  value === null || value === undefined ? '—' : String(value);

export const column = {
  text: (key: string, label: string, width?: number): TableColumn => ({
    key,
    label,
    isNumber: false,
    text: (row) => asText(row[key]),
    ...(width === undefined ? {} : { width }),
  }),
  number: (key: string, label: string, digits?: number): TableColumn => ({
    key,
    label,
    isNumber: true,
    text: (row, f) => f.number(asNumber(row[key]), digits),
  }),
  percent: (key: string, label: string): TableColumn => ({
    key,
    label,
    isNumber: true,
    text: (row, f) => f.percent(asNumber(row[key])),
  }),
  score: (key: string, label: string): TableColumn => ({
    key,
    label,
    isNumber: true,
    text: (row, f) => f.score(asNumber(row[key])),
  }),
  delta: (key: string, label: string, kind: 'number' | 'percent' | 'score' = 'score'): TableColumn => ({
    key,
    label,
    isNumber: true,
    text: (row, f) => f.delta(asNumber(row[key]), kind),
  }),
  date: (key: string, label: string): TableColumn => ({
    key,
    label,
    isNumber: false,
    text: (row, f) => f.date(typeof row[key] === 'string' ? row[key] : null),
  }),
  period: (key: string, label: string): TableColumn => ({
    key,
    label,
    isNumber: false,
    text: (row, f) => f.period(typeof row[key] === 'string' ? row[key] : null),
  }),
  /** A status by its shape and word: the same shapes as everywhere else, readable without colour. */
  status: (key: string, label: string, words: Readonly<Record<TableStatus, string>>): TableColumn => ({
    key,
    label,
    isNumber: false,
    text: (row) => {
      const status = STATUSES.find((known) => known === row[key]) ?? 'none';
      return `${SHAPES[status]} ${words[status]}`;
    },
  }),
  /** A KPI's value in the unit that another column of the row names. */
  value: (key: string, label: string, unitKey: string): TableColumn => ({
    key,
    label,
    isNumber: true,
    text: (row, f) => {
      const unit = row[unitKey];
      const value = f.value(asNumber(row[key]), typeof unit === 'string' ? unit : null);
      return typeof unit === 'string' && !isPercentUnit(unit) && asNumber(row[key]) !== null
        ? `${value} ${unit}`
        : value;
    },
  }),
};
