// Compiles the catalogue in a real engine: every statement is run or described there, so a broken one can't be committed.
import { toRows } from '@/engine/arrow.ts';
import type { Engine } from '@/engine/types.ts';
import { bindPositions, buildStatement } from '../statement.ts';
import { type BuiltColumn, emitCatalog, type ReadInfo } from './emit.ts';
import { type BuildStep, inBuildOrder, macrosOf, readsOf } from './graph.ts';
import { parseSqlFile, type SqlFile } from './parse.ts';

export interface SourceFile {
  folder: string;
  name: string;
  text: string;
}

/** Types a read may return; Arrow in JavaScript misreads the others (DECIMAL, HUGEINT) or makes BigInt of them. */
const READ_TYPES = ['VARCHAR', 'INTEGER', 'DOUBLE', 'BOOLEAN', 'DATE'];
const READ_FOLDERS = ['metrics', 'signals', 'checks'];

/** The text of generated.ts. Throws an Error that names file and column when a statement breaks the contract. */
export async function compileCatalog(
  engine: Engine,
  sources: readonly SourceFile[],
): Promise<ReturnType<typeof emitCatalog>> {
  const files = withEveryTable(withEverySignal(sources)).map((source) =>
    parseSqlFile(source.folder, source.name, source.text),
  );
  const of = (folder: string) => files.filter((file) => file.folder === folder);
  const rawText = new Map(sources.map((source) => [`queries/${source.folder}/${source.name}`, source.text]));
  refuseDoubleIds(files);

  for (const file of of('model')) await located(file, () => engine.execute(file.body));
  const macroFiles = await inMacroOrder(engine, of('macros'));

  for (const file of ['staging', 'marts', ...READ_FOLDERS].flatMap(of))
    if (file.zh === null)
      throw new Error(`${file.path}: the header lacks @zh, what the statement is for in Chinese`);

  const tables = new Set([
    ...of('model').flatMap((file) =>
      [...file.body.matchAll(/CREATE TABLE ([a-z_]+)/g)].map((match) => match[1] ?? ''),
    ),
  ]);
  const built = [...of('staging'), ...of('marts')];
  const known = new Set([...tables, ...built.map((file) => file.into ?? file.id)]);
  const macros = macrosOf(macroFiles, rawText);
  const steps = inBuildOrder(
    built.map(
      (file): BuildStep => ({ target: file.into ?? file.id, file, reads: readsOf(file, macros, known) }),
    ),
  );
  const columns = new Map<string, BuiltColumn[]>();
  const from = new Map<string, readonly (readonly string[])[]>();
  for (const step of steps) {
    const statement = buildStatement({
      target: step.target,
      fills: step.file.into !== null,
      source: step.file.body,
    });
    await located(step.file, () => engine.execute(statement));
    if (step.file.into === null) columns.set(step.target, await describeTable(engine, step.target));
    const [first] = toRows(await engine.query(`SELECT TRUE AS it FROM ${step.target} LIMIT 1`));
    if (first === undefined) from.set(step.target, sourcesOf(step));
  }
  for (const table of tables) columns.set(table, await describeTable(engine, table));

  const reads: ReadInfo[] = [];
  for (const file of READ_FOLDERS.flatMap(of)) {
    const sql = bindPositions(file.body, file.params);
    const described = await located(file, async () =>
      toRows(
        await engine.query(
          `DESCRIBE ${sql}`,
          file.params.map(() => null),
        ),
      ),
    );
    const row = described.map((column) => ({
      name: String(column['column_name']),
      type: String(column['column_type']),
    }));
    for (const column of row) {
      if (!READ_TYPES.includes(column.type)) {
        throw new Error(
          `${file.path}: column "${column.name}" is ${column.type}; cast it to one of ${READ_TYPES.join(', ')}`,
        );
      }
    }
    for (const name of file.notNull) {
      if (!row.some((column) => column.name === name))
        throw new Error(`${file.path}: @notnull ${name} is no column of the result`);
    }
    reads.push({ file, row, reads: readsOf(file, macros, known) });
  }
  return emitCatalog({
    macroFiles,
    model: of('model'),
    tables: [...tables].sort(),
    steps,
    columns,
    from,
    reads,
  });
}

