// What is executed for a file of the catalogue: shared by the compiler and the runtime.
import type { BuildStep, QueryParam } from './types.ts';

/** `$name` → `CAST($1 AS TYPE)`, numbered in the order of the parameters. */
export function bindPositions(source: string, params: readonly QueryParam[]): string {
  return source.replace(/\$([a-z_][a-z0-9_]*)/g, (whole, name: string) => {
    const index = params.findIndex((param) => param.name === name);
    const param = params[index];
    return param === undefined ? whole : `CAST($${index + 1} AS ${param.type})`;
  });
}

/** The statements that (re)make what a staging or mart file defines. */
export function buildStatement(step: Pick<BuildStep, 'target' | 'fills' | 'source'>): string {
  return step.fills
    ? `DELETE FROM ${step.target};\nINSERT INTO ${step.target} BY NAME\n${step.source}`
    : `CREATE OR REPLACE TABLE ${step.target} AS\n${step.source}`;
}
