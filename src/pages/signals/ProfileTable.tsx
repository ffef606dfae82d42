import type { ReactNode } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { Num } from '@/ui/Num.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { aboutKey, explainOf, figuresOf, type SignalRow, unitText } from './signal.ts';
import { useBand, useScenarioId } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

const COLUMNS = ['estimate', 'interval', 'q', 'n', 'min'] as const;

/** Signals side by side, a row each: a row opens its finding. With subjects where the rows speak of several. */
export function ProfileTable({
  rows,
  cycle,
  subjects = false,
}: {
  rows: readonly SignalRow[];
  cycle: string;
  subjects?: boolean;
}) {
  const t = useText();
  const f = useFormat();
  const { view } = useView();
  const band = useBand();
  const group = useLabel('groups');
  // The attribute stands above the table, the unit beside it.
  const groupOf = (row: SignalRow) =>
    [group(row.subject_id.split('=').slice(1).join('=')) || t('signals.allGroups'), band(row)]
      .filter((part) => part !== null)
      .join(' · ');
  const scenario = useScenarioId();
  return (
    <table className="signal-profile">
      <thead>
        <tr>
          {subjects ? <th scope="col">{t('signals.whatIf.subject')}</th> : null}
          <th scope="col">{t('signals.column.signal')}</th>
          <th scope="col">{t('signals.column.verdict')}</th>
          {COLUMNS.map((name) => (
            <th key={name} scope="col" className="num">
              {name === 'q' ? (
                <abbr title={t('signals.qTitle')}>{t('signals.column.q')}</abbr>
              ) : (
                t(`signals.column.${name}`)
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={`${row.signal} ${row.subject_id} ${row.comparison}`}
            aria-current={
              row.signal === view.signal &&
              view.subject === row.subject_id &&
              view.comparison === row.comparison
                ? 'true'
                : undefined
            }
          >
            {subjects ? <th scope="row">{groupOf(row)}</th> : null}
            <Cell isHeading={!subjects}>
              <ViewLink
                className="signal-kind"
                to={{ signal: row.signal, subject: row.subject_id, comparison: row.comparison }}
              >
                {t(aboutKey(row.signal, 'name'))}
              </ViewLink>
            </Cell>
            <td>
              <VerdictMark verdict={row.verdict} />
            </td>
            {figuresOf(row, f, COLUMNS).map(([name, value]) => (
              <td key={name} className="num">
                {value === '—' ? value : <Num explain={explainOf(row, cycle, scenario)}>{value}</Num>}
                {name === 'estimate' && value !== '—' ? (
                  <span className="signal-unit">{unitText(t, row.unit)}</span>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ isHeading, children }: { isHeading: boolean; children: ReactNode }) {
  return isHeading ? <th scope="row">{children}</th> : <td>{children}</td>;
}
