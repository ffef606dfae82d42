// What files would change before they are committed: their rows are brought to the canonical tables, compared with what stands there,
// and taken out again. The rows behind each count stay in a table of their own until the next comparison.
import { column, toRows } from '@/engine/arrow.ts';
import { quoteIdentifier, quoteLiteral } from '@/engine/sql.ts';
import type { Executor, Scalar } from '@/engine/types.ts';
import { buildCatalog, intakeTables, stagingAfter } from './catalog.ts';
import { buildSteps, tableColumns } from './generated.ts';
import { overruledSql, repeatedSql } from './repeated.ts';

export type DiffKind = 'added' | 'changed' | 'unchanged' | 'missing' | 'repeated' | 'overruled';

/** What one file would change in one canonical table. Missing rows stay: missing is not deletion. */
export interface TableDiff {
  table: string;
  added: number;
  changed: number;
  unchanged: number;
  missing: number;
  /** Rows of the file that lose against another one of the same key in the same file. */
  repeated: number;
  /** Rows of the file that lose against a row of another file, which holds whichever came later. */
  overruled: number;
  /** Rows refused by the casts. */
  rejected: number;
  /** Single values refused by the casts in rows that count, where there are any. */
  values?: number;
  /** Periods the file covers that older files cover too, with their rows. */
  replaces: { period: string; rows: number }[];
}

type Steps = ReturnType<typeof stagingAfter>;

const schemaOf = (table: string) => tableColumns[table] ?? [];

const LINEAGE = new Set(['_batch', '_file', '_sheet', '_row']);
/** How a canonical table says which period a row belongs to. */
const PERIOD: Readonly<Record<string, string>> = {
  // A roster speaks of its own day: people of the roster before are not missing from this one.
  as_of: 'CAST(as_of AS VARCHAR)',
  period_id: 'period_id',
  cycle: 'cycle',
  day: "strftime(day, '%Y-%m')",
  order_date: "strftime(order_date, '%Y-%m')",
  punched_at: "strftime(punched_at, '%Y-%m')",
};

/** Expression for the period of a row, or null where the table has none (people, units). */
export function periodOf(table: string): string | null {
  const names = schemaOf(table).map(([name]) => name);
  return Object.entries(PERIOD).find(([name]) => names.includes(name))?.[1] ?? null;
}

export const diffTable = (table: string): string => `diff_${table}`;
const refusedTable = (table: string): string => `refused_${table}`;
const beforeTable = (table: string): string => `before_${table}`;

/** Canonical tables among the steps, with the columns that make a row. */
function canonical(steps: Steps): { table: string; keys: string[]; values: string[] }[] {
  return steps
    .filter((step) => step.fills)
    .flatMap((step) => {
      const columns = schemaOf(step.target).map(([name]) => name);
      const keys = (step.grain ?? '').split(',').map((name) => name.trim());
      if (!columns.includes('_batch') || keys.some((key) => !columns.includes(key))) return [];
      const values = columns.filter((name) => !LINEAGE.has(name) && !keys.includes(name));
      return [{ table: step.target, keys, values }];
    });
}

/** Keeps what stands in the canonical tables now. */
export async function rememberBefore(executor: Executor, steps: Steps): Promise<void> {
  for (const { table } of canonical(steps))
    await executor.execute(
      `CREATE OR REPLACE TABLE ${beforeTable(table)} AS SELECT * FROM ${quoteIdentifier(table)}`,
    );
}

