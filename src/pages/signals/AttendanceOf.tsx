import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { estimateText, probabilityText, type SignalRow } from './signal.ts';
import { useScenarioId } from './use-signals.ts';

/** Attendance beside a gap of proximity: as a covariate of the rating, and as an outcome of its own. */
export function AttendanceOf({ row, cycle }: { row: SignalRow; cycle: string }) {
  const t = useText();
  const f = useFormat();
  const params = {
    cycle_id: cycle,
    scenario_id: useScenarioId(),
    subject_id: row.subject_id,
    comparison: row.comparison,
  };
  const result = useMetric('proximity_attendance', params);
  return (
    <section className="signal-evidence">
      <h3>{t('signals.attendance.title')}</h3>
      <DataState result={result} empty={t('signals.attendance.none')}>
        {(rows) => (
          <>
            <p className="soft">{t('signals.attendance.lead', { n: f.integer(rows[0]?.n ?? null) })}</p>
            <table>
              <tbody>
                {rows.map((line) => {
                  const show = (value: number | null) => estimateText(f, line.unit ?? '', value);
                  return (
                    <tr key={line.model}>
                      <th scope="row">{t(`signals.attendance.${line.model}` as MessageKey)}</th>
                      <td className="num">
                        <Num
                          explain={{
                            id: 'signal.proximity_attendance',
                            params: { ...params, model: line.model },
                          }}
                        >
                          {show(line.difference)}
                        </Num>
                      </td>
                      <td className="num">
                        {line.lo === null || line.hi === null ? '—' : `${show(line.lo)} … ${show(line.hi)}`}
                      </td>
                      <td className="num">p = {probabilityText(f, line.p)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </>
        )}
      </DataState>
    </section>
  );
}
