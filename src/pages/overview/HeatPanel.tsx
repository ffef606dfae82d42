import { useCallback, useMemo } from 'react';
import type { ChartSelection } from '@/charts/Chart.tsx';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { heatMap } from '@/charts/heat-map.ts';
import { ScaleLegend } from '@/charts/ScaleLegend.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import type { Scope } from './scope.ts';

/** Attainment of the units below by KPI; a cell opens its unit. */
export function HeatPanel({ scope }: { scope: Scope }) {
  const t = useText();
  const f = useFormat();
  const { go } = useView();
  const result = useMetric('unit_heat', { unit_id: scope.unit, period_id: scope.period });
  const rows = useMemo(() => (result.status === 'ready' ? result.rows : []), [result]);
  const units = useMemo(() => namesByRank(rows.map((row) => [row.unit_rank, row.unit_name])), [rows]);
  const kpis = useMemo(() => namesByRank(rows.map((row) => [row.kpi_rank, row.kpi_name])), [rows]);
  const option = useMemo(
    () =>
      heatMap(
        units,
        kpis,
        rows.map((row) => ({ row: row.unit_rank - 1, column: row.kpi_rank - 1, value: row.attainment })),
        (value) => f.percent(value, 0),
      ),
    [rows, units, kpis, f],
  );
  const columns = useMemo(
    () => [
      column.text('unit_name', t('overview.unit')),
      column.text('kpi_name', t('overview.kpi')),
      column.value('target', t('overview.target'), 'unit'),
      column.value('actual', t('overview.actual'), 'unit'),
      column.percent('attainment', t('overview.attainment')),
    ],
    [t],
  );
  const onSelect = useCallback(
    (selection: ChartSelection) => go({ unit: rows[selection.index]?.unit_id }),
    [go, rows],
  );
  if (result.status !== 'ready' || rows.length === 0)
    return (
      <Panel title={t('overview.heat')} subtitle={scope.context}>
        <DataState result={result} empty={t('overview.heatEmpty')}>
          {() => null}
        </DataState>
      </Panel>
    );
  const all = rows[0]?.kpis ?? kpis.length;
  return (
    <ChartPanel
      isStale={result.stale}
      title={t('overview.heat')}
      subtitle={
        all > kpis.length
          ? `${scope.context} · ${t('overview.heatFirst', { n: kpis.length, all })}`
          : scope.context
      }
      name="units-by-kpi"
      chart={{
        option,
        label: t('overview.heatLabel', { rows: units.length, columns: kpis.length }),
        height: units.length * 30 + 64,
        onSelect,
      }}
      table={
        <LazyTable
          label={t('overview.heat')}
          columns={columns}
          rows={rows}
          onOpen={(row) => go({ unit: String(row.unit_id) })}
        />
      }
      data={{
        headings: [
          t('overview.unit'),
          t('overview.kpi'),
          t('overview.target'),
          t('overview.actual'),
          t('overview.attainment'),
        ],
        rows: rows.map((row) => [row.unit_name, row.kpi_name, row.target, row.actual, row.attainment]),
      }}
    >
      <ScaleLegend />
    </ChartPanel>
  );
}

function namesByRank(ranked: readonly (readonly [number, string])[]): string[] {
  const names: string[] = [];
  for (const [rank, name] of ranked) names[rank - 1] = name;
  return names;
}
