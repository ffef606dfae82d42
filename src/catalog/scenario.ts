// Hypothetical ratings of a calibration scenario, written so that the signals' plans survive: a move costs no planning.
import { quoteLiteral } from '@/engine/sql.ts';
import type { Engine, Executor } from '@/engine/types.ts';

export interface Move {
  employee_id: string;
  label: string;
  ordinal: number;
}

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
    `DELETE FROM scenario_move WHERE scenario_id = ${quoteLiteral(scenario)} AND cycle_id = ${quoteLiteral(cycle)} AND employee_id = ${quoteLiteral(employee)}`,
  );
  if (to !== null)
    await engine.query(
      `INSERT INTO scenario_move VALUES ${valuesOf(scenario, cycle, { employee_id: employee, ...to })}`,
    );
}

function valuesOf(scenario: string, cycle: string, move: Move): string {
  return `(${[scenario, cycle, move.employee_id, move.label].map(quoteLiteral).join(', ')}, ${Math.trunc(move.ordinal)})`;
}
