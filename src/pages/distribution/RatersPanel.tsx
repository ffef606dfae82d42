import { useCallback, useMemo } from 'react';
import type { ChartSelection } from '@/charts/Chart.tsx';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { dotStrip } from '@/charts/dot-strip.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { EmptyState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import type { DistributionScope } from './scope.ts';

/** By rater, a dot each, in strips by how many people they rate; a dot or a row narrows the list of people to the rater's. */
export function RatersPanel({ scope }: { scope: DistributionScope }) {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const result = useMetric('rating_by_rater', {
    unit_id: scope.unit,
    cycle: scope.cycle,
    stage: scope.stage,
  });
  const rows = useMemo(
    () =>
      result.status === 'ready'
        ? TEAM_SIZES.flatMap((size) => result.rows.filter((row) => row.team_size === size))
        : [],
    [result],
  );
  const placed = useMemo(
    () => rows.flatMap((row) => (row.mean_ordinal === null ? [] : [{ ...row, mean: row.mean_ordinal }])),
    [rows],
  );
  const option = useMemo(() => {
    const mean = placed[0]?.unit_mean ?? null;
    return dotStrip(
      placed.map((row) => ({
        name: `${row.rater_name ?? row.rater_id} · ${t('distribution.peopleCount', { n: row.people, count: f.integer(row.people) })}`,
        value: row.mean,
        group: t('distribution.peopleCount', { n: 99, count: row.team_size }),
        isMarked: row.rater_id === view.rater,
      })),
      (value) => f.number(value, 2),
      mean === null
        ? undefined
        : { value: mean, label: t('distribution.unitMean', { value: f.number(mean, 2) }) },
      t('distribution.meanOrdinal'),
    );
  }, [placed, view.rater, f, t]);
  const columns = useMemo(
    () => [
      column.text('rater_name', t('distribution.rater')),
      column.number('people', t('overview.headcount'), 0),
      column.number('mean_ordinal', t('distribution.meanOrdinal'), 2),
      column.percent('top_share', t('distribution.topShare')),
      column.number('spread', t('distribution.spread'), 2),
      column.score('mean_kpi_score', t('distribution.meanKpi')),
    ],
    [t],
  );
  const narrow = useCallback(
    (rater: string | undefined) => go({ rater, label: undefined, from: undefined }),
    [go],
  );
  const onSelect = useCallback(
    (selection: ChartSelection) => narrow(placed[selection.index]?.rater_id),
    [narrow, placed],
  );
  if (rows.length === 0) {
    return (
      <Panel title={t('distribution.byRater')} subtitle={t('distribution.byRaterHint')}>
        {result.status === 'ready' ? <EmptyState title={t('distribution.noRaters')} /> : null}
      </Panel>
    );
  }
  return (
    <ChartPanel
      title={t('distribution.byRater')}
      subtitle={`${scope.context} · ${t('distribution.byRaterHint')}`}
      name="ratings-by-rater"
      chart={{ option, label: t('distribution.raterStrip'), height: 300, onSelect }}
      table={
        <LazyTable
          label={t('distribution.byRater')}
          columns={columns}
          rows={rows}
          onOpen={(row) => narrow(String(row.rater_id))}
        />
      }
      data={{
        headings: [
          t('distribution.rater'),
          t('overview.headcount'),
          t('distribution.meanOrdinal'),
          t('distribution.topShare'),
          t('distribution.spread'),
          t('distribution.meanKpi'),
        ],
        rows: rows.map((row) => [
          row.rater_name ?? row.rater_id,
          row.people,
          row.mean_ordinal,
          row.top_share,
          row.spread,
          row.mean_kpi_score,
        ]),
      }}
    />
  );
}

const TEAM_SIZES = ['3–5', '6–10', '11+'];
