// The compiled catalogue at run time: sets a database up, rebuilds what changed, runs reads by id.
import type { Table } from 'apache-arrow';
import { toRows } from '@/engine/arrow.ts';
import { AppError } from '@/engine/errors.ts';
import { quoteIdentifier, quoteLiteral } from '@/engine/sql.ts';
import type { CallOptions, Engine, Executor, Scalar } from '@/engine/types.ts';
import {
  baseTables,
  buildSteps,
  type QueryTypes,
  readQueries,
  setupScripts,
  tableColumns,
} from './generated.ts';
import { bindPositions, buildStatement, sliceStatements } from './statement.ts';
import type { BuildStep, Docs, ReadQuery } from './types.ts';

export type QueryId = keyof QueryTypes;
export type Params<Q extends QueryId> = QueryTypes[Q]['params'];
export type Row<Q extends QueryId> = QueryTypes[Q]['row'];

export interface BuildOptions extends CallOptions {
  onStep?: (done: number, total: number, step: BuildStep) => void;
  /** Only these steps instead of everything downstream. */
  steps?: readonly BuildStep[];
  /** Rows of a slice where a step goes through a large table in slices; a million without. */
  sliceRows?: number;
  /** Rows from which a table whose values repeat is packed first; fifty thousand without. */
  packedFrom?: number;
}

export interface BuildReport {
  /** Tables made again, in order, with the time each took in ms. What can have no rows is emptied, not made. */
  built: { target: string; ms: number }[];
}

/** Macros and empty tables of a fresh database. */
export async function installCatalog(executor: Executor): Promise<void> {
  const built = buildSteps
    .filter((step) => !step.fills)
    .map(({ target }) => {
      const columns = tableColumns[target] ?? [];
      return `CREATE TABLE ${quoteIdentifier(target)} (${columns.map(([name, type]) => `${quoteIdentifier(name)} ${type}`).join(', ')})`;
    });
  // In one transaction: a commit after each of some hundred statements takes a third of the time.
  await executor.execute(['BEGIN', ...setupScripts, ...built, 'COMMIT'].join(';\n'));
}

/** Rebuilds every table downstream of the changed ones, in dependency order, and nothing else. */
export async function buildCatalog(
  executor: Executor,
  changed: Iterable<string>,
  options: BuildOptions = {},
): Promise<BuildReport> {
  const due = options.steps ?? stepsAfter(changed);
  const built: BuildReport['built'] = [];
  const empty = await emptyTables(executor, due);
  await pack(executor, due, empty, options);
  for (const step of due) {
    options.signal?.throwIfAborted();
    if (step.from.some((tables) => tables.every((table) => empty.has(table)))) {
      await executor.execute(`DELETE FROM ${quoteIdentifier(step.target)}`);
      empty.add(step.target);
      continue;
    }
    if (step.onDemand) {
      await executor.execute(`DELETE FROM ${quoteIdentifier(step.target)}`);
      continue;
    }
    options.onStep?.(built.length, due.length, step);
    const start = performance.now();
    await build(executor, step, options);
    built.push({ target: step.target, ms: performance.now() - start });
  }
  return { built };
}

/** From so many rows on packing pays: 110 k days of attendance are packed in 0.7 s and then cleaned in 1.0 s instead of 2.3 s. */
const PACKED_FROM = 50_000;

/**
 * Tables without a row, of those that these steps do not make themselves. Looking costs a tenth of what it takes to plan one of the large
 * statements, whatever its tables hold.
 */
async function emptyTables(executor: Executor, due: readonly BuildStep[]): Promise<Set<string>> {
  const made = new Set(due.map(({ target }) => target));
  const sources = [...new Set(due.flatMap(({ from }) => from.flat()))].filter((table) => !made.has(table));
  if (sources.length === 0) return new Set();
  const filled = await executor.query(
    sources
      .map((table) => `(SELECT ${quoteLiteral(table)} AS name FROM ${quoteIdentifier(table)} LIMIT 1)`)
      .join('\nUNION ALL\n'),
  );
  const names = new Set(toRows(filled).map(({ name }) => String(name)));
  return new Set(sources.filter((table) => !names.has(table)));
}

/** A checkpoint packs all tables: done where one of these steps reads a large one whose values repeat. */
async function pack(
  executor: Executor,
  due: readonly BuildStep[],
  empty: ReadonlySet<string>,
  options: BuildOptions,
): Promise<void> {
  const packed = due.flatMap((step) => (step.packed === null || empty.has(step.packed) ? [] : [step.packed]));
  if (packed.length === 0) return;
  const [row] = toRows(
    await executor.query(
      `SELECT CAST(greatest(${packed.map((table) => `(SELECT count(*) FROM ${quoteIdentifier(table)})`).join(', ')}) AS DOUBLE) AS n`,
    ),
  );
  if (Number(row?.n ?? 0) >= (options.packedFrom ?? PACKED_FROM))
    await executor.execute('CHECKPOINT', options);
}

