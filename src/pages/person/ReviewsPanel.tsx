import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, type Text, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import type { PersonScope } from './scope.ts';

const ROLES = ['self', 'manager', 'skip', 'peer', 'upward', 'customer', 'hr'];

/** Scores by rater role and dimension, on one scale; too few peers stay hidden. */
export function ReviewsPanel({ scope }: { scope: PersonScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('person_reviews', { employee_id: scope.person });
  return (
    <Panel title={t('person.reviews')} subtitle={t('person.reviewsHint')}>
      <DataState result={result} empty={t('person.noReviews')}>
        {(rows) => {
          const roles = ROLES.filter((role) => rows.some((row) => row.role === role));
          const lines = [...new Set(rows.map((row) => `${row.cycle}|${row.dimension}`))];
          return (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('person.dimension')}</th>
                  {roles.map((role) => (
                    <th key={role} scope="col" className="num">
                      {roleText(t, role)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => {
                  const [cycle = '', dimension = ''] = line.split('|');
                  return (
                    <tr key={line}>
                      <th scope="row" className="person-kpi-name">
                        {dimension === 'overall'
                          ? t('person.overall')
                          : dimension === 'rating_sheet'
                            ? t('person.ratingSheet')
                            : dimension}{' '}
                        <span className="soft">{f.period(cycle)}</span>
                      </th>
                      {roles.map((role) => {
                        const cell = rows.find(
                          (row) => row.cycle === cycle && row.dimension === dimension && row.role === role,
                        );
                        return (
                          <td key={role} className="num person-review">
                            {cell === undefined ? (
                              '—'
                            ) : cell.is_hidden ? (
                              <span className="soft" title={t('app.suppressed', { k: 3 })}>
                                &lt; 3
                              </span>
                            ) : cell.mean_raw === null && cell.common_share === null ? (
                              <span className="soft" title={t('person.mixedScales')}>
                                ≠
                              </span>
                            ) : (
                              <>
                                <ScaleBar share={cell.common_share} />
                                <Num
                                  explain={{
                                    id: 'person_review',
                                    params: { employee_id: scope.person, cycle, role, dimension },
                                  }}
                                >
                                  {cell.mean_raw === null
                                    ? f.percent(cell.common_share, 0)
                                    : f.number(cell.mean_raw, 2)}
                                  {cell.scale_max === null ? '' : ` / ${f.number(cell.scale_max, 0)}`}
                                </Num>
                              </>
                            )}
                          </td>
                        );
                      })}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          );
        }}
      </DataState>
    </Panel>
  );
}

function roleText(t: Text, role: string): string {
  return t(`person.role.${role}` as MessageKey);
}

/** Where the score stands on the common scale, as a bar of that length behind it. */
function ScaleBar({ share }: { share: number | null }) {
  return share === null ? null : (
    <span className="person-scale" style={{ width: `${share * 100}%` }} aria-hidden="true" />
  );
}