/** As the file says; a row of an export comes from the raw table alone; else there is nothing where all is empty that is read. */
function sourcesOf({ file, reads }: BuildStep): readonly (readonly string[])[] {
  for (const table of file.from.flat())
    if (!reads.includes(table))
      throw new Error(`${file.path}: @from ${table} is no table the statement reads`);
  if (file.from.length > 0) return file.from;
  return [file.grain === 'row of the export' ? reads.filter((table) => table.startsWith('raw_')) : reads];
}

/** What every signal returns; pages, exports and what-ifs read nothing else. */
const CONTRACT =
  'signal, subject_type, subject_id, comparison, n, n_other, estimate, lo, hi, unit, finite(p) AS p, finite(q) AS q, effect_ok, verdict, min_detectable, detail';
/** A row that has no effect may be listed only where its p is low enough. */
const LISTED = 'WHERE listed_p IS NULL OR effect_ok OR p < listed_p';

/**
 * What stands for several files in the reads of signals:
 * - a signal whose header says `@judged` ends in tests; queries/signals/_judged.sql makes evidence and verdict of them;
 * - `FROM judged(name)` does the same for the tests of a CTE, and gives what they were made of as well;
 * - `FROM every_rating_test` are the tests of all those signals, which are the ones that hypothetical moves of ratings can change, without their
 *   texts (`detail`);
 * - `FROM every_rating_signal` the same, judged; `FROM every_signal` the rows of all bias signals.
 */
function withEverySignal(sources: readonly SourceFile[]): SourceFile[] {
  const template = bodyOf(sources.find(isTemplate)?.text ?? '');
  const judged = (tests: string): string => template.replace(/\bFROM tests\b/, () => `FROM ${tests}`);
  const files = sources.filter((source) => !isTemplate(source));
  const signals = files.filter(
    ({ folder, name }) => folder === 'signals' && !/_evidence\.sql$|^signal_/.test(name),
  );
  const bodies = signals.filter(({ text }) => isJudged(text)).map(({ text }) => inOrder(bodyOf(text)).body);
  const tests = bodies.map((body) => `(\n${body}\n)`).join('\nUNION ALL BY NAME\n');
  const bare = inOneCall(bodies)
    .map((body) => `(\n${withoutDetail(body)}\n)`)
    .join('\nUNION ALL BY NAME\n');
  const found = [
    `SELECT ${CONTRACT} FROM (\n${judged(`(\n${tests}\n)`)}\n) ${LISTED}`,
    ...signals
      .filter(({ text }) => !isJudged(text))
      .map(({ text }) => `SELECT ${CONTRACT} FROM (\n${inOrder(bodyOf(text)).body}\n)`),
  ];
  return files.map((source) => {
    const text = isJudged(source.text) ? judgedFile(source.text, judged) : source.text;
    return {
      ...source,
      text: text
        .replace(/\bFROM every_signal\b/g, () => `FROM (\n${found.join('\nUNION ALL\n')}\n)`)
        .replace(/\bFROM every_rating_signal\b/g, () => `FROM (\n${found[0]}\n)`)
        .replace(/\bFROM every_rating_test\b/g, () => `FROM (\n${bare}\n)`)
        .replace(/\bFROM judged\(([a-z_]+)\)/g, (_, name: string) => `FROM (\n${judged(name)}\n)`),
    };
  });
}

const isTemplate = ({ folder, name }: SourceFile): boolean => folder === 'signals' && name === '_judged.sql';
const isJudged = (text: string): boolean => /^-- @judged$/m.test(text);
const bodyOf = (text: string): string => text.replace(/^(--[^\n]*\n)+/, '').trim();

/** The order of a signal's rows is meant for those who read it alone. */
function inOrder(body: string): { body: string; order: string } {
  const at = body.lastIndexOf('\nORDER BY ');
  return at < 0 ? { body, order: '' } : { body: body.slice(0, at), order: body.slice(at + 1) };
}

