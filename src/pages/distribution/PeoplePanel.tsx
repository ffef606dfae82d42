import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { Button } from '@/ui/Button.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import type { DistributionScope } from './scope.ts';

/** The people behind the figures, narrowed by label or rater; a row opens the person. */
export function PeoplePanel({ scope }: { scope: DistributionScope }) {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const result = useMetric('rating_people', {
    unit_id: scope.unit,
    cycle: scope.cycle,
    stage: scope.stage,
    label: view.label ?? null,
    rater_id: view.rater ?? null,
    label_proposed: view.from ?? null,
  });
  const columns = useMemo(
    () => [
      column.text('name', t('overview.name')),
      column.text('unit_name', t('overview.unit')),
      column.text('label', t('person.rating')),
      column.text('label_proposed', t('stage.proposed')),
      column.text('rater_name', t('distribution.rater')),
      column.score('kpi_score', t('metrics.personScore.label')),
      column.text('reason', t('person.reason')),
    ],
    [t],
  );
  const rater = result.status === 'ready' ? (result.rows[0]?.rater_name ?? view.rater) : view.rater;
  const label =
    view.from === undefined || view.label === undefined
      ? view.label
      : t('distribution.from', { from: view.from, to: view.label });
  const narrowed = [label, view.rater === undefined ? undefined : rater].filter(
    (value) => value !== undefined,
  );
  return (
    <Panel
      title={t('distribution.people')}
      subtitle={
        result.status === 'ready'
          ? t('distribution.peopleCount', { n: result.rows.length, count: f.integer(result.rows.length) })
          : undefined
      }
      actions={
        narrowed.length === 0 ? undefined : (
          <Button
            look="quiet"
            icon={X}
            onPress={() => go({ label: undefined, rater: undefined, from: undefined })}
          >
            {t('distribution.clear', { filter: narrowed.join(', ') })}
          </Button>
        )
      }
    >
      <DataState result={result}>
        {(rows) => (
          <LazyTable
            label={t('distribution.people')}
            columns={columns}
            rows={rows}
            onOpen={(row) => go({ page: 'person', person: String(row.employee_id) })}
          />
        )}
      </DataState>
    </Panel>
  );
}
