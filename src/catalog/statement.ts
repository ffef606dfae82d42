// What is executed for a file of the catalogue: shared by the compiler and the runtime.
import { quoteLiteral } from '@/engine/sql.ts';
import type { BuildStep, QueryParam } from './types.ts';

/** `$name` → `CAST($1 AS TYPE)`, numbered in the order of the parameters. */
export function bindPositions(source: string, params: readonly QueryParam[]): string {
  return source.replace(/\$([a-z_][a-z0-9_]*)/g, (whole, name: string) => {
    const index = params.findIndex((param) => param.name === name);
    const param = params[index];
    return param === undefined ? whole : `CAST($${index + 1} AS ${param.type})`;
  });
}

/** `$name` → the value itself, for statements that are executed and not read. */
export function withLiterals(source: string, values: Readonly<Record<string, string>>): string {
  return source.replace(/\$([a-z_][a-z0-9_]*)/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : quoteLiteral(value);
  });
}

/** The statements that make the empty result of a step, and that add what the rows `from` ≤ rowid < `to` of its sliced table make. */
export function sliceStatements(step: BuildStep): {
  empty: string;
  add: (from: number, to: number) => string;
} {
  const { target, fills, slice, source } = step;
  const sliced = (where: string) =>
    source.replace(new RegExp(`\\bFROM\\s+${slice}\\b`, 'g'), `FROM (SELECT * FROM ${slice} WHERE ${where})`);
  return {
    empty: fills
      ? `DELETE FROM ${target}`
      : `CREATE OR REPLACE TABLE ${target} AS\nSELECT * FROM (\n${sliced('FALSE')}\n) LIMIT 0`,
    add: (from, to) => `INSERT INTO ${target} BY NAME\n${sliced(`rowid >= ${from} AND rowid < ${to}`)}`,
  };
}

/** The statements that (re)make what a staging or mart file defines. */
export function buildStatement(step: Pick<BuildStep, 'target' | 'fills' | 'source'>): string {
  return step.fills
    ? `DELETE FROM ${step.target};\nINSERT INTO ${step.target} BY NAME\n${step.source}`
    : `CREATE OR REPLACE TABLE ${step.target} AS\n${step.source}`;
}
