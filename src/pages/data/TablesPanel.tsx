import { allTables } from '@/catalog/lineage.ts';
import { useText } from '@/i18n/text.ts';
import { Panel } from '@/ui/Panel.tsx';

/** Every computed table with what it reads: the graph that builds them, as a list. */
export function TablesPanel() {
  const t = useText();
  return (
    <Panel title={t('data.tables')} subtitle={t('data.tablesLead')}>
      <details>
        <summary>{t('data.details')}</summary>
        <div className="data-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('data.table')}</th>
                <th scope="col">{t('data.madeFrom')}</th>
                <th scope="col">{t('data.purpose')}</th>
              </tr>
            </thead>
            <tbody>
              {allTables()
                .filter((node) => node.sql !== null)
                .map((node) => (
                  <tr key={node.name} id={`table-${node.name}`}>
                    <td>{node.name}</td>
                    <td className="data-wrap">{node.reads.join(', ')}</td>
                    <td className="data-wrap soft">{node.doc}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </Panel>
  );
}
