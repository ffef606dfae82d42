import { useCallback, useMemo } from 'react';
import type { ChartSelection } from '@/charts/Chart.tsx';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { forest, forestHeight } from '@/charts/forest.ts';
import { useChartTheme } from '@/charts/theme.ts';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import type { MetricResult } from '@/session/hooks.ts';
import { column, type TableColumn, type TableRow } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import { reportHeadings, reportLine } from './report.ts';
import { aboutKey, estimateText, noDifference, probabilityText, type SignalRow, unitText } from './signal.ts';
import { useReportWords, useRowLabel } from './use-signals.ts';

/** Rows of the plot; the table has all. */
const PLOTTED = 24;

/** Every subject of one signal as an interval; a row opens its finding. */
export function SignalPanel({
  signal,
  flags,
  context,
  result,
}: {
  signal: string;
  /** Of the summary: how many of the rows are flags. */
  flags: number;
  context: string;
  result: MetricResult<SignalRow>;
}) {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const label = useRowLabel();
  const words = useReportWords();
  const rows = useMemo(() => (result.status === 'ready' ? result.rows : []), [result]);
  const told = useMemo(() => rows.filter((row) => row.estimate !== null), [rows]);
  const plotted = useMemo(() => told.slice(0, PLOTTED), [told]);
  const unit = plotted[0]?.unit ?? 'rating';
  const reference = commonReference(plotted);
  const { fontSize } = useChartTheme();
  const option = useMemo(
    () =>
      forest(
        plotted.map((row) => ({
          name: label(row),
          estimate: row.estimate,
          lo: row.lo,
          hi: row.hi,
          verdict: row.verdict,
          isMarked: row.subject_id === view.subject && row.comparison === (view.comparison ?? row.comparison),
        })),
        (value) => estimateText(f, unit, value),
        reference,
        axisText(t, signal, unit),
        unit === 'ratio' || unit === 'sd_ratio'
          ? 'ratio'
          : unit === 'forms' || unit === 'persons'
            ? 'count'
            : 'difference',
      ),
    [plotted, label, signal, unit, reference, f, t, view.subject, view.comparison],
  );
  const columns = useMemo(() => signalColumns(t, unitText(t, unit)), [t, unit]);
  const table = useMemo(
    () => rows.map((row): TableRow => ({ ...row, detail: null, name: label(row), mark: mark(row) })),
    [rows, label],
  );
  const open = useCallback(
    (row: { subject_id: string; comparison: string } | undefined) =>
      go({ subject: row?.subject_id, comparison: row?.comparison }),
    [go],
  );
  const onSelect = useCallback(
    (selection: ChartSelection) => open(plotted[selection.index]),
    [open, plotted],
  );
  const name = t(aboutKey(signal, 'name'));
  if (plotted.length === 0)
    return (
      <Panel title={name} subtitle={t(aboutKey(signal, 'question'))}>
        <DataState result={result} empty={t('signals.none')}>
          {() => (
            <>
              <p className="state">{t('signals.tooFewAll')}</p>
              <LazyTable label={name} columns={columns} rows={table} onOpen={(row) => open(idsOf(row))} />
            </>
          )}
        </DataState>
      </Panel>
    );
  return (
    <ChartPanel
      title={name}
      subtitle={[
        context,
        [t('signals.forestHint'), reference === null ? '' : lineText(t, unit)].join(' '),
      ].join(' · ')}
      name={`signal-${signal}`}
      chart={{
        option,
        label: t('signals.forestLabel', {
          signal: name,
          count: f.integer(rows.length),
          flags: f.integer(flags),
        }),
        height: forestHeight(plotted.length, fontSize),
        onSelect,
      }}
      table={<LazyTable label={name} columns={columns} rows={table} onOpen={(row) => open(idsOf(row))} />}
      data={{
        headings: reportHeadings(t),
        rows: rows.map((row) => reportLine(row, words)),
      }}
    >
      {rows.length > plotted.length ? (
        <p className="soft">
          {t('signals.more', {
            count: f.integer(told.length - plotted.length),
            few: f.integer(rows.length - told.length),
          })}
        </p>
      ) : null}
    </ChartPanel>
  );
}

/** The line of "no difference" of all rows; null where each has its own, or none. */
function commonReference(rows: readonly SignalRow[]): number | null {
  const [first = null, ...others] = [...new Set(rows.map(noDifference))];
  return others.length === 0 ? first : null;
}

const lineText = (t: ReturnType<typeof useText>, unit: string): string =>
  t(unit === 'share' || unit === 'r' ? 'signals.forestUsual' : 'signals.forestLine');

const SHARES = ['recency', 'heaping', 'calibration_effect'] as const;

/** What the axis measures: a share says of what. */
function axisText(t: ReturnType<typeof useText>, signal: string, unit: string): string {
  const share = SHARES.find((each) => each === signal);
  return share === undefined ? unitText(t, unit) : t(`signals.axis.${share}`);
}

const idsOf = (row: TableRow) => ({ subject_id: String(row.subject_id), comparison: String(row.comparison) });

/** The verdict as the status that the tables draw. */
function mark(row: SignalRow): 'good' | 'watch' | 'bad' | 'none' {
  return row.verdict === 'flag'
    ? 'bad'
    : row.verdict === 'watch'
      ? 'watch'
      : row.verdict === 'none'
        ? 'good'
        : 'none';
}

function signalColumns(t: ReturnType<typeof useText>, unit: string): TableColumn[] {
  const withUnit = (heading: string) => (unit === '' ? heading : t('signals.inUnitOf', { heading, unit }));
  const verdict = (id: string) => t(`signals.verdict.${id}` as MessageKey);
  return [
    { ...column.text('name', t('signals.column.subject')), rems: 12, wraps: true },
    column.status('mark', t('signals.column.verdict'), {
      bad: verdict('flag'),
      watch: verdict('watch'),
      good: verdict('none'),
      none: verdict('insufficient'),
    }),
    {
      key: 'estimate',
      label: withUnit(t('signals.column.estimate')),
      isNumber: true,
      text: (row: TableRow, f: ReturnType<typeof useFormat>) =>
        estimateText(f, String(row.unit), asNumber(row.estimate)),
    },
    {
      key: 'lo',
      label: t('signals.column.interval'),
      isNumber: true,
      rems: 10.5,
      text: (row: TableRow, f: ReturnType<typeof useFormat>) =>
        row.lo === null || row.hi === null
          ? '—'
          : `${estimateText(f, String(row.unit), asNumber(row.lo))} … ${estimateText(f, String(row.unit), asNumber(row.hi))}`,
    },
    {
      key: 'q',
      label: t('signals.column.q'),
      isNumber: true,
      text: (row: TableRow, f: ReturnType<typeof useFormat>) => probabilityText(f, asNumber(row.q)),
    },
    column.number('n', t('signals.column.n'), 0),
    {
      key: 'min_detectable',
      label: t('signals.column.min'),
      isNumber: true,
      text: (row: TableRow, f: ReturnType<typeof useFormat>) =>
        estimateText(f, String(row.unit), asNumber(row.min_detectable)),
    },
  ];
}

const asNumber = (value: TableRow[string] | undefined): number | null =>
  typeof value === 'number' ? value : null;
