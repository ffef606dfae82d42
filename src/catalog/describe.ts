// The catalogue in words: tables and columns with the comments they carry in the database.
import { toRows } from '@/engine/arrow.ts';
import type { Executor } from '@/engine/types.ts';
import { buildSteps } from './generated.ts';

export interface TableDescription {
  name: string;
  doc: string | null;
  /** What one row is; null where only the comment says it. */
  grain: string | null;
  columns: { name: string; type: string; doc: string | null }[];
}

const COLUMNS = `SELECT c.table_name, t.comment AS table_doc, c.column_name, c.data_type, c.comment AS column_doc
FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (table_oid)
WHERE NOT c.internal
ORDER BY c.table_name, c.column_index`;

/** Every table of a set-up database, in order of name. Puts the comments on first: nothing else needs them. */
export async function describeTables(executor: Executor): Promise<TableDescription[]> {
  const { commentScript, docs } = await import('./generated-later.ts');
  await executor.execute(commentScript);
  const tables = new Map<string, TableDescription>();
  for (const row of toRows(await executor.query(COLUMNS))) {
    const name = String(row['table_name']);
    const step = buildSteps.find((candidate) => candidate.target === name);
    const table = tables.get(name) ?? {
      name,
      doc: (step === undefined ? null : docs[step.path]?.en) ?? textOf(row['table_doc']),
      grain: step?.grain ?? null,
      columns: [],
    };
    table.columns.push({
      name: String(row['column_name']),
      type: String(row['data_type']),
      doc: textOf(row['column_doc']),
    });
    tables.set(name, table);
  }
  return [...tables.values()];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
