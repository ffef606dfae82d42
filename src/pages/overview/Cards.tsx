import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { type MetricResult, useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { KpiCard, Sparkline } from '@/ui/KpiCard.tsx';
import { Num } from '@/ui/Num.tsx';
import { attainmentStatus } from '@/ui/status.ts';
import type { Scope } from './scope.ts';

/** The headline figures with the year's months behind them and the change against the period before. */
export function Cards({ scope, headline }: { scope: Scope; headline: MetricResult<Row<'unit_headline'>> }) {
  const t = useText();
  const f = useFormat();
  const trend = useMetric('unit_trend', { unit_id: scope.unit, period_id: scope.period });
  const months = trend.status === 'ready' ? trend.rows : [];
  const params = { unit_id: scope.unit, period_id: scope.period };
  const difference = (now: number | null, before: number | null, kind: 'score' | 'percent') =>
    before === null || now === null
      ? null
      : `${now < before ? '▼' : now > before ? '▲' : '■'} ${f.delta(now - before, kind)}`;
  return (
    <DataState result={headline}>
      {([now]) =>
        now === undefined ? null : (
          <div className="overview-cards">
            <KpiCard
              label={t('metrics.meanScore.label')}
              value={<Num explain={{ id: 'unit_mean_score', params }}>{f.score(now.mean_score)}</Num>}
              delta={difference(now.mean_score, now.mean_score_before, 'score')}
              note={now.with_missing > 0 ? t('overview.missing', { n: now.with_missing }) : null}
              spark={
                <Sparkline
                  values={months.map((month) => month.mean_score)}
                  reference={100}
                  label={t('overview.trend', { label: t('metrics.meanScore.label') })}
                />
              }
              {...cardStatus(now.mean_score === null ? null : now.mean_score / 100, t)}
            />
            <KpiCard
              label={t('metrics.atTarget.label')}
              value={<Num explain={{ id: 'unit_at_target', params }}>{f.percent(now.at_target_share)}</Num>}
              delta={difference(now.at_target_share, now.at_target_share_before, 'percent')}
              spark={
                <Sparkline
                  values={months.map((month) => month.at_target_share)}
                  label={t('overview.trend', { label: t('metrics.atTarget.label') })}
                />
              }
            />
            {now.own_score === null ? null : (
              <KpiCard
                label={t('metrics.ownScore.label')}
                value={<Num explain={{ id: 'unit_own_score', params }}>{f.score(now.own_score)}</Num>}
                note={now.own_missing_kpis}
                {...cardStatus(now.own_score / 100, t)}
              />
            )}
            <KpiCard
              label={t('metrics.kpiMet.label')}
              value={
                <Num explain={{ id: 'unit_kpi_met', params }}>
                  {f.integer(now.kpi_met)} / {f.integer(now.kpi_count)}
                </Num>
              }
              note={now.kpi_missing > 0 ? t('overview.missingKpis', { n: now.kpi_missing }) : null}
              spark={
                <Sparkline
                  values={months.map((month) => month.kpi_met_share)}
                  label={t('overview.trend', { label: t('metrics.kpiMet.label') })}
                />
              }
            />
            <KpiCard
              label={t('metrics.headcount.label')}
              value={<Num explain={{ id: 'unit_headcount', params }}>{f.integer(now.headcount)}</Num>}
              spark={
                <Sparkline
                  values={months.map((month) => month.headcount)}
                  label={t('overview.trend', { label: t('metrics.headcount.label') })}
                />
              }
            />
          </div>
        )
      }
    </DataState>
  );
}

function cardStatus(attainment: number | null, t: ReturnType<typeof useText>) {
  const { status, label } = attainmentStatus(attainment);
  return { status, statusLabel: t(label) };
}
