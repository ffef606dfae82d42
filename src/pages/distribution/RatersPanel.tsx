import { useMemo } from 'react';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import type { DistributionScope } from './scope.ts';

/** By rater; a row narrows the list of people to the rater's. */
export function RatersPanel({ scope }: { scope: DistributionScope }) {
  const t = useText();
  const { go } = useView();
  const result = useMetric('rating_by_rater', {
    unit_id: scope.unit,
    cycle: scope.cycle,
    stage: scope.stage,
  });
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
  return (
    <Panel title={t('distribution.byRater')} subtitle={t('distribution.byRaterHint')}>
      <DataState result={result} empty={t('distribution.noRaters')}>
        {(rows) => (
          <LazyTable
            label={t('distribution.byRater')}
            columns={columns}
            rows={rows}
            onOpen={(row) => go({ rater: String(row.rater_id), label: undefined })}
          />
        )}
      </DataState>
    </Panel>
  );
}
