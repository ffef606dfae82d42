// What of staged files was not understood, with what it could mean: words, units and people. Read while their rows are in the tables.
import { toRows } from '@/engine/arrow.ts';
import { quoteLiteral } from '@/engine/sql.ts';
import type { Executor } from '@/engine/types.ts';
import { buildSteps, tableColumns } from '../generated.ts';
import { optionsOf } from './options.ts';
import { personColumns, personFilter, personKey, saidRows } from './people.ts';

/** A word of a column that has only some values. */
export interface OpenWord {
  batch: string;
  table: string;
  sheet: string;
  field: string;
  value: string;
  rows: number;
  /** What it was taken for; null where it was not understood. */
  understood: string | null;
  options: string[];
}

/** A unit the organisation does not know by this name. */
export interface OpenUnit {
  batch: string;
  table: string;
  sheet: string;
  field: string;
  value: string;
  rows: number;
  candidates: { value: string; name: string; path: string }[];
}

/** A key the roster does not know. */
export interface OpenPerson {
  batch: string;
  /** As identities write it. */
  key: string;
  /** As the file writes it. */
  name: string;
  rows: number;
  candidates: { id: string; name: string; unit: string; position: string }[];
}

const LABELS = ['label_proposed', 'label_calibrated', 'label_final'];
const MOST = 100;
const CANDIDATES = 5;

/** Files whose rows are in the tables, and the tables they feed. */
export interface Staged {
  batches: readonly string[];
  tables: readonly string[];
}

const batchList = (batches: readonly string[]): string => batches.map(quoteLiteral).join(', ');
const has = (table: string, column: string): boolean =>
  (tableColumns[table] ?? []).some(([name]) => name === column);

/** Words the casts refused, rating labels outside the scale, and what stages of deals were taken for. */
export async function openWords(executor: Executor, { batches, tables }: Staged): Promise<OpenWord[]> {
  const list = batchList(batches);
  const sources = buildSteps
    .filter(
      ({ target, reads }) =>
        target.startsWith('stg_') && has(target, '_rejects') && reads.some((name) => tables.includes(name)),
    )
    .map(
      ({
        target,
        reads,
      }) => `SELECT ${quoteLiteral(reads.find((name) => name.startsWith('raw_')) ?? '')} AS table_name, _batch, _sheet,
  r.field AS field, r.value AS value, CAST(NULL AS VARCHAR) AS understood
FROM (SELECT _batch, _sheet, unnest(_rejects) AS r FROM ${target} WHERE _batch IN (${list}) AND _rejects IS NOT NULL) AS t
WHERE r.reason IN ('unknown_word', 'not_a_flag')`,
    );
  for (const field of tables.includes('raw_rating') ? LABELS : [])
    sources.push(`SELECT 'raw_rating', _batch, _sheet, '${field}', clean_text(${field}), CASE WHEN common_label_ordinal(${field}) IS NOT NULL THEN clean_text(${field}) END FROM raw_rating
WHERE _batch IN (${list}) AND clean_text(${field}) IS NOT NULL
  AND clean_text(${field}) NOT IN (SELECT label FROM policy_rating_scale)
  AND clean_text(${field}) NOT IN ('未参与', '不参与', '免考核', '未评')`);
  if (tables.includes('raw_opportunity'))
    sources.push(`SELECT 'raw_opportunity', _batch, _sheet, 'stage', clean_text(stage), to_stage_kind(stage) FROM raw_opportunity
WHERE _batch IN (${list}) AND clean_text(stage) IS NOT NULL`);
  if (sources.length === 0) return [];
  const rows = toRows(
    await executor.query(`SELECT * FROM (SELECT table_name, _batch, _sheet, field, value, understood, CAST(count(*) AS INTEGER) AS n
FROM (${sources.join('\nUNION ALL ')}) AS w WHERE value IS NOT NULL GROUP BY ALL) AS c
ORDER BY understood IS NOT NULL, field, n DESC, value LIMIT ${MOST}`),
  );
  const labels = toRows(await executor.query('SELECT label FROM policy_rating_scale ORDER BY ordinal')).map(
    (row) => String(row['label']),
  );
  return rows.flatMap((row) => {
    const table = String(row['table_name']);
    const field = String(row['field']);
    const options = field.startsWith('label_') ? labels : optionsOf(table, field);
    if (options.length === 0) return [];
    return [
      {
        batch: String(row['_batch']),
        table,
        sheet: String(row['_sheet'] ?? ''),
        field,
        value: String(row['value']),
        rows: Number(row['n']),
        understood: row['understood'] == null ? null : String(row['understood']),
        options: [...options],
      },
    ];
  });
}

