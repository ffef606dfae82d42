// The dependency graph of the catalogue and the order in which it is built.
import type { SqlFile } from './parse.ts';

export interface Macro {
  name: string;
  relations: string[];
  calls: string[];
}

export interface BuildStep {
  /** The relation it makes: stg_*, a canonical table, dim_*, fct_*, agg_* … */
  target: string;
  file: SqlFile;
  /** Relations it reads, intake and policy tables included. */
  reads: string[];
}

/** Macros and views of the macro files with what each names itself. */
export function macrosOf(files: readonly SqlFile[], rawText: ReadonlyMap<string, string>): Macro[] {
  return files.flatMap((file) => {
    const text = (rawText.get(file.path) ?? '').replace(/--[^\n]*/g, ' ');
    return [
      ...text.matchAll(
        /(?:MACRO\s+([a-z_][a-z0-9_]*)\s*\([^)]*\)|VIEW\s+([a-z_][a-z0-9_]*))\s+AS([\s\S]*?)(?=;\s*(?:CREATE|$)|$(?![\s\S]))/gi,
      ),
    ].map((match) => {
      const body = (match[3] ?? '').replace(/'(?:[^']|'')*'/g, "''");
      return {
        name: (match[1] ?? match[2] ?? '').toLowerCase(),
        relations: [...body.matchAll(/\b(?:FROM|JOIN)\s+([a-z_][a-z0-9_]*)\b(?!\s*\()/gi)].map(
          (found) => found[1] ?? '',
        ),
        calls: [...body.matchAll(/\b([a-z_][a-z0-9_]*)\s*\(/gi)].map((found) =>
          (found[1] ?? '').toLowerCase(),
        ),
      };
    });
  });
}

/** Everything a statement reads, through its macros as well; only names in `known` count. */
export function readsOf(file: SqlFile, macros: readonly Macro[], known: ReadonlySet<string>): string[] {
  const byName = new Map(macros.map((macro) => [macro.name, macro]));
  const reads = new Set(file.relations);
  const waiting = [...file.calls, ...file.relations];
  const seen = new Set<string>();
  for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
    const macro = byName.get(call);
    if (macro === undefined || seen.has(call)) continue;
    seen.add(call);
    for (const relation of macro.relations) reads.add(relation);
    waiting.push(...macro.calls, ...macro.relations);
  }
  for (const relation of file.relations) {
    if (!known.has(relation) && !byName.has(relation))
      throw new Error(`${file.path}: reads "${relation}", which no file makes`);
  }
  return [...reads].filter((relation) => known.has(relation)).sort();
}

/** Steps so ordered that each comes after all it reads. Throws on a cycle. */
export function inBuildOrder(steps: readonly BuildStep[]): BuildStep[] {
  const byTarget = new Map(steps.map((step) => [step.target, step]));
  const done = new Set<string>();
  const onPath = new Set<string>();
  const ordered: BuildStep[] = [];
  const visit = (step: BuildStep): void => {
    if (done.has(step.target)) return;
    if (onPath.has(step.target)) throw new Error(`Cycle through ${[...onPath, step.target].join(' → ')}`);
    onPath.add(step.target);
    for (const name of step.reads) {
      const upstream = byTarget.get(name);
      if (upstream !== undefined) visit(upstream);
    }
    onPath.delete(step.target);
    done.add(step.target);
    ordered.push(step);
  };
  for (const step of [...steps].sort((a, b) => a.target.localeCompare(b.target))) visit(step);
  return ordered;
}