/** Brings the rows of `batches` to the canonical tables and compares. The staged rows must be in the intake tables. */
export async function compare(
  executor: Executor,
  steps: Steps,
  batches: readonly string[],
): Promise<Map<string, TableDiff[]>> {
  await buildCatalog(executor, [], { steps });
  const found = new Map<string, TableDiff[]>(batches.map((batch) => [batch, []]));
  const list = batches.map(quoteLiteral).join(', ');
  for (const { table, keys, values } of canonical(steps)) {
    const staging = stagingOf(steps.find((step) => step.target === table));
    await executor.execute(diffSql({ table, staging, keys, values, batches: list }));
    const counts = toRows(
      await executor.query(
        `SELECT diff_batch, diff_kind, CAST(count(*) AS INTEGER) AS n FROM ${diffTable(table)} GROUP BY ALL`,
      ),
    );
    if (staging !== undefined) await executor.execute(refusedSql(table, staging, list));
    const replaced = toRows(await executor.query(replacesSql(table, list)));
    for (const batch of batches) {
      const of = (kind: DiffKind) =>
        Number(counts.find((row) => row['diff_batch'] === batch && row['diff_kind'] === kind)?.['n'] ?? 0);
      const values = staging === undefined ? 0 : await refusedValues(executor, table, batch);
      const diff: TableDiff = {
        table,
        added: of('added'),
        changed: of('changed'),
        unchanged: of('unchanged'),
        missing: of('missing'),
        repeated: of('repeated'),
        overruled: of('overruled'),
        rejected: await refusedRows(executor, staging, batch),
        ...(values === 0 ? {} : { values }),
        replaces: replaced
          .filter((row) => row['batch'] === batch)
          .map((row) => ({ period: String(row['period']), rows: Number(row['n']) })),
      };
      if (diff.added + diff.changed + diff.unchanged + diff.overruled + diff.rejected + values > 0)
        found.get(batch)?.push(diff);
    }
    await executor.execute(`DROP TABLE ${beforeTable(table)}`);
  }
  return found;
}

/** One row per key: of the staged files against before, and of before what the files' periods lack; then rows that lose theirs. */
function diffSql({
  table,
  staging,
  keys,
  values,
  batches,
}: {
  table: string;
  staging: string | undefined;
  keys: readonly string[];
  values: readonly string[];
  batches: string;
}): string {
  const on = keys
    .map((key) => `b.${quoteIdentifier(key)} IS NOT DISTINCT FROM a.${quoteIdentifier(key)}`)
    .join(' AND ');
  const differs = values.map(
    (name) =>
      `CASE WHEN a.${quoteIdentifier(name)} IS DISTINCT FROM b.${quoteIdentifier(name)} THEN ${quoteLiteral(name)} END`,
  );
  const was = values.map(
    (name) =>
      `CASE WHEN a.${quoteIdentifier(name)} IS DISTINCT FROM b.${quoteIdentifier(name)} THEN coalesce(CAST(b.${quoteIdentifier(name)} AS VARCHAR), '') END`,
  );
  const names = [...keys, ...values, '_file', '_sheet', '_row'];
  const columns = names.map(quoteIdentifier);
  const losing = { table, staging, keys, columns: names, batches };
  const lost = [
    ['repeated', repeatedSql(losing)],
    ['overruled', overruledSql(losing)],
  ] as const;
  const text = (alias: string, list: readonly string[]) =>
    list.map((name) => `CAST(${alias}.${name} AS VARCHAR) AS ${name}`).join(', ');
  const period = periodOf(table);
  return `CREATE OR REPLACE TABLE ${diffTable(table)} AS
WITH staged AS (SELECT * FROM ${quoteIdentifier(table)} WHERE _batch IN (${batches})),
compared AS (
  SELECT
    a._batch AS diff_batch, b._batch IS NOT NULL AS is_known,
    coalesce(array_to_string(list_filter([${differs.join(', ') || 'NULL'}], lambda name: name IS NOT NULL), ', '), '') AS diff_columns,
    array_to_string(list_filter([${was.join(', ') || 'NULL'}], lambda value: value IS NOT NULL), chr(31)) AS diff_before,
    ${text('a', columns)}
  FROM staged AS a
  LEFT JOIN ${beforeTable(table)} AS b ON ${on}
),
covered AS (SELECT DISTINCT _batch AS diff_batch, ${period ?? 'NULL'} AS diff_period FROM staged),
gone AS (
  SELECT c.diff_batch, b.*
  FROM ${beforeTable(table)} AS b
  JOIN covered AS c ON ${period === null ? 'TRUE' : `c.diff_period IS NOT DISTINCT FROM ${period}`}
  ANTI JOIN staged AS a ON ${on}
)
SELECT
  diff_batch, CASE WHEN NOT is_known THEN 'added' WHEN diff_columns = '' THEN 'unchanged' ELSE 'changed' END AS diff_kind,
  diff_columns, CASE WHEN is_known THEN diff_before END AS diff_before, ${columns.join(', ')}, CAST(NULL AS VARCHAR) AS held_row
FROM compared
UNION ALL
SELECT diff_batch, 'missing', '', NULL, ${text('gone', columns)}, NULL FROM gone${lost
    .map(([kind, sql]) =>
      sql === null
        ? ''
        : `
UNION ALL
SELECT _batch, '${kind}', diff_columns, NULL, ${columns.join(', ')}, held_row FROM (${sql}) AS ${kind}`,
    )
    .join('')}`;
}

