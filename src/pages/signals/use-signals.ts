// Reads of the signals page with the names of what they speak of.
import { useCallback, useContext, useMemo } from 'react';
import { WHAT_IF } from '@/catalog/scenario.ts';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { type MetricResult, ScenarioContext, useMetric, useMetricByName } from '@/session/hooks.ts';
import { useView } from '@/ui/view.tsx';
import type { ReportWords } from './report.ts';
import {
  aboutKey,
  bySeverity,
  coefficientOf,
  directionOf,
  estimateText,
  figureText,
  noDifference,
  probabilityIs,
  type SignalRow,
  toSignalRow,
} from './signal.ts';

/** The scenario that the page reads under: the what-if where ratings are moved, else none. */
export function useScenarioId(): string {
  return useContext(ScenarioContext) === null ? '' : WHAT_IF;
}

/** Rows of one signal, worst first. */
export function useSignal(signal: string | null, cycle: string, scenario: string): MetricResult<SignalRow> {
  const result = useMetricByName(signal, { cycle_id: cycle, scenario_id: scenario });
  const read = result.status === 'ready' ? result.rows : null;
  const ready = useMemo(
    () => ({ status: 'ready' as const, rows: (read ?? []).map(toSignalRow).sort(bySeverity), stale: false }),
    [read],
  );
  return result.status === 'ready' ? ready : result;
}

/** The name of a rater, person, unit or group; an id that nobody knows stands for itself. */
export function useSubjectName(): (row: Pick<SignalRow, 'subject_type' | 'subject_id'>) => string {
  const { view } = useView();
  const label = useLabel('columns');
  const group = useLabel('groups');
  const t = useText();
  const people = useMetric('person_list', { period_id: view.period ?? null });
  const units = useMetric('unit_tree', { period_id: view.period ?? null });
  const peopleRows = people.status === 'ready' ? people.rows : null;
  const unitRows = units.status === 'ready' ? units.rows : null;
  const names = useMemo(() => {
    const known = new Map<string, string>();
    for (const row of peopleRows ?? []) known.set(`p:${row.employee_id}`, row.name ?? row.employee_id);
    for (const row of unitRows ?? []) known.set(`u:${row.unit_id}`, row.name);
    return known;
  }, [peopleRows, unitRows]);
  return useCallback(
    ({ subject_type, subject_id }) => {
      if (subject_id === '@company') return t('signals.company');
      if (subject_id === '@overall') return t('signals.overall');
      // Agreement is told of each dimension of the scores.
      if (subject_type === 'company')
        return subject_id === 'overall' ? t('signals.dimensionAll') : subject_id;
      if (subject_type === 'unit') return names.get(`u:${subject_id}`) ?? subject_id;
      if (subject_type !== 'group') return names.get(`p:${subject_id}`) ?? subject_id;
      const [attribute, ...value] = subject_id.split('=');
      return value.length === 0
        ? label(subject_id)
        : t('signals.groupName', { attribute: label(attribute ?? ''), group: group(value.join('=')) });
    },
    [names, label, group, t],
  );
}

/** Whether the names are there: till then only ids could be said. */
export function useNamesKnown(): boolean {
  const { view } = useView();
  const people = useMetric('person_list', { period_id: view.period ?? null });
  const units = useMetric('unit_tree', { period_id: view.period ?? null });
  return people.status !== 'loading' && units.status !== 'loading';
}

/** The band of ratings a row speaks of, or null. */
export function useBand(): (row: SignalRow) => string | null {
  const t = useText();
  return useCallback(
    ({ comparison }) => {
      const [, band] = comparison.split(':');
      return band === 'top' || band === 'low' ? t(`signals.band.${band}`) : null;
    },
    [t],
  );
}