/** Signals that are one macro over other attributes are worked out together. */
function inOneCall(bodies: readonly string[]): string[] {
  const calls = new Map<string, string[]>();
  const rest = bodies.filter((body) => {
    const { macro, list } =
      /^SELECT \* FROM (?<macro>\w+)\(\$cycle_id, \$scenario_id, \[(?<list>[^\]]*)\]\)$/.exec(body)?.groups ??
      {};
    if (macro === undefined || list === undefined) return true;
    calls.set(macro, [...(calls.get(macro) ?? []), list]);
    return false;
  });
  return [
    ...rest,
    ...[...calls].map(
      ([macro, lists]) => `SELECT * FROM ${macro}($cycle_id, $scenario_id, [${lists.join(', ')}])`,
    ),
  ];
}

/**
 * Tests without their texts. Taken out of the statement: the engine works out every column of a select that stands on materialised parts, and
 * throws away afterwards what nobody reads.
 */
function withoutDetail(body: string): string {
  const end = body.lastIndexOf(' AS detail');
  if (end < 0) return `SELECT * EXCLUDE (detail) FROM (\n${body}\n)`;
  let depth = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    const sign = body.charAt(at);
    if (sign === ')' || sign === ']') depth += 1;
    else if (sign === '(' || sign === '[') depth -= 1;
    else if (sign === ',' && depth === 0)
      return `${body.slice(0, at)}${body.slice(end + ' AS detail'.length)}`;
  }
  throw new Error('A signal has no column before "detail"');
}

function judgedFile(text: string, judged: (tests: string) => string): string {
  const whole = bodyOf(text);
  const { body, order } = inOrder(whole);
  const header = text.slice(0, text.indexOf(whole));
  return `${header}SELECT ${CONTRACT} FROM (\n${judged(`(\n${body}\n)`)}\n) AS s ${LISTED}\n${order}\n`;
}

/** `FROM every_table` in a read stands for the name of every table with the number of its rows. */
function withEveryTable(sources: readonly SourceFile[]): SourceFile[] {
  const names = sources.flatMap(({ folder, name, text }) => {
    if (folder === 'model')
      return [...text.matchAll(/CREATE TABLE ([a-z_]+)/g)].map((match) => match[1] ?? '');
    if (folder !== 'staging' && folder !== 'marts') return [];
    return [/^-- @into\s+([a-z_]+)/m.exec(text)?.[1] ?? name.replace(/\.sql$/, '')];
  });
  const union = [...new Set(names)]
    .sort()
    .map((table) => `SELECT '${table}' AS table_name, count(*) AS records FROM ${table}`)
    .join('\nUNION ALL\n');
  return sources.map((source) => ({
    ...source,
    text: source.text.replace(/\bFROM every_table\b/g, () => `FROM (\n${union}\n)`),
  }));
}

/** Macro files name each other's macros: those that can't be made yet wait until the others are there. */
async function inMacroOrder(engine: Engine, files: readonly SqlFile[]): Promise<SqlFile[]> {
  const ordered: SqlFile[] = [];
  let waiting = [...files];
  while (waiting.length > 0) {
    const failed: { file: SqlFile; error: unknown }[] = [];
    for (const file of waiting) {
      try {
        await engine.execute(file.body);
        ordered.push(file);
      } catch (error) {
        failed.push({ file, error });
      }
    }
    const first = failed[0];
    if (first !== undefined && failed.length === waiting.length)
      throw new Error(`${first.file.path}: ${messageOf(first.error)}`);
    waiting = failed.map((entry) => entry.file);
  }
  return ordered;
}

async function describeTable(engine: Engine, table: string): Promise<BuiltColumn[]> {
  return toRows(await engine.query(`DESCRIBE ${table}`)).map((column) => ({
    name: String(column['column_name']),
    type: String(column['column_type']),
  }));
}

function refuseDoubleIds(files: readonly SqlFile[]): void {
  const seen = new Map<string, string>();
  for (const file of files.filter((entry) => !['macros', 'model'].includes(entry.folder))) {
    const other = seen.get(file.id);
    if (other !== undefined) throw new Error(`${file.path}: the id "${file.id}" is taken by ${other}`);
    seen.set(file.id, file.path);
  }
}

async function located<T>(file: SqlFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${file.path}: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
