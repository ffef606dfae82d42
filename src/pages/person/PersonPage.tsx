import { Printer } from 'lucide-react';
import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { usePolicyVersion, useText, useUnitName } from '@/i18n/text.ts';
import { useMetric, useWorkspace } from '@/session/hooks.ts';
import { IconButton } from '@/ui/Button.tsx';
import { Breadcrumbs } from '@/ui/Choice.tsx';
import { DataState, EmptyState } from '@/ui/DataState.tsx';
import { KpiCard, Sparkline } from '@/ui/KpiCard.tsx';
import { Num } from '@/ui/Num.tsx';
import { SearchSelect } from '@/ui/SearchSelect.tsx';
import { attainmentStatus } from '@/ui/status.ts';
import { useView, ViewLink } from '@/ui/view.tsx';
import { familyText } from './family.ts';
import { AttendancePanel, RatingsPanel } from './HistoryPanels.tsx';
import './person.css';
import { PersonKpis } from './PersonKpis.tsx';
import { ReviewsPanel } from './ReviewsPanel.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { WaterfallPanel } from './WaterfallPanel.tsx';

/** One person: KPIs, how the score adds up, the months against the peers, reviews, attendance, ratings. Prints as a feedback sheet. */
export default function PersonPage() {
  const t = useText();
  const { view, go } = useView();
  const { person, period } = view;
  const people = useMetric('person_list', { period_id: period ?? null });
  const items = people.status === 'ready' ? people.rows : [];
  return (
    <div className="person">
      <div className="person-find no-print">
        <SearchSelect
          label={t('person.find')}
          items={items.map((row) => ({
            id: row.employee_id,
            label: row.name ?? row.employee_id,
            note: `${row.employee_id} · ${row.unit_name ?? ''}`,
          }))}
          onSelect={(id) => go({ person: id })}
        />
        <IconButton label={t('person.print')} icon={Printer} onPress={() => window.print()} />
      </div>
      {person === undefined || period === undefined ? (
        <EmptyState title={t('person.none')} text={t('person.noneHint')} />
      ) : (
        <PersonSheet person={person} period={period} />
      )}
    </div>
  );
}

function PersonSheet({ person, period }: { person: string; period: string }) {
  const t = useText();
  const profile = useMetric('person_profile', { employee_id: person, period_id: period });
  return (
    <DataState result={profile} empty={t('person.unknown', { id: person })}>
      {([now]) => (now === undefined ? null : <Sheet now={now} />)}
    </DataState>
  );
}

function Sheet({ now }: { now: Row<'person_profile'> }) {
  const t = useText();
  const policyVersion = usePolicyVersion();
  const unitName = useUnitName();
  const f = useFormat();
  const { go } = useView();
  const { state } = useWorkspace();
  const path = useMetric('unit_path', { unit_id: now.unit_id });
  const trend = useMetric('person_trend', { employee_id: now.employee_id, period_id: now.period_id });
  const context = t('overview.context', {
    period: f.period(now.period_id),
    version: policyVersion(state.policy.version),
  });
  const scope = {
    person: now.employee_id,
    period: now.period_id,
    context: `${now.name ?? now.employee_id} · ${context}`,
  };
  const crumbs = path.status === 'ready' ? path.rows : [];
  const { status, label } = attainmentStatus(now.score === null ? null : now.score / 100);
  const facts: [string, string | null][] = [
    [t('person.id'), now.employee_id],
    [t('person.position'), now.position],
    [t('person.grade'), now.grade],
    [t('person.family'), familyText(t, now.job_family)],
    [t('person.location'), now.location],
    [t('person.hired'), now.hire_date === null ? null : f.date(now.hire_date)],
    [t('person.left'), now.leave_date === null ? null : f.date(now.leave_date)],
  ];
  return (
    <>
      <header className="person-head">
        <Breadcrumbs
          label={t('overview.tree')}
          items={crumbs.map((row) => ({ id: row.unit_id, label: unitName(row.name) }))}
          onSelect={(id) => go({ page: 'overview', unit: id })}
        />
        <div className="overview-title">
          <h1>{now.name ?? now.employee_id}</h1>
          <span className="soft">{context}</span>
        </div>
        <dl className="person-facts">
          {facts.map(([name, value]) =>
            value === null ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
          {now.manager_id === null ? null : (
            <div>
              <dt>{t('person.manager')}</dt>
              <dd>
                <ViewLink to={{ person: now.manager_id }}>{now.manager_name ?? now.manager_id}</ViewLink>
              </dd>
            </div>
          )}
        </dl>
      </header>
      <div className="person-cards">
        <KpiCard
          label={t('metrics.personScore.label')}
          value={
            <Num
              explain={{
                id: 'person_score',
                params: { employee_id: now.employee_id, period_id: now.period_id },
              }}
            >
              {f.score(now.score)}
            </Num>
          }
          delta={
            now.score_change === null
              ? t('overview.noBefore')
              : `${now.score_change < 0 ? '▼' : '▲'} ${f.delta(now.score_change, 'score')}`
          }
          spark={
            <Sparkline
              values={trend.status === 'ready' ? trend.rows.map((month) => month.score) : []}
              reference={100}
              label={t('overview.trend', { label: t('metrics.personScore.label') })}
            />
          }
          status={status}
          statusLabel={t(label)}
        />
        <KpiCard
          label={t('person.kpiCount')}
          value={
            <Num
              explain={{
                id: 'person_score',
                params: { employee_id: now.employee_id, period_id: now.period_id },
              }}
            >
              {f.integer(now.kpi_count)}
            </Num>
          }
          note={
            now.missing_count === 0
              ? t('person.allThere')
              : t('person.missing', {
                  kpis: now.missing_kpis,
                  share: f.percent(
                    now.weight_missing === null || now.weight_total === null
                      ? null
                      : now.weight_missing / now.weight_total,
                    0,
                  ),
                })
          }
        />
        <KpiCard
          label={t('person.rating')}
          value={now.rating ?? '—'}
          note={now.rating === null ? t('person.noRating') : f.period(now.period_id)}
        />
      </div>
      <PersonKpis scope={scope} />
      <div className="person-pair">
        <WaterfallPanel scope={scope} />
        <TrendPanel scope={scope} result={trend} />
      </div>
      <div className="person-pair">
        <ReviewsPanel scope={scope} />
        <div className="person-stack">
          <RatingsPanel scope={scope} />
          <AttendancePanel scope={scope} />
        </div>
      </div>
    </>
  );
}