/** Rows of a slice. A table of two slices and more is gone through slice by slice: below, one statement is faster. */
const SLICE_ROWS = 1_000_000;

/** One statement; for large tables a statement per slice. A checkpoint after each packs what it made to a tenth of its size. */
async function build(executor: Executor, step: BuildStep, options: BuildOptions): Promise<void> {
  const rows = step.slice === null ? 0 : await lastRowId(executor, step.slice);
  const size = options.sliceRows ?? SLICE_ROWS;
  if (rows < 2 * size) return executor.execute(buildStatement(step), options);
  const { empty, add } = sliceStatements(step);
  await executor.execute(`${empty};\nCHECKPOINT`, options);
  for (let from = 0; from < rows; from += size)
    await executor.execute(`${add(from, from + size)};\nCHECKPOINT`, options);
}

async function lastRowId(executor: Executor, table: string): Promise<number> {
  const [row] = toRows(
    await executor.query(`SELECT CAST(max(rowid) + 1 AS DOUBLE) AS n FROM ${quoteIdentifier(table)}`),
  );
  return Number(row?.n ?? 0);
}

/** The steps that must run when these tables changed. */
export function stepsAfter(changed: Iterable<string>): BuildStep[] {
  const dirty = new Set(changed);
  return buildSteps.filter((step) => {
    const hit = step.reads.some((name) => dirty.has(name));
    if (hit) dirty.add(step.target);
    return hit;
  });
}

/** Tables that importing and policy fill; everything else is built from them. */
export function intakeTables(): string[] {
  const made = new Set(buildSteps.map((step) => step.target));
  return baseTables.filter((table) => !made.has(table));
}

/** Replaces the rows of a base table. Values are text; null is NULL. Columns not given become NULL. */
export async function replaceTable(
  executor: Executor,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  await executor.execute(`DELETE FROM ${quoteIdentifier(table)}`);
  if (rows.length === 0) return;
  const csv = rows.map((row) => row.map(csvCell).join(',')).join('\n');
  const types = columns.map((column) => `${quoteLiteral(column)}: 'VARCHAR'`).join(', ');
  await executor.load(
    new TextEncoder().encode(`${csv}\n`),
    (path) =>
      `INSERT INTO ${quoteIdentifier(table)} BY NAME SELECT * FROM read_csv(${path}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', new_line = '\\n', columns = {${types}})`,
  );
}

function csvCell(value: string | number | null): string {
  return value === null ? '' : `"${String(value).replaceAll('"', '""')}"`;
}

/** Takes every row of an import batch out of the intake tables again. */
export async function forgetBatch(executor: Executor, batch: string): Promise<string[]> {
  const tables = intakeTables().filter((table) =>
    (tableColumns[table] ?? []).some(([name]) => name === '_batch'),
  );
  for (const table of tables)
    await executor.execute(`DELETE FROM ${quoteIdentifier(table)} WHERE _batch = ${quoteLiteral(batch)}`);
  await executor.execute(`DELETE FROM batch WHERE batch_id = ${quoteLiteral(batch)}`);
  return tables;
}

/** Takes every imported row out of the intake tables: an empty workspace. Policy tables stay. */
export async function clearIntake(executor: Executor): Promise<string[]> {
  const tables = intakeTables().filter((table) =>
    (tableColumns[table] ?? []).some(([name]) => name === '_batch' || name === 'batch_id'),
  );
  await executor.execute(tables.map((table) => `DELETE FROM ${quoteIdentifier(table)}`).join(';\n'));
  return tables;
}

/** The steps from changed intake tables to the canonical ones: what can be compared before the other marts are touched. */
export function stagingAfter(changed: Iterable<string>): BuildStep[] {
  const needed = new Set(
    buildSteps.filter((step) => step.path.startsWith('queries/staging/')).map((step) => step.target),
  );
  // Some marts stand under staging (who a name means): backwards through the order, each that is read is needed as well.
  for (const step of [...buildSteps].reverse())
    if (needed.has(step.target)) for (const name of step.reads) needed.add(name);
  return stepsAfter(changed).filter((step) => needed.has(step.target));
}

export class Catalog {
  /** Tables that are being made because a read asks for them. */
  readonly #making = new Map<string, Promise<void>>();

  constructor(private readonly engine: Engine) {}

