import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText, useUnitName } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { Breadcrumbs, Select } from '@/ui/Choice.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { LackingPeople } from './LackingPeople.tsx';

interface Cell {
  unit: string;
  kind: string;
}

/** Of whom each kind of data is known, unit by unit: from the company down to the people who lack it. */
export function CoveragePanel() {
  const t = useText();
  const unitName = useUnitName();
  const f = useFormat();
  const { view, go } = useView();
  const periods = useMetric('period_list', {});
  const known = periods.status === 'ready' ? periods.rows : [];
  const period =
    known.find((row) => row.period_id === view.period)?.period_id ??
    known.findLast((row) => row.grain === 'year' && row.has_data)?.period_id ??
    known.findLast((row) => row.grain === 'year')?.period_id ??
    null;
  const units = useMetric('unit_tree', { period_id: period }, { enabled: period !== null });
  const tree = units.status === 'ready' ? units.rows : [];
  const unit = (tree.find((row) => row.unit_id === view.unit) ?? tree.find((row) => row.parent_id === null))
    ?.unit_id;
  const [open, setOpen] = useState<Cell | null>(null);
  const result = useMetric(
    'data_coverage',
    { unit_id: unit ?? null, period_id: period },
    { enabled: unit !== undefined },
  );
  const toUnit = (id: string) => {
    setOpen(null);
    go({ unit: id });
  };
  const shownCell = open !== null && tree.some((row) => row.unit_id === open.unit) ? open : null;
  if (periods.status === 'ready' && period === null) return null;
  return (
    <Panel
      title={t('trust.coverage')}
      subtitle={t('trust.coverageLead')}
      actions={
        <Select
          label={t('trust.period')}
          items={known.map((row) => ({ id: row.period_id, label: f.period(row.period_id) }))}
          value={period}
          onChange={(id) => go({ period: id })}
        />
      }
    >
      <Breadcrumbs
        label={t('trust.units')}
        items={pathOf(tree, unit).map((row) => ({ id: row.unit_id, label: unitName(row.name) }))}
        onSelect={toUnit}
      />
      <DataState result={result} empty={t('trust.coverageNone')}>
        {(rows) => <CoverageTable rows={rows} period={period ?? ''} open={shownCell} onOpen={setOpen} />}
      </DataState>
      {shownCell === null || period === null ? null : (
        <LackingPeople unit={shownCell.unit} kind={shownCell.kind} period={period} />
      )}
    </Panel>
  );
}

function pathOf(tree: readonly Row<'unit_tree'>[], unit: string | undefined): readonly Row<'unit_tree'>[] {
  const row = tree.find((candidate) => candidate.unit_id === unit);
  return row === undefined ? [] : [...pathOf(tree, row.parent_id ?? undefined), row];
}

function CoverageTable({
  rows,
  period,
  open,
  onOpen,
}: {
  rows: readonly Row<'data_coverage'>[];
  period: string;
  open: Cell | null;
  onOpen: (cell: Cell) => void;
}) {
  const t = useText();
  const unitName = useUnitName();
  const f = useFormat();
  const word = useLabel('words');
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const units = [...new Map(rows.map((row) => [row.unit_id, row])).values()];
  return (
    <div className="data-wide">
      <table className="trust-coverage">
        <thead>
          <tr>
            <th scope="col">{t('overview.unit')}</th>
            <th scope="col" className="num">
              {t('overview.headcount')}
            </th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="num">
                {word(`coverage_${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit_id} className={unit.depth === 0 ? 'trust-whole' : undefined}>
              <th scope="row">
                {unit.depth === 0 ? (
                  unitName(unit.unit_name)
                ) : (
                  <ViewLink to={{ unit: unit.unit_id }}>{unitName(unit.unit_name)}</ViewLink>
                )}
              </th>
              <td className="num">{f.integer(unit.people)}</td>
              {kinds.map((kind) => {
                const cell = rows.find((row) => row.unit_id === unit.unit_id && row.kind === kind);
                if (cell === undefined) return <td key={kind} />;
                const isOpen = open?.unit === unit.unit_id && open.kind === kind;
                return (
                  <td key={kind} className={`num ${cell.lacking === 0 ? '' : 'trust-gap'}`}>
                    <Num
                      explain={{
                        id: 'coverage',
                        params: { unit_id: unit.unit_id, period_id: period, kind },
                      }}
                    >
                      {f.percent(cell.share, cell.lacking === 0 ? 0 : 1)}
                    </Num>
                    {cell.lacking === 0 ? null : (
                      <AriaButton
                        className="trust-lacking"
                        aria-pressed={isOpen}
                        onPress={() => onOpen({ unit: unit.unit_id, kind })}
                      >
                        {t('trust.lacking', { n: cell.lacking })}
                      </AriaButton>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
