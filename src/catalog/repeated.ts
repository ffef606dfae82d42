// Rows of one file that lose against another row of the same key in that file: an employee listed twice, a target stated twice.
import { quoteIdentifier } from '@/engine/sql.ts';
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

/**
 * SELECT of the losing rows of these batches (a list of SQL literals): `_batch`, the columns as text, and in `held_row` the row that
 * holds. Columns that only the canonical table has are NULL. Null where no row of the table can lose: rows of one file are numbered there.
 */
export function repeatedSql({
  table,
  staging,
  keys,
  columns,
  batches,
}: {
  table: string;
  staging: string | undefined;
  keys: readonly string[];
  columns: readonly string[];
  batches: string;
}): string | null {
  const stated = STATED[table];
  if (staging === undefined || stated === null) return null;
  const known = new Set([...(tableColumns[staging] ?? []).map(([name]) => name), ...(stated?.adds ?? [])]);
  if (!keys.every((key) => known.has(key))) return null;
  const quoted = keys.map(quoteIdentifier);
  const same = quoted.map((key) => `w.${key} IS NOT DISTINCT FROM s.${key}`).join(' AND ');
  const text = columns.map((name) => {
    const place = quoteIdentifier(name);
    return `${known.has(name) ? `CAST(s.${place} AS VARCHAR)` : 'CAST(NULL AS VARCHAR)'} AS ${place}`;
  });
  // Found by their hashes first: nearly all rows stand once.
  return `WITH stated AS (
  SELECT *, hash(_batch, ${quoted.join(', ')}) AS diff_place
  FROM (${stated?.from ?? `SELECT * FROM ${quoteIdentifier(staging)}`}) AS every
  WHERE NOT _refused AND _batch IN (${batches})
),
met AS (SELECT diff_place FROM stated GROUP BY diff_place HAVING count(*) > 1)
SELECT
  s._batch, ${text.join(', ')},
  concat(CASE WHEN w._sheet IS DISTINCT FROM s._sheet THEN w._sheet || ' ' END, w._row) AS held_row
FROM stated AS s
JOIN met AS m ON m.diff_place = s.diff_place
JOIN ${quoteIdentifier(table)} AS w ON w._batch = s._batch AND ${same}
WHERE w._row <> s._row OR w._sheet IS DISTINCT FROM s._sheet OR w._file IS DISTINCT FROM s._file`;
}
