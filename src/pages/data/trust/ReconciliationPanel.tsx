import { useState } from 'react';
import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ViewLink } from '@/ui/view.tsx';

const FIRST = 12;
const MORE = 100;

/** The same figure from two sources: which one counts, and what the other one would change. */
export function ReconciliationPanel() {
  const t = useText();
  const f = useFormat();
  const result = useMetric('data_reconciliation', {});
  const [shown, setShown] = useState(FIRST);
  return (
    <Panel title={t('trust.reconciliation')} subtitle={t('trust.reconciliationLead')}>
      <DataState result={result} empty={t('trust.reconciled')}>
        {(rows) => (
          <>
            <div className="data-wide">
              <table className="trust-reconciliation">
                <thead>
                  <tr>
                    <th scope="col">{t('trust.owner')}</th>
                    <th scope="col">{t('trust.figure')}</th>
                    <th scope="col" className="num">
                      {t('trust.counts')}
                    </th>
                    <th scope="col" className="num">
                      {t('trust.other')}
                    </th>
                    <th scope="col" className="num">
                      {t('trust.difference')}
                    </th>
                    <th scope="col" className="num">
                      {t('trust.attainment')}
                    </th>
                    <th scope="col" className="num">
                      {t('trust.score')}
                    </th>
                    <th scope="col">{t('trust.rating')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, shown).map((row) => (
                    <ReconciliationRow
                      key={[row.kpi_id, row.owner_type, row.owner_id, row.period_id, row.source_other].join(
                        '|',
                      )}
                      row={row}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            {rows.length <= shown ? null : (
              <Button look="quiet" onPress={() => setShown(shown + MORE)}>
                {t('trust.more', { n: f.integer(rows.length - shown) })}
              </Button>
            )}
          </>
        )}
      </DataState>
    </Panel>
  );
}

function ReconciliationRow({ row }: { row: Row<'data_reconciliation'> }) {
  const t = useText();
  const f = useFormat();
  const source = useLabel('words');
  const { kpi_id, owner_type, owner_id, period_id, source_other } = row;
  const explain = { id: 'reconciliation', params: { kpi_id, owner_type, owner_id, period_id, source_other } };
  const changes = row.rating_by_score_used !== row.rating_by_score_other;
  return (
    <tr>
      <th scope="row">
        {owner_type === 'person' ? (
          <ViewLink to={{ page: 'person', person: owner_id, period: row.year_id }}>
            {row.owner_name ?? owner_id}
          </ViewLink>
        ) : (
          (row.owner_name ?? owner_id)
        )}
      </th>
      <td>
        {row.kpi_name ?? kpi_id} <span className="soft">{f.period(period_id)}</span>
      </td>
      <td className="num">
        <Num explain={explain}>{f.value(row.value_used, row.kpi_unit)}</Num>
        <div className="soft">{source(`source_${row.source_used}`).replace(/^source_/, '')}</div>
      </td>
      <td className="num">
        {f.value(row.value_other, row.kpi_unit)}
        <div className="soft">{source(`source_${source_other}`).replace(/^source_/, '')}</div>
      </td>
      <td className="num">{f.percent(row.difference_share)}</td>
      <td className="num">
        {f.percent(row.attainment_used)}
        <div className="soft">{t('trust.becomes', { value: f.percent(row.attainment_other) })}</div>
      </td>
      <td className="num">
        {f.score(row.score_used)}
        <div className="soft">
          {t('trust.becomes', { value: f.score(row.score_other) })}
          {row.score_effect === null ? '' : ` (${f.delta(row.score_effect, 'score')})`}
        </div>
      </td>
      <td>
        {row.rating ?? '—'}
        <div className={changes ? 'trust-changes' : 'soft'}>
          {row.rating_by_score_used === null
            ? ''
            : changes
              ? t('trust.placeChanges', {
                  from: row.rating_by_score_used,
                  to: row.rating_by_score_other ?? '—',
                })
              : t('trust.placeKeeps', { label: row.rating_by_score_used })}
        </div>
      </td>
    </tr>
  );
}
