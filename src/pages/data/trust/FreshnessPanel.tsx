import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useLabel, useText } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { StatusMark } from '@/ui/StatusMark.tsx';

const RHYTHMS: Readonly<Record<string, MessageKey>> = {
  day: 'trust.daily',
  week: 'trust.weekly',
  month: 'trust.monthly',
  quarter: 'trust.quarterly',
  half: 'trust.halfYearly',
  year: 'trust.yearly',
};

/** Which days each source speaks of, how old they are, when more is expected, and which source has fallen behind the others. */
export function FreshnessPanel() {
  const t = useText();
  const today = localDay(new Date());
  const result = useMetric('data_freshness', { today });
  return (
    <Panel title={t('trust.freshness')} subtitle={t('trust.freshnessLead')}>
      <DataState result={result}>
        {(rows) => (
          <div className="data-wide">
            <table className="trust-freshness">
              <thead>
                <tr>
                  <th scope="col">{t('trust.data')}</th>
                  <th scope="col">{t('trust.source')}</th>
                  <th scope="col" className="num">
                    {t('trust.records')}
                  </th>
                  <th scope="col">{t('trust.loaded')}</th>
                  <th scope="col">{t('trust.from')}</th>
                  <th scope="col">{t('trust.to')}</th>
                  <th scope="col">{t('trust.next')}</th>
                  <th scope="col">{t('trust.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <FreshnessRow key={`${row.table_name} ${row.profile}`} row={row} today={today} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </DataState>
    </Panel>
  );
}

/** The day it is where the reader sits, as YYYY-MM-DD. */
function localDay(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function FreshnessRow({ row, today }: { row: Row<'data_freshness'>; today: string }) {
  const t = useText();
  const f = useFormat();
  const tableLabel = useLabel('tableNames');
  const profileLabel = useLabel('profiles');
  const explain = {
    id: 'freshness',
    params: { table_name: row.table_name, profile: row.profile, today },
  };
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
        <Num explain={explain}>{f.integer(row.records)}</Num>
      </td>
      <td>{f.date(row.imported_on)}</td>
      <td>{f.date(row.first_day)}</td>
      <td>
        {f.date(row.last_day)}
        {row.last_day === null ? null : (
          <div className="soft">
            {row.age_days === null ? (
              t('trust.ahead')
            ) : (
              <Num explain={explain}>
                {t('trust.age', { n: row.age_days, count: f.integer(row.age_days) })}
              </Num>
            )}
          </div>
        )}
      </td>
      <td>
        {row.next_day === null || row.rhythm === null ? (
          <span className="soft">{t('trust.noRhythm')}</span>
        ) : (
          <>
            <Num explain={explain}>{f.date(row.next_day)}</Num>
            <div className="soft">
              {t(RHYTHMS[row.rhythm] ?? 'trust.everyDays', { n: row.step_days ?? 0 })}
            </div>
            {row.overdue_days === null || row.overdue_days === 0 ? null : (
              <StatusMark
                status="watch"
                label={t('trust.overdue', { n: row.overdue_days, count: f.integer(row.overdue_days) })}
              />
            )}
          </>
        )}
      </td>
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
