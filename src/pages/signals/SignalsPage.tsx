import { Download, Printer } from 'lucide-react';
import { useContext, useEffect, useMemo } from 'react';
import { readUnder, WHAT_IF } from '@/catalog/scenario.ts';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { ScenarioContext, useMetric, useMetricByName, useWorkspace } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { Segmented, Select } from '@/ui/Choice.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { FamilyPanel, toCount } from './FamilyPanel.tsx';
import { FindingPanel } from './FindingPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { GroupPanel } from './GroupPanel.tsx';
import { MethodNotes } from './MethodNotes.tsx';
import { RaterPanel } from './RaterPanel.tsx';
import { reportHeadings, reportLine } from './report.ts';
import { SignalPanel } from './SignalPanel.tsx';
import { aboutKey, SIGNALS, toSignalRow } from './signal.ts';
import { useNamesKnown, useReportWords, useScenarioId, useSignal, useSubjectName } from './use-signals.ts';
import { Moved, WhatIf } from './WhatIf.tsx';
import './signals.css';

const TABS = ['kinds', 'rater', 'group', 'whatif', 'method'] as const;
type Tab = (typeof TABS)[number];

/** Bias signals of a cycle: by kind, by rater, and how each is made. */
export default function SignalsPage() {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const { state } = useWorkspace();
  const cycles = useMetricByName('signal_cycles', {});
  const rows = cycles.status === 'ready' ? cycles.rows.map((row) => String(row.cycle_id)) : [];
  const cycle = rows.find((id) => id === view.cycle) ?? rows[0];
  const tab = TABS.find((name) => name === view.tab) ?? 'kinds';
  useEffect(() => {
    if (cycle !== undefined && cycle !== view.cycle) go({ cycle, explain: view.explain }, { replace: true });
  }, [cycle, view.cycle, view.explain, go]);
  return (
    <div className="signals">
      <header className="signals-head">
        <div>
          <h1>{t('signals.title')}</h1>
          <p className="soft">{t('signals.lead')}</p>
        </div>
        <div className="signals-tools no-print">
          {cycle === undefined ? null : (
            <Select
              label={t('signals.cycle')}
              showLabel
              items={rows.map((id) => ({ id, label: f.period(id) }))}
              value={cycle}
              onChange={(id) => go({ cycle: id, moves: undefined })}
            />
          )}
          <Segmented<Tab>
            label={t('signals.title')}
            items={[
              { id: 'kinds', label: t('signals.tabAll') },
              { id: 'rater', label: t('signals.tabRater') },
              { id: 'group', label: t('signals.tabGroup') },
              { id: 'whatif', label: t('signals.tabWhatIf') },
              { id: 'method', label: t('signals.tabMethod') },
            ]}
            value={tab}
            onChange={(id) =>
              go({ tab: id, signal: undefined, subject: undefined, comparison: undefined, rater: undefined })
            }
          />
        </div>
      </header>
      {cycles.status === 'ready' && rows.length === 0 ? (
        <NoSignals />
      ) : (
        <DataState result={cycles} empty={t('signals.none')}>
          {() =>
            cycle === undefined ? null : (
              <Signals
                cycle={cycle}
                tab={tab}
                context={`${f.period(cycle)} · ${t('app.policy', { version: state.policy.version })}`}
              />
            )
          }
        </DataState>
      )}
    </div>
  );
}

/** Nothing that signals could read; ratings whose labels are of another scale are named. */
function NoSignals() {
  const t = useText();
  const { state } = useWorkspace();
  const cycles = useMetric('rating_cycles', {});
  const units = useMetric('unit_tree', { period_id: null });
  const latest = cycles.status === 'ready' ? cycles.rows[0] : undefined;
  const stage =
    cycles.status === 'ready'
      ? cycles.rows.filter((row) => row.cycle === latest?.cycle).at(-1)?.stage
      : undefined;
  const root = units.status === 'ready' ? units.rows.find((row) => row.parent_id === null) : undefined;
  const shares = useMetric(
    'rating_shares',
    { unit_id: root?.unit_id ?? '', cycle: latest?.cycle ?? '', stage: stage ?? '' },
    { enabled: root !== undefined && stage !== undefined },
  );
  const unknown = (shares.status === 'ready' ? shares.rows : [])
    .filter((row) => row.people > 0 && !state.policy.rating_scale.some((step) => step.label === row.label))
    .map((row) => row.label);
  return unknown.length === 0 ? (
    <p className="state">{t('signals.none')}</p>
  ) : (
    <p className="signal-moved" role="status">
      {t('signals.unknownLabels', { labels: unknown.join(', ') })}{' '}
      <ViewLink to={{ page: 'data', tab: 'checks' }}>{t('signals.toChecks')}</ViewLink>
    </p>
  );
}

