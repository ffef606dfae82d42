// One .sql file → its header, parameters and the relations and macros it names.

export type ScalarType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE';
const SCALAR_TYPES: readonly string[] = ['VARCHAR', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'DATE'];

export interface Param {
  name: string;
  type: ScalarType;
}

export interface SqlFile {
  id: string;
  folder: string;
  path: string;
  /** First comment lines: what the statement is for. */
  doc: string;
  /** The same in Chinese, in a line (`@zh`). */
  zh: string | null;
  grain: string | null;
  /** Canonical table the statement fills (staging/load_*.sql). */
  into: string | null;
  /** Large table that may be gone through slice by slice: each of its rows makes its part of the result by itself. */
  slice: string | null;
  /** Table whose values repeat: a large one is packed before the statement reads it. */
  packed: string | null;
  /** Sets of tables: where all tables of one set are empty the statement has no rows. One set a line. */
  from: string[][];
  /** Made when a read first asks for it, not when what it is made of changes. */
  onDemand: boolean;
  params: Param[];
  notNull: string[];
  /** Statement text without the header. */
  body: string;
  /** Words after FROM and JOIN that are no CTE of the statement. */
  relations: string[];
  /** Words directly before an opening bracket. */
  calls: string[];
}

/** Reads one file. Throws with the path when the header breaks the contract. */
export function parseSqlFile(folder: string, name: string, text: string): SqlFile {
  const id = name.replace(/\.sql$/, '');
  const path = `queries/${folder}/${name}`;
  const lines = text.split('\n');
  const headerEnd = lines.findIndex((line) => !line.startsWith('--'));
  const header = lines
    .slice(0, headerEnd === -1 ? lines.length : headerEnd)
    .map((line) => line.slice(2).trim());
  const body = lines.slice(header.length).join('\n').trim().replace(/;\s*$/, '');
  const tags = header.filter((line) => line.startsWith('@'));
  const doc = header.filter((line) => line !== '' && !line.startsWith('@')).join(' ');
  if (doc === '') throw new Error(`${path}: the header must say what the statement is for`);

  const values = (tag: string) =>
    tags.filter((line) => line.startsWith(`@${tag} `)).map((line) => line.slice(tag.length + 2).trim());
  const params = values('param').map((line): Param => {
    const [paramName, type] = line.split(/\s+/);
    if (paramName === undefined || type === undefined || !SCALAR_TYPES.includes(type)) {
      throw new Error(`${path}: "@param ${line}" must be a name and one of ${SCALAR_TYPES.join(', ')}`);
    }
    return { name: paramName, type: type as ScalarType };
  });
  const plain = withoutTextAndComments(body);
  const used = new Set([...plain.matchAll(/\$([a-z_][a-z0-9_]*)/g)].map((match) => match[1] ?? ''));
  for (const param of params) {
    if (!used.delete(param.name)) throw new Error(`${path}: @param ${param.name} is not used`);
  }
  if (used.size > 0) throw new Error(`${path}: $${[...used].join(', $')} has no @param line`);

  const relations = relationsOf(plain);
  const tableOf = (tag: string): string | null => {
    const table = values(tag)[0] ?? null;
    if (table !== null && !relations.includes(table))
      throw new Error(`${path}: @${tag} ${table} is no table the statement reads`);
    return table;
  };

  return {
    id,
    folder,
    path,
    doc,
    zh: values('zh')[0] ?? null,
    grain: values('grain')[0] ?? null,
    into: values('into')[0] ?? null,
    slice: tableOf('slice'),
    packed: tableOf('packed'),
    onDemand: tags.includes('@ondemand'),
    from: values('from').map((line) => line.split(',').map((table) => table.trim())),
    params,
    notNull: values('notnull').flatMap((line) => line.split(',').map((column) => column.trim())),
    body,
    relations,
    calls: [
      ...new Set(
        [...plain.matchAll(/\b([a-z_][a-z0-9_]*)\s*\(/gi)].map((match) => (match[1] ?? '').toLowerCase()),
      ),
    ],
  };
}

function withoutTextAndComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, ' ').replace(/'(?:[^']|'')*'/g, "''");
}

function relationsOf(plain: string): string[] {
  const ctes = new Set(
    [
      ...plain.matchAll(
        /(?:\bWITH\s+(?:RECURSIVE\s+)?|,\s*)([a-z_][a-z0-9_]*)\s+AS\s+(?:MATERIALIZED\s+)?\(/gi,
      ),
    ].map((match) => match[1] ?? ''),
  );
  const named = [
    ...plain.matchAll(/(?<!DISTINCT )\b(?:FROM|JOIN)\s+(?:main\.)?([a-z_][a-z0-9_]*)\b(?!\s*\()/gi),
  ].map((match) => match[1] ?? '');
  return [...new Set(named)].filter((name) => !ctes.has(name));
}
