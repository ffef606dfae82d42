import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ViewLink } from '@/ui/view.tsx';
import type { PersonScope } from './scope.ts';

/** Ratings by cycle and stage, with who decided and why. */
export function RatingsPanel({ scope }: { scope: PersonScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('person_ratings', { employee_id: scope.person });
  return (
    <Panel title={t('person.ratings')}>
      <DataState result={result} empty={t('person.noRating')}>
        {(rows) => (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('person.cycle')}</th>
                <th scope="col">{t('person.stage')}</th>
                <th scope="col">{t('person.rating')}</th>
                <th scope="col">{t('person.decidedBy')}</th>
                <th scope="col">{t('person.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.cycle}|${row.stage}`}>
                  <td>{f.period(row.cycle)}</td>
                  <td>{t(`stage.${row.stage}` as MessageKey)}</td>
                  <td>
                    <Num
                      explain={{
                        id: 'person_rating',
                        params: { employee_id: row.employee_id, cycle: row.cycle, stage: row.stage },
                      }}
                    >
                      <strong>{row.label}</strong>
                    </Num>
                  </td>
                  <td>
                    {row.rater_id === null ? (
                      '—'
                    ) : (
                      <ViewLink to={{ person: row.rater_id }}>{row.rater_name ?? row.rater_id}</ViewLink>
                    )}
                  </td>
                  <td className="soft">{row.reason ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DataState>
    </Panel>
  );
}

/** Attendance by month. */
export function AttendancePanel({ scope }: { scope: PersonScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('person_attendance', { employee_id: scope.person, period_id: scope.period });
  return (
    <Panel title={t('person.attendance')}>
      <DataState result={result} empty={t('person.noAttendance')}>
        {(rows) => (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('grain.month')}</th>
                <th scope="col" className="num">
                  {t('person.attended')}
                </th>
                <th scope="col" className="num">
                  {t('person.late')}
                </th>
                <th scope="col" className="num">
                  {t('person.missingPunch')}
                </th>
                <th scope="col" className="num">
                  {t('person.absent')}
                </th>
                <th scope="col" className="num">
                  {t('person.leave')}
                </th>
                <th scope="col" className="num">
                  {t('person.overtime')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.period_id}>
                  <td>
                    {f.period(row.period_id)}
                    {row.basis === 'days' ? null : (
                      <span className="soft">
                        {' '}
                        {row.basis === 'period' ? t('person.basisPeriod') : t('person.basisPunches')}
                      </span>
                    )}
                  </td>
                  {[
                    { id: 'days', text: f.number(row.attended_days) },
                    { id: 'late', text: f.integer(row.late_count) },
                    { id: 'missing', text: f.integer(row.missing_punch_count) },
                    { id: 'absent', text: f.number(row.absent_days) },
                    { id: 'leave', text: f.number(row.leave_days) },
                    { id: 'overtime', text: f.number(row.overtime_hours, 1) },
                  ].map((cell) => (
                    <td key={cell.id} className="num">
                      <Num
                        explain={{
                          id: 'person_attendance',
                          params: { employee_id: row.employee_id, period_id: row.period_id },
                        }}
                      >
                        {cell.text}
                      </Num>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DataState>
    </Panel>
  );
}
