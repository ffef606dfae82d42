import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { StatusMark } from '@/ui/StatusMark.tsx';

/** Which days each source speaks of, and which one has fallen behind the others. */
export function FreshnessPanel() {
  const t = useText();
  const result = useMetric('data_freshness', {});
  return (
    <Panel title={t('trust.freshness')} subtitle={t('trust.freshnessLead')}>
      <DataState result={result}>
        {(rows) => (
          <div className="data-wide">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('trust.data')}</th>
                  <th scope="col">{t('trust.source')}</th>
                  <th scope="col" className="num">
                    {t('trust.records')}
                  </th>
                  <th scope="col">{t('trust.from')}</th>
                  <th scope="col">{t('trust.to')}</th>
                  <th scope="col">{t('trust.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <FreshnessRow key={`${row.table_name} ${row.profile}`} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </DataState>
    </Panel>
  );
}

function FreshnessRow({ row }: { row: Row<'data_freshness'> }) {
  const t = useText();
  const f = useFormat();
  const tableLabel = useLabel('tableNames');
  const profileLabel = useLabel('profiles');
  const plain = row.profile === 'unknown' || row.profile === 'mapping' || row.profile.startsWith('generic_');
  return (
    <tr>
      <th scope="row">{tableLabel(row.table_name)}</th>
      <td className="trust-source">
        {plain ? (row.newest_file ?? '—') : profileLabel(row.profile)}
        <div className="soft">
          {row.files === 1 && plain ? '' : t('trust.files', { n: row.files, file: row.newest_file ?? '' })}
        </div>
      </td>
      <td className="num">
        <Num explain={{ id: 'freshness', params: { table_name: row.table_name, profile: row.profile } }}>
          {f.integer(row.records)}
        </Num>
      </td>
      <td>{f.date(row.first_day)}</td>
      <td>{f.date(row.last_day)}</td>
      <td>
        {row.months_behind === null ? (
          <StatusMark status="none" label={t('trust.timeless')} />
        ) : row.months_behind === 0 ? (
          <StatusMark status="good" label={t('trust.current')} />
        ) : (
          <StatusMark
            status={row.months_behind > 2 ? 'bad' : 'watch'}
            label={t('trust.behind', { n: row.months_behind })}
          />
        )}
      </td>
    </tr>
  );
}
