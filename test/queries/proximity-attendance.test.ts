// Attendance beside a gap of proximity: least squares by the normal equations, and silence where too few have attendance.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomOf, tP2 } from '../conformance/signals/numeric.ts';
import { type Database, openDatabase } from './database.ts';
import type { Row } from './signal-rows.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

/** Least squares of y on the columns of x: coefficient and p of the last column. */
function last(y: readonly number[], x: readonly (readonly number[])[]): { b: number; p: number } {
  const k = x[0]!.length;
  const dot = (f: (row: readonly number[], i: number) => number) =>
    x.reduce((sum, row, i) => sum + f(row, i), 0);
  // [X'X | X'y | e_k], eliminated.
  const m = Array.from({ length: k }, (_, r) => [
    ...Array.from({ length: k }, (_each, c) => dot((row) => row[r]! * row[c]!)),
    dot((row, i) => row[r]! * y[i]!),
    r === k - 1 ? 1 : 0,
  ]);
  for (let i = 0; i < k; i += 1) {
    const pivot = m[i]![i]!;
    m[i] = m[i]!.map((v) => v / pivot);
    for (let r = 0; r < k; r += 1)
      if (r !== i) {
        const factor = m[r]![i]!;
        m[r] = m[r]!.map((v, c) => v - factor * m[i]![c]!);
      }
  }
  const beta = m.map((row) => row[k]!);
  const rss = y.reduce((sum, v, i) => sum + (v - x[i]!.reduce((s, xv, c) => s + xv * beta[c]!, 0)) ** 2, 0);
  const df = y.length - k;
  const b = beta[k - 1]!;
  return { b, p: tP2(b / Math.sqrt((rss / df) * m[k - 1]![k + 1]!), df) };
}

const random = randomOf(11);
const people = Array.from({ length: 60 }, (_, i) => {
  const partTime = i % 3 === 0;
  const attended = 12 + Math.floor(random.next() * (partTime ? 6 : 10));
  const level = i % 2 === 0 ? 'P4' : 'P5';
  return {
    id: `E${i}`,
    partTime,
    attended,
    level,
    rating: 1 + Math.floor(random.next() * 3) + (attended > 17 ? 1 : 0),
  };
});
const tables = (withAttendance: (i: number) => boolean) => ({
  raw_employee: people.map((p) => ({
    employee_id: p.id,
    name: p.id,
    grade: p.level,
    employment_type: p.partTime ? 'part-time' : 'full-time',
  })),
  raw_rating: people.map((p) => ({
    cycle: '2025',
    employee_id: p.id,
    label_final: String(p.rating),
    rater_id: 'M',
  })),
  raw_attendance_period: people.flatMap((p, i) =>
    withAttendance(i)
      ? [
          {
            employee_id: p.id,
            period: '2025-03',
            attended_days: String(p.attended),
            absent_days: '1',
            leave_days: String(21 - p.attended),
          },
        ]
      : [],
  ),
});
const read = (): Promise<Row[]> =>
  db.catalog.runByName('proximity_attendance', {
    cycle_id: '2025',
    scenario_id: '',
    subject_id: 'employment_type=part-time',
    comparison: 'company',
  });

test('the gap without attendance, at equal attendance, and attendance itself', async () => {
  await db.fill(tables(() => true));
  const y = people.map((p) => p.rating);
  const a = people.map((p) => p.attended / 22);
  const cells = people.map((p) => [p.level === 'P4' ? 1 : 0, p.level === 'P5' ? 1 : 0]);
  const member = people.map((p) => (p.partTime ? 1 : 0));
  const want = [
    last(
      y,
      cells.map((c, i) => [...c, member[i]!]),
    ),
    last(
      y,
      cells.map((c, i) => [...c, a[i]!, member[i]!]),
    ),
    last(
      a,
      cells.map((c, i) => [...c, member[i]!]),
    ),
  ];
  const rows = await read();
  expect(rows.map((row) => [row['model'], row['n'], row['n_other']])).toEqual([
    ['rating', 20, 40],
    ['rating_given_attendance', 20, 40],
    ['attendance', 20, 40],
  ]);
  for (const [i, row] of rows.entries()) {
    expect(Number(row['difference'])).toBeCloseTo(want[i]!.b, 9);
    expect(Number(row['p'])).toBeCloseTo(want[i]!.p, 9);
  }
});

test.each([
  ['nobody has attendance', () => false],
  ['three part-timers have none: subtracting would tell them', (i: number) => i > 6],
  ['nine of the group have it', (i: number) => i % 3 !== 0 || i < 27],
] satisfies [string, (i: number) => boolean][])('%s: nothing is said', async (_what, withAttendance) => {
  await db.fill(tables(withAttendance));
  expect(await read()).toEqual([]);
});
