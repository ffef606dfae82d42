import { Bullet } from '@/charts/Bullet.tsx';
import '@/charts/charts.css';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { StatusMark } from '@/ui/StatusMark.tsx';
import { attainmentStatus } from '@/ui/status.ts';
import type { Scope } from './scope.ts';

/** The unit's KPIs: target, actual, a bullet of the attainment, the change, and the gap to what its parts were given. */
export function KpiPanel({ scope }: { scope: Scope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('unit_kpis', { unit_id: scope.unit, period_id: scope.period });
  return (
    <Panel
      title={t('overview.kpis')}
      subtitle={
        result.status === 'ready' && result.rows.length > 0
          ? `${scope.context} · ${t('overview.kpiCount', { n: result.rows.length })}`
          : scope.context
      }
      className="overview-kpis"
    >
      <DataState result={result} empty={t('overview.kpisEmpty')}>
        {(rows) => (
          <div className="overview-scroll">
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
                  <th scope="col" className="overview-bullet">
                    <span className="visually-hidden">{t('overview.status')}</span>
                  </th>
                  <th scope="col" className="num">
                    {t('overview.attainment')}
                  </th>
                  <th scope="col" className="num">
                    {t('overview.change')}
                  </th>
                  <th scope="col" className="num">
                    {t('overview.gap')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const params = { unit_id: row.unit_id, kpi_id: row.kpi_id, period_id: row.period_id };
                  const { status, label } = attainmentStatus(row.attainment);
                  const target =
                    row.direction === 'range' && row.range_low !== null
                      ? `${f.value(row.range_low, row.unit)} – ${f.value(row.range_high, row.unit)}`
                      : row.direction === 'milestone'
                        ? f.percent(1, 0)
                        : f.value(row.target, row.unit);
                  const isGap = row.target_gap_share !== null && Math.abs(row.target_gap_share) > 0.01;
                  return (
                    <tr key={row.kpi_id}>
                      <th scope="row" className="overview-kpi-name">
                        {row.kpi_name}
                        {row.unit === null || row.unit === '%' ? null : (
                          <span className="soft"> {row.unit}</span>
                        )}
                      </th>
                      <td className="num">
                        <Num explain={{ id: 'unit_target', params }}>{target}</Num>
                      </td>
                      <td className="num">
                        <Num explain={{ id: 'unit_actual', params }}>
                          {row.direction === 'milestone'
                            ? f.percent(row.actual)
                            : f.value(row.actual, row.unit)}
                        </Num>
                      </td>
                      <td className="overview-bullet">
                        <Bullet attainment={row.attainment} />
                      </td>
                      <td className="num">
                        <Num explain={{ id: 'unit_attainment', params }}>
                          <StatusMark
                            status={status}
                            label={
                              row.attainment !== null
                                ? f.percent(row.attainment)
                                : t(row.actual === null ? label : 'overview.noTarget')
                            }
                          />
                        </Num>
                      </td>
                      <td className="num soft">
                        {row.attainment_change === null ? '—' : f.delta(row.attainment_change, 'percent')}
                      </td>
                      <td className="num">
                        {isGap ? (
                          <Num explain={{ id: 'unit_target_gap', params }}>
                            <StatusMark status="watch" label={f.delta(row.target_gap)} />
                          </Num>
                        ) : (
                          <span className="soft">{row.target_gap === null ? '—' : '0'}</span>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </DataState>
    </Panel>
  );
}
