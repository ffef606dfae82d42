// What is measured in the page: the parts of the app by themselves, each beside its peer. Every function runs in a fresh page.
import { read } from '@e965/xlsx';
import { buildCatalog, Catalog, installCatalog, intakeTables } from '@/catalog/catalog.ts';
import { buildSteps } from '@/catalog/generated.ts';
import { type Move, readChanges } from '@/catalog/scenario.ts';
import { toRows } from '@/engine/arrow.ts';
import { createBrowserEngine } from '@/engine/browser.ts';
import { importInWorker } from '@/import/client.ts';
import { loadChunk, loadReport } from '@/import/load.ts';
import { defaultPolicy, loadPolicy } from '@/session/policy.ts';
import { HEADINGS, TYPES } from '../columns.ts';
import { companySql, ratedCompanySql } from './company.ts';

export interface CsvTimes {
  rows: number;
  bytes: number;
  rawMs: number[];
  importMs: number[];
  canonicalMs: number[];
}

export interface MartTimes {
  rows: Record<string, number>;
  stagingMs: number;
  martsMs: number;
  slowest: { target: string; ms: number }[];
}

const blobAt = async (url: string) => (await fetch(url)).blob();

/** Rounds alternate between the two, so that a slow moment of the machine meets both. */
async function csv(url: string, rounds: number): Promise<CsvTimes> {
  const blob = await blobAt(url);
  const engine = createBrowserEngine();
  await installCatalog(engine);
  await loadPolicy(engine, defaultPolicy);
  await buildCatalog(engine, intakeTables());
  const columns = HEADINGS.map((name, index) => `'${name}': '${TYPES[index]}'`).join(', ');
  const times: CsvTimes = { rows: 0, bytes: blob.size, rawMs: [], importMs: [], canonicalMs: [] };
  const canonical = new Set(
    buildSteps.filter((step) => step.path.startsWith('queries/staging/')).map((step) => step.target),
  );
  for (let round = 0; round < rounds; round += 1) {
    const raw = performance.now();
    await engine.load(
      blob,
      (path) =>
        `CREATE OR REPLACE TABLE peer AS SELECT * FROM read_csv(${path}, header = true, auto_detect = false, delim = ',', columns = {${columns}})`,
    );
    times.rawMs.push(performance.now() - raw);
    await engine.execute('DROP TABLE peer; DELETE FROM raw_sales_order');

    const start = performance.now();
    const report = await importInWorker(
      { name: 'orders.csv', blob },
      { batch: `b${round}`, sink: (chunk) => loadChunk(engine, chunk) },
    );
    await loadReport(engine, report, `b${round}`);
    times.importMs.push(performance.now() - start);
    const [sheet] = report.sheets;
    if (sheet?.table !== 'raw_sales_order') throw new Error(`read as ${sheet?.table}`);
    times.rows = sheet.rows_sent;
    const { built } = await buildCatalog(engine, ['raw_sales_order']);
    times.canonicalMs.push(
      built
        .filter((step) => canonical.has(step.target) && /sales_order/.test(step.target))
        .reduce((sum, step) => sum + step.ms, 0),
    );
  }
  await engine.close();
  return times;
}

/** Watches the page's own thread; `end` tells the longest task in ms, 0 where none took 50 ms. */
function longTasks(): { end: () => number } {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return {
    end: () => {
      for (const entry of observer.takeRecords()) longest = Math.max(longest, entry.duration);
      observer.disconnect();
      return longest;
    },
  };
}

export interface DaysTimes {
  rows: number;
  bytes: number;
  ms: number;
  /** Longest task of the page's main thread; 0 = none above 50 ms. */
  longestTask: number;
}