/** The unit that a row of a group compares within; null for the whole company. */
function useUnitOf(): (row: SignalRow) => string | null {
  const nameOf = useSubjectName();
  return useCallback(
    ({ subject_type, comparison }) => {
      const [scope = ''] = comparison.split(':');
      const unit = nameOf({ subject_type: 'unit', subject_id: scope });
      return subject_type !== 'group' || scope === 'company' || unit === scope ? null : unit;
    },
    [nameOf],
  );
}

/** Whom a row speaks of, with the coefficient, the unit and the band that it compares within. */
export function useRowLabel(): (row: SignalRow) => string {
  const t = useText();
  const nameOf = useSubjectName();
  const unitOf = useUnitOf();
  const band = useBand();
  return useCallback(
    (row) =>
      [coefficientOf(t, row), nameOf(row), unitOf(row), band(row)]
        .filter((part) => part !== null)
        .join(' · '),
    [t, nameOf, unitOf, band],
  );
}

/** The sentence of a flag or watch, with its figures. */
export function useFindingText(): (row: SignalRow) => string {
  const t = useText();
  const f = useFormat();
  const nameOf = useSubjectName();
  const unitOf = useUnitOf();
  return useCallback(
    (row) => {
      const show = (value: number | null) => estimateText(f, row.unit, value);
      const size = show(Math.abs(row.estimate ?? 0));
      const unit = unitOf(row);
      const finding = t(aboutKey(row.signal, 'finding'), {
        subject: [coefficientOf(t, row), nameOf(row)].filter((part) => part !== null).join(' · '),
        size: row.unit === 'sd' ? t('signals.sizeSd', { size }) : size,
        estimate: show(row.estimate),
        usual: show(noDifference(row)),
        dir: directionOf(row),
        band: row.comparison.endsWith(':low') ? 'low' : 'top',
        interval:
          row.lo === null || row.hi === null
            ? t('signals.noInterval')
            : t('signals.intervalIs', { lo: show(row.lo), hi: show(row.hi) }),
        n: f.integer(row.n),
        nOther: f.integer(row.n_other),
        p: probabilityIs(f, row.p),
        q: probabilityIs(f, row.q),
      });
      return unit === null ? finding : t('signals.findingIn', { unit, finding });
    },
    [t, f, nameOf, unitOf],
  );
}

/** What a row says in one sentence, whatever its verdict: never more certain than that. */
export function useSaying(): (row: SignalRow) => string {
  const t = useText();
  const f = useFormat();
  const textOf = useFindingText();
  return useCallback(
    (row) => {
      const n = f.integer(row.n);
      if (row.verdict === 'insufficient') return t('signals.tooFew', { n });
      if (row.verdict !== 'none') return textOf(row);
      return row.min_detectable === null
        ? t('signals.noFindingHere', { n })
        : t('signals.noFinding', { n, min: figureText(t, f, row.unit, row.min_detectable) });
    },
    [t, f, textOf],
  );
}

export interface Detail {
  key: string;
  name: string;
  value: string;
}

/** What a row says beyond the contract, named and in words. */
export function useDetails(): (row: SignalRow) => Detail[] {
  const f = useFormat();
  const label = useLabel('columns');
  const nameOf = useSubjectName();
  return useCallback(
    (row) =>
      Object.entries(row.detail).map(([key, value]) => ({
        key,
        name: label(key),
        value:
          typeof value === 'number'
            ? f.number(value, Number.isInteger(value) ? 0 : 3)
            : key === 'rater'
              ? nameOf({ subject_type: 'rater', subject_id: value })
              : key === 'last_month'
                ? f.period(value)
                : value.split(',').map(label).join(', '),
      })),
    [f, label, nameOf],
  );
}

/** How rows are written into a file. */
export function useReportWords(): ReportWords {
  const t = useText();
  const f = useFormat();
  const labelOf = useRowLabel();
  const sayingOf = useSaying();
  const detailsOf = useDetails();
  return useMemo(() => ({ t, f, labelOf, sayingOf, detailsOf }), [t, f, labelOf, sayingOf, detailsOf]);
}