  /** Makes those of these tables that are made on demand and are not there; `run`, `table` and `runByName` do it for what they read. */
  async demand(tables: readonly string[]): Promise<void> {
    for (const step of buildSteps)
      if (step.onDemand && tables.includes(step.target)) {
        const making = this.#making.get(step.target) ?? this.#make(step);
        this.#making.set(step.target, making);
        await making.finally(() => this.#making.delete(step.target));
      }
  }

  async #make(step: BuildStep): Promise<void> {
    const held = await this.engine.query(`SELECT 1 FROM ${quoteIdentifier(step.target)} LIMIT 1`);
    if (held.numRows > 0) return;
    const made = () => this.engine.execute(buildStatement(step));
    // What is made can be made again: a restart under it is the engine's affair, not the reader's.
    await made().catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'engine.restarted') return made();
      throw error;
    });
  }

  /** Rows of a read as plain objects: text, numbers, booleans, null; dates as YYYY-MM-DD. For up to some thousand rows. */
  async run<Q extends QueryId>(id: Q, params: Params<Q>, options: CallOptions = {}): Promise<Row<Q>[]> {
    return toRows(await this.table(id, params, options)) as Row<Q>[];
  }

  /** The same, columnar. */
  async table<Q extends QueryId>(id: Q, params: Params<Q>, options: CallOptions = {}): Promise<Table> {
    const query = await queryOf(id);
    await this.demand(query.reads);
    return this.engine.query(bindPositions(query.source, query.params), bind(query, params), options);
  }

  /** The first rows of a table of the catalogue. Throws `catalog.unknown_query`. */
  async rowsOf(table: string, limit: number, options: CallOptions = {}): Promise<Record<string, Scalar>[]> {
    if (!(table in tableColumns))
      throw new AppError('catalog.unknown_query', `There is no table "${table}"`, { query: table });
    await this.demand([table]);
    return toRows(await this.engine.query(rowsStatement(table, limit), [], options));
  }

  /** For callers that know the id only as text (headless, explain): checks id and parameter names first. */
  async runByName(
    id: string,
    params: Readonly<Record<string, Scalar>>,
    options: CallOptions = {},
  ): Promise<Record<string, Scalar>[]> {
    const query = await queryOf(id);
    await this.demand(query.reads);
    return toRows(
      await this.engine.query(bindPositions(query.source, query.params), bind(query, params), options),
    );
  }
}

/** Columns that say where a row came from, as reads name them. */
const PLACES: Readonly<Record<string, string>> = {
  _batch: 'batch_id',
  _file: 'file_name',
  _sheet: 'sheet_name',
  _row: 'row_number',
};
const SIMPLE_TYPES = ['VARCHAR', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'DATE'];

/** The statement that reads the first rows of a table, every column as something a page can show. */
export function rowsStatement(table: string, limit: number): string {
  const columns = (tableColumns[table] ?? []).map(([name, type]) => {
    const column = quoteIdentifier(name);
    const value = SIMPLE_TYPES.includes(type) ? column : `CAST(${column} AS VARCHAR)`;
    return `${value} AS ${quoteIdentifier(PLACES[name] ?? name)}`;
  });
  return `SELECT ${columns.join(', ')}\nFROM ${quoteIdentifier(table)}\nLIMIT ${limit}`;
}

const known = new Map(Object.entries(readQueries));
let docs: Readonly<Record<string, Docs>> = {};
let rest: Promise<void> | null = null;

/** Fetches the reads that the first dashboard does without (signals, checks), and what steps and reads say of themselves. `table`, `run` and `runByName` do it when one is asked for. */
export function loadAllQueries(): Promise<void> {
  rest ??= import('./generated-later.ts').then(
    ({ laterQueries, docs: all }) => {
      docs = all;
      for (const [id, query] of Object.entries(laterQueries)) known.set(id, query);
    },
    (error: unknown) => {
      rest = null;
      throw error;
    },
  );
  return rest;
}

async function queryOf(id: string): Promise<ReadQuery> {
  if (!known.has(id)) await loadAllQueries();
  return queryInfo(id);
}

/** What the catalogue knows of a read; `loadAllQueries` first where it may be any. Throws `catalog.unknown_query`. */
export function queryInfo(id: string): ReadQuery {
  const query = known.get(id);
  if (query === undefined)
    throw new AppError('catalog.unknown_query', `There is no query "${id}"`, { query: id });
  return query;
}

const NO_DOCS: Docs = { en: '', 'zh-CN': '' };

/** What the statement of a file is for; `loadAllQueries` first. */
export const docsOf = (path: string): Docs => docs[path] ?? NO_DOCS;

/** Only the parameters the read declares; those not given are null. */
export function declaredParams<V extends Scalar>(
  id: string,
  params: Readonly<Record<string, V>>,
): Record<string, V | null> {
  return Object.fromEntries(queryInfo(id).params.map(({ name }) => [name, params[name] ?? null]));
}

export function listQueries(): ReadQuery[] {
  return [...known.values()].sort((a, b) => a.id.localeCompare(b.id));
}

function bind(query: ReadQuery, params: Readonly<Record<string, Scalar>>): Scalar[] {
  for (const name of Object.keys(params)) {
    if (!query.params.some((param) => param.name === name)) {
      const expected = query.params.map((param) => param.name).join(', ') || '—';
      throw new AppError(
        'catalog.bad_parameter',
        `Query "${query.id}" has no parameter "${name}"; it takes ${expected}`,
        { query: query.id, parameter: name, expected },
      );
    }
  }
  return query.params.map((param) => params[param.name] ?? null);
}