function Signals({ cycle, tab, context }: { cycle: string; tab: Tab; context: string }) {
  const t = useText();
  const f = useFormat();
  const { view } = useView();
  const scenario = useScenarioId();
  const summary = useMetricByName('signal_summary', { cycle_id: cycle, scenario_id: scenario });
  const counts = useMemo(
    () => (summary.status === 'ready' ? { ...summary, rows: summary.rows.map(toCount) } : summary),
    [summary],
  );
  const known = counts.status === 'ready' ? counts.rows : [];
  // Without a choice: all that is to be looked at.
  const signal = SIGNALS.find((id) => id === view.signal) ?? null;
  const result = useSignal(counts.status === 'ready' ? signal : null, cycle, scenario);
  const row =
    result.status === 'ready'
      ? result.rows.find(
          (each) =>
            each.subject_id === view.subject && each.comparison === (view.comparison ?? each.comparison),
        )
      : undefined;
  const count = known.find((each) => each.signal === signal);
  if (tab === 'method')
    return (
      <div className="signals-methods">
        {SIGNALS.map((id) => (
          <Panel key={id} title={t(aboutKey(id, 'name'))} subtitle={t(aboutKey(id, 'question'))}>
            <MethodNotes signal={id} />
          </Panel>
        ))}
      </div>
    );
  if (tab === 'whatif') return <WhatIf cycle={cycle} />;
  const first = summary.status === 'ready' ? summary.rows[0] : undefined;
  return (
    <>
      <Moved cycle={cycle} />
      <div className="signals-tested">
        <p className="soft">
          {first === undefined
            ? t('signals.loading')
            : t('signals.tested', {
                tests: f.integer(Number(first.all_tests)),
                signals: f.integer(SIGNALS.length),
              })}
        </p>
        <div className="signals-tools no-print">
          {tab === 'kinds' && signal === null ? (
            <Button look="quiet" icon={Printer} onPress={() => window.print()}>
              {t('signals.print')}
            </Button>
          ) : null}
          <ReportButton
            cycle={cycle}
            context={context}
            tests={first === undefined ? null : Number(first.all_tests)}
          />
        </div>
      </div>
      <p className="soft signals-context">{context}</p>
      <div className={`signals-columns ${tab === 'kinds' && signal === null ? 'all' : tab}`}>
        {tab === 'rater' ? (
          <RaterPanel cycle={cycle} />
        ) : tab === 'group' ? (
          <GroupPanel cycle={cycle} />
        ) : (
          <>
            <FamilyPanel result={counts} selected={signal} cycle={cycle} />
            {signal === null ? (
              <FindingsPanel cycle={cycle} />
            ) : (
              <SignalPanel signal={signal} flags={count?.flags ?? 0} context={context} result={result} />
            )}
          </>
        )}
        {row !== undefined ? (
          <FindingPanel row={row} tests={count?.tests ?? 0} cycle={cycle} context={context} />
        ) : signal === null ? null : (
          <Panel
            title={t('signals.methodOf', { kind: t(aboutKey(signal, 'name')) })}
            subtitle={t(aboutKey(signal, 'question'))}
          >
            <p className="soft">{t('signals.chooseSubject')}</p>
            <MethodNotes signal={signal} />
          </Panel>
        )}
      </div>
    </>
  );
}

/** Every row of every signal in words and figures, with what it was made under: the ratings as they are, or as the what-if moves them. */
function ReportButton({ cycle, context, tests }: { cycle: string; context: string; tests: number | null }) {
  const t = useText();
  const f = useFormat();
  const { workspace } = useWorkspace();
  const scenario = useContext(ScenarioContext);
  const words = useReportWords();
  const nameOf = useSubjectName();
  const isNamed = useNamesKnown();
  const save = async () => {
    const read = () =>
      workspace.catalog.runByName('signal_list', {
        cycle_id: cycle,
        scenario_id: scenario === null ? '' : WHAT_IF,
      });
    const rows = await (scenario === null ? read() : readUnder(workspace.engine, scenario, read));
    const people = await workspace.catalog.run('signal_people', { cycle_id: cycle });
    const moves = (scenario?.moves ?? []).filter((move) =>
      people.some((person) => person.employee_id === move.employee_id),
    );
    const about = [
      t('signals.title'),
      context,
      t('signals.savedOn', { date: f.date(today()) }),
      t('signals.tested', { tests: f.integer(tests), signals: f.integer(SIGNALS.length) }),
      t('signals.lead'),
      ...(moves.length === 0 ? [] : [t('signals.reportMoved', { n: moves.length })]),
      ...moves.map((move) =>
        t('signals.reportMove', {
          name: nameOf({ subject_type: 'person', subject_id: move.employee_id }),
          label: move.label,
        }),
      ),
    ];
    download(
      moves.length === 0 ? `signals-${cycle}.csv` : `signals-${cycle}-what-if.csv`,
      toCsv(
        reportHeadings(t),
        rows.map((row) => reportLine(toSignalRow(row), words)),
        [...about.map((line) => [line]), []],
      ),
    );
  };
  return (
    <Button look="quiet" icon={Download} isDisabled={!isNamed || tests === null} onPress={() => void save()}>
      {t('signals.report')}
    </Button>
  );
}

/** The local date, as dates are written in data. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
