// The reads of the distribution on rows worked out by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policySchema } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  const people = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
  const final = ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B', 'B', 'odd'];
  const proposed = ['A', 'A', 'A', 'B', 'B', 'B', 'B', 'B', 'A', 'B'];
  await db.fill(
    {
      raw_org_unit: [
        { unit_id: 'C', name: 'C' },
        { unit_id: 'X', name: 'X', parent_id: 'C' },
        { unit_id: 'Y', name: 'Y', parent_id: 'C' },
      ],
      raw_employee: [
        { employee_id: 'R', name: 'Ria', unit_id: 'C' },
        ...people.map((id, index) => ({ employee_id: id, name: `n${id}`, unit_id: index < 6 ? 'X' : 'Y' })),
      ],
      raw_rating: people.map((id, index) => ({
        cycle: '2025',
        employee_id: id,
        label_proposed: proposed[index]!,
        label_final: final[index]!,
        rater_id: index < 7 ? 'R' : 'Z',
      })),
    },
    policySchema.parse({
      rating_scale: [
        { label: 'A', ordinal: 3, share_low: 0, share_high: 0.2 },
        { label: 'B', ordinal: 2, share_low: 0.6, share_high: 0.8 },
        { label: 'C', ordinal: 1, share_low: 0.1, share_high: 0.2 },
      ],
    }),
  );
});
afterAll(() => db.engine.close());

const scope = { unit_id: 'C', cycle: '2025', stage: 'final' };

test('cycles and stages', async () => {
  expect(await db.catalog.run('rating_cycles', {})).toEqual([
    { cycle: '2025', stage: 'proposed', people: 10 },
    { cycle: '2025', stage: 'final', people: 10 },
  ]);
});

test('shares against the guideline in whole persons: 4 of at most 2, 5 of at least 6, 0 of at least 1', async () => {
  const rows = await db.catalog.run('rating_shares', scope);
  expect(rows.map((row) => [row.label, row.people, row.share, row.persons_over, row.persons_under])).toEqual([
    ['A', 4, 0.4, 2, 0],
    ['B', 5, 0.5, 0, 1],
    ['C', 0, 0, 0, 1],
    ['odd', 1, 0.1, 0, 0],
  ]);
});

test('by unit, by rater, moves and people', async () => {
  expect(
    (await db.catalog.run('rating_by_unit', scope)).map((row) => [
      row.unit_id,
      row.label,
      row.people,
      row.total,
      row.persons_over,
      row.persons_under,
    ]),
  ).toEqual([
    // Of 6: A at most ⌈1.2⌉ = 2, B at least ⌊3.6⌋ = 3, C at least ⌊0.6⌋ = 0. Of 4: B at most ⌈3.2⌉ = 4, at least 2.
    ['X', 'A', 4, 6, 2, 0],
    ['X', 'B', 2, 6, 0, 1],
    ['X', 'C', 0, 6, 0, 0],
    ['X', 'odd', 0, 6, 0, 0],
    ['Y', 'A', 0, 4, 0, 0],
    ['Y', 'B', 3, 4, 0, 0],
    ['Y', 'C', 0, 4, 0, 0],
    ['Y', 'odd', 1, 4, 0, 0],
  ]);
  const raters = await db.catalog.run('rating_by_rater', scope);
  expect(raters.map((row) => [row.rater_id, row.rater_name, row.people])).toEqual([
    ['R', 'Ria', 7],
    ['Z', null, 3],
  ]);
  expect(raters[0]!.mean_ordinal).toBeCloseTo((4 * 3 + 3 * 2) / 7, 12);
  expect(raters[1]!.mean_ordinal).toBe(2);
  expect(raters.map((row) => row.team_size)).toEqual(['6–10', '3–5']);
  // Four As and five Bs have a place on the scale, "odd" has none.
  expect(raters[0]!.unit_mean).toBeCloseTo((4 * 3 + 5 * 2) / 9, 12);
  expect(
    (await db.catalog.run('rating_moves', { unit_id: 'C', cycle: '2025' })).map((row) => [
      row.label_proposed,
      row.label_final,
      row.people,
      row.direction,
    ]),
  ).toEqual([
    ['A', 'A', 3, 'same'],
    ['A', 'B', 1, 'down'],
    ['B', 'A', 1, 'up'],
    ['B', 'B', 4, 'same'],
    ['B', 'odd', 1, 'same'],
  ]);
  const narrowed = await db.catalog.run('rating_people', {
    ...scope,
    label: 'A',
    rater_id: null,
    label_proposed: null,
  });
  expect(narrowed.map((row) => [row.employee_id, row.file_name, row.row_number])).toEqual([
    ['1', 'raw_rating.csv', 2],
    ['2', 'raw_rating.csv', 3],
    ['3', 'raw_rating.csv', 4],
    ['4', 'raw_rating.csv', 5],
  ]);
  expect(
    await db.catalog.run('rating_people', { ...scope, label: null, rater_id: 'Z', label_proposed: null }),
  ).toHaveLength(3);
  const moved = await db.catalog.run('rating_people', {
    ...scope,
    label: 'A',
    rater_id: null,
    label_proposed: 'B',
  });
  expect(moved.map((row) => [row.employee_id, row.label_proposed, row.label, row.rater_name])).toEqual([
    ['4', 'B', 'A', 'Ria'],
  ]);
});

test('a cycle may be called as its company likes: what is no period is none, and nothing takes it for a year', async () => {
  const cycles = ['Fall', 'Peer', '2024-Q9', '2024-13', '试用期', '2024-H1'];
  await db.fill({
    raw_employee: [{ employee_id: '1', name: 'Ann' }],
    raw_rating: cycles.map((cycle) => ({ cycle, employee_id: '1', label_final: 'A', rater_id: '9' })),
  });
  const rows = await db.select(
    'SELECT cycle, period_grain(cycle) AS grain FROM rating ORDER BY cycle COLLATE "C"',
  );
  expect(rows.map(({ cycle, grain }) => [cycle, grain])).toEqual(
    [...cycles].sort().map((cycle) => [cycle, cycle === '2024-H1' ? 'half' : null]),
  );
  const days = await db.select(
    "SELECT CAST(from_day AS VARCHAR) AS from_day, CAST(to_day AS VARCHAR) AS to_day, CAST(sum(records) AS INTEGER) AS n FROM source_days('rating') GROUP BY ALL ORDER BY from_day NULLS LAST",
  );
  expect(days).toEqual([
    { from_day: '2024-01-01', to_day: '2024-06-30', n: 1 },
    { from_day: null, to_day: null, n: 5 },
  ]);
  const listed = await db.catalog.runByName('signal_cycles', {});
  expect(listed.map((row) => row['cycle_id'])).toContain('Fall');
});
