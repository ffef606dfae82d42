import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ViewLink } from '@/ui/view.tsx';
import type { DistributionScope } from './scope.ts';

/** The units below side by side, each label's share as a number on a bar of its length. */
export function UnitsPanel({ scope }: { scope: DistributionScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('rating_by_unit', { unit_id: scope.unit, cycle: scope.cycle, stage: scope.stage });
  return (
    <Panel title={t('distribution.byUnit')} subtitle={t('distribution.byUnitHint')}>
      <DataState result={result} empty={t('distribution.noUnits')}>
        {(rows) => {
          const labels = [
            ...new Map(
              [...rows].sort((a, b) => (b.ordinal ?? -1) - (a.ordinal ?? -1)).map((row) => [row.label, true]),
            ).keys(),
          ];
          const units = [...new Map(rows.map((row) => [row.unit_id, row])).values()];
          return (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('overview.unit')}</th>
                  <th scope="col" className="num">
                    {t('overview.headcount')}
                  </th>
                  {labels.map((label) => (
                    <th key={label} scope="col" className="num">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map((unit) => (
                  <tr key={unit.unit_id}>
                    <th scope="row" className="person-kpi-name">
                      <ViewLink
                        to={{ unit: unit.unit_id, label: undefined, rater: undefined, from: undefined }}
                      >
                        {unit.unit_name}
                      </ViewLink>
                    </th>
                    <td className="num">{f.integer(unit.total)}</td>
                    {labels.map((label) => {
                      const cell = rows.find((row) => row.unit_id === unit.unit_id && row.label === label);
                      return (
                        <td key={label} className="num distribution-cell">
                          {cell === undefined || (cell.people === 0 && cell.persons_under === 0) ? (
                            <span className="soft">—</span>
                          ) : (
                            <>
                              <span
                                className="distribution-fill"
                                style={{ width: `${cell.share * 100}%` }}
                                aria-hidden="true"
                              />
                              <Num
                                explain={{
                                  id: 'rating_unit',
                                  params: {
                                    unit_id: unit.unit_id,
                                    cycle: scope.cycle,
                                    stage: scope.stage,
                                    label,
                                  },
                                }}
                              >
                                {f.percent(cell.share, 0)}
                              </Num>
                              <Deviation over={cell.persons_over} under={cell.persons_under} />
                            </>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </DataState>
    </Panel>
  );
}

/** How many people stand beyond the guideline: +2 over, −1 under; always the same width, so that columns stay aligned. */
function Deviation({ over, under }: { over: number; under: number }) {
  const t = useText();
  const f = useFormat();
  const count = over > 0 ? over : -under;
  return (
    <span
      className={`distribution-deviation ${over > 0 ? 'over' : 'under'}`}
      title={
        over > 0
          ? t('distribution.overChip', { n: over })
          : under > 0
            ? t('distribution.underChip', { n: under })
            : undefined
      }
    >
      {count === 0 ? '' : f.delta(count)}
    </span>
  );
}
