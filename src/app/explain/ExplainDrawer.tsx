// "How is this computed?": sentence, formula, filters, SQL down to the intake, source rows. Its state is in the URL.
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { queryInfo } from '@/catalog/catalog.ts';
import { type LineageNode, lineageOf } from '@/catalog/lineage.ts';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { useMetricByName, useWorkspace } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { DataState } from '@/ui/DataState.tsx';
import type { ExplainEntry } from '@/ui/explain.ts';
import { Drawer } from '@/ui/Overlay.tsx';
import { useView } from '@/ui/view.tsx';
import './explain.css';
import { columnLabel } from './columns.ts';
import { explainEntry } from './registry.ts';
import { SourceRows } from './SourceRows.tsx';

type Params = Readonly<Record<string, string | null>>;
type Row = Record<string, string | number | boolean | null>;

export function ExplainDrawer() {
  const t = useText();
  const { view, go } = useView();
  const explain = view.explain;
  const entry = explain === undefined ? undefined : explainEntry(explain.id);
  return (
    <Drawer
      title={entry === undefined ? t('explain.title') : `${t(entry.label)} · ${t('explain.title')}`}
      isOpen={entry !== undefined}
      onClose={() => go({ explain: undefined })}
    >
      {entry === undefined || explain === undefined ? null : (
        <Explanation entry={entry} params={explain.params} />
      )}
    </Drawer>
  );
}

function Explanation({ entry, params }: { entry: ExplainEntry; params: Params }) {
  const t = useText();
  const f = useFormat();
  const { state } = useWorkspace();
  const result = useMetricByName(entry.query, declared(entry.query, params));
  const evidence = useMetricByName(
    entry.evidence,
    entry.evidence === null ? {} : declared(entry.evidence, params),
  );
  return (
    <div className="explain">
      <DataState result={result}>
        {(rows) => <Sentence entry={entry} row={rowOf(rows, params)} params={params} />}
      </DataState>
      <section>
        <h3>{t('explain.formula')}</h3>
        <pre className="explain-formula">{t(entry.formula)}</pre>
      </section>
      <section>
        <h3>{t('explain.filters')}</h3>
        <dl className="explain-filters">
          {Object.entries(params).map(([name, value]) => (
            <div key={name}>
              <dt>{columnLabel(t, name)}</dt>
              <dd>{name === 'period_id' || name === 'cycle' ? f.period(value) : (value ?? '—')}</dd>
            </div>
          ))}
          <div>
            <dt>{t('explain.policy')}</dt>
            <dd>{state.policy.version}</dd>
          </div>
        </dl>
      </section>
      <section>
        <h3>{t('explain.source')}</h3>
        {entry.evidence === null ? (
          <p className="soft">{t('explain.sourceNone')}</p>
        ) : (
          <DataState result={evidence}>{(rows) => <SourceRows rows={rows} />}</DataState>
        )}
      </section>
      <section>
        <h3>{t('explain.sql')}</h3>
        <Sql node={lineageOf(entry.query)[0]} isOpen />
      </section>
      <section>
        <h3>{t('explain.lineage')}</h3>
        {lineageOf(entry.query)
          .slice(1)
          .map((node) => (
            <Sql key={node.name} node={node} />
          ))}
      </section>
    </div>
  );
}

function Sentence({ entry, row, params }: { entry: ExplainEntry; row: Row | undefined; params: Params }) {
  const t = useText();
  const f = useFormat();
  const shown = Object.fromEntries(
    Object.entries({ ...params, ...row }).map(([name, value]) => {
      if (typeof value !== 'number')
        return [name, name === 'period_id' ? f.period(String(value)) : value === null ? null : String(value)];
      return [
        name,
        /(attainment|share|rate|ratio|weight)$/.test(name)
          ? f.percent(value)
          : f.value(
              value,
              typeof row?.unit === 'string' && /(actual|target|value)$/.test(name) ? row.unit : null,
            ),
      ];
    }),
  );
  return <p className="explain-sentence">{t(entry.sentence, shown)}</p>;
}

const KIND_LABELS: Record<LineageNode['kind'], MessageKey> = {
  read: 'explain.kindRead',
  mart: 'explain.kindMart',
  staging: 'explain.kindStaging',
  model: 'explain.kindModel',
  intake: 'explain.kindIntake',
  policy: 'explain.kindPolicy',
};

function Sql({ node, isOpen = false }: { node: LineageNode | undefined; isOpen?: boolean }) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  if (node === undefined) return null;
  if (node.sql === null) {
    return (
      <p className="explain-node">
        <span className="badge">{t(KIND_LABELS[node.kind])}</span> {node.name}
      </p>
    );
  }
  const sql = node.sql;
  return (
    <details open={isOpen} className="explain-node">
      <summary>
        <span className="badge">{t(KIND_LABELS[node.kind])}</span> {node.name}{' '}
        <span className="soft">{node.doc}</span>
      </summary>
      <pre className="explain-sql">{sql}</pre>
      <Button
        look="quiet"
        icon={Copy}
        onPress={() => {
          void navigator.clipboard.writeText(sql).then(() => setCopied(true));
        }}
      >
        {isCopied ? t('app.copied') : t('explain.copySql')}
      </Button>
    </details>
  );
}

/** Only the parameters the read declares. */
function declared(query: string, params: Params): Params {
  return Object.fromEntries(queryInfo(query).params.map((param) => [param.name, params[param.name] ?? null]));
}

/** The row that carries the number: its columns agree with every parameter of the same name. */
function rowOf(rows: readonly Row[], params: Params): Row | undefined {
  return rows.find((row) =>
    Object.entries(params).every(
      ([name, value]) => value === null || !(name in row) || String(row[name]) === value,
    ),
  );
}
