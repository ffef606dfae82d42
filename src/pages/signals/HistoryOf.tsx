import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetricByName } from '@/session/hooks.ts';
import { estimateText, type SignalRow } from './signal.ts';
import { useSignal } from './use-signals.ts';
import { VerdictMark } from './VerdictMark.tsx';

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
      <td className="num">{estimateText(f, row.unit, found?.estimate ?? null)}</td>
      <td className="num">
        {found === undefined || found.lo === null || found.hi === null
          ? '—'
          : `${estimateText(f, row.unit, found.lo)} … ${estimateText(f, row.unit, found.hi)}`}
      </td>
      <td className="num">{f.integer(found?.n ?? null)}</td>
    </tr>
  );
}
