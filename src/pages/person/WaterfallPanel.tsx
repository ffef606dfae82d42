import { useMemo } from 'react';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { waterfall } from '@/charts/waterfall.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { EmptyState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import type { PersonScope } from './scope.ts';

/** From 100 to the score, step by step; the steps add up exactly. */
export function WaterfallPanel({ scope }: { scope: PersonScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('person_waterfall', { employee_id: scope.person, period_id: scope.period });
  const rows = useMemo(() => (result.status === 'ready' ? result.rows : []), [result]);
  const named = useMemo(
    () =>
      rows.map((row) => ({
        ...row,
        label:
          row.kind === 'start'
            ? t('person.allMet')
            : row.kind === 'end'
              ? t('metrics.personScore.label')
              : (row.kpi_name ?? row.kpi_id ?? ''),
      })),
    [rows, t],
  );
  const option = useMemo(
    () =>
      waterfall(
        named.map((row) => ({
          label: row.label,
          from: row.from_score,
          to: row.to_score,
          kind: row.kind === 'start' || row.kind === 'end' ? row.kind : 'change',
        })),
        f.score,
        (value) => f.delta(value, 'score'),
      ),
    [named, f],
  );
  const columns = useMemo(
    () => [
      column.text('label', t('overview.kpi')),
      column.score('from_score', t('person.from')),
      column.score('to_score', t('person.to')),
    ],
    [t],
  );
  if (rows.length === 0) {
    return (
      <Panel title={t('person.waterfall')} subtitle={scope.context}>
        <EmptyState title={t('person.noScore')} />
      </Panel>
    );
  }
  return (
    <ChartPanel
      title={t('person.waterfall')}
      subtitle={scope.context}
      name="score-waterfall"
      chart={{
        option,
        label: t('person.waterfallLabel', { score: f.score(rows.at(-1)?.to_score) }),
        height: 300,
      }}
      table={<LazyTable label={t('person.waterfall')} columns={columns} rows={named} />}
      data={{
        headings: [t('overview.kpi'), t('person.from'), t('person.to')],
        rows: named.map((row) => [row.label, row.from_score, row.to_score]),
      }}
    />
  );
}
