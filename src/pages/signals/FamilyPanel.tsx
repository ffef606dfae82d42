import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { MetricResult } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView } from '@/ui/view.tsx';
import { aboutKey, SIGNALS } from './signal.ts';
import { VerdictMark } from './VerdictMark.tsx';

export interface SignalCount {
  signal: string;
  tests: number;
  flags: number;
  watches: number;
  insufficient: number;
}

/** Every kind of signal with the number of tests made and what they gave; a row shows the kind. */
export function FamilyPanel({ result, selected }: { result: MetricResult<SignalCount>; selected: string }) {
  const t = useText();
  const f = useFormat();
  const { go } = useView();
  return (
    <Panel title={t('signals.families')} className="signal-families">
      <DataState result={result} empty={t('signals.none')}>
        {(rows) => (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('signals.column.signal')}</th>
                <th scope="col" className="num">
                  {t('signals.column.tests')}
                </th>
                <th scope="col" className="num">
                  {t('signals.column.flags')}
                </th>
                <th scope="col" className="num">
                  {t('signals.column.watches')}
                </th>
              </tr>
            </thead>
            <tbody>
              {SIGNALS.map((signal) => {
                const count = rows.find((row) => row.signal === signal);
                return (
                  <tr key={signal} aria-current={signal === selected ? 'true' : undefined}>
                    <th scope="row">
                      <button
                        type="button"
                        className="signal-kind"
                        onClick={() => go({ signal, subject: undefined, comparison: undefined })}
                      >
                        {t(aboutKey(signal, 'name'))}
                      </button>
                    </th>
                    <td className="num">{f.integer(count?.tests ?? 0)}</td>
                    <td className="num">
                      {count === undefined || count.flags === 0 ? '–' : <Count of="flag" n={count.flags} />}
                    </td>
                    <td className="num">
                      {count === undefined || count.watches === 0 ? (
                        '–'
                      ) : (
                        <Count of="watch" n={count.watches} />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </DataState>
    </Panel>
  );
}

function Count({ of, n }: { of: 'flag' | 'watch'; n: number }) {
  const f = useFormat();
  return <VerdictMark verdict={of} label={f.integer(n)} />;
}

/** Summary rows of the catalogue as counts per kind. */
export function toCount(row: Readonly<Record<string, string | number | boolean | null>>): SignalCount {
  const number = (name: string) => (typeof row[name] === 'number' ? row[name] : 0);
  return {
    signal: String(row.signal),
    tests: number('tests'),
    flags: number('flags'),
    watches: number('watches'),
    insufficient: number('insufficient'),
  };
}
