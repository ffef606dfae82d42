// The command line as a value.
import { parseArgs } from 'node:util';

export type Format = 'json' | 'csv' | 'table';

export type Action =
  | { kind: 'help' }
  | { kind: 'report' }
  | { kind: 'catalog' }
  | { kind: 'query'; id: string; params: Readonly<Record<string, string>> }
  | { kind: 'sql'; sql: string };

export interface Options {
  data: readonly string[];
  mapping: string | null;
  policy: string | null;
  format: Format;
  action: Action;
}

export const USAGE = `Usage: npm run -s headless -- [--data <file or folder>…] [--mapping m.json] [--policy p.json] <what> [--format json|csv|table]

The same import, catalogue and numbers as the page, without a browser.

  --data <path>…        exports to read; folders are walked, what is no export is listed as ignored.
                        A policy.json found in a folder is the policy in force unless --policy is given
  --mapping <file>      mapping document for layouts that are not recognised
  --policy <file>       policy document (rating scale, score rules, sources, …)

  --report              what became of every row of every file, as JSON
  --catalog             reads (id, parameters, columns) and tables (columns) with their description, as JSON
  --query <id>          rows of one read; --param name=value for its parameters (name= or left out is NULL)
  --sql "<statements>"  result of the last statement; without --data on empty tables

  --format              json (an array of row objects; the default), csv, table
  --help                this text

Exit code: 0 done, also when one bad file among good ones was left out; 1 failed, nothing could be read; 2 wrong options`;

/** What was typed is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const SPEC = {
  data: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  policy: { type: 'string' },
  report: { type: 'boolean' },
  catalog: { type: 'boolean' },
  query: { type: 'string' },
  param: { type: 'string', multiple: true },
  sql: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments after the script name. Throws UsageError with one line that says what is wrong. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const action = actionOf(values);
  const format = formatOf(values.format);
  if (action.kind === 'report' && (values.data ?? []).length === 0)
    throw new UsageError('--report needs --data');
  if ((action.kind === 'report' || action.kind === 'catalog') && format !== 'json')
    throw new UsageError(`--${action.kind} prints JSON; --format ${format} is for --query and --sql`);
  if (positionals.length > 0 && values.data === undefined)
    throw new UsageError(`"${positionals[0]}" is no option; files go after --data`);
  return {
    data: [...(values.data ?? []), ...positionals],
    mapping: values.mapping ?? null,
    policy: values.policy ?? null,
    format,
    action,
  };
}

/** `--data a b c`: what stands without an option name is more data. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: SPEC, allowPositionals: true });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${text.split(/\.\s|\n/)[0]}; --help lists the options`);
  }
}

function actionOf(values: ReturnType<typeof parse>['values']): Action {
  if (values.help === true) return { kind: 'help' };
  const { query, sql } = values;
  const actions: Action[] = [
    ...(values.report === true ? [{ kind: 'report' } as const] : []),
    ...(values.catalog === true ? [{ kind: 'catalog' } as const] : []),
    ...(query === undefined ? [] : [{ kind: 'query', id: query, params: paramsOf(values.param) } as const]),
    ...(sql === undefined ? [] : [{ kind: 'sql', sql } as const]),
  ];
  const [action] = actions;
  if (action === undefined || actions.length > 1)
    throw new UsageError('Give one of --report, --catalog, --query, --sql (or --help)');
  if (values.param !== undefined && action.kind !== 'query')
    throw new UsageError('--param belongs to --query');
  if (action.kind === 'sql' && action.sql.trim() === '') throw new UsageError('--sql is empty');
  return action;
}

function paramsOf(given: readonly string[] | undefined): Record<string, string> {
  const params: Record<string, string> = {};
  for (const text of given ?? []) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--param wants name=value, not "${text}"`);
    const name = text.slice(0, at);
    if (Object.hasOwn(params, name)) throw new UsageError(`--param ${name} is given twice`);
    params[name] = text.slice(at + 1);
  }
  return params;
}

function formatOf(text: string | undefined): Format {
  if (text === undefined || text === 'json' || text === 'csv' || text === 'table') return text ?? 'json';
  throw new UsageError(`--format is json, csv or table, not "${text}"`);
}
