import { useState } from 'react';
import { useLocale } from 'use-intl';
import { rowsStatement } from '@/catalog/catalog.ts';
import { allTables, intakesOf, type LineageNode, madeOf, tableLineage } from '@/catalog/lineage.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { SourceRows } from '@/pages/evidence/SourceRows.tsx';
import { KIND_LABELS, SqlNode } from '@/pages/evidence/SqlNode.tsx';
import { useMetric, useTableRows } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { SearchSelect } from '@/ui/SearchSelect.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { LineageFiles } from './LineageFiles.tsx';
import { LineagePicture } from './LineagePicture.tsx';
import { pictureOf } from './picture.ts';
import './lineage.css';

/** What most figures of the other pages are read from. */
const FIRST = 'fct_attainment';
const ROWS = 200;

/** What a table is made from, step by step down to the files, sheets and rows; its SQL and its rows. */
export default function LineagePanel() {
  const t = useText();
  const f = useFormat();
  const { view, go } = useView();
  const known = tableLineage(view.table ?? FIRST);
  const lineage = known.length === 0 ? tableLineage(FIRST) : known;
  const counts = useMetric('data_table_counts', {});
  const records = new Map(
    counts.status === 'ready' ? counts.rows.map((row) => [row.table_name, row.records]) : [],
  );
  const items = allTables().map((node) => ({
    id: node.name,
    label: node.name,
    note: records.has(node.name) ? f.compact(records.get(node.name) ?? 0) : t(KIND_LABELS[node.kind]),
  }));
  const [table] = lineage;
  return (
    <Panel
      title={t('lineage.title')}
      subtitle={t('lineage.lead')}
      actions={
        <SearchSelect label={t('lineage.choose')} items={items} onSelect={(name) => go({ table: name })} />
      }
    >
      {table === undefined ? null : (
        <Lineage key={table.name} lineage={lineage} table={table} counts={records} />
      )}
    </Panel>
  );
}

function Lineage({
  lineage,
  table,
  counts,
}: {
  lineage: readonly LineageNode[];
  table: LineageNode;
  counts: ReadonlyMap<string, number>;
}) {
  const t = useText();
  const locale = useLocale();
  const files = useMetric('data_table_files', { tables: intakesOf(table.name).join(',') });
  const users = madeOf(table.name);
  return (
    <>
      <DataState result={files} isEmpty={() => false}>
        {(sheets) => (
          <LineagePicture
            picture={pictureOf(
              lineage,
              sheets.map((row) => ({ table: row.table_name, file: row.file_name })),
            )}
            counts={counts}
          />
        )}
      </DataState>
      <section className="lineage-table" aria-label={table.name}>
        <h3>
          <code>{table.name}</code> <span className="badge">{t(KIND_LABELS[table.kind])}</span>
        </h3>
        {table.docs === null ? null : <p>{table.docs[locale]}</p>}
        <dl>
          <TableLinks label={t('lineage.readsFrom')} names={table.reads} none={t('lineage.fromFiles')} />
          <TableLinks label={t('lineage.readBy')} names={users} none={t('lineage.byPages')} />
        </dl>
        <SqlNode
          title={t('explain.sql')}
          node={{ ...table, sql: table.sql ?? rowsStatement(table.name, ROWS) }}
        />
        <TableRows table={table.name} />
      </section>
      <DataState result={files} empty={t('lineage.noFiles')}>
        {(sheets) => <LineageFiles sheets={sheets} />}
      </DataState>
    </>
  );
}

function TableLinks({ label, names, none }: { label: string; names: readonly string[]; none: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {names.length === 0
          ? none
          : names.map((name) => (
              <ViewLink key={name} to={{ table: name }} className="link lineage-link">
                {name}
              </ViewLink>
            ))}
      </dd>
    </div>
  );
}

/** The first rows of a table, read when they are asked for. */
function TableRows({ table }: { table: string }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const rows = useTableRows(table, ROWS, { enabled: isOpen });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('lineage.rows', { n: ROWS })}</summary>
      {isOpen ? (
        <DataState result={rows} empty={t('lineage.noRows')}>
          {(shown) => <SourceRows rows={shown} name={table} />}
        </DataState>
      ) : null}
    </details>
  );
}
