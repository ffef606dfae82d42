// Who is meant by an id: leading zeros and other systems' ids, as a person confirmed them. Nothing is joined before it is.
import { toRows } from '@/engine/arrow.ts';
import { quoteLiteral } from '@/engine/sql.ts';
import type { Executor } from '@/engine/types.ts';
import { baseTables, tableColumns } from '../generated.ts';

/** What a mapping document says about people. */
export interface Identities {
  zeros?: 'keep' | 'strip' | { pad: number } | undefined;
  people?: Readonly<Record<string, string>> | undefined;
}

/** Ids of a file that only the roster's way of writing zeros makes known. */
export interface ZerosMatter {
  batch: string;
  /** Different ids of the file, those known as they stand, and those known once zeros are added or taken off. */
  ids: number;
  known: number;
  gained: number;
  /** Both. */
  matched: number;
  answer: 'strip' | { pad: number };
  samples: { id: string; roster: string }[];
}

/** A column of an intake table that names a person, with the columns that may name the same person in other ways. */
export interface PersonColumn {
  table: string;
  id: string;
  name: string;
  account: string | null;
}

const PAIRS: readonly (readonly [id: string, name: string])[] = [
  ['employee_id', 'name'],
  ['owner_id', 'owner_name'],
  ['ratee_id', 'ratee_name'],
  ['rater_id', 'rater_name'],
  ['rater_id', 'rater'],
  ['manager_id', 'manager'],
  ['head_id', 'head'],
  ['given_by_id', 'given_by'],
  ['support_by_id', 'support_by'],
  ['held_by_id', 'held_by'],
];

/** Where these intake tables name people; the roster's own ids first, others are compared with them. */
export function personColumns(tables: readonly string[]): PersonColumn[] {
  return baseTables
    .filter((table) => table.startsWith('raw_') && tables.includes(table))
    .sort((a, b) => Number(b === 'raw_employee') - Number(a === 'raw_employee'))
    .flatMap((table) => {
      const names = new Set((tableColumns[table] ?? []).map(([name]) => name));
      // An opportunity's account is a customer.
      const account = names.has('employee_id') && names.has('account') ? 'account' : null;
      return PAIRS.flatMap(([id, name]) =>
        names.has(id) && names.has(name)
          ? [{ table, id, name, account: id === 'employee_id' ? account : null }]
          : [],
      );
    });
}

/** Expression for the key a row names a person by: the id, one in brackets behind the name, the account, the name. */
export function personKey({ id, name, account }: PersonColumn): string {
  const accountKey = account === null ? '' : `clean_key(${account}), `;
  return `coalesce(${givenId({ id, name })}, ${accountKey}name_key(${name}))`;
}

const isManager = ({ table, id }: PersonColumn): boolean => table === 'raw_employee' && id !== 'employee_id';

/** A number alone under 直属上级 is the manager's. */
const rosterId = (column: PersonColumn): string =>
  isManager(column)
    ? `coalesce(${givenId(column)}, CASE WHEN regexp_full_match(${column.name}, '\\d+') THEN ${column.name} END)`
    : givenId(column);

const givenId = ({ id, name }: Pick<PersonColumn, 'id' | 'name'>): string => `given_id(${id}, ${name})`;

/** The columns that say who a row is about. */
const saying = (column: PersonColumn): string[] => [
  column.id,
  column.name,
  ...(column.account === null ? [] : [column.account]),
  ...(ownsAsUnit(column) ? ['owner_type'] : []),
];

/** What rows say about people, once each with the rows that say it: few texts stand in millions of rows and need no cleaning twice. */
export const saidRows = (column: PersonColumn, batches: readonly string[] | null): string =>
  `(SELECT _batch, ${saying(column).join(', ')}, count(*) AS n FROM ${column.table}` +
  `${batches === null ? '' : ` WHERE _batch IN (${batches.map(quoteLiteral).join(', ')})`} GROUP BY ALL) AS s`;

const ownsAsUnit = ({ table, id }: PersonColumn): boolean =>
  id === 'owner_id' && (tableColumns[table] ?? []).some(([name]) => name === 'owner_type');

/** Rows whose key names a person: units own KPIs too. */
export function personFilter(column: PersonColumn): string {
  return ownsAsUnit(column)
    ? `coalesce(to_owner_type(owner_type), 'person') = 'person' AND (owner_id IS NULL OR clean_key(owner_id) NOT IN (SELECT clean_key(unit_id) FROM raw_org_unit WHERE unit_id IS NOT NULL))`
    : 'TRUE';
}

/**
 * Writes the roster's ids in place of what the identities say stands for them, in the rows of these batches or of all. Only ids that
 * the roster then knows change. Returns the tables that changed.
 */
export async function applyIdentities(
  executor: Executor,
  identities: Identities | undefined,
  { tables, batches = null }: { tables: readonly string[]; batches?: readonly string[] | null },
): Promise<string[]> {
  const meant = meantSql(identities);
  if (meant === null || batches?.length === 0) return [];
  const changed = new Set<string>();
  for (const column of personColumns(tables)) {
    const texts = saying(column);
    const keys = `SELECT *, ${personKey(column)} AS key FROM ${saidRows(column, batches)} WHERE ${personFilter(column)}`;
    const wanted = `SELECT _batch, ${texts.join(', ')}, meant FROM (SELECT *, ${meant} AS meant FROM (${keys}) AS k) AS m WHERE meant IS NOT NULL AND meant <> key`;
    const [found] = toRows(
      await executor.query(`SELECT CAST(count(*) AS INTEGER) AS n FROM (${wanted}) AS w`),
    );
    if (Number(found?.['n'] ?? 0) === 0) continue;
    const same = ['_batch', ...texts].map((text) => `t.${text} IS NOT DISTINCT FROM w.${text}`).join(' AND ');
    await executor.execute(
      `UPDATE ${column.table} AS t SET ${column.id} = w.meant FROM (${wanted}) AS w WHERE ${same}`,
    );
    changed.add(column.table);
  }
  return [...changed];
}

