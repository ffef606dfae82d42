import { Bullet } from '@/charts/Bullet.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import type { Scope } from './scope.ts';

/** Strategy → department → person: each KPI under the one it contributes to, with its attainment here. */
export function CascadePanel({ scope }: { scope: Scope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('kpi_cascade', { unit_id: scope.unit, period_id: scope.period });
  return (
    <Panel title={t('overview.cascade')} subtitle={scope.context}>
      <DataState result={result} empty={t('overview.cascadeEmpty')}>
        {(rows) => (
          <ul className="overview-cascade">
            {rows.map((row) => (
              <li
                key={row.path}
                style={{ paddingInlineStart: `${row.depth * 1.2}rem` }}
                className={row.depth === 0 ? 'top' : undefined}
              >
                <span className="overview-cascade-name">
                  {row.kpi_name}{' '}
                  {row.owner_count > 0 ? (
                    <span className="soft">{t('overview.owners', { n: row.owner_count })}</span>
                  ) : null}
                </span>
                <span className="overview-cascade-bar">
                  <Bullet attainment={row.attainment} />
                </span>
                <span className="overview-cascade-value">
                  {row.attainment === null ? (
                    <span className="soft">—</span>
                  ) : (
                    <Num
                      explain={{
                        id: 'unit_attainment',
                        params: { unit_id: scope.unit, kpi_id: row.kpi_id, period_id: scope.period },
                      }}
                    >
                      {f.percent(row.attainment)}
                    </Num>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </DataState>
    </Panel>
  );
}
