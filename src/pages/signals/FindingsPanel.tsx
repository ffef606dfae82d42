import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { useText } from '@/i18n/text.ts';
import { useMetricByName } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ViewLink } from '@/ui/view.tsx';
import { aboutKey, bySeverity, FAMILIES, type SignalRow, toSignalRow } from './signal.ts';
import { useFindingText, useNamesKnown, useRowLabel, useScenarioId } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** Flags of one kind that are told on the screen; the rest stands under the kind. On paper there is room for all. */
const TOLD = 4;

/** Every flag of the cycle as a sentence, by whom it speaks of: what a reader without time should see. */
export function FindingsPanel({ cycle }: { cycle: string }) {
  const t = useText();
  const isNamed = useNamesKnown();
  const flags = useMetricByName('signal_flags', { cycle_id: cycle, scenario_id: useScenarioId() });
  const read = flags.status === 'ready' ? flags.rows : null;
  const rows = useMemo(() => (read ?? []).map(toSignalRow).sort(bySeverity), [read]);
  return (
    <Panel title={t('signals.all')} subtitle={t('signals.allLead')} className="signal-findings">
      <DataState result={isNamed ? flags : { status: 'loading' }} empty={t('signals.nothingToLook')}>
        {() =>
          FAMILIES.map(({ id, signals }) => {
            const kinds = signals.flatMap((signal) => {
              const found = rows.filter((row) => row.signal === signal);
              return found.length === 0 ? [] : [{ signal, found }];
            });
            return kinds.length === 0 ? null : (
              <section key={id}>
                <h3>{t(`signals.family.${id}`)}</h3>
                <ul>
                  {kinds.map(({ signal, found }) => (
                    <KindFindings key={signal} signal={signal} rows={found} />
                  ))}
                </ul>
              </section>
            );
          })
        }
      </DataState>
    </Panel>
  );
}

function KindFindings({ signal, rows }: { signal: string; rows: readonly SignalRow[] }) {
  const t = useText();
  const labelOf = useRowLabel();
  const textOf = useFindingText();
  const rest = rows.length - TOLD;
  const kind = t(aboutKey(signal, 'name'));
  return (
    <>
      {rows.map((row, at) => (
        <li
          key={`${row.subject_id} ${row.comparison}`}
          className={at < TOLD ? undefined : 'signal-findings-print'}
        >
          <VerdictMark verdict={row.verdict} />
          <div>
            <p className="signal-findings-head">
              <strong>{labelOf(row)}</strong> <span className="soft">{kind}</span>
            </p>
            <p>{textOf(row)}</p>
            <p className="soft">{t('signals.suggested', { suggest: t(aboutKey(signal, 'suggest')) })}</p>
          </div>
          <ViewLink to={{ signal, subject: row.subject_id, comparison: row.comparison }}>
            {t('signals.toEvidence')} <ArrowRight aria-hidden width={14} height={14} />
          </ViewLink>
        </li>
      ))}
      {rest <= 0 ? null : (
        <li className="signal-findings-rest no-print">
          <ViewLink to={{ signal, subject: undefined, comparison: undefined }}>
            {t('signals.moreOfKind', { n: rest, kind })}
          </ViewLink>
        </li>
      )}
    </>
  );
}
