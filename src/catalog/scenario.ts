// Hypothetical ratings of a calibration scenario, written so that the signals' plans survive: a move costs no planning.
import { toRows } from '@/engine/arrow.ts';
import { quoteLiteral } from '@/engine/sql.ts';
import type { CallOptions, Engine, Executor } from '@/engine/types.ts';
import { type Catalog, loadAllQueries, queryInfo, type Row } from './catalog.ts';
import { withLiterals } from './statement.ts';

export interface Move {
  employee_id: string;
  label: string;
  ordinal: number;
}

/** Ratings of one cycle as they would be. */
export interface Scenario {
  cycle: string;
  moves: readonly Move[];
}

/** The scenario that pages read under; reads with any other id, or none, see the ratings as they are. */
export const WHAT_IF = 'what-if';

/**
 * Replaces the moves of a scenario. To be called before the first `moveRating`, and again after a restart of the engine.
 *
 * Two rows of nobody keep the table's statistics wide: a plan made over an empty table would go on answering "no moves".
 */
export async function openScenario(
  executor: Executor,
  scenario: string,
  cycle: string,
  moves: readonly Move[] = [],
): Promise<void> {
  const rows = [
    "('', '', '', '', -1000000)",
    "('~', '~', '~', '~', 1000000)",
    ...moves.map((move) => valuesOf(scenario, cycle, move)),
  ];
  await executor.execute(
    `DELETE FROM scenario_move WHERE scenario_id IN ('', '~', ${quoteLiteral(scenario)});\nINSERT INTO scenario_move VALUES ${rows.join(', ')}`,
  );
}

/** Moves one person; `null` takes the move back. */
export async function moveRating(
  engine: Engine,
  scenario: string,
  cycle: string,
  employee: string,
  to: Omit<Move, 'employee_id'> | null,
): Promise<void> {
  await engine.query(
    [
      takeBack(scenario, cycle, employee),
      ...(to === null ? [] : [put(scenario, cycle, [{ employee_id: employee, ...to }])]),
    ].join(';\n'),
  );
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a read under exactly these moves of `WHAT_IF`: reads under others wait for it. What the engine holds is looked at each time, so
 * that one that restarted is met as well.
 */
export function readUnder<T>(engine: Engine, scenario: Scenario, read: () => Promise<T>): Promise<T> {
  const run = last.then(async () => {
    await agree(engine, scenario);
    return read();
  });
  last = run.catch(() => undefined);
  return run;
}

/**
 * What the moves change in the signals, since the start. The start is worked out when it is first asked for, after new data and after a
 * restart of the engine: it takes as long as all signals do. From then on a move makes again only what it touches.
 */
export function readChanges(
  engine: Engine,
  catalog: Catalog,
  scenario: Scenario,
  options: CallOptions = {},
): Promise<Row<'signal_what_if'>[]> {
  return readUnder(engine, scenario, async () => {
    await start(engine, catalog, scenario.cycle);
    return catalog.run('signal_what_if', { cycle_id: scenario.cycle, scenario_id: WHAT_IF }, options);
  });
}

/** Fills `signal_start`, unless it is there. Every change of what signals read has emptied it (queries/marts/fct_signal_start.sql). */
async function start(engine: Engine, catalog: Catalog, cycle: string): Promise<void> {
  const held = await engine.query(
    `SELECT 1 FROM signal_start WHERE cycle_id = ${quoteLiteral(cycle)} LIMIT 1`,
  );
  if (held.numRows > 0) return;
  await loadAllQueries();
  const { source, reads } = queryInfo('signal_start_tests');
  await catalog.demand(reads);
  const tests = withLiterals(source, { cycle_id: cycle, scenario_id: '' });
  await engine.execute(`DELETE FROM signal_start;\nINSERT INTO signal_start BY NAME\n${tests}`);
}

/** Brings the moves in the engine in line, one by one: what is the same stays. */
async function agree(engine: Engine, { cycle, moves }: Scenario): Promise<void> {
  const rows = toRows(
    await engine.query('SELECT scenario_id, cycle_id, employee_id, label, ordinal FROM scenario_move'),
  );
  if (!rows.some((row) => row.scenario_id === '~')) {
    await openScenario(engine, WHAT_IF, cycle, moves);
    return;
  }
  const held = rows.filter((row) => row.scenario_id === WHAT_IF);
  const isSame = (row: (typeof held)[number], move: Move): boolean =>
    row.cycle_id === cycle &&
    row.employee_id === move.employee_id &&
    row.label === move.label &&
    row.ordinal === move.ordinal;
  const gone = held.filter((row) => !moves.some((move) => isSame(row, move)));
  const come = moves.filter((move) => !held.some((row) => isSame(row, move)));
  const script = [
    ...gone.map((row) => takeBack(WHAT_IF, String(row.cycle_id), String(row.employee_id))),
    ...(come.length === 0 ? [] : [put(WHAT_IF, cycle, come)]),
  ];
  if (script.length > 0) await engine.query(script.join(';\n'));
}

function takeBack(scenario: string, cycle: string, employee: string): string {
  return `DELETE FROM scenario_move WHERE scenario_id = ${quoteLiteral(scenario)} AND cycle_id = ${quoteLiteral(cycle)} AND employee_id = ${quoteLiteral(employee)}`;
}

function put(scenario: string, cycle: string, moves: readonly Move[]): string {
  return `INSERT INTO scenario_move VALUES ${moves.map((move) => valuesOf(scenario, cycle, move)).join(', ')}`;
}

function valuesOf(scenario: string, cycle: string, move: Move): string {
  return `(${[scenario, cycle, move.employee_id, move.label].map(quoteLiteral).join(', ')}, ${Math.trunc(move.ordinal)})`;
}
