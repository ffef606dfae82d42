// A row of the output contract of every bias signal, as the page reads it; formats and names of what it speaks of.
import type { Verdict } from '@/charts/forest.ts';
import type { Format } from '@/i18n/format.ts';
import type { MessageKey } from '@/i18n/text.ts';
import type { ExplainRef } from '@/ui/Num.tsx';

/** Kinds of signals in the order they are read in: raters, groups, people, units. */
export const SIGNALS = [
  'leniency',
  'leniency_crossed',
  'spread',
  'halo',
  'self_manager_gap',
  'drift',
  'similar_to_me',
  'group_gap',
  'band_rate',
  'proximity',
  'calibration_effect',
  'mismatch',
  'manager_peer_gap',
  'guideline',
  'recency',
  'reliability',
  'heaping',
  'compliance',
] as const;

export interface SignalRow {
  signal: string;
  subject_type: string;
  subject_id: string;
  comparison: string;
  n: number | null;
  n_other: number | null;
  estimate: number | null;
  lo: number | null;
  hi: number | null;
  unit: string;
  p: number | null;
  q: number | null;
  verdict: Verdict;
  min_detectable: number | null;
  /** What the signal says beyond the contract: the unadjusted figure, what is missing … */
  detail: Readonly<Record<string, string | number>>;
}

type Cells = Readonly<Record<string, string | number | boolean | null>>;

const number = (value: Cells[string] | undefined): number | null =>
  typeof value === 'number' ? value : null;
const text = (value: Cells[string] | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export function toSignalRow(row: Cells): SignalRow {
  const verdict = text(row.verdict);
  return {
    signal: text(row.signal),
    subject_type: text(row.subject_type),
    subject_id: text(row.subject_id),
    comparison: text(row.comparison),
    n: number(row.n),
    n_other: number(row.n_other),
    estimate: number(row.estimate),
    lo: number(row.lo),
    hi: number(row.hi),
    unit: text(row.unit),
    p: number(row.p),
    q: number(row.q),
    verdict: verdict === 'flag' || verdict === 'watch' || verdict === 'none' ? verdict : 'insufficient',
    min_detectable: number(row.min_detectable),
    detail: parseDetail(text(row.detail)),
  };
}

function parseDetail(json: string): SignalRow['detail'] {
  try {
    const parsed: unknown = JSON.parse(json === '' ? '{}' : json);
    return Object.fromEntries(
      Object.entries(parsed as object).filter(
        (entry): entry is [string, string | number] =>
          typeof entry[1] === 'string' || typeof entry[1] === 'number',
      ),
    );
  } catch {
    return {};
  }
}

const ORDER: Record<Verdict, number> = { flag: 0, watch: 1, none: 2, insufficient: 3 };

/** What is to be looked at first, then the widest. */
export function bySeverity(a: SignalRow, b: SignalRow): number {
  return (
    ORDER[a.verdict] - ORDER[b.verdict] ||
    Math.abs((b.estimate ?? 0) - noDifference(b)) - Math.abs((a.estimate ?? 0) - noDifference(a)) ||
    a.subject_id.localeCompare(b.subject_id)
  );
}

/** Where "no difference" lies: 1 for ratios, 0 for everything else. */
export function noDifference(row: Pick<SignalRow, 'unit'>): number {
  return row.unit === 'ratio' ? 1 : 0;
}

/** An estimate in its unit: shares as percentages, persons as whole numbers, everything else to two places. */
export function estimateText(f: Format, unit: string, value: number | null): string {
  if (unit === 'share') return f.percent(value);
  if (unit === 'people' || unit === 'persons' || unit === 'count') return f.number(value, 0);
  return f.number(value, 2);
}

/** p and q: three places, smaller ones as a bound. */
export function probabilityText(f: Format, value: number | null): string {
  return value !== null && value < 0.001 ? `< ${f.number(0.001, 3)}` : f.number(value, 3);
}

/** What opens "how is this computed" of a row, under a scenario or none (''). */
export const explainOf = (row: SignalRow, cycle: string, scenario: string): ExplainRef => ({
  id: `signal.${row.signal}`,
  params: {
    cycle_id: cycle,
    scenario_id: scenario,
    subject_id: row.subject_id,
    comparison: row.comparison,
  },
});

export const aboutKey = (signal: string, part: string): MessageKey =>
  `signals.about.${signal}.${part}` as MessageKey;
