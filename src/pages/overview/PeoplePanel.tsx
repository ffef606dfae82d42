import { useMemo } from 'react';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import type { Scope } from './scope.ts';

/** Everybody in the subtree with score and change; a row opens the person. */
export function PeoplePanel({ scope, name, isLeaf }: { scope: Scope; name: string; isLeaf: boolean }) {
  const t = useText();
  const { go } = useView();
  const result = useMetric('unit_people', { unit_id: scope.unit, period_id: scope.period });
  const columns = useMemo(
    () => [
      column.text('name', t('overview.name')),
      ...(isLeaf ? [] : [column.text('unit_name', t('overview.unit'))]),
      column.text('position', t('overview.position')),
      column.score('score', t('overview.score')),
      column.delta('score_change', t('overview.change')),
      column.text('rating', t('overview.rating'), 90),
    ],
    [t, isLeaf],
  );
  return (
    <Panel title={t('overview.peopleIn', { name })} subtitle={scope.context}>
      <DataState result={result}>
        {(rows) => (
          <LazyTable
            label={t('overview.people')}
            columns={columns}
            rows={rows}
            onOpen={(row) => go({ page: 'person', person: String(row.employee_id) })}
          />
        )}
      </DataState>
    </Panel>
  );
}
