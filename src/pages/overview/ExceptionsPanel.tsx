import type { Row } from '@/catalog/catalog.ts';
import { type Format, useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { type ExplainRef, Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Badge } from '@/ui/StatusMark.tsx';
import { ViewLink } from '@/ui/view.tsx';
import type { Scope } from './scope.ts';

/** What needs a look, grouped by reason; each line leads to the unit or the person. */
export function ExceptionsPanel({ scope }: { scope: Scope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('unit_exceptions', { unit_id: scope.unit, period_id: scope.period });
  return (
    <Panel title={t('overview.exceptions')} subtitle={scope.context}>
      <DataState result={result} empty={t('overview.exceptionsNone')}>
        {(rows) => (
          <div className="overview-exceptions">
            {[...new Set(rows.map((row) => row.kind))].map((kind) => {
              const ofKind = rows.filter((row) => row.kind === kind);
              return (
                <details key={kind} open={ofKind.length <= 4}>
                  <summary>
                    {t(`overview.exceptionKind.${kind}` as MessageKey)}{' '}
                    <Badge tone="watch">{f.integer(ofKind[0]?.kind_count)}</Badge>
                  </summary>
                  <ul>
                    {ofKind.map((row) => (
                      <li key={`${row.subject_id}|${row.kpi_id}|${row.value}`}>
                        <ViewLink
                          to={
                            row.subject_type === 'person'
                              ? { page: 'person', person: row.subject_id }
                              : { unit: row.subject_id }
                          }
                        >
                          {row.subject_name ?? row.subject_id}
                        </ViewLink>
                        <Num explain={explain(row, scope)}>
                          {t(`overview.exception.${kind}` as MessageKey, {
                            kpi: row.kpi_name,
                            value: figure(row, row.value, f),
                            reference: figure(row, row.reference, f),
                          })}
                        </Num>
                      </li>
                    ))}
                    {(ofKind[0]?.kind_count ?? 0) > ofKind.length ? (
                      <li className="soft">
                        {t('overview.moreOf', { shown: ofKind.length, total: ofKind[0]?.kind_count })}
                      </li>
                    ) : null}
                  </ul>
                </details>
              );
            })}
          </div>
        )}
      </DataState>
    </Panel>
  );
}

function figure(row: Row<'unit_exceptions'>, value: number | null, f: Format): string {
  if (row.kind === 'low_attainment' || row.kind === 'extreme_attainment') return f.percent(value);
  return row.kind === 'sudden_drop' ? f.score(value) : f.number(value);
}

/** The number an exception rests on: a unit's KPI, a person's KPI or a person's score. */
function explain(row: Row<'unit_exceptions'>, scope: Scope): ExplainRef {
  const period_id = scope.period;
  const kpi_id = row.kpi_id;
  if (row.subject_type === 'unit') {
    const id = row.kind === 'target_gap' ? 'unit_target_gap' : 'unit_attainment';
    return { id, params: { unit_id: row.subject_id, kpi_id, period_id } };
  }
  return kpi_id === null
    ? { id: 'person_score', params: { employee_id: row.subject_id, period_id } }
    : { id: 'person_attainment', params: { employee_id: row.subject_id, kpi_id, period_id } };
}
