import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useLabel, usePolicyVersion, useText, useUnitName } from '@/i18n/text.ts';
import { useMetric, useWorkspace } from '@/session/hooks.ts';
import { useView } from '@/ui/view.tsx';
import type { ExplainParams, ExplainRow } from './ExplainDrawer.tsx';

/** What the number is restricted to, with names beside the ids, and the policy in force. */
export function Filters({ params, row }: { params: ExplainParams; row: ExplainRow | undefined }) {
  const t = useText();
  const policyVersion = usePolicyVersion();
  const f = useFormat();
  const label = useLabel('columns');
  const { state } = useWorkspace();
  const { view } = useView();
  const names = useNames(params, row);
  // Outside of a what-if there is nothing to say about moves.
  const shown = Object.entries(params).filter(([param, value]) => param !== 'scenario_id' || value !== '');
  return (
    <dl className="explain-filters">
      {shown.map(([param, value]) => (
        <div key={param}>
          <dt>{label(param)}</dt>
          <dd>
            {value === null ? (
              t('explain.all')
            ) : param === 'scenario_id' ? (
              t('signals.whatIf.moved', { n: view.moves?.length ?? 0 })
            ) : param === 'signal' ? (
              t(`signals.about.${value}.name` as MessageKey)
            ) : param === 'comparison' && value === 'company' ? (
              t('signals.company')
            ) : param === 'period_id' || param === 'cycle' || param === 'cycle_id' ? (
              f.period(value)
            ) : names[param] === undefined ? (
              value
            ) : (
              <>
                {names[param]} <span className="soft">{value}</span>
              </>
            )}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('explain.policy')}</dt>
        <dd>{policyVersion(state.policy.version)}</dd>
      </div>
    </dl>
  );
}

/** Names of the unit, the person and the KPI that the parameters name by id. */
function useNames(params: ExplainParams, row: ExplainRow | undefined): Record<string, string | undefined> {
  const unitName = useUnitName();
  const { view } = useView();
  const period = { period_id: params['period_id'] ?? view.period ?? null };
  const person = params['employee_id'] ?? params['rater_id'] ?? params['subject_id'];
  const tree = useMetric('unit_tree', period, {
    enabled: ['unit_id', 'subject_id'].some((name) => typeof params[name] === 'string'),
  });
  const people = useMetric('person_list', period, { enabled: typeof person === 'string' });
  const units = tree.status === 'ready' ? tree.rows : [];
  const everybody = people.status === 'ready' ? people.rows : [];
  const nameOf = (id: string | null | undefined) =>
    everybody.find((each) => each.employee_id === id)?.name ?? undefined;
  const unitOf = (id: string | null | undefined) => unitName(units.find((unit) => unit.unit_id === id)?.name);
  const kpi = row?.['kpi_name'];
  return {
    unit_id: unitOf(params['unit_id']),
    employee_id: nameOf(params['employee_id']),
    rater_id: nameOf(params['rater_id']),
    // A signal speaks of a person, a rater or a unit; of a group by the words of its id.
    subject_id: nameOf(params['subject_id']) ?? unitOf(params['subject_id']),
    comparison: unitOf(params['comparison']),
    kpi_id: typeof kpi === 'string' ? kpi : undefined,
  };
}