function replacesSql(table: string, batches: string): string {
  const period = periodOf(table);
  if (period === null) return `SELECT NULL AS batch, NULL AS period, 0 AS n WHERE FALSE`;
  return `SELECT s.batch, s.period, CAST(count(*) AS INTEGER) AS n
FROM (SELECT DISTINCT _batch AS batch, ${period} AS period FROM ${quoteIdentifier(table)} WHERE _batch IN (${batches})) AS s
JOIN (SELECT *, ${period} AS period FROM ${beforeTable(table)}) AS b ON b.period = s.period
GROUP BY ALL ORDER BY ALL`;
}

/** The staging table a canonical one is filled from: its own where it reads several (scores also stand beside ratings). */
function stagingOf(step: Steps[number] | undefined): string | undefined {
  const found = (step?.reads ?? []).filter(
    (name) => name.startsWith('stg_') && schemaOf(name).some(([column]) => column === '_refused'),
  );
  return found.find((name) => name === `stg_${step?.target}`) ?? found[0];
}

/** What the casts refused of the staged files, rows and single values, with field and reason: the files themselves are taken out again. */
function refusedSql(table: string, staging: string, batches: string): string {
  return `CREATE OR REPLACE TABLE ${refusedTable(table)} AS
SELECT diff_batch, _file, _sheet, _row, refusal.field AS field, refusal.value AS value, refusal.reason AS reason, row_refused
FROM (
  SELECT _batch AS diff_batch, _file, _sheet, CAST(_row AS INTEGER) AS _row, _refused AS row_refused, unnest(_rejects) AS refusal
  FROM ${quoteIdentifier(staging)} WHERE len(_rejects) > 0 AND _batch IN (${batches})
) AS refused`;
}

/** Values its casts refused of rows that count. */
async function refusedValues(executor: Executor, table: string, batch: string): Promise<number> {
  const counted = await executor.query(
    `SELECT CAST(count(*) AS DOUBLE) AS n FROM ${quoteIdentifier(refusedTable(table))} WHERE NOT row_refused AND diff_batch = ${quoteLiteral(batch)}`,
  );
  return Number(column(counted, 'n')[0] ?? 0);
}

/** Rows of the staging table under a canonical one that its casts refused. */
async function refusedRows(executor: Executor, staging: string | undefined, batch: string): Promise<number> {
  if (staging === undefined) return 0;
  const counted = await executor.query(
    `SELECT CAST(count(*) AS DOUBLE) AS n FROM ${quoteIdentifier(staging)} WHERE _refused AND _batch = ${quoteLiteral(batch)}`,
  );
  return Number(column(counted, 'n')[0] ?? 0);
}

