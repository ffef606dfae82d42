// Rows of a file that lose against another row of the same key: an employee listed twice, a day that another file states better.
import { quoteIdentifier, quoteLiteral } from '@/engine/sql.ts';
import { tableColumns } from './generated.ts';

/**
 * What the rows of a staging table state of a canonical one, where not every row does or its key is no column of theirs. Null: nothing
 * is lost there, all rows together make one.
 */
const STATED: Readonly<Record<string, { from: string; adds?: readonly string[] } | null>> = {
  kpi: null,
  // A second source's actual comes with the weight and without the target: that states no target twice.
  kpi_target: {
    from: 'SELECT * FROM stg_kpi WHERE has_target AND coalesce(target, range_low, range_high) IS NOT NULL',
  },
  kpi_actual: { from: 'SELECT *, actual AS value FROM stg_kpi WHERE has_actual', adds: ['value'] },
  rating: {
    from:
      "SELECT * FROM (SELECT *, unnest(['proposed', 'calibrated', 'final']) AS stage, " +
      'unnest([label_proposed, label_calibrated, label_final]) AS label FROM stg_rating) WHERE label IS NOT NULL',
    adds: ['stage', 'label'],
  },
  review_score: { from: 'SELECT * FROM stg_review_score WHERE score_raw IS NOT NULL OR label IS NOT NULL' },
  punch: { from: 'SELECT *, unnest(moments).at AS punched_at FROM stg_punch', adds: ['punched_at'] },
};

/** Where a row stands, and ids that the canonical table holds as the roster and the organisation write them. */
const ELSEWHERE = new Set(['_file', '_sheet', '_row', 'owner_id', 'unit_id']);

interface Losing {
  table: string;
  staging: string | undefined;
  keys: readonly string[];
  columns: readonly string[];
  batches: string;
}

/**
 * SELECT of the losing rows of these batches (a list of SQL literals): `_batch`, the columns as text, in `diff_columns` those they state
 * otherwise than the row that holds, and in `held_row` that row. Columns that only the canonical table has are NULL. Null where no row of the table can lose: rows of one file are numbered there.
 */
export function repeatedSql(losing: Losing): string | null {
  const parts = statedRows(losing);
  if (parts === null) return null;
  // Found by their hashes first: nearly all rows stand once.
  return `WITH stated AS (
  SELECT *, hash(_batch, ${parts.keys}) AS diff_place FROM (${parts.rows})
),
met AS (SELECT diff_place FROM stated GROUP BY diff_place HAVING count(*) > 1)
SELECT
  s._batch, ${parts.differs} AS diff_columns, ${parts.columns},
  concat(CASE WHEN w._sheet IS DISTINCT FROM s._sheet THEN w._sheet || ' ' END, w._row) AS held_row
FROM stated AS s
JOIN met AS m ON m.diff_place = s.diff_place
JOIN ${quoteIdentifier(losing.table)} AS w ON w._batch = s._batch AND ${parts.same}
WHERE w._row <> s._row OR w._sheet IS DISTINCT FROM s._sheet OR w._file IS DISTINCT FROM s._file`;
}

/** The same for rows that lose against a row of another file, which `held_row` names: a day of a monthly sheet against one with its own columns. */
export function overruledSql(losing: Losing): string | null {
  const parts = statedRows(losing);
  if (parts === null) return null;
  return `SELECT s._batch, ${parts.differs} AS diff_columns, ${parts.columns}, concat_ws(' ', w._file, w._sheet, w._row) AS held_row
FROM (${parts.rows}) AS s
JOIN ${quoteIdentifier(losing.table)} AS w ON w._batch <> s._batch AND ${parts.same}`;
}

/** What the rows of these batches state of the table, and how they are compared with it; null where no row of it can lose. */
function statedRows({ table, staging, keys, columns, batches }: Losing) {
  const stated = STATED[table];
  if (staging === undefined || stated === null) return null;
  const known = new Set([...(tableColumns[staging] ?? []).map(([name]) => name), ...(stated?.adds ?? [])]);
  if (!keys.every((key) => known.has(key))) return null;
  const quoted = keys.map(quoteIdentifier);
  const compared = columns.filter((name) => known.has(name) && !keys.includes(name) && !ELSEWHERE.has(name));
  const differs = compared.map((name) => {
    const place = quoteIdentifier(name);
    return `CASE WHEN s.${place} IS NOT NULL AND s.${place} IS DISTINCT FROM w.${place} THEN ${quoteLiteral(name)} END`;
  });
  return {
    keys: quoted.join(', '),
    differs: `coalesce(array_to_string(list_filter([${differs.join(', ') || 'NULL'}], lambda name: name IS NOT NULL), ', '), '')`,
    same: quoted.map((key) => `w.${key} IS NOT DISTINCT FROM s.${key}`).join(' AND '),
    columns: columns
      .map((name) => {
        const place = quoteIdentifier(name);
        return `${known.has(name) ? `CAST(s.${place} AS VARCHAR)` : 'CAST(NULL AS VARCHAR)'} AS ${place}`;
      })
      .join(', '),
    rows: `SELECT * FROM (${stated?.from ?? `SELECT * FROM ${quoteIdentifier(staging)}`}) AS every WHERE NOT _refused AND _batch IN (${batches})`,
  };
}
