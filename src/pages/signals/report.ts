// Signals as a report: a line for each row in words and figures, under what it was made of.
import type { Cell } from '@/export/neutralise.ts';
import type { Format } from '@/i18n/format.ts';
import type { Text } from '@/i18n/text.ts';
import { aboutKey, estimateText, type SignalRow, unitText } from './signal.ts';

export interface ReportWords {
  t: Text;
  f: Format;
  /** Whom a row speaks of, as the page says it. */
  labelOf: (row: SignalRow) => string;
  /** What a row says, in a sentence. */
  sayingOf: (row: SignalRow) => string;
  /** The figures beyond the contract with their names. */
  detailsOf: (row: SignalRow) => readonly { name: string; value: string }[];
}

export const reportHeadings = (t: Text): string[] => [
  t('signals.column.signal'),
  t('signals.column.subject'),
  t('signals.subjectId'),
  t('signals.column.verdict'),
  t('signals.column.estimate'),
  t('signals.column.lo'),
  t('signals.column.hi'),
  t('signals.column.unit'),
  t('signals.column.p'),
  t('signals.column.q'),
  t('signals.column.n'),
  t('signals.column.nOther'),
  t('signals.column.min'),
  t('signals.column.finding'),
  t('signals.details'),
];

export function reportLine(row: SignalRow, { t, f, labelOf, sayingOf, detailsOf }: ReportWords): Cell[] {
  // Numbers stay numbers for the spreadsheet; a percentage is one it reads.
  const figure = (value: number | null): Cell =>
    value === null
      ? null
      : row.unit === 'share'
        ? estimateText(f, row.unit, value).replace('\u2212', '-')
        : rounded(value);
  return [
    t(aboutKey(row.signal, 'name')),
    labelOf(row),
    // Two people may have one name.
    row.subject_type === 'rater' || row.subject_type === 'person' ? row.subject_id : null,
    t(`signals.verdict.${row.verdict}`),
    figure(row.estimate),
    figure(row.lo),
    figure(row.hi),
    row.estimate === null ? null : unitText(t, row.unit),
    rounded(row.p),
    rounded(row.q),
    row.n,
    row.n_other,
    figure(row.min_detectable),
    sayingOf(row),
    detailsOf(row)
      .map(({ name, value }) => t('signals.detailIs', { name, value }))
      .join(t('signals.detailAnd')),
  ];
}

/** Digits that matter to a reader; the SQL behind a figure has all. */
const DIGITS = 6;
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(DIGITS));
