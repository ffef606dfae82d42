import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetricByName } from '@/session/hooks.ts';
import { Num } from '@/ui/Num.tsx';
import { explainOf, figuresOf, type SignalRow } from './signal.ts';
import { useSignal } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

const COLUMNS = ['estimate', 'interval', 'n'] as const;
const NO_FIGURES = { estimate: null, lo: null, hi: null, n: null };

/** The same signal of the same subject in every cycle that has ratings, oldest first; nothing where there is only one. */
export function HistoryOf({ row }: { row: SignalRow }) {
  const t = useText();
  const cycles = useMetricByName('signal_cycles', {});
  const ids = cycles.status === 'ready' ? cycles.rows.map((each) => String(each.cycle_id)).reverse() : [];
  if (ids.length < 2) return null;
  return (
    <section className="signal-evidence">
      <h3>{t('signals.history')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('signals.cycle')}</th>
            <th scope="col">{t('signals.column.verdict')}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="num">
                {t(`signals.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((cycle) => (
            <CycleRow key={cycle} cycle={cycle} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CycleRow({ cycle, row }: { cycle: string; row: SignalRow }) {
  const f = useFormat();
  const result = useSignal(row.signal, cycle, '');
  const found =
    result.status === 'ready'
      ? result.rows.find((each) => each.subject_id === row.subject_id && each.comparison === row.comparison)
      : undefined;
  return (
    <tr>
      <th scope="row">{f.period(cycle)}</th>
      <td>{found === undefined ? '—' : <VerdictMark verdict={found.verdict} />}</td>
      {figuresOf(found ?? { ...row, ...NO_FIGURES }, f, COLUMNS).map(([name, value]) => (
        <td key={name} className="num">
          {found === undefined || value === '—' ? (
            '—'
          ) : (
            <Num explain={explainOf(found, cycle, '')}>{value}</Num>
          )}
        </td>
      ))}
    </tr>
  );
}