/** A file of attendance days from its bytes to its tables, with an eye on the page's own thread. */
async function days(url: string): Promise<DaysTimes> {
  const blob = await blobAt(url);
  const engine = createBrowserEngine();
  await installCatalog(engine);
  await loadPolicy(engine, defaultPolicy);
  await buildCatalog(engine, intakeTables());
  const tasks = longTasks();
  const start = performance.now();
  const report = await importInWorker(
    { name: 'days.csv', blob },
    { batch: 'b1', sink: (chunk) => loadChunk(engine, chunk) },
  );
  await loadReport(engine, report, 'b1');
  await buildCatalog(engine, ['raw_attendance_day', 'batch']);
  const ms = performance.now() - start;
  const longestTask = tasks.end();
  const counted = await engine.query('SELECT CAST(count(*) AS DOUBLE) AS n FROM attendance_day');
  await engine.close();
  return { rows: Number(counted.getChild('n')?.get(0)), bytes: blob.size, ms, longestTask };
}

export interface SheetTimes {
  rows: number;
  rejected: number;
  ms: number;
  longestTask: number;
  /** Longest time between two words of progress. */
  longestSilence: number;
  /** From the cancel to the end of the import, and to the engine's next answer. */
  cancelledAfter: number;
  answeredAfter: number;
}

/** A wide sheet of attendance: to its tables with progress, then once more, cancelled half-way. */
async function sheet(url: string): Promise<SheetTimes> {
  const blob = await blobAt(url);
  const engine = createBrowserEngine();
  await installCatalog(engine);
  await loadPolicy(engine, defaultPolicy);
  await buildCatalog(engine, intakeTables());
  const tasks = longTasks();
  const start = performance.now();
  let heard = start;
  let longestSilence = 0;
  const hear = () => {
    longestSilence = Math.max(longestSilence, performance.now() - heard);
    heard = performance.now();
  };
  const report = await importInWorker(
    { name: 'sheet.xlsx', blob },
    { batch: 'b1', sink: (chunk) => loadChunk(engine, chunk), onProgress: hear },
  );
  hear();
  await loadReport(engine, report, 'b1');
  await buildCatalog(engine, ['raw_attendance_day', 'batch'], { onStep: hear });
  const ms = performance.now() - start;
  const longestTask = tasks.end();
  const cancel = new AbortController();
  let cancelledAt = 0;
  const again = importInWorker(
    { name: 'sheet.xlsx', blob },
    {
      batch: 'b2',
      signal: cancel.signal,
      sink: (chunk) => loadChunk(engine, chunk, { signal: cancel.signal }),
      onProgress: ({ phase, bytes, totalBytes }) => {
        if (cancelledAt > 0 || phase === 'recognise' || bytes < totalBytes / 2) return;
        cancelledAt = performance.now();
        cancel.abort();
      },
    },
  );
  const ended = await again.then(
    () => Number.NaN,
    () => performance.now(),
  );
  await engine.query('SELECT 1');
  const answered = performance.now();
  await engine.close();
  return {
    rows: report.sheets[0]?.rows_sent ?? 0,
    rejected: report.sheets[0]?.rows_rejected ?? 0,
    ms,
    longestTask,
    longestSilence,
    cancelledAfter: ended - cancelledAt,
    answeredAfter: answered - cancelledAt,
  };
}

/** Our reader alone, as in the import: a worker, rows handed over chunk by chunk. */
async function xlsxOurs(url: string): Promise<{ ms: number; rows: number }> {
  const blob = await blobAt(url);
  const start = performance.now();
  let rows = 0;
  await importInWorker(
    { name: 'orders.xlsx', blob },
    {
      batch: 'b1',
      sink: async (chunk) => {
        rows += chunk.rows;
      },
    },
  );
  return { ms: performance.now() - start, rows };
}

/** SheetJS at its fastest: dense, and the cells are not even turned into rows. */
async function xlsxSheetJs(url: string): Promise<{ ms: number; rows: number }> {
  const blob = await blobAt(url);
  const start = performance.now();
  const book = read(await blob.arrayBuffer(), { dense: true });
  const ms = performance.now() - start;
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] as { '!data'?: unknown[] } | undefined;
  return { ms, rows: (sheet?.['!data']?.length ?? 0) - 1 };
}