const ROSTER = `SELECT DISTINCT clean_key(employee_id) FROM raw_employee WHERE employee_id IS NOT NULL`;

/** Expression for the id that `key` stands for; NULL where it stands for itself. */
function meantSql(identities: Identities | undefined): string | null {
  const { zeros, people = {} } = identities ?? {};
  const named = Object.entries(people).map(
    ([from, to]) => `WHEN key = ${quoteLiteral(from)} THEN ${quoteLiteral(to)}`,
  );
  const known = (id: string, guard: string) =>
    `WHEN regexp_full_match(key, '\\d+') AND ${guard} AND ${id} IN (${ROSTER}) THEN ${id}`;
  const rule =
    zeros === 'strip'
      ? [known(`ltrim(key, '0')`, `starts_with(key, '0')`)]
      : typeof zeros === 'object'
        ? [known(`lpad(key, ${zeros.pad}, '0')`, `length(key) < ${zeros.pad}`)]
        : [];
  return named.length + rule.length === 0 ? null : `CASE ${[...named, ...rule].join(' ')} END`;
}

const SAMPLES = 3;

/** Files whose ids meet the roster only once zeros are added or taken off; none once that was answered. */
export async function zerosOf(
  executor: Executor,
  identities: Identities | undefined,
  { tables, batches }: { tables: readonly string[]; batches: readonly string[] },
): Promise<ZerosMatter[]> {
  if (batches.length === 0 || identities?.zeros !== undefined) return [];
  const roster = await executor.query(
    'SELECT 1 AS n FROM raw_employee WHERE employee_id IS NOT NULL LIMIT 1',
  );
  if (toRows(roster).length === 0) return [];
  const keys = personColumns(tables)
    .filter(({ table }) => table !== 'raw_org_unit')
    .map((column) => {
      const isRoster = column.table === 'raw_employee';
      const said =
        `SELECT DISTINCT _batch, ${isRoster ? rosterId(column) : givenId(column)} AS id, ${isRoster && !isManager(column)} AS is_roster ` +
        `FROM ${saidRows(column, batches)} WHERE ${personFilter(column)}`;
      // A manager who is written as his own row is seen there.
      return isManager(column)
        ? `SELECT m.* FROM (${said}) AS m ANTI JOIN roster AS r ON r.id = m.id AND r._batch = m._batch`
        : said;
    });
  if (keys.length === 0) return [];
  const rows = toRows(
    await executor.query(`WITH roster AS (
  SELECT DISTINCT clean_key(employee_id) AS id, _batch FROM raw_employee WHERE employee_id IS NOT NULL
),
keys AS (${keys.join('\n  UNION ')}),
judged AS (
  SELECT
    k._batch, k.id, bool_or(coalesce(r.id = k.id, FALSE)) AS is_known,
    min(CASE WHEN regexp_full_match(k.id, '\\d+') AND r.id <> k.id THEN r.id END) AS roster_id
  FROM keys AS k
  LEFT JOIN roster AS r ON ltrim(r.id, '0') = ltrim(k.id, '0') AND (NOT k.is_roster OR r._batch <> k._batch)
  WHERE k.id IS NOT NULL
  GROUP BY k._batch, k.id
),
gained AS (SELECT *, NOT is_known AND roster_id IS NOT NULL AS is_gained FROM judged)
SELECT
  _batch AS batch, CAST(count(*) AS INTEGER) AS ids, CAST(count(*) FILTER (is_known) AS INTEGER) AS known,
  CAST(count(*) FILTER (is_gained) AS INTEGER) AS gained, CAST(count(*) FILTER (is_known OR is_gained) AS INTEGER) AS matched,
  CAST(coalesce(mode(CASE WHEN is_gained AND length(roster_id) > length(id) THEN length(roster_id) END), 0) AS INTEGER) AS width,
  array_to_string(list_slice(list(id ORDER BY id) FILTER (is_gained), 1, ${SAMPLES}), ',') AS sample_ids,
  array_to_string(list_slice(list(roster_id ORDER BY id) FILTER (is_gained), 1, ${SAMPLES}), ',') AS roster_ids
FROM gained
GROUP BY _batch
HAVING count(*) FILTER (is_gained) > 0
ORDER BY _batch`),
  );
  return rows.map((row) => {
    const samples = String(row['sample_ids']).split(',');
    const roster = String(row['roster_ids']).split(',');
    const width = Number(row['width']);
    return {
      batch: String(row['batch']),
      ids: Number(row['ids']),
      known: Number(row['known']),
      gained: Number(row['gained']),
      matched: Number(row['matched']),
      answer: width >= 2 ? { pad: width } : 'strip',
      samples: samples.map((id, at) => ({ id, roster: roster[at] ?? '' })),
    };
  });
}
