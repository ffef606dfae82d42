import { useCallback, useMemo } from 'react';
import { ratingColumns } from '@/charts/bars.ts';
import type { ChartSelection } from '@/charts/Chart.tsx';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useMetric, useWorkspace } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { Num } from '@/ui/Num.tsx';
import { StatusMark } from '@/ui/StatusMark.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import type { DistributionScope } from './scope.ts';

/** Share per label with the guideline beside it; below, how many people stand beyond it. A column narrows the list of people. */
export function SharesPanel({ scope }: { scope: DistributionScope }) {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const { state } = useWorkspace();
  const result = useMetric('rating_shares', { unit_id: scope.unit, cycle: scope.cycle, stage: scope.stage });
  const scale = state.policy.rating_scale;
  const read = useMemo(() => (result.status === 'ready' ? result.rows : []), [result]);
  const given = useMemo(() => read.filter((row) => row.people > 0), [read]);
  // Labels of another scale cannot be laid beside the policy's guideline.
  const isForeign = given.length > 0 && !given.some((row) => scale.some((step) => step.label === row.label));
  const rows = isForeign ? given : read;
  const option = useMemo(
    () =>
      ratingColumns(
        rows.map((row) => ({
          label: row.label,
          share: row.share ?? 0,
          people: row.people,
          low: row.share_low,
          high: row.share_high,
          isMarked: row.label === view.label,
        })),
        (value) => f.percent(value, 0),
      ),
    [rows, view.label, f],
  );
  const columns = useMemo(
    () => [
      column.text('label', t('person.rating')),
      column.number('people', t('overview.headcount'), 0),
      column.percent('share', t('distribution.share')),
      column.percent('share_low', t('distribution.low')),
      column.percent('share_high', t('distribution.high')),
      column.number('persons_over', t('distribution.over'), 0),
      column.number('persons_under', t('distribution.under'), 0),
    ],
    [t],
  );
  const onSelect = useCallback(
    (selection: ChartSelection) =>
      go({ label: rows[selection.index]?.label, rater: undefined, from: undefined }),
    [go, rows],
  );
  return (
    <ChartPanel
      title={t('distribution.shares')}
      subtitle={scope.context}
      name="rating-distribution"
      chart={{
        option,
        label: t('distribution.sharesLabel', { n: rows[0]?.total ?? 0 }),
        height: 320,
        onSelect,
      }}
      table={
        <LazyTable
          label={t('distribution.shares')}
          columns={columns}
          rows={rows}
          onOpen={(row) => go({ label: String(row.label), rater: undefined, from: undefined })}
        />
      }
      data={{
        headings: [
          t('person.rating'),
          t('overview.headcount'),
          t('distribution.share'),
          t('distribution.low'),
          t('distribution.high'),
          t('distribution.over'),
          t('distribution.under'),
        ],
        rows: rows.map((row) => [
          row.label,
          row.people,
          row.share,
          row.share_low,
          row.share_high,
          row.persons_over,
          row.persons_under,
        ]),
      }}
    >
      {isForeign ? (
        <p role="note">
          {t('distribution.noGuideline', { labels: given.map((row) => row.label).join(', ') })}{' '}
          <ViewLink to={{ page: 'data', tab: 'checks' }}>{t('signals.toChecks')}</ViewLink>
        </p>
      ) : null}
      <ul className="distribution-chips">
        {rows.map((row) => (
          <li key={row.label} aria-current={row.label === view.label ? 'true' : undefined}>
            <strong>{row.label}</strong>{' '}
            <Num
              explain={{
                id: 'rating_share',
                params: { unit_id: scope.unit, cycle: scope.cycle, stage: scope.stage, label: row.label },
              }}
            >
              {f.percent(row.share)}
            </Num>{' '}
            {row.persons_over > 0 ? (
              <StatusMark status="bad" label={t('distribution.chipOver', { n: row.persons_over })} />
            ) : row.persons_under > 0 ? (
              <StatusMark status="watch" label={t('distribution.chipUnder', { n: row.persons_under })} />
            ) : row.share_high === null ? null : (
              <StatusMark status="good" label={t('distribution.chipIn')} />
            )}
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
}
