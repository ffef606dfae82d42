// What moves of ratings change, kept from the start and made again where they touch, against the same ratings written for real.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '@/catalog/catalog.ts';
import { loadAllQueries, queryInfo } from '@/catalog/catalog.ts';
import { buildSteps } from '@/catalog/generated.ts';
import { type Move, readChanges } from '@/catalog/scenario.ts';
import { randomOf } from '../conformance/signals/numeric.ts';
import { labelOf, loadWorld, type World } from '../conformance/signals/world.ts';
import { drawCompany } from '../simulate/draw.ts';
import { type Database, openDatabase } from './database.ts';

type Reading = Record<string, unknown>;
type Change = Row<'signal_what_if'>;

const SIGNALS = [
  'band_rate',
  'calibration_effect',
  'drift',
  'group_gap',
  'guideline',
  'leniency',
  'mismatch',
  'proximity',
  'recency',
  'similar_to_me',
  'spread',
];
let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

const digits = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(7)) : value);
const keyOf = (row: Reading) =>
  JSON.stringify([row['signal'], row['subject_type'], row['subject_id'], row['comparison']]);
const reading = (row: Reading | undefined, prefix = '') =>
  ['n', 'estimate', 'lo', 'hi', 'verdict'].map((name) => digits(row?.[prefix + name] ?? null));

/** Every signal read by itself, ratings as they stand. */
async function scratch(): Promise<Map<string, Reading>> {
  const all = new Map<string, Reading>();
  for (const signal of SIGNALS)
    for (const row of await db.catalog.runByName(signal, { cycle_id: '2025', scenario_id: '' }))
      all.set(keyOf(row), row);
  return all;
}

/** 24 managers of ten; some of them are rated themselves, a fifth was calibrated, five cycles, two divisions of two departments. */
function company(): World {
  const drawn = drawCompany(5, { managers: 24, reports: 10, cycles: 5 }, 'gender');
  const random = randomOf(77);
  const people = drawn.people.map((p) => ({
    ...p,
    rater: p.rater === 'r3' ? 'p4-0' : p.rater === 'r5' ? 'p6-1' : p.rater,
    proposed:
      random.next() < 0.8
        ? (p.rating ?? 3)
        : Math.max(1, Math.min(5, (p.rating ?? 3) + random.pick([-1, 1]))),
    attributes: {
      ...p.attributes,
      employment_type: random.pick(['full', 'part']),
      school: random.pick(['x', 'y']),
    },
  }));
  const department = (unit: string) => `d${Number(unit.slice(1)) % 4}`;
  const division = (unit: string) => `v${Number(unit.slice(1)) % 2}`;
  const units = Object.keys(drawn.units);
  return {
    ...drawn,
    people,
    reviews: [],
    units: Object.fromEntries(units.map((unit) => [unit, [unit, department(unit), division(unit), 'root']])),
    scopes: Object.fromEntries(units.map((unit) => [unit, [division(unit), department(unit)]])),
  };
}

test('after random moves and take-backs what reads differently is what reads differently when the ratings are written', async () => {
  const world = company();
  await loadWorld(db.engine, world);
  const start = await scratch();
  const random = randomOf(2025);
  const rated = world.people.filter((p) => p.cycle === '2025');
  const moves = new Map<string, Move>();
  const turned = { vanished: 0, appeared: 0, judged: 0 };
  const changesOf = () => readChanges(db.engine, db.catalog, { cycle: '2025', moves: [...moves.values()] });
  expect((await changesOf()).map(({ signal, changed }) => [signal, changed])).toEqual([[null, 0]]);
  const stops: { rows: Change[]; moved: Map<string, Move> }[] = [];
  for (let step = 1; step <= 12; step += 1) {
    const back = random.pick([...moves.keys(), null]);
    if (back !== null && random.next() < 0.4) moves.delete(back);
    else {
      const employee_id = random.pick(rated).id;
      const ordinal = random.pick([1, 2, 3, 4, 5]);
      moves.set(employee_id, { employee_id, ordinal, label: labelOf(ordinal) });
    }
    const rows = await changesOf();
    if (step % 6 === 0) stops.push({ rows, moved: new Map(moves) });
  }
  moves.clear();
  expect((await changesOf()).map(({ signal, changed }) => [signal, changed])).toEqual([[null, 0]]);
  for (const { rows, moved } of stops) {
    await loadWorld(db.engine, {
      ...world,
      people: world.people.map((p) => {
        const move = p.cycle === '2025' ? moved.get(p.id) : undefined;
        return move === undefined ? p : { ...p, rating: move.ordinal };
      }),
    });
    const now = await scratch();
    const wanted = new Map(
      [...new Set([...start.keys(), ...now.keys()])]
        .map((key) => [key, [reading(start.get(key)), reading(now.get(key))]] as const)
        .filter(([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is)),
    );
    const count = (all: Map<string, Reading>, verdict: string) =>
      [...all.values()].filter((row) => row['verdict'] === verdict).length;
    const first = rows[0] as Change;
    expect([first.was_flags, first.was_watches, first.flags, first.watches]).toEqual([
      count(start, 'flag'),
      count(start, 'watch'),
      count(now, 'flag'),
      count(now, 'watch'),
    ]);
    for (const row of rows) {
      const key = keyOf(row);
      expect([reading(row, 'was_'), reading(row)], key).toEqual(wanted.get(key));
      if (row.verdict === null) turned.vanished += 1;
      else if (row.was_verdict === null) turned.appeared += 1;
      else if (row.verdict !== row.was_verdict) turned.judged += 1;
    }
    expect(first.changed).toBe(wanted.size);
    expect(first.turned).toBe([...wanted.values()].filter(([was, is]) => was?.[4] !== is?.[4]).length);
    expect(rows.length).toBe(Math.min(150, wanted.size));
  }
  expect(Math.min(turned.vanished + turned.appeared, turned.judged)).toBeGreaterThan(0);
  await db.engine.execute('DELETE FROM scenario_move');
}, 120_000);

test('whatever a what-if reads, a change of it empties the start', async () => {
  await loadAllQueries();
  const step = buildSteps.find(({ target }) => target === 'signal_start');
  const made = ['scenario_move', 'signal_start', 'moved_person'];
  const read = new Set([...queryInfo('signal_what_if').reads, ...queryInfo('signal_start_tests').reads]);
  expect([...read].filter((table) => !made.includes(table) && step?.reads.includes(table) !== true)).toEqual(
    [],
  );
});
