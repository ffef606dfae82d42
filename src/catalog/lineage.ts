// Where a number comes from, read off the same graph that builds it. What the steps say of themselves needs `loadAllQueries`.
import { docsOf, queryInfo } from './catalog.ts';
import { baseTables, buildSteps } from './generated.ts';
import type { Docs } from './types.ts';

export interface LineageNode {
  name: string;
  kind: 'read' | 'mart' | 'staging' | 'model' | 'intake' | 'policy';
  /** Null for tables that import or policy fill. */
  docs: Docs | null;
  path: string | null;
  /** SQL as written; null for tables that import or policy fill. */
  sql: string | null;
  reads: readonly string[];
}

const stepOf = new Map(buildSteps.map((step) => [step.target, step]));

/**
 * The read and everything it stands on, nearest first. A read of many tables may be narrowed to the one a figure was taken from.
 * Throws `catalog.unknown_query`.
 */
export function lineageOf(queryId: string, only: string | null = null): LineageNode[] {
  const query = queryInfo(queryId);
  const reads = only !== null && query.reads.includes(only) ? [only] : query.reads;
  return withSources({
    name: query.id,
    kind: 'read',
    docs: docsOf(query.path),
    path: query.path,
    sql: query.source,
    reads,
  });
}

/** A table and everything it is made from, nearest first; nothing where there is no table of that name. */
export function tableLineage(table: string): LineageNode[] {
  return stepOf.has(table) || baseTables.includes(table) ? withSources(tableNode(table)) : [];
}

/** The intake tables that a table is made from in the end; itself, where it is one. */
export function intakesOf(table: string): string[] {
  return tableLineage(table)
    .filter((node) => node.kind === 'intake')
    .map((node) => node.name);
}

/** The tables made from a table directly. */
export function madeOf(table: string): string[] {
  return buildSteps.filter((step) => step.reads.includes(table)).map((step) => step.target);
}

function withSources(first: LineageNode): LineageNode[] {
  const nodes = [first];
  const seen = new Set([first.name]);
  for (let at = 0; at < nodes.length; at += 1) {
    for (const name of nodes[at]?.reads ?? []) {
      if (seen.has(name)) continue;
      seen.add(name);
      nodes.push(tableNode(name));
    }
  }
  return nodes;
}

/** Every table of the catalogue with what it reads: the lineage graph of the data page. */
export function allTables(): LineageNode[] {
  const names = new Set([...baseTables, ...buildSteps.map((step) => step.target)]);
  return [...names].sort().map(tableNode);
}

function tableNode(name: string): LineageNode {
  const step = stepOf.get(name);
  if (step === undefined) {
    const kind = name.startsWith('policy_')
      ? 'policy'
      : name.startsWith('raw_') || name.startsWith('import_') || name === 'batch'
        ? 'intake'
        : 'model';
    return { name, kind, docs: null, path: null, sql: null, reads: [] };
  }
  const kind = step.path.startsWith('queries/marts/')
    ? 'mart'
    : name.startsWith('stg_')
      ? 'staging'
      : 'model';
  return { name, kind, docs: docsOf(step.path), path: step.path, sql: step.source, reads: step.reads };
}
