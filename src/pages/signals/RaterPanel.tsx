import { useMemo } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric, useMetricByName } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { SearchSelect } from '@/ui/SearchSelect.tsx';
import { useView } from '@/ui/view.tsx';
import { aboutKey, bySeverity, estimateText, probabilityText, toSignalRow } from './signal.ts';
import { useScenarioId, useSubjectName } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** All signals of one rater side by side. They are a profile: nothing here is added up. */
export function RaterPanel({ cycle }: { cycle: string }) {
  const t = useText();
  const f = useFormat();
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
        <p className="state">{t('signals.chooseRater')}</p>
      ) : (
        <DataState result={result} empty={t('signals.none')}>
          {() => (
            <table className="signal-profile">
              <thead>
                <tr>
                  <th scope="col">{t('signals.column.signal')}</th>
                  <th scope="col">{t('signals.column.verdict')}</th>
                  <th scope="col" className="num">
                    {t('signals.column.estimate')}
                  </th>
                  <th scope="col" className="num">
                    {t('signals.column.interval')}
                  </th>
                  <th scope="col" className="num">
                    {t('signals.column.q')}
                  </th>
                  <th scope="col" className="num">
                    {t('signals.column.n')}
                  </th>
                  <th scope="col" className="num">
                    {t('signals.column.min')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr
                    key={`${row.signal} ${row.comparison}`}
                    aria-current={
                      row.signal === view.signal && view.subject === row.subject_id ? 'true' : undefined
                    }
                  >
                    <th scope="row">
                      <button
                        type="button"
                        className="signal-kind"
                        onClick={() =>
                          go({ signal: row.signal, subject: row.subject_id, comparison: row.comparison })
                        }
                      >
                        {t(aboutKey(row.signal, 'name'))}
                      </button>
                    </th>
                    <td>
                      <VerdictMark verdict={row.verdict} />
                    </td>
                    <td className="num">{estimateText(f, row.unit, row.estimate)}</td>
                    <td className="num">
                      {row.lo === null || row.hi === null
                        ? '—'
                        : `${estimateText(f, row.unit, row.lo)} … ${estimateText(f, row.unit, row.hi)}`}
                    </td>
                    <td className="num">{probabilityText(f, row.q)}</td>
                    <td className="num">{f.integer(row.n)}</td>
                    <td className="num">{estimateText(f, row.unit, row.min_detectable)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </DataState>
      )}
    </Panel>
  );
}
