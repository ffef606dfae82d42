import { useEffect, useRef } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { useMetric, useWorkspace } from '@/session/hooks.ts';
import { Breadcrumbs, Segmented, Select } from '@/ui/Choice.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Tree } from '@/ui/Tree.tsx';
import { useView } from '@/ui/view.tsx';
import { WhenVisible } from '@/ui/WhenVisible.tsx';
import '@/pages/overview/overview.css';
import './distribution.css';
import { MovesPanel } from './MovesPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RatersPanel } from './RatersPanel.tsx';
import { SharesPanel } from './SharesPanel.tsx';
import type { DistributionScope } from './scope.ts';
import { UnitsPanel } from './UnitsPanel.tsx';

/** Ratings of any unit by stage, label and rater against the guideline, down to the people. */
export default function DistributionPage() {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const { state } = useWorkspace();
  const cycles = useMetric('rating_cycles', {});
  const tree = useMetric('unit_tree', { period_id: view.period ?? null });
  const path = useMetric('unit_path', { unit_id: view.unit ?? null });
  const rows = cycles.status === 'ready' ? cycles.rows : [];
  const cycle = rows.some((row) => row.cycle === view.cycle) ? view.cycle : rows[0]?.cycle;
  const stages = rows.filter((row) => row.cycle === cycle);
  const stage = stages.some((row) => row.stage === view.stage) ? view.stage : stages.at(-1)?.stage;
  const crumbs = path.status === 'ready' ? path.rows : [];
  const name = crumbs.at(-1)?.name ?? '';
  const isSettled = cycle === view.cycle && stage === view.stage;
  useEffect(() => {
    if (cycle !== undefined && !isSettled) go({ cycle, stage, explain: view.explain }, { replace: true });
  }, [cycle, stage, isSettled, go, view.explain]);

  return (
    <div className="overview">
      <aside className="overview-side">
        <Panel title={t('overview.tree')}>
          <DataState result={tree}>
            {(units) => (
              <Tree
                label={t('overview.tree')}
                nodes={units.map((row) => ({
                  id: row.unit_id,
                  parentId: row.parent_id,
                  label: row.name,
                  note: f.integer(row.headcount),
                }))}
                selected={view.unit ?? null}
                onSelect={(id) => go({ unit: id, label: undefined, rater: undefined, from: undefined })}
              />
            )}
          </DataState>
        </Panel>
      </aside>
      <div className="overview-main">
        <header className="overview-head">
          <Breadcrumbs
            label={t('overview.tree')}
            items={crumbs.map((row) => ({ id: row.unit_id, label: row.name }))}
            onSelect={(id) => go({ unit: id, label: undefined, rater: undefined, from: undefined })}
          />
          <div className="distribution-title">
            <h1>{name}</h1>
            <div className="distribution-tools no-print">
              {cycle === undefined ? null : (
                <Select
                  label={t('person.cycle')}
                  items={[...new Set(rows.map((row) => row.cycle))].map((id) => ({
                    id,
                    label: f.period(id),
                  }))}
                  value={cycle}
                  onChange={(id) => go({ cycle: id })}
                />
              )}
              {stage === undefined ? null : (
                <Segmented
                  label={t('person.stage')}
                  items={stages.map((row) => ({
                    id: row.stage,
                    label: t(`stage.${row.stage}` as MessageKey),
                  }))}
                  value={stage}
                  onChange={(id) => go({ stage: id })}
                />
              )}
            </div>
          </div>
        </header>
        <DataState result={cycles} empty={t('distribution.none')}>
          {() =>
            view.unit === undefined || cycle === undefined || stage === undefined ? null : (
              <Distribution
                scope={{
                  unit: view.unit,
                  cycle,
                  stage,
                  context: t('distribution.context', {
                    unit: name,
                    cycle: f.period(cycle),
                    stage: t(`stage.${stage}` as MessageKey),
                    version: state.policy.version,
                  }),
                }}
              />
            )
          }
        </DataState>
      </div>
    </div>
  );
}

function Distribution({ scope }: { scope: DistributionScope }) {
  const { view } = useView();
  const people = useRef<HTMLDivElement>(null);
  const narrowed = [view.label, view.from, view.rater].join(' ');
  const before = useRef(narrowed);
  // What narrows the list of people stands above it: the list comes into view when it changes.
  useEffect(() => {
    if (before.current === narrowed) return;
    before.current = narrowed;
    if (narrowed.trim() !== '') people.current?.scrollIntoView({ block: 'nearest' });
  }, [narrowed]);
  return (
    <>
      <div className="distribution-pair">
        <div className="distribution-stack">
          <SharesPanel scope={scope} />
          <UnitsPanel scope={scope} />
        </div>
        <div className="distribution-stack">
          <MovesPanel scope={scope} />
          <RatersPanel scope={scope} />
        </div>
      </div>
      <div ref={people}>
        <WhenVisible height={480}>
          <PeoplePanel scope={scope} />
        </WhenVisible>
      </div>
    </>
  );
}