async function marts(people: number): Promise<MartTimes> {
  const engine = createBrowserEngine();
  await installCatalog(engine);
  await loadPolicy(engine, defaultPolicy);
  for (const statement of companySql(people)) await engine.execute(statement);
  const { built } = await buildCatalog(engine, intakeTables());
  const staging = new Set(
    buildSteps.filter((step) => step.path.startsWith('queries/staging/')).map((step) => step.target),
  );
  const sum = (steps: typeof built) => steps.reduce((total, step) => total + step.ms, 0);
  const rows: Record<string, number> = {};
  for (const table of ['employee', 'attendance_day', 'kpi_actual', 'raw_review_score', 'fct_attainment']) {
    const counted = await engine.query(`SELECT CAST(count(*) AS DOUBLE) AS n FROM ${table}`);
    rows[table] = Number(counted.getChild('n')?.get(0));
  }
  await engine.close();
  return {
    rows,
    stagingMs: sum(built.filter((step) => staging.has(step.target))),
    martsMs: sum(built.filter((step) => !staging.has(step.target))),
    slowest: [...built].sort((a, b) => b.ms - a.ms).slice(0, 8),
  };
}

export interface WhatIfTimes {
  /** Until the first answer: every signal without moves is kept as the start, the read is planned. */
  startMs: number;
  /** All signals once more from scratch, planned before. */
  scratchMs: number;
  /** One move after the other, each the only one. */
  oneMs: number[];
  /** Moves that come on top of each other; how many there were in the end. */
  manyMs: number[];
  moves: number;
  changed: number;
  longestTask: number;
}

/** Moves of ratings as the page makes them: the moves brought in line, every signal they can change, its rows as objects. */
async function whatIf(people: number): Promise<WhatIfTimes> {
  const engine = createBrowserEngine();
  await installCatalog(engine);
  await loadPolicy(engine, defaultPolicy);
  for (const statement of ratedCompanySql(people)) await engine.execute(statement);
  await buildCatalog(engine, intakeTables());
  const catalog = new Catalog(engine);
  const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
    const from = performance.now();
    const value = await work();
    return { ms: performance.now() - from, value };
  };
  const scale = defaultPolicy.rating_scale;
  const drawn = toRows(
    await engine.query(
      "SELECT employee_id, label FROM signal_person WHERE cycle_id = '2025' ORDER BY hash(employee_id) LIMIT 40",
    ),
  ).map((person, i): Move => {
    const others = scale.filter(({ label }) => label !== person.label);
    const to = others[i % others.length] ?? { label: '', ordinal: 0 };
    return { employee_id: String(person.employee_id), label: to.label, ordinal: to.ordinal };
  });
  const read = (moves: readonly Move[]) =>
    timed(() => readChanges(engine, catalog, { cycle: '2025', moves }));
  const start = await read([]);
  const tasks = longTasks();
  const one: number[] = [];
  for (const move of drawn.slice(0, 20)) one.push((await read([move])).ms);
  const many: number[] = [];
  let changed = 0;
  for (let n = 1; n <= 20; n += 1) {
    const { ms, value } = await read(drawn.slice(20, 20 + n));
    many.push(ms);
    changed = value[0]?.changed ?? 0;
  }
  const longestTask = tasks.end();
  const all = () => timed(() => catalog.table('signal_start_tests', { cycle_id: '2025', scenario_id: '' }));
  await all();
  const scratchMs = (await all()).ms;
  await engine.close();
  return { startMs: start.ms, scratchMs, oneMs: one, manyMs: many, moves: 20, changed, longestTask };
}

const bench = { csv, days, sheet, xlsxOurs, xlsxSheetJs, marts, whatIf };
export type Bench = typeof bench;
Object.assign(window, { bench });
