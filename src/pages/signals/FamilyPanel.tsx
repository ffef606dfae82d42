import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { MetricResult } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { type ExplainRef, Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ViewLink } from '@/ui/view.tsx';
import { aboutKey, countExplain, FAMILIES } from './signal.ts';
import { useScenarioId } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

export interface SignalCount {
  signal: string;
  tests: number;
  flags: number;
  watches: number;
  insufficient: number;
}

/** Every kind of signal with the number of tests made and what they gave; a row shows the kind, the first one all flags. */
export function FamilyPanel({
  result,
  selected,
  cycle,
}: {
  result: MetricResult<SignalCount>;
  /** Null: what all kinds ask to look at. */
  selected: string | null;
  cycle: string;
}) {
  const t = useText();
  return (
    <Panel title={t('signals.families')} className="signal-families">
      <DataState result={result} empty={t('signals.none')}>
        {(rows) => (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('signals.column.signal')}</th>
                {(['tests', 'flags', 'watches'] as const).map((column) => (
                  <th key={column} scope="col" className="num">
                    {t(`signals.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr aria-current={selected === null ? 'true' : undefined}>
                <th scope="row" colSpan={4}>
                  <ViewLink
                    className="signal-kind"
                    to={{ signal: undefined, subject: undefined, comparison: undefined }}
                  >
                    {t('signals.all')}
                  </ViewLink>
                </th>
              </tr>
            </tbody>
            {FAMILIES.map(({ id, signals }) => (
              <tbody key={id}>
                <tr className="signal-family">
                  <th scope="rowgroup" colSpan={4}>
                    {t(`signals.family.${id}`)}
                  </th>
                </tr>
                {signals.map((signal) => (
                  <Kind
                    key={signal}
                    signal={signal}
                    count={rows.find((row) => row.signal === signal)}
                    isSelected={signal === selected}
                    cycle={cycle}
                  />
                ))}
              </tbody>
            ))}
          </table>
        )}
      </DataState>
    </Panel>
  );
}

function Kind({
  signal,
  count,
  isSelected,
  cycle,
}: {
  signal: string;
  count: SignalCount | undefined;
  isSelected: boolean;
  cycle: string;
}) {
  const t = useText();
  const f = useFormat();
  const explain = countExplain(signal, cycle, useScenarioId());
  return (
    <tr aria-current={isSelected ? 'true' : undefined}>
      <th scope="row">
        <ViewLink className="signal-kind" to={{ signal, subject: undefined, comparison: undefined }}>
          {t(aboutKey(signal, 'name'))}
        </ViewLink>
      </th>
      <td className="num">
        <Num explain={explain}>{f.integer(count?.tests ?? 0)}</Num>
      </td>
      <td className="num">
        <Count of="flag" n={count?.flags ?? 0} explain={explain} />
      </td>
      <td className="num">
        <Count of="watch" n={count?.watches ?? 0} explain={explain} />
      </td>
    </tr>
  );
}

function Count({ of, n, explain }: { of: 'flag' | 'watch'; n: number; explain: ExplainRef }) {
  const f = useFormat();
  return n === 0 ? (
    '–'
  ) : (
    <Num explain={explain}>
      <VerdictMark verdict={of} label={f.integer(n)} />
    </Num>
  );
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
