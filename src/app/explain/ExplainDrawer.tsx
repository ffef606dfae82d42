// "How is this computed?": sentence, formula, filters, source rows, SQL down to the intake. Its state is in the URL.
import { declaredParams } from '@/catalog/catalog.ts';
import { lineageOf } from '@/catalog/lineage.ts';
import { useText } from '@/i18n/text.ts';
import { type SourceRow, SourceRows } from '@/pages/evidence/SourceRows.tsx';
import { SqlNode } from '@/pages/evidence/SqlNode.tsx';
import { useMetricByName } from '@/session/hooks.ts';
import { DataState } from '@/ui/DataState.tsx';
import type { ExplainEntry } from '@/ui/explain.ts';
import { Drawer } from '@/ui/Overlay.tsx';
import { useView } from '@/ui/view.tsx';
import './explain.css';
import { Filters } from './Filters.tsx';
import { explainEntry } from './registry.ts';
import { Sentence } from './Sentence.tsx';

export type ExplainParams = Readonly<Record<string, string | null>>;
export type ExplainRow = SourceRow;

export default function ExplainDrawer() {
  const t = useText();
  const { view, go } = useView();
  const explain = view.explain;
  const entry = explain === undefined ? undefined : explainEntry(explain.id);
  return (
    <Drawer
      title={entry === undefined ? t('explain.title') : `${t(entry.label)} · ${t('explain.title')}`}
      isOpen={entry !== undefined}
      // Back leads to the view before, not to the drawer again.
      onClose={() => go({ explain: undefined }, { replace: true })}
    >
      {entry === undefined || explain === undefined ? null : (
        <Explanation entry={entry} params={explain.params} />
      )}
    </Drawer>
  );
}

function Explanation({ entry, params }: { entry: ExplainEntry; params: ExplainParams }) {
  const t = useText();
  const result = useMetricByName(entry.query, declaredParams(entry.query, params));
  const evidence = useMetricByName(
    entry.evidence,
    entry.evidence === null ? {} : declaredParams(entry.evidence, params),
  );
  const row = result.status === 'ready' ? rowOf(result.rows, params) : undefined;
  const [read, ...below] = lineageOf(entry.query, params['table_name'] ?? null);
  return (
    <div className="explain">
      <DataState result={result}>{() => <Sentence entry={entry} row={row} params={params} />}</DataState>
      <section>
        <h3>{t('explain.formula')}</h3>
        <p className="explain-formula">{t(entry.formula)}</p>
      </section>
      <section>
        <h3>{t('explain.filters')}</h3>
        <Filters params={params} row={row} />
      </section>
      <section>
        <h3>{t('explain.source')}</h3>
        {entry.evidence === null ? (
          <p className="soft">{t('explain.sourceNone')}</p>
        ) : (
          <DataState result={evidence}>
            {(rows) => <SourceRows rows={rows} name={entry.evidence ?? entry.query} />}
          </DataState>
        )}
      </section>
      {read === undefined ? null : (
        <section>
          <h3>{t('explain.sql')}</h3>
          <SqlNode node={read} isOpen />
        </section>
      )}
      <section>
        <h3>{t('explain.lineage')}</h3>
        <div className="explain-lineage">
          {below.map((node) => (
            <SqlNode key={node.name} node={node} />
          ))}
        </div>
      </section>
    </div>
  );
}

/** The row that carries the number: its columns agree with every parameter of the same name. */
function rowOf(rows: readonly ExplainRow[], params: ExplainParams): ExplainRow | undefined {
  return rows.find((row) =>
    Object.entries(params).every(
      ([name, value]) => value === null || !(name in row) || String(row[name]) === value,
    ),
  );
}
