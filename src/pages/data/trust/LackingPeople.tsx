import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText, useUnitName } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { ViewLink } from '@/ui/view.tsx';

const SHOWN = 100;

/** The people of a unit of whom one kind of data is not known, each with the row that names them. */
export function LackingPeople({ unit, kind, period }: { unit: string; kind: string; period: string }) {
  const t = useText();
  const unitName = useUnitName();
  const f = useFormat();
  const word = useLabel('words');
  const result = useMetric('data_coverage_people', { unit_id: unit, period_id: period, kind });
  const title = t('trust.without', { kind: word(`coverage_${kind}`), period: f.period(period) });
  return (
    <section className="trust-people" aria-label={title}>
      <h3>{title}</h3>
      <DataState result={result} isEmpty={(rows) => rows.every((row) => row.is_known)}>
        {(rows) => (
          <div className="data-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('trust.person')}</th>
                  <th scope="col">{t('overview.unit')}</th>
                  <th scope="col">{t('trust.position')}</th>
                  <th scope="col">{t('trust.manager')}</th>
                  <th scope="col">{t('trust.row')}</th>
                </tr>
              </thead>
              <tbody>
                {rows
                  .filter((row) => !row.is_known)
                  .slice(0, SHOWN)
                  .map((row) => (
                    <tr key={row.employee_id}>
                      <th scope="row">
                        <ViewLink to={{ page: 'person', person: row.employee_id, period }}>
                          {row.name ?? row.employee_id}
                        </ViewLink>{' '}
                        <span className="soft">{row.employee_id}</span>
                      </th>
                      <td>{unitName(row.unit_name) ?? '—'}</td>
                      <td>{row.position ?? '—'}</td>
                      <td>{row.manager_name ?? '—'}</td>
                      <td className="soft">
                        {t('trust.place', {
                          file: row.file_name ?? '—',
                          sheet: row.sheet_name ?? '—',
                          row: String(row.row_number ?? '—'),
                        })}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </DataState>
    </section>
  );
}
