// Rows of a signal beside the answer of the second implementation: the same subjects, counts and verdicts, figures to 1e-9.
import { expect } from 'vitest';
import type { Scalar } from '@/engine/types.ts';
import type { Answer } from './judge.ts';

type Row = Readonly<Record<string, Scalar>>;

export function close(got: Scalar | undefined, want: number | null, where: string): void {
  if (want === null || !Number.isFinite(want)) expect(got ?? null, where).toBeNull();
  else {
    expect(typeof got, `${where}: ${String(got)} for ${want}`).toBe('number');
    expect(Math.abs(Number(got) - want), `${where}: ${String(got)} for ${want}`).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(want)),
    );
  }
}

/** Rows are told apart by `idOf`; a count that is hidden is 0 in the answer. */
export function compareRows(
  signal: string,
  rows: readonly Row[],
  answer: Answer,
  idOf: (row: Row) => string = (row) => String(row['subject_id']),
): void {
  expect(rows.map(idOf).sort(), signal).toEqual([...answer.keys()].sort());
  for (const row of rows) {
    const want = answer.get(idOf(row))!;
    const where = `${signal} of ${idOf(row)}`;
    expect([row['n'] ?? 0, row['verdict']], where).toEqual([want.n, want.verdict]);
    for (const column of ['estimate', 'lo', 'hi', 'p', 'q', 'min_detectable'] as const)
      close(row[column], want[column], `${where}, ${column}`);
    expect(() => JSON.parse(String(row['detail'])), where).not.toThrow();
  }
}
