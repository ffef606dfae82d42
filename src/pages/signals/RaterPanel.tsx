import { useMemo } from 'react';
import { useText } from '@/i18n/text.ts';
import { useMetric, useMetricByName } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { SearchSelect } from '@/ui/SearchSelect.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { ProfileTable } from './ProfileTable.tsx';
import { aboutKey, bySeverity, toSignalRow } from './signal.ts';
import { useScenarioId, useSubjectName } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** All signals of one rater side by side. They are a profile: nothing here is added up. */
export function RaterPanel({ cycle }: { cycle: string }) {
  const t = useText();
  const { view, go } = useView();
  const nameOf = useSubjectName();
  const raters = useMetric('rating_by_rater', {
    unit_id: view.unit ?? null,
    cycle,
    stage: view.stage ?? 'final',
  });
  const items = useMemo(
    () =>
      raters.status === 'ready'
        ? raters.rows.map((row) => ({
            id: row.rater_id,
            label: row.rater_name ?? row.rater_id,
            note: row.rater_id,
          }))
        : [],
    [raters],
  );
  const rater = view.rater ?? null;
  const result = useMetricByName(rater === null ? null : 'signal_rater', {
    cycle_id: cycle,
    scenario_id: useScenarioId(),
    rater_id: rater,
  });
  const rows = useMemo(
    () => (result.status === 'ready' ? result.rows.map(toSignalRow).sort(bySeverity) : []),
    [result],
  );
  return (
    <Panel
      title={rater === null ? t('signals.raterTitle') : nameOf({ subject_type: 'rater', subject_id: rater })}
      subtitle={t('signals.raterHint')}
      actions={
        <SearchSelect
          label={t('signals.chooseRater')}
          items={items}
          onSelect={(id) => go({ rater: id, subject: undefined, comparison: undefined })}
        />
      }
    >
      {rater === null ? (
        <RatersToLook cycle={cycle} />
      ) : (
        <DataState result={result} empty={t('signals.none')}>
          {() => (
            <>
              <ProfileTable rows={rows} cycle={cycle} />
              <p>
                <ViewLink to={{ page: 'person', person: rater }}>{t('signals.toPerson')}</ViewLink>
              </p>
            </>
          )}
        </DataState>
      )}
    </Panel>
  );
}

/** Before one is chosen: the raters that have a flag, with its kinds. */
function RatersToLook({ cycle }: { cycle: string }) {
  const t = useText();
  const nameOf = useSubjectName();
  const flags = useMetricByName('signal_flags', { cycle_id: cycle, scenario_id: useScenarioId() });
  const read = flags.status === 'ready' ? flags.rows : null;
  const kinds = useMemo(() => {
    const found = new Map<string, string[]>();
    for (const row of (read ?? []).map(toSignalRow))
      if (row.subject_type === 'rater')
        found.set(row.subject_id, [...(found.get(row.subject_id) ?? []), row.signal]);
    return [...found];
  }, [read]);
  return (
    <DataState result={flags} empty={t('signals.ratersNone')} isEmpty={() => kinds.length === 0}>
      {() => (
        <div>
          <p className="soft">{t('signals.ratersToLook')}</p>
          <ul className="signal-raters">
            {kinds.map(([rater, signals]) => (
              <li key={rater}>
                <VerdictMark
                  verdict="flag"
                  label={signals.map((signal) => t(aboutKey(signal, 'name'))).join(' · ')}
                />
                <ViewLink to={{ rater, subject: undefined, comparison: undefined }}>
                  {nameOf({ subject_type: 'rater', subject_id: rater })}
                </ViewLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </DataState>
  );
}
