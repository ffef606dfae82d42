import type { ReactNode } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { Num } from '@/ui/Num.tsx';
import { useView } from '@/ui/view.tsx';
import { aboutKey, estimateText, explainOf, probabilityText, type SignalRow } from './signal.ts';
import { useBand, useScenarioId } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

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
  const { view, go } = useView();
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
          {(['estimate', 'interval', 'q', 'n', 'min'] as const).map((name) => (
            <th key={name} scope="col" className="num">
              {t(`signals.column.${name}`)}
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
              <button
                type="button"
                className="signal-kind"
                onClick={() =>
                  go({ signal: row.signal, subject: row.subject_id, comparison: row.comparison })
                }
              >
                {t(aboutKey(row.signal, 'name'))}
              </button>
            </Cell>
            <td>
              <VerdictMark verdict={row.verdict} />
            </td>
            <td className="num">
              <Num explain={explainOf(row, cycle, scenario)}>{estimateText(f, row.unit, row.estimate)}</Num>
            </td>
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
  );
}

function Cell({ isHeading, children }: { isHeading: boolean; children: ReactNode }) {
  return isHeading ? <th scope="row">{children}</th> : <td>{children}</td>;
}
