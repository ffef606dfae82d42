// Tables of a test are made when something names them: most tests read few of those that their rows lead to.
import { buildCatalog, stepsAfter } from '@/catalog/catalog.ts';
import { buildSteps } from '@/catalog/generated.ts';
import { toRows } from '@/engine/arrow.ts';
import type { Engine } from '@/engine/types.ts';

export interface LazyEngine extends Engine {
  /** These tables changed: what is made of them is made again before a statement names it. */
  changed(tables: Iterable<string>): void;
}

/** The engine itself, but for what it does before a statement. A statement that calls a macro over tables has everything made. */
export async function lazily(engine: Engine): Promise<LazyEngine> {
  const overTables = new Set(
    toRows(
      await engine.query(
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'table_macro' AND NOT internal",
      ),
    ).map((row) => String(row['function_name'])),
  );
  const pending = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const make = async (sql: string): Promise<void> => {
    const words = new Set(sql.match(/[a-z_0-9]+/gi) ?? []);
    const needed = [...words].some((word) => overTables.has(word)) ? new Set(pending) : words;
    for (const step of [...buildSteps].reverse())
      if (needed.has(step.target)) for (const name of step.reads) needed.add(name);
    const steps = buildSteps.filter(({ target }) => pending.has(target) && needed.has(target));
    if (steps.length > 0) await buildCatalog(engine, [], { steps });
    for (const { target } of steps) pending.delete(target);
  };
  const ready = (sql: string): Promise<void> => {
    const made = last.then(() => make(sql));
    last = made.catch(() => undefined);
    return made;
  };
  return {
    kind: engine.kind,
    get state() {
      return engine.state;
    },
    subscribe: (listener) => engine.subscribe(listener),
    onRestore: (restore) => engine.onRestore(restore),
    close: () => engine.close(),
    query: async (sql, params, options) => {
      await ready(sql);
      return engine.query(sql, params, options);
    },
    execute: async (sql, options) => {
      await ready(sql);
      await engine.execute(sql, options);
    },
    load: (content, statement, options) => engine.load(content, statement, options),
    changed: (tables) => {
      for (const { target } of stepsAfter(tables)) pending.add(target);
    },
  };
}