/** Units that no file of the organisation has by code, path or unique name; nothing where there is none. */
export async function openUnits(executor: Executor, { batches, tables }: Staged): Promise<OpenUnit[]> {
  const list = batchList(batches);
  const sources = tables.flatMap((table) => {
    const field =
      table === 'raw_employee' ? 'unit_path' : has(table, 'owner_id') && has(table, 'unit') ? 'unit' : null;
    // A KPI's unit is what it is counted in.
    return field === null || table === 'raw_kpi'
      ? []
      : [
          `SELECT '${table}' AS table_name, '${field}' AS field, _batch, _sheet, clean_text(${field}) AS value, n FROM (SELECT _batch, _sheet, ${field}, count(*) AS n FROM ${table} WHERE _batch IN (${list}) GROUP BY ALL) AS u`,
        ];
  });
  if (sources.length === 0) return [];
  const rows = toRows(
    await executor.query(`WITH unit AS (
  SELECT DISTINCT unit_id, name, path FROM org_unit WHERE _batch IN (SELECT _batch FROM raw_org_unit)
),
found AS (
  SELECT table_name, field, _batch, _sheet, value, CAST(sum(s.n) AS INTEGER) AS n
  FROM (${sources.join(' UNION ALL ')}) AS s
  WHERE value IS NOT NULL AND value NOT IN (SELECT unit_id FROM unit)
    AND array_to_string(unit_path_parts(value), '/') NOT IN (SELECT path FROM unit WHERE path IS NOT NULL)
    AND (contains(value, '/') OR array_to_string(unit_path_parts(value), '/') NOT IN (SELECT unit_path_dashed(path) FROM unit WHERE path IS NOT NULL))
    AND value NOT IN (SELECT name FROM unit GROUP BY name HAVING count(*) = 1)
    AND EXISTS (SELECT 1 FROM unit)
  GROUP BY ALL ORDER BY n DESC, value LIMIT ${MOST}
),
close AS (
  SELECT
    f.table_name, f._batch, f._sheet, f.value, u.unit_id, u.name, u.path,
    greatest(
      jaro_winkler_similarity(list_extract(unit_path_parts(f.value), -1), u.name),
      jaro_winkler_similarity(array_to_string(unit_path_parts(f.value), '/'), coalesce(u.path, u.name))
    ) AS likeness
  FROM found AS f, unit AS u
),
best AS (
  SELECT *, row_number() OVER (PARTITION BY table_name, _batch, _sheet, value ORDER BY likeness DESC, path) AS nth
  FROM close
)
SELECT f.*, b.unit_id, b.name, b.path, b.nth
FROM found AS f
LEFT JOIN best AS b
  ON b.table_name = f.table_name AND b._batch = f._batch AND b._sheet IS NOT DISTINCT FROM f._sheet AND b.value = f.value AND b.nth <= ${CANDIDATES}
ORDER BY f.n DESC, f.value, b.nth`),
  );
  const units = new Map<string, OpenUnit>();
  for (const row of rows) {
    const table = String(row['table_name']);
    const unit = {
      batch: String(row['_batch']),
      table,
      sheet: String(row['_sheet'] ?? ''),
      field: String(row['field']),
      value: String(row['value']),
      rows: Number(row['n']),
    };
    const key = JSON.stringify([unit.batch, unit.table, unit.sheet, unit.value]);
    const known = units.get(key) ?? { ...unit, candidates: [] };
    units.set(key, known);
    if (row['unit_id'] == null) continue;
    const path = String(row['path'] ?? row['name'] ?? row['unit_id']);
    // The roster's column is read as a path, the others as a code.
    known.candidates.push({
      value: table === 'raw_employee' ? path : String(row['unit_id']),
      name: String(row['name'] ?? ''),
      path,
    });
  }
  return [...units.values()];
}

