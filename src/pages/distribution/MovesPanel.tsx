import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { PeopleLink } from './PeopleLink.tsx';
import type { DistributionScope } from './scope.ts';

/** Proposed against final: who stayed on the diagonal, who moved up or down. */
export function MovesPanel({ scope }: { scope: DistributionScope }) {
  const t = useText();
  const f = useFormat();
  const result = useMetric('rating_moves', { unit_id: scope.unit, cycle: scope.cycle });
  return (
    <Panel title={t('distribution.moves')} subtitle={t('distribution.movesHint')}>
      <DataState result={result} empty={t('distribution.movesNone')}>
        {(rows) => {
          const labels = labelsOf(rows);
          return (
            <table className="distribution-moves">
              <thead>
                <tr>
                  <th scope="col">{`${t('stage.proposed')} ↓ ${t('stage.final')} →`}</th>
                  {labels.map((label) => (
                    <th key={label} scope="col" className="num">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {labels.map((from) => (
                  <tr key={from}>
                    <th scope="row">{from}</th>
                    {labels.map((to) => {
                      const cell = rows.find((row) => row.label_proposed === from && row.label_final === to);
                      return (
                        <td key={to} className={`num ${cell === undefined ? 'none' : cell.direction}`}>
                          {cell === undefined ? (
                            '·'
                          ) : (
                            <>
                              <Num
                                explain={{
                                  id: 'rating_move',
                                  params: {
                                    unit_id: scope.unit,
                                    cycle: scope.cycle,
                                    stage: 'final',
                                    label: to,
                                    label_proposed: from,
                                    label_final: to,
                                  },
                                }}
                              >
                                {`${ARROWS[cell.direction] ?? ''}${f.integer(cell.people)}`}
                              </Num>
                              <PeopleLink
                                label={t('distribution.showMove', { from, to })}
                                to={{ stage: 'final', label: to, from, rater: undefined }}
                              />
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

const ARROWS: Readonly<Record<string, string>> = { up: '▲ ', down: '▼ ' };

function labelsOf(
  rows: readonly {
    label_proposed: string;
    ordinal_proposed: number | null;
    label_final: string;
    ordinal_final: number | null;
  }[],
): string[] {
  const ordinals = new Map(
    rows.flatMap((row): [string, number][] => [
      [row.label_proposed, row.ordinal_proposed ?? -1],
      [row.label_final, row.ordinal_final ?? -1],
    ]),
  );
  return [...ordinals].sort(([, a], [, b]) => b - a).map(([label]) => label);
}