/**
 * Rows behind a count, as text; `diff_columns` names what changed (of a repeated row: what it states otherwise), `diff_before` what stood
 * there (chr(31) between), `held_row` the row that holds in place of a repeated one. Of what was refused each value with its field and reason.
 */
export async function diffRows(
  executor: Executor,
  batch: string,
  table: string,
  kind: DiffKind | 'rejected',
  page: { offset: number; limit: number },
): Promise<Record<string, Scalar>[]> {
  const part = `LIMIT ${Math.trunc(page.limit)} OFFSET ${Math.trunc(page.offset)}`;
  if (kind === 'rejected')
    return toRows(
      await executor.query(
        `SELECT * EXCLUDE (diff_batch) FROM ${quoteIdentifier(refusedTable(table))} WHERE diff_batch = $1 ORDER BY _file, _sheet, _row, field ${part}`,
        [batch],
      ),
    );
  return toRows(
    await executor.query(
      `SELECT * EXCLUDE (diff_batch, diff_kind) FROM ${quoteIdentifier(diffTable(table))} WHERE diff_batch = $1 AND diff_kind = $2 ORDER BY _file, TRY_CAST(_row AS INTEGER), rowid ${part}`,
      [batch, kind],
    ),
  );
}

/** The period of a row of the intake, where one row of a sheet becomes several: a month of days, a year of months. */
const RAW_PERIOD: Readonly<Record<string, string>> = {
  raw_attendance_day: "strftime(coalesce(to_date(r.day), to_date(r.work_date)), '%Y-%m')",
  raw_kpi: 'to_period(r.period)',
};

/** What a row of the intake states of one canonical table where it feeds several: only that is taken back. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  kpi_target: 'target floor stretch baseline range_low range_high weight due_date completion_standard'.split(
    ' ',
  ),
  kpi_actual: 'actual numerator denominator sample_size actual_date'.split(' '),
};

/** A file that replaces what older files state for some periods. */
export interface Replacing {
  batch: string;
  replaces: readonly { table: string; period: string }[];
}

/** Takes the rows out of the intake tables whose periods a later file replaces. The staging tables are brought up to date for it. */
export async function dropOlder(executor: Executor, files: readonly Replacing[]): Promise<void> {
  if (files.every((file) => file.replaces.length === 0)) return;
  await buildCatalog(executor, [], { steps: stagingAfter(intakeTables()) });
  for (const { batch, replaces } of files) {
    for (const table of new Set(replaces.map((each) => each.table))) {
      const period = periodOf(table);
      const step = buildSteps.find((each) => each.target === table);
      const staging = stagingOf(step);
      const raw = buildSteps
        .find((each) => each.target === staging)
        ?.reads.find((name) => name.startsWith('raw_'));
      if (period === null || staging === undefined || raw === undefined) continue;
      const periods = replaces
        .filter((each) => each.table === table)
        .map((each) => quoteLiteral(each.period))
        .join(', ');
      const own = RAW_PERIOD[raw];
      const rows =
        `(SELECT DISTINCT _batch, _file, _sheet, _row, ${period} AS period FROM ${quoteIdentifier(staging)} ` +
        `WHERE _batch < ${quoteLiteral(batch)} AND ${period} IN (${periods})) AS s`;
      const same =
        'r._batch = s._batch AND r._file = s._file AND r._sheet IS NOT DISTINCT FROM s._sheet AND r._row = s._row' +
        (own === undefined ? '' : ` AND coalesce(${own}, s.period) = s.period`);
      const states = STATES[table]?.map((name) => `${quoteIdentifier(name)} = NULL`).join(', ');
      await executor.execute(
        states === undefined
          ? `DELETE FROM ${quoteIdentifier(raw)} AS r USING ${rows} WHERE ${same}`
          : `UPDATE ${quoteIdentifier(raw)} AS r SET ${states} FROM ${rows} WHERE ${same}`,
      );
    }
  }
}