/** Keys of people that the roster does not know, each beside those it could mean; nothing where there is no roster. */
export async function openPeople(executor: Executor, { batches, tables }: Staged): Promise<OpenPerson[]> {
  const sources = personColumns(tables)
    .filter(({ table, id }) => !(table === 'raw_employee' && id === 'employee_id'))
    .map(
      (column) =>
        `SELECT _batch, ${personKey(column)} AS key, coalesce(clean_text(${column.name}), clean_key(${column.id})) AS shown, n AS said, ` +
        // Attendance machines know names only: there a name that one person has stands for that person.
        `${column.account !== null} AS by_name FROM ${saidRows(column, batches)} WHERE ${personFilter(column)}`,
    );
  if (sources.length === 0) return [];
  const rows = toRows(
    await executor.query(`WITH person AS (
  SELECT employee_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name, arg_max(unit_id, coalesce(as_of, DATE '0001-01-01')) AS unit_id,
    arg_max(position, coalesce(as_of, DATE '0001-01-01')) AS position
  FROM employee GROUP BY employee_id
),
found AS (
  SELECT _batch, key, min(shown) AS shown, CAST(sum(said) AS INTEGER) AS n
  FROM (${sources.join(' UNION ALL ')}) AS s
  WHERE key IS NOT NULL AND key NOT IN (SELECT employee_id FROM person)
    AND NOT (by_name AND key IN (SELECT name_key(name) FROM person GROUP BY 1 HAVING count(*) = 1))
    AND EXISTS (SELECT 1 FROM person)
  GROUP BY _batch, key ORDER BY n DESC, key LIMIT ${MOST}
),
likely AS (
  SELECT
    f._batch, f.key, p.employee_id, p.name, p.unit_id, p.position,
    CASE WHEN name_key(p.name) = name_key(f.shown) THEN 2
         WHEN regexp_full_match(f.key, '\\d+') AND ltrim(p.employee_id, '0') = ltrim(f.key, '0') THEN 1.5
         -- Ids are numbered: those that look alike are other people.
         WHEN NOT regexp_matches(f.shown, '\\d') THEN jaro_winkler_similarity(name_key(p.name), name_key(f.shown)) END AS likeness
  FROM found AS f, person AS p
),
best AS (
  SELECT *, row_number() OVER (PARTITION BY _batch, key ORDER BY likeness DESC, employee_id) AS nth
  FROM likely WHERE likeness >= 0.8
)
SELECT f.*, b.employee_id, b.name, coalesce(u.path, u.name, b.unit_id) AS unit, b.position
FROM found AS f
LEFT JOIN best AS b ON b._batch = f._batch AND b.key = f.key AND b.nth <= ${CANDIDATES}
LEFT JOIN (SELECT unit_id, max(path) AS path, max(name) AS name FROM org_unit GROUP BY unit_id) AS u ON u.unit_id = b.unit_id
ORDER BY f.n DESC, f.key, b.nth`),
  );
  const people = new Map<string, OpenPerson>();
  for (const row of rows) {
    const batch = String(row['_batch']);
    const key = String(row['key']);
    const at = JSON.stringify([batch, key]);
    const known = people.get(at) ?? {
      batch,
      key,
      name: String(row['shown'] ?? key),
      rows: Number(row['n']),
      candidates: [],
    };
    people.set(at, known);
    if (row['employee_id'] == null) continue;
    known.candidates.push({
      id: String(row['employee_id']),
      name: String(row['name'] ?? ''),
      unit: String(row['unit'] ?? ''),
      position: String(row['position'] ?? ''),
    });
  }
  return [...people.values()];
}
