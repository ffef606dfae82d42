import { Network } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { usePolicyVersion, useText, useUnitName } from '@/i18n/text.ts';
import { useMetric, useWorkspace } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { Breadcrumbs } from '@/ui/Choice.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Drawer } from '@/ui/Overlay.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Tree } from '@/ui/Tree.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { WhenVisible } from '@/ui/WhenVisible.tsx';
import { Cards } from './Cards.tsx';
import { CascadePanel } from './CascadePanel.tsx';
import { ChangesPanel } from './ChangesPanel.tsx';
import { ExceptionsPanel } from './ExceptionsPanel.tsx';
import { HeatPanel } from './HeatPanel.tsx';
import { KpiPanel } from './KpiPanel.tsx';
import './overview.css';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RankingPanel } from './RankingPanel.tsx';

/** In the tree: the people whose unit is not known. */
const NO_UNIT = '@none';

/** Where a unit stands, at every level of the organisation the same page: company, centre, team. */
export default function OverviewPage() {
  const { view } = useView();
  const { unit, period } = view;
  if (unit === undefined || period === undefined) return null;
  return <UnitOverview unit={unit} period={period} />;
}

function UnitOverview({ unit, period }: { unit: string; period: string }) {
  const t = useText();
  const policyVersion = usePolicyVersion();
  const f = useFormat();
  const { go } = useView();
  const { state } = useWorkspace();
  const [isTreeOpen, setTreeOpen] = useState(false);
  const path = useMetric('unit_path', { unit_id: unit });
  const headline = useMetric('unit_headline', { unit_id: unit, period_id: period });
  const children = useMetric('unit_children', { unit_id: unit, period_id: period });
  const unitName = useUnitName();
  const crumbs = path.status === 'ready' ? path.rows : [];
  const now = headline.status === 'ready' ? headline.rows[0] : undefined;
  const name = unitName(now?.name) ?? '';
  const context = t('overview.context', {
    period: f.period(period),
    version: policyVersion(state.policy.version),
  });
  const hasChildren = children.status === 'ready' && children.rows.length > 0;
  const scope = { unit, period, context: `${name} · ${context}` };

  return (
    <div className="overview">
      <aside className="overview-side">
        <Panel title={t('overview.tree')}>
          <OrganisationTree unit={unit} period={period} />
        </Panel>
      </aside>
      <div className="overview-main">
        <header className="overview-head">
          {crumbs.length > 1 ? (
            <Breadcrumbs
              label={t('overview.tree')}
              items={crumbs.map((row) => ({ id: row.unit_id, label: unitName(row.name) }))}
              onSelect={(id) => go({ unit: id })}
            />
          ) : null}
          <div className="overview-title">
            <h1>{name || ' '}</h1>
            <span className="overview-open-tree no-print">
              <Button look="quiet" icon={Network} onPress={() => setTreeOpen(true)}>
                {t('overview.tree')}
              </Button>
            </span>
            <span className="soft">
              {now?.head_id == null ? null : (
                <ViewLink to={{ page: 'person', person: now.head_id }}>
                  {t('overview.head', { name: now.head_name ?? now.head_id })}
                </ViewLink>
              )}{' '}
              {context}
            </span>
          </div>
        </header>
        <Drawer title={t('overview.tree')} isOpen={isTreeOpen} onClose={() => setTreeOpen(false)}>
          <OrganisationTree unit={unit} period={period} onChoose={() => setTreeOpen(false)} />
        </Drawer>
        <Cards scope={scope} headline={headline} />
        <div className="overview-pair">
          <div className="overview-stack">
            <KpiPanel scope={scope} />
            {hasChildren ? (
              <WhenVisible height={400}>
                <HeatPanel scope={scope} />
              </WhenVisible>
            ) : null}
            <WhenVisible height={480}>
              <PeoplePanel scope={scope} name={name} isLeaf={!hasChildren} />
            </WhenVisible>
          </div>
          <div className="overview-stack overview-notes">
            <ExceptionsPanel scope={scope} />
            {hasChildren ? <RankingPanel scope={scope} result={children} /> : null}
            <ChangesPanel scope={scope} />
            <CascadePanel scope={scope} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Every unit with its people; one that is chosen is shown. */
function OrganisationTree({
  unit,
  period,
  onChoose,
}: {
  unit: string;
  period: string;
  onChoose?: () => void;
}) {
  const t = useText();
  const f = useFormat();
  const { go } = useView();
  const unitName = useUnitName();
  const tree = useMetric('unit_tree', { period_id: period });
  return (
    <DataState result={tree}>
      {(rows) => (
        <Tree
          label={t('overview.tree')}
          nodes={rows.flatMap((row) => [
            {
              id: row.unit_id,
              parentId: row.parent_id,
              label: unitName(row.name),
              note: f.integer(row.headcount),
            },
            ...(row.without_unit === 0
              ? []
              : [
                  {
                    id: NO_UNIT,
                    parentId: row.unit_id,
                    label: t('overview.noUnit'),
                    note: f.integer(row.without_unit),
                  },
                ]),
          ])}
          selected={unit}
          // Who has no unit counts, and is listed, under the root.
          onSelect={(id) => {
            go({ unit: id === NO_UNIT ? rows.find((row) => row.parent_id === null)?.unit_id : id });
            onChoose?.();
          }}
        />
      )}
    </DataState>
  );
}
