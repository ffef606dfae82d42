import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { Num } from '@/ui/Num.tsx';

/** The last step of a lineage: batches, files and sheets, with what became of their rows. */
export function LineageFiles({ sheets }: { sheets: readonly Row<'data_table_files'>[] }) {
  const t = useText();
  const f = useFormat();
  const tableLabel = useLabel('tableNames');
  const profileLabel = useLabel('profiles');
  return (
    <section className="lineage-sheets" aria-label={t('lineage.sheets')}>
      <h3>{t('lineage.sheets')}</h3>
      <div className="data-scroll">
        <table className="lineage-files">
          <thead>
            <tr>
              <th scope="col">{t('data.file')}</th>
              <th scope="col">{t('data.sheet')}</th>
              <th scope="col">{t('data.layout')}</th>
              <th scope="col">{t('data.goesTo')}</th>
              <th scope="col">{t('lineage.batch')}</th>
              <th scope="col" className="num">
                {t('data.read')}
              </th>
              <th scope="col" className="num">
                {t('lineage.sent')}
              </th>
              <th scope="col" className="num">
                {t('data.refused')}
              </th>
              <th scope="col" className="num">
                {t('data.loaded')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sheets.map((row) => {
              const { batch_id, sheet_name, table_name } = row;
              const explain = { id: 'sheet_rows', params: { batch_id, sheet_name, table_name } };
              const plain = row.profile === null || /^(generic_|mapping)/.test(row.profile);
              return (
                <tr key={`${batch_id} ${sheet_name} ${table_name}`}>
                  <th scope="row">{row.file_name}</th>
                  <td>{sheet_name === '' ? '·' : sheet_name}</td>
                  <td>
                    {plain
                      ? t('data.plainTable', { table: tableLabel(table_name.replace(/^raw_/, '')) })
                      : profileLabel(row.profile ?? '')}
                  </td>
                  <td>
                    <code>{table_name}</code>
                  </td>
                  <td>
                    {row.imported_on === null ? '—' : f.date(row.imported_on)}{' '}
                    <code className="soft">{batch_id.slice(0, 8)}</code>
                  </td>
                  <td className="num">
                    <Num explain={explain}>{f.integer(row.rows_read)}</Num>
                  </td>
                  <td className="num">
                    <Num explain={explain}>{f.integer(row.rows_sent)}</Num>
                  </td>
                  <td className="num">
                    <Num explain={explain}>{f.integer(row.rows_refused)}</Num>
                  </td>
                  <td className="num">
                    <Num explain={explain}>{f.integer(row.rows_loaded)}</Num>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
