import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { type ExplainRef, Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { type View, ViewLink } from '@/ui/view.tsx';
import type { Scope } from './scope.ts';

const KINDS = ['kpi', 'unit', 'person'] as const;

/** The largest moves against the period before: KPIs, units below, people. */
export function ChangesPanel({ scope }: { scope: Scope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('unit_changes', { unit_id: scope.unit, period_id: scope.period });
  const first = result.status === 'ready' ? result.rows[0] : undefined;
  const pair =
    first === undefined
      ? scope.context
      : t('overview.moversPair', { period: f.period(first.period_id), before: f.period(first.before_id) });
  return (
    <Panel title={t('overview.movers')} subtitle={pair}>
      <DataState result={result} empty={t('overview.moversNone')}>
        {(rows) => (
          <div className="overview-movers">
            {KINDS.filter((kind) => rows.some((row) => row.kind === kind)).map((kind) => (
              <section key={kind}>
                <h3>{t(`overview.moversKind.${kind}`)}</h3>
                <ul>
                  {rows
                    .filter((row) => row.kind === kind)
                    .map((row) => (
                      <li key={row.subject_id}>
                        <Subject row={row} />
                        <span className="num soft">
                          {kind === 'kpi' ? f.percent(row.value_before) : f.score(row.value_before)} →
                        </span>
                        <span className="num">
                          <Num explain={explain(row, scope)}>
                            {kind === 'kpi' ? f.percent(row.value) : f.score(row.value)}
                          </Num>
                        </span>
                        <span className={row.change < 0 ? 'num fell' : 'num rose'}>
                          {row.change < 0 ? '▼' : '▲'}{' '}
                          {f.delta(row.change, kind === 'kpi' ? 'percent' : 'score')}
                        </span>
                      </li>
                    ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </DataState>
    </Panel>
  );
}

function Subject({ row }: { row: Row<'unit_changes'> }) {
  const name = row.subject_name ?? row.subject_id;
  const to: Partial<View> | null =
    row.kind === 'unit'
      ? { unit: row.subject_id }
      : row.kind === 'person'
        ? { page: 'person', person: row.subject_id }
        : null;
  return to === null ? <span>{name}</span> : <ViewLink to={to}>{name}</ViewLink>;
}

function explain(row: Row<'unit_changes'>, scope: Scope): ExplainRef {
  const period_id = row.period_id;
  if (row.kind === 'kpi')
    return { id: 'unit_attainment', params: { unit_id: scope.unit, kpi_id: row.subject_id, period_id } };
  return row.kind === 'unit'
    ? { id: 'unit_mean_score', params: { unit_id: row.subject_id, period_id } }
    : { id: 'person_score', params: { employee_id: row.subject_id, period_id } };
}
