// A row of the output contract of every bias signal, as the page reads it; formats and names of what it speaks of.
import type { Verdict } from '@/charts/forest.ts';
import type { Format } from '@/i18n/format.ts';
import type { MessageKey, Text } from '@/i18n/text.ts';
import type { ExplainRef } from '@/ui/Num.tsx';

/** Kinds of signals by whom they speak of, in the order they are read in. */
export const FAMILIES = [
  { id: 'raters', signals: ['leniency', 'leniency_crossed', 'spread', 'halo', 'self_manager_gap', 'drift'] },
  { id: 'groups', signals: ['group_gap', 'band_rate', 'proximity', 'similar_to_me', 'calibration_effect'] },
  { id: 'people', signals: ['mismatch', 'manager_peer_gap'] },
  { id: 'units', signals: ['guideline', 'recency'] },
  { id: 'process', signals: ['reliability', 'heaping', 'compliance'] },
] as const;

export const SIGNALS = FAMILIES.flatMap(({ signals }) => [...signals]);

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
    Math.abs(distanceOf(b)) - Math.abs(distanceOf(a)) ||
    a.subject_id.localeCompare(b.subject_id)
  );
}

/** Shares and correlations are measured from what the same detail says is usual elsewhere. */
const USUAL: Readonly<Record<string, string>> = {
  recency: 'policy_share',
  halo: 'pool',
  heaping: 'expected',
  calibration_effect: 'others_share',
};
/** Whole figures without a state of "no difference": how far raters agree, how many forms are late. */
const ABSOLUTE: readonly string[] = ['reliability', 'compliance'];

/** Where "no difference" lies: 1 for ratios, what is usual for shares, 0 for differences; null where there is no such state. */
export function noDifference({
  signal,
  unit,
  detail,
}: Pick<SignalRow, 'signal' | 'unit' | 'detail'>): number | null {
  if (ABSOLUTE.includes(signal)) return null;
  if (unit === 'ratio' || unit === 'sd_ratio') return 1;
  const usual = USUAL[signal];
  if (usual === undefined) return 0;
  const stated = detail[usual];
  return typeof stated === 'number' ? stated : null;
}

const distanceOf = (row: SignalRow): number => (row.estimate ?? 0) - (noDifference(row) ?? 0);

/** Which way a finding points. Too little agreement is the only thing that reliability is looked at for. */
export function directionOf(row: SignalRow): 'up' | 'down' {
  if (row.signal === 'reliability') return row.verdict === 'none' ? 'up' : 'down';
  return distanceOf(row) >= 0 ? 'up' : 'down';
}

/** An estimate in its unit: shares as percentages, persons and forms as whole numbers, everything else to two places. */
export function estimateText(f: Format, unit: string, value: number | null): string {
  if (unit === 'share') return f.percent(value);
  if (unit === 'persons' || unit === 'forms') return f.number(value, 0);
  return f.number(value, 2);
}

/** The unit in words; a share says its own with the figure. */
export function unitText(t: Text, unit: string): string {
  if (unit === 'share' || unit === '') return '';
  return t(`signals.unit.${unit.replaceAll(' ', '_')}` as MessageKey);
}

/** A figure with its unit. */
export function figureText(t: Text, f: Format, unit: string, value: number | null): string {
  const words = value === null ? '' : unitText(t, unit);
  return [estimateText(f, unit, value), words].filter((part) => part !== '').join(NBSP);
}

/** A sign and its figure stay on one line. */
const NBSP = '\u00a0';

/** p and q: three places, smaller ones as a bound. */
export function probabilityText(f: Format, value: number | null): string {
  return value !== null && value < 0.001 ? `<${NBSP}${f.number(0.001, 3)}` : f.number(value, 3);
}

/** The same in a sentence, behind its letter: `= 0.034`, `< 0.001`. */
export function probabilityIs(f: Format, value: number | null): string {
  const text = probabilityText(f, value);
  return text.startsWith('<') ? text : `=${NBSP}${text}`;
}

type Figure = 'estimate' | 'interval' | 'q' | 'n' | 'min';

/** Figures of a row as text, by the name of their column. */
export function figuresOf<Name extends Figure>(
  row: SignalRow,
  f: Format,
  names: readonly Name[],
): [Name, string][] {
  const show = (value: number | null) => estimateText(f, row.unit, value);
  const texts: Record<Figure, string> = {
    estimate: show(row.estimate),
    interval: row.lo === null || row.hi === null ? '—' : `${show(row.lo)} … ${show(row.hi)}`,
    q: probabilityText(f, row.q),
    n: f.integer(row.n),
    min: show(row.min_detectable),
  };
  return names.map((name) => [name, texts[name]]);
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

/** What opens how many tests of a kind were made, and what they gave. */
export const countExplain = (signal: string, cycle: string, scenario: string): ExplainRef => ({
  id: 'signal.count',
  params: { cycle_id: cycle, scenario_id: scenario, signal },
});

export const aboutKey = (signal: string, part: string): MessageKey =>
  `signals.about.${signal}.${part}` as MessageKey;

const COEFFICIENTS = [
  'icc_1_1',
  'icc_1_k',
  'icc_2_1',
  'icc_2_k',
  'icc_3_1',
  'icc_3_k',
  'alpha_nominal',
  'alpha_ordinal',
  'alpha_interval',
  'r_wg',
] as const;

/** Which coefficient of agreement a row states; null for every other signal. */
export function coefficientOf(t: Text, { signal, comparison }: SignalRow): string | null {
  if (signal !== 'reliability') return null;
  const known = COEFFICIENTS.find((each) => each === comparison);
  return known === undefined ? comparison : t(`signals.coefficient.${known}`);
}
