// The page without a page: the same import, catalogue and numbers on the command line.
import { type Catalog, docsOf, listQueries, loadAllQueries, queryInfo } from '@/catalog/catalog.ts';
import { describeTables } from '@/catalog/describe.ts';
import { toRows } from '@/engine/arrow.ts';
import { AppError } from '@/engine/errors.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Scalar } from '@/engine/types.ts';
import { importFile, parseMapping } from '@/import/index.ts';
import { isPolicyFile, parsePolicy } from '@/session/policy.ts';
import { mergeReports } from '@/session/report.ts';
import { Workspace } from '@/session/workspace.ts';
import { collectFiles, type IgnoredFile, openFile, readDocument } from './files.ts';
import { type Options, parseOptions, USAGE, UsageError } from './options.ts';
import { printRows, type Result } from './print.ts';

/** Where a command writes: rows and reports to `out`, a line for everything else to `err`. */
export interface Output {
  out: (text: string) => void;
  err: (text: string) => void;
}

type Say = (line: string) => void;

/** Runs the command; resolves with the exit code. What goes wrong is one line. */
export async function command(args: readonly string[], { out, err }: Output): Promise<number> {
  const say: Say = (line) => err(`plumbline: ${line.replace(/\s+/g, ' ').trim()}\n`);
  try {
    await loadAllQueries();
    return await run(args, out, say);
  } catch (error) {
    // Without the statement that DuckDB draws under its message.
    say((error instanceof Error ? error.message : String(error)).split(/\n+LINE \d/)[0] ?? '');
    return error instanceof UsageError ? 2 : 1;
  }
}

async function run(args: readonly string[], out: Output['out'], say: Say): Promise<number> {
  const options = parseOptions(args);
  if (options.action.kind === 'help') {
    out(`${USAGE}\n`);
    return 0;
  }
  const { action } = options;
  // Wrong before the work rather than after it.
  const params = action.kind === 'query' ? typedParams(action.id, action.params) : {};
  const policy =
    options.policy === null
      ? null
      : parsePolicy(await readDocument('--policy', options.policy), options.policy);
  const mapping =
    options.mapping === null
      ? undefined
      : parseMapping(await readDocument('--mapping', options.mapping), options.mapping);
  const { files, ignored } = await collectFiles(options.data);
  if (options.data.length > 0 && files.length === 0) throw new UsageError('no export among the data');
  const used = policy === null ? files : files.filter((file) => !isPolicyFile(file.name));
  const engine = await createNodeEngine();
  try {
    const workspace = new Workspace(engine, importFile);
    await workspace.ready();
    if (policy !== null) await workspace.setPolicy(policy);
    const sources = await Promise.all(
      used.map(async ({ name, path }) => ({ name, blob: await openFile(path) })),
    );
    if (sources.length > 0) await workspace.addFiles(sources, mapping === undefined ? {} : { mapping });
    const readable = sayProblems(workspace, options, say);
    switch (action.kind) {
      case 'report': {
        const left = files.filter((file) => !used.includes(file));
        const overruled = left.map((file) => ({ file: file.name, reason: 'policy_given' }));
        await printReport(workspace, [...ignored, ...overruled], out);
        break;
      }
      case 'catalog':
        out(json({ reads: reads(), tables: await describeTables(engine) }));
        break;
      case 'query':
        if (readable) out(printRows(await queryResult(workspace.catalog, action.id, params), options.format));
        break;
      case 'sql':
        if (readable) {
          await workspace.catalog.demand(action.sql.match(/\w+/g) ?? []);
          const table = await engine.query(action.sql);
          const columns = table.schema.fields.map((field) => field.name);
          out(printRows({ columns, rows: toRows(table) }, options.format));
        }
        break;
    }
    return readable ? 0 : 1;
  } finally {
    await engine.close();
  }
}

/** A line for everything that was left out; false when files were given and none could be read. */
function sayProblems(workspace: Workspace, options: Options, say: Say): boolean {
  const reports = workspace.state.files.map((file) => file.report);
  for (const report of reports) {
    if (report.error !== undefined) say(report.error.message);
    else if (isPolicyFile(report.file) && options.policy === null) say(`policy in force: ${report.file}`);
    else for (const sheet of report.sheets) if (sheet.error !== undefined) say(sheet.error.message);
  }
  const exports = reports.filter((report) => !isPolicyFile(report.file));
  return (
    options.data.length === 0 || exports.length === 0 || exports.some((report) => report.error === undefined)
  );
}

async function printReport(
  workspace: Workspace,
  ignored: readonly IgnoredFile[],
  out: Output['out'],
): Promise<void> {
  const { files, policy } = workspace.state;
  const loads = await workspace.catalog.run('import_sheet_loads', {});
  const rejects = await workspace.catalog.run('import_rejects', { batch_id: null });
  const policyFile = files.find((file) => isPolicyFile(file.report.file));
  const exports = files.filter((file) => file !== policyFile || file.report.error !== undefined);
  out(
    json({
      files: mergeReports(exports, loads, rejects),
      ignored,
      policy: { version: policy.version, file: policyFile?.report.file ?? null },
    }),
  );
}

async function queryResult(
  catalog: Catalog,
  id: string,
  params: Readonly<Record<string, Scalar>>,
): Promise<Result> {
  const rows = await catalog.runByName(id, params);
  return { columns: queryInfo(id).columns.map(([name]) => name), rows };
}

/** Text of the command line as the types the read declares. Throws AppError for what it doesn't know. */
function typedParams(id: string, given: Readonly<Record<string, string>>): Record<string, Scalar> {
  const { params } = queryInfo(id);
  const typed: Record<string, Scalar> = {};
  for (const [name, text] of Object.entries(given)) {
    const type = params.find((param) => param.name === name)?.type;
    if (type === undefined) {
      const expected = params.map((param) => param.name).join(', ') || 'none';
      throw bad(`Query "${id}" has no parameter "${name}"; it takes ${expected}`, id, name);
    }
    if (text === '') typed[name] = null;
    else if (type === 'VARCHAR' || type === 'DATE') typed[name] = text;
    else if (type === 'BOOLEAN') {
      if (text !== 'true' && text !== 'false')
        throw bad(`Parameter "${name}" is true or false, not "${text}"`, id, name);
      typed[name] = text === 'true';
    } else {
      const value = Number(text);
      if (!Number.isFinite(value) || (type === 'INTEGER' && !Number.isInteger(value)))
        throw bad(`Parameter "${name}" is a number (${type}), not "${text}"`, id, name);
      typed[name] = value;
    }
  }
  return typed;
}

function bad(message: string, query: string, parameter: string): AppError {
  return new AppError('catalog.bad_parameter', message, { query, parameter });
}

function reads(): object[] {
  return listQueries().map(({ id, path, grain, params, columns }) => ({
    id,
    doc: docsOf(path).en,
    grain,
    params,
    columns: columns.map(([name, type]) => ({ name, type })),
  }));
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
