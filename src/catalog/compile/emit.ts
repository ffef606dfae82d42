// Writes the compiled catalogue as TypeScript: data for the runtime, types for the callers.
import type { BuildStep } from './graph.ts';
import type { ScalarType, SqlFile } from './parse.ts';

export interface BuiltColumn {
  name: string;
  type: string;
}

export interface ReadInfo {
  file: SqlFile;
  row: BuiltColumn[];
  reads: string[];
}

export interface CompiledCatalog {
  macroFiles: readonly SqlFile[];
  model: readonly SqlFile[];
  tables: readonly string[];
  steps: readonly BuildStep[];
  columns: ReadonlyMap<string, BuiltColumn[]>;
  /** By target: sets of tables that, all of them empty, leave it empty. No set where it has rows in an empty database. */
  from: ReadonlyMap<string, readonly (readonly string[])[]>;
  reads: readonly ReadInfo[];
}

/** Reads that the first dashboard does without: their SQL is fetched when one of them is asked for, and with it what is for readers only. */
const LATER = /^queries\/(signals|checks)\/|\/(person|rating|import|data|signal)_|_evidence\.sql$/;

/** The files of the compiled catalogue, by name. */
export function emitCatalog(catalog: CompiledCatalog): Record<'generated.ts' | 'generated-later.ts', string> {
  const isLater = ({ file }: ReadInfo) => LATER.test(file.path) && file.id !== 'person_list';
  return {
    'generated.ts': emitBase(
      catalog,
      catalog.reads.filter((read) => !isLater(read)),
    ),
    'generated-later.ts': [
      emitReads('laterQueries', catalog.reads.filter(isLater), [
        "import type { Docs, ReadQuery } from './types.ts';",
      ]),
      '/** What steps and reads are for, by the path of their file. */',
      'export const docs: Readonly<Record<string, Docs>> = {',
      ...[...catalog.steps, ...catalog.reads].map(
        ({ file }) =>
          `  ${JSON.stringify(file.path)}: ${JSON.stringify({ en: file.doc, 'zh-CN': file.zh ?? file.doc })},`,
      ),
      '};',
      '',
      '/** What tables and columns mean, as comments of the database. */',
      `export const commentScript = ${JSON.stringify(catalog.model.map((file) => split(file.body).comments).join(';\n'))};`,
      '',
    ].join('\n'),
  };
}

/** A script without what it says to readers: the notes between its statements, and the comments it puts on tables. */
function split(body: string): { statements: string; comments: string } {
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !/^\s*--/.test(line));
  const isComment = (line: string) => line.startsWith('COMMENT ON ');
  return {
    statements: lines.filter((line) => !isComment(line)).join('\n'),
    comments: lines.filter(isComment).join('\n'),
  };
}

function emitReads(name: string, reads: readonly ReadInfo[], imports: readonly string[]): string {
  const json = (value: unknown) => JSON.stringify(value);
  return [
    '// Made by "npm run catalog" from queries/**. Do not edit.',
    ...imports,
    '',
    `export const ${name}: Readonly<Record<string, ReadQuery>> = {`,
    ...reads.map(
      ({ file, row, reads: tables }) =>
        `  ${json(file.id)}: { id: ${json(file.id)}, path: ${json(file.path)}, grain: ${json(file.grain)}, params: ${json(file.params)}, columns: ${json(row.map((column) => [column.name, column.type]))}, reads: ${json(tables)}, source: ${json(file.body)} },`,
    ),
    '};',
    '',
  ].join('\n');
}

function emitBase(catalog: CompiledCatalog, first: readonly ReadInfo[]): string {
  const json = (value: unknown) => JSON.stringify(value);
  const lines = [
    '// Made by "npm run catalog" from queries/**. Do not edit.',
    "import type { BuildStep, ReadQuery } from './types.ts';",
    '',
    '/** Empty tables and macros of a new database, in order. */',
    'export const setupScripts: readonly string[] = [',
    ...[...catalog.model, ...catalog.macroFiles].map((file) => `  ${json(split(file.body).statements)},`),
    '];',
    '',
    `export const baseTables: readonly string[] = ${json(catalog.tables)};`,
    '',
    '/** Everything that is rebuilt from intake and policy tables, in build order. */',
    'export const buildSteps: readonly BuildStep[] = [',
    ...catalog.steps.map(
      ({ target, file, reads }) =>
        `  { target: ${json(target)}, path: ${json(file.path)}, grain: ${json(file.grain)}, reads: ${json(reads)}, fills: ${file.into !== null}, slice: ${json(file.slice)}, packed: ${json(file.packed)}, onDemand: ${file.onDemand}, from: ${json(catalog.from.get(target) ?? [])}, source: ${json(file.body)} },`,
    ),
    '];',
    '',
    '/** Columns of every table, by table. */',
    'export const tableColumns: Readonly<Record<string, readonly (readonly [name: string, type: string])[]>> = {',
    ...[...catalog.columns]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(
        ([table, columns]) =>
          `  ${json(table)}: ${json(columns.map((column) => [column.name, column.type]))},`,
      ),
    '};',
    '',
    'export interface QueryTypes {',
    ...catalog.reads.flatMap(({ file, row }) => [
      `  /** ${file.doc.replaceAll('*/', '*\\/')} */`,
      `  ${json(file.id)}: {`,
      `    params: {${file.params.map((param) => ` ${param.name}: ${paramType(param.type)} | null;`).join('')} };`,
      `    row: {${row.map((column) => ` ${property(column.name)}: ${rowType(column.type)}${file.notNull.includes(column.name) ? '' : ' | null'};`).join('')} };`,
      '  };',
    ]),
    '}',
    '',
    ...emitReads('readQueries', first, []).split('\n').slice(2),
  ];
  return lines.join('\n');
}

function property(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) ? name : JSON.stringify(name);
}

function paramType(type: ScalarType): string {
  return rowType(type);
}

/** DATE columns reach JavaScript as YYYY-MM-DD text. */
function rowType(type: string): string {
  if (type === 'BOOLEAN') return 'boolean';
  return type === 'INTEGER' || type === 'DOUBLE' ? 'number' : 'string';
}
