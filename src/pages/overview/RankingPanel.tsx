import { useCallback, useMemo } from 'react';
import type { Row } from '@/catalog/catalog.ts';
import { rankingBars } from '@/charts/bars.ts';
import type { ChartSelection } from '@/charts/Chart.tsx';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { MetricResult } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import type { Scope } from './scope.ts';

/** The units below, best mean score first; a bar opens its unit. */
export function RankingPanel({
  scope,
  result,
}: {
  scope: Scope;
  result: MetricResult<Row<'unit_children'>>;
}) {
  const t = useText();
  const f = useFormat();
  const { go } = useView();
  const rows = useMemo(() => (result.status === 'ready' ? result.rows : []), [result]);
  // Units without a score come last and have no bar; the table lists them.
  const ranked = useMemo(() => rows.filter((row) => row.mean_score !== null), [rows]);
  const option = useMemo(
    () =>
      rankingBars(
        ranked.map((row) => ({
          label: row.name,
          value: row.mean_score,
          attainment: row.mean_score === null ? null : row.mean_score / 100,
        })),
        f.score,
        100,
      ),
    [ranked, f],
  );
  const columns = useMemo(
    () => [
      column.text('name', t('overview.unit')),
      column.number('headcount', t('overview.headcount'), 0),
      column.score('mean_score', t('overview.score')),
      column.delta('mean_score_change', t('overview.change')),
      column.percent('at_target_share', t('overview.atTarget')),
    ],
    [t],
  );
  const open = useCallback((index: number) => go({ unit: rows[index]?.unit_id }), [go, rows]);
  const onSelect = useCallback((selection: ChartSelection) => open(selection.index), [open]);
  if (result.status !== 'ready' || ranked.length === 0)
    return (
      <Panel title={t('overview.ranking')} subtitle={scope.context}>
        <DataState result={result}>
          {() => <div className="state">{t('overview.rankingEmpty')}</div>}
        </DataState>
      </Panel>
    );
  return (
    <ChartPanel
      isStale={result.stale}
      title={t('overview.ranking')}
      subtitle={scope.context}
      name="ranking"
      chart={{
        option,
        label: t('overview.rankingLabel', { best: ranked[0]?.name, worst: ranked.at(-1)?.name }),
        height: Math.max(96, ranked.length * 26 + 16),
        onSelect,
      }}
      table={
        <LazyTable
          label={t('overview.ranking')}
          columns={columns}
          rows={rows}
          onOpen={(row) => go({ unit: String(row.unit_id) })}
        />
      }
      data={{
        headings: [
          t('overview.unit'),
          t('overview.headcount'),
          t('overview.score'),
          t('overview.change'),
          t('overview.atTarget'),
        ],
        rows: rows.map((row) => [
          row.name,
          row.headcount,
          row.mean_score,
          row.mean_score_change,
          row.at_target_share,
        ]),
      }}
    />
  );
}
