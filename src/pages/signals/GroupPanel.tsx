import { useMemo } from 'react';
import { useLabel, useText } from '@/i18n/text.ts';
import { useMetric, useMetricByName } from '@/session/hooks.ts';
import { Select } from '@/ui/Choice.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import { ProfileTable } from './ProfileTable.tsx';
import { type SignalRow, toSignalRow } from './signal.ts';
import { useScenarioId } from './use-signals.ts';

const ATTRIBUTES = [
  'gender',
  'age_band',
  'tenure_band',
  'location',
  'remote',
  'employment_type',
  'long_leave',
  'school',
] as const;
const COMPANY = 'company';

/** All signals of the groups of one attribute side by side, in the company, a division or a department. */
export function GroupPanel({ cycle }: { cycle: string }) {
  const t = useText();
  const label = useLabel('columns');
  const { view, go } = useView();
  const units = useMetric('unit_tree', { period_id: view.period ?? null });
  const scopes = useMemo(
    () => [
      { id: COMPANY, label: t('signals.company') },
      ...(units.status === 'ready' ? units.rows : [])
        .filter((unit) => unit.depth === 1 || unit.depth === 2)
        .map((unit) => ({ id: unit.unit_id, label: `${' '.repeat(2 * unit.depth - 2)}${unit.name}` })),
    ],
    [units, t],
  );
  const scope = scopes.find(({ id }) => id === view.scope)?.id ?? COMPANY;
  const result = useMetricByName('signal_group', {
    cycle_id: cycle,
    scenario_id: useScenarioId(),
    scope,
  });
  const rows = result.status === 'ready' ? result.rows : [];
  const offered = ATTRIBUTES.filter((attribute) => rows.some((row) => row.attribute === attribute));
  const attribute = offered.find((each) => each === view.group) ?? offered[0];
  const shown = useMemo(
    () =>
      rows
        .filter((row) => row.attribute === attribute)
        .map(toSignalRow)
        .sort(byGroup),
    [rows, attribute],
  );
  return (
    <Panel
      title={attribute === undefined ? t('signals.groupTitle') : label(attribute)}
      subtitle={t('signals.groupHint')}
      actions={
        <>
          {attribute === undefined ? null : (
            <Select
              label={t('signals.chooseAttribute')}
              items={offered.map((id) => ({ id, label: label(id) }))}
              value={attribute}
              onChange={(id) => go({ group: id, subject: undefined, comparison: undefined })}
            />
          )}
          <Select
            label={t('signals.chooseScope')}
            items={scopes}
            value={scope}
            onChange={(id) => go({ scope: id, subject: undefined, comparison: undefined })}
          />
        </>
      }
    >
      <DataState result={result} empty={t('signals.noGroups')}>
        {() => <ProfileTable rows={shown} cycle={cycle} subjects />}
      </DataState>
    </Panel>
  );
}

/** The groups in the order of their values, the signals of each as the page lists them. */
const byGroup = (a: SignalRow, b: SignalRow): number =>
  a.subject_id.localeCompare(b.subject_id) || b.signal.localeCompare(a.signal);
