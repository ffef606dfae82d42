import { Bullet } from '@/charts/Bullet.tsx';
import '@/charts/charts.css';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, type Text, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Badge, StatusMark } from '@/ui/StatusMark.tsx';
import { attainmentStatus } from '@/ui/status.ts';
import type { PersonScope } from './scope.ts';

/** KPI by KPI: target, actual, attainment, score, the weight as agreed and as it counts once what is missing is left out. */
export function PersonKpis({ scope }: { scope: PersonScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('person_kpis', { employee_id: scope.person, period_id: scope.period });
  return (
    <Panel title={t('overview.kpis')} subtitle={scope.context}>
      <DataState result={result} empty={t('person.noKpis')}>
        {(rows) => (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('overview.kpi')}</th>
                <th scope="col" className="num">
                  {t('overview.target')}
                </th>
                <th scope="col" className="num">
                  {t('overview.actual')}
                </th>
                <th scope="col" className="person-bullet">
                  <span className="visually-hidden">{t('overview.status')}</span>
                </th>
                <th scope="col" className="num">
                  {t('overview.attainment')}
                </th>
                <th scope="col" className="num">
                  {t('overview.score')}
                </th>
                <th scope="col" className="num">
                  {t('overview.weight')}
                </th>
                <th scope="col" className="num">
                  {t('person.share')}
                </th>
                <th scope="col" className="num">
                  {t('metrics.contribution.label')}
                </th>
                <th scope="col">{t('person.source')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const params = { employee_id: row.employee_id, kpi_id: row.kpi_id, period_id: row.period_id };
                const { status, label } = attainmentStatus(row.attainment);
                const target =
                  row.direction === 'range'
                    ? `${f.value(row.range_low, row.unit)} – ${f.value(row.range_high, row.unit)}`
                    : row.direction === 'milestone'
                      ? f.percent(1, 0)
                      : f.value(row.target, row.unit);
                return (
                  <tr key={row.kpi_id}>
                    <th scope="row" className="person-kpi-name">
                      {row.kpi_name}
                      {row.unit === null || row.unit === '%' ? null : (
                        <span className="soft"> {row.unit}</span>
                      )}{' '}
                      {row.missing ? <Badge tone="watch">{t('person.missingBadge')}</Badge> : null}
                    </th>
                    <td className="num">
                      <Num explain={{ id: 'person_target', params }}>{target}</Num>
                    </td>
                    <td className="num">
                      <Num explain={{ id: 'person_actual', params }}>
                        {row.direction === 'milestone'
                          ? f.percent(row.actual)
                          : f.value(row.actual, row.unit)}
                      </Num>
                    </td>
                    <td className="person-bullet">
                      <Bullet attainment={row.attainment} />
                    </td>
                    <td className="num">
                      <Num explain={{ id: 'person_attainment', params }}>
                        <StatusMark
                          status={status}
                          label={row.attainment === null ? t(label) : f.percent(row.attainment)}
                        />
                      </Num>
                    </td>
                    <td className="num">
                      <Num explain={{ id: 'person_kpi_score', params }}>{f.score(row.score)}</Num>
                    </td>
                    <td className="num">
                      <Num explain={{ id: 'person_weight', params }}>{f.percent(row.weight, 0)}</Num>
                    </td>
                    <td className="num">
                      <Num explain={{ id: 'person_weight', params }}>{f.percent(row.weight_share, 0)}</Num>
                    </td>
                    <td className="num">
                      <Num explain={{ id: 'person_contribution', params }}>
                        {f.delta(row.contribution, 'score')}
                      </Num>
                    </td>
                    <td className="soft">
                      {sourceText(t, row.source)}{' '}
                      {row.disagreements === 0 ? null : (
                        <span
                          title={t('person.differsHint', {
                            n: row.disagreements,
                            source: sourceText(t, row.other_source),
                          })}
                        >
                          <Num explain={{ id: 'person_actual', params }}>
                            <StatusMark
                              status="watch"
                              label={t('person.differs', { source: sourceText(t, row.other_source) })}
                            />
                          </Num>
                        </span>
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

const SOURCES = ['erp', 'crm', 'reported', 'mixed'];

/** The sources the model knows in words; a company's own keeps its name. */
function sourceText(t: Text, source: string | null): string {
  if (source === null) return '—';
  return SOURCES.includes(source) ? t(`person.sourceName.${source}` as MessageKey) : source;
}
