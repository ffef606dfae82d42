// The signals where there is too little or nothing to say, in scenarios, and under other thresholds.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveRating, openScenario, readUnder, WHAT_IF } from '@/catalog/scenario.ts';
import { labelOf, loadWorld, type Rated, type World } from '../conformance/signals/world.ts';
import { signalIds } from '../simulate/simulate.ts';
import { type Database, openDatabase } from './database.ts';
import { detail, NOTHING, person, type Row, score } from './signal-rows.ts';

let db: Database;
const read = (signal: string, params: Row = {}): Promise<Row[]> =>
  db.catalog.runByName(signal, { cycle_id: '', scenario_id: '', ...params });

beforeAll(async () => {
  db = await openDatabase();
  await db.fill({});
});
afterAll(() => db.engine.close());

describe('too little, or nothing that varies', () => {
  const teams = (count: number, size: number, rating: (team: number, i: number) => number | null): Rated[] =>
    Array.from({ length: count }, (_, t) =>
      Array.from({ length: size }, (_, i) => person(`p${t}-${i}`, `r${t}`, rating(t, i))),
    ).flat();
  const worlds: [string, World][] = [
    ['nothing', NOTHING],
    ['everybody is a 3', { ...NOTHING, people: teams(8, 9, () => 3), units: { u: ['u'] } }],
    [
      'one team is all 3s',
      { ...NOTHING, people: teams(8, 9, (t, i) => (t === 0 ? 3 : 1 + ((t + i) % 5))), units: { u: ['u'] } },
    ],
    ['teams of one', { ...NOTHING, people: teams(30, 1, (t) => 1 + (t % 5)) }],
    ['no rating at all', { ...NOTHING, people: teams(8, 9, () => null) }],
    [
      'one dimension',
      {
        ...NOTHING,
        reviews: teams(4, 12, () => 3).flatMap((p, i) => [
          score(p.id, p.rater!, 'd', 1 + (i % 5)),
          score(p.id, p.id, 'd', 3, 'self'),
        ]),
      },
    ],
    [
      'scores that are all 3',
      {
        ...NOTHING,
        reviews: teams(4, 12, () => 3).flatMap((p) =>
          ['a', 'b', 'c'].flatMap((d) => [
            score(p.id, p.rater!, d, 3),
            score(p.id, p.id, d, 3, 'self'),
            ...['x', 'y', 'z'].map((peer) => score(p.id, peer, d, 3, 'peer')),
          ]),
        ),
      },
    ],
    [
      'months that never change',
      {
        ...NOTHING,
        people: teams(4, 9, (t, i) => 1 + ((t + i) % 5)),
        months: teams(4, 9, () => 3).map((p) => ({ cycle: '2025', id: p.id, scores: [100, 100, 100] })),
        units: { u: ['u'] },
      },
    ],
  ];
  test.each(worlds)('%s: no NaN, no flag', async (_, world) => {
    await loadWorld(db.engine, world);
    // The guideline is the one signal that such a company does break.
    for (const signal of (await signalIds()).filter((id) => id !== 'guideline'))
      for (const row of await read(signal)) {
        expect(['none', 'insufficient'], `${signal} ${String(row['subject_id'])}`).toContain(row['verdict']);
        for (const value of Object.values(row)) expect(Number.isNaN(value), signal).toBe(false);
        expect(() => detail(row)).not.toThrow();
      }
  });
  test('what is missing is said', async () => {
    await loadWorld(db.engine, worlds[1]![1]);
    expect(detail((await read('leniency'))[0])).toMatchObject({ missing: 'kpi', note: 'no_variance' });
    expect(detail((await read('spread'))[0])).toMatchObject({
      missing: 'kpi',
      note: 'no_variance',
      modal_share: 1,
    });
    expect(detail((await read('drift'))[0])).toMatchObject({ missing: 'kpi' });
  });
});

test('a scenario moves the ratings a signal reads, and only in that scenario; moves keep the plans and are seen by them', async () => {
  const people = Array.from({ length: 8 }, (_, t) =>
    Array.from({ length: 9 }, (_, i) => person(`p${t}-${i}`, `r${t}`, 1 + ((t + i) % 5))),
  ).flat();
  await loadWorld(db.engine, { ...NOTHING, people });
  const before = await read('leniency');
  await openScenario(db.engine, 's', '2025');
  await openScenario(db.engine, 'other', '2025', [{ employee_id: 'p0-1', label: 'L5', ordinal: 5 }]);
  const inScenario = () => read('leniency', { scenario_id: 's' });
  expect(await inScenario()).toEqual(before);
  await moveRating(db.engine, 's', '2025', 'p0-0', { label: 'L5', ordinal: 5 });
  const first = await inScenario();
  await moveRating(db.engine, 's', '2025', 'p0-0', { label: 'L4', ordinal: 4 });
  const second = await inScenario();
  await moveRating(db.engine, 's', '2025', 'p0-0', null);
  expect(await inScenario()).toEqual(before);
  expect(await read('leniency')).toEqual(before);
  for (const [rating, moved] of [
    [5, first],
    [4, second],
  ] as const) {
    await loadWorld(db.engine, {
      ...NOTHING,
      people: people.map((p) => (p.id === 'p0-0' ? { ...p, rating } : p)),
    });
    expect(moved).toEqual(await read('leniency'));
  }
  await db.engine.execute('DELETE FROM scenario_move');
});

test('reads under different moves that are asked for at once each see their own; an engine that lost the moves is told again', async () => {
  const people = Array.from({ length: 8 }, (_, t) =>
    Array.from({ length: 9 }, (_, i) => person(`p${t}-${i}`, `r${t}`, 1 + ((t + i) % 5))),
  ).flat();
  const all = async (scenario_id: string) =>
    (await read('signal_what_if', { cycle_id: '2025', scenario_id })).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          typeof value === 'number' ? Number(value.toPrecision(9)) : value,
        ]),
      ),
    );
  const under = (...moves: (readonly [string, number])[]) =>
    readUnder(
      db.engine,
      {
        cycle: '2025',
        moves: moves.map(([employee_id, ordinal]) => ({ employee_id, label: labelOf(ordinal), ordinal })),
      },
      () => all(WHAT_IF),
    );
  await loadWorld(db.engine, { ...NOTHING, people });
  const before = await all('');
  const [none, one, two, again] = await Promise.all([
    under(),
    under(['p0-0', 5]),
    under(['p0-0', 4], ['p1-0', 5]),
    under(['p0-0', 5]),
  ]);
  expect(none).toEqual(before);
  expect(again).toEqual(one);
  expect(one).not.toEqual(before);
  await db.engine.execute('DELETE FROM scenario_move');
  expect(await under(['p0-0', 4], ['p1-0', 5])).toEqual(two);
  expect(await all('')).toEqual(before);
  for (const [rated, moved] of [
    [new Map([['p0-0', 5]]), one],
    [
      new Map([
        ['p0-0', 4],
        ['p1-0', 5],
      ]),
      two,
    ],
  ] as const) {
    await loadWorld(db.engine, {
      ...NOTHING,
      people: people.map((p) => {
        const rating = rated.get(p.id);
        return rating === undefined ? p : { ...p, rating, proposed: p.rating ?? rating };
      }),
    });
    expect(moved).toEqual(await all(''));
  }
  await db.engine.execute('DELETE FROM scenario_move');
});

test('as many ratings as are said to remove a flag do remove it, for raters, groups, bands and units', async () => {
  const step = (i: number, low: boolean) => (low ? 1 + (i % 4) : 2 + (i % 3));
  const people = Array.from({ length: 120 }, (_, i) => ({
    ...person(`p${i}`, `r${i % 8}`, step(i, i < 60)),
    gender: i < 60 ? 'female' : 'male',
    unit: 'u',
  }));
  await loadWorld(db.engine, { ...NOTHING, people, units: { u: ['u'] } });
  const found = await read('signal_removal', { cycle_id: '2025' });
  const kinds = new Set(found.map((row) => row['signal']));
  expect([...kinds]).toEqual(expect.arrayContaining(['group_gap', 'band_rate']));
  for (const row of found.filter((each) => each['subject_id'] === 'gender=female')) {
    // The worst placed go first: those of a band just outside of it.
    const top = String(row['comparison']).endsWith(':top');
    const women = people
      .filter((each) => each.gender === 'female')
      .sort((a, b) => (top ? b.rating! - a.rating! : a.rating! - b.rating!))
      .slice(0, Number(row['cases']));
    const after = await readUnder(
      db.engine,
      {
        cycle: '2025',
        moves: women.map(({ id, rating }) => ({
          employee_id: id,
          label: labelOf(rating! + 1),
          ordinal: rating! + 1,
        })),
      },
      () => read(String(row['signal']), { cycle_id: '2025', scenario_id: WHAT_IF }),
    );
    const same = after.find(
      (each) => each['subject_id'] === row['subject_id'] && each['comparison'] === row['comparison'],
    );
    expect(same?.['verdict'], `${row['signal']} ${row['comparison']}`).not.toBe('flag');
  }
  await db.engine.execute('DELETE FROM scenario_move');
});

test('thresholds come from the policy', async () => {
  await db.engine.execute("INSERT INTO policy_setting VALUES ('signals.leniency.min_n', '12')");
  await db.engine.execute(
    `CREATE OR REPLACE TABLE policy_probe AS ${(await import('@/catalog/generated.ts')).buildSteps.find((step) => step.target === 'dim_signal_policy')!.source}`,
  );
  expect(
    await db.select("SELECT min_n, min_groups, q_limit FROM policy_probe WHERE signal = 'leniency'"),
  ).toEqual([{ min_n: 12, min_groups: 6, q_limit: 0.1 }]);
  await db.engine.execute("DROP TABLE policy_probe; DELETE FROM policy_setting WHERE key LIKE 'signals.%'");
});

test('five people put a rater into the model of leniency, eight judge a rater by name', async () => {
  // Two steps above everybody else: found by any test.
  const team = (rater: string, n: number, top: boolean) =>
    Array.from({ length: n }, (_, i) => person(`${rater}-${i}`, rater, top ? 5 : 2 + (i % 3)));
  for (const [n, verdict, note] of [
    [7, 'insufficient', 'unnamed'],
    [8, 'flag', undefined],
  ] as const) {
    const others = Array.from({ length: 8 }, (_, i) => team(`r${i}`, 9, false)).flat();
    await loadWorld(db.engine, { ...NOTHING, people: [...team('high', n, true), ...others] });
    const row = (await db.catalog.runByName('leniency', { cycle_id: '2025', scenario_id: '' })).find(
      (each) => each['subject_id'] === 'high',
    );
    expect(row?.['verdict']).toBe(verdict);
    expect(Number(row?.['estimate'])).toBeGreaterThan(1);
    expect((JSON.parse(String(row?.['detail'])) as { note?: string }).note).toBe(note);
  }
});

test('who was on leave for 20 days of the cycle is a group of proximity, whatever the leave was; without attendance nobody is', async () => {
  const day = (id: string, n: number, leave: boolean) => ({
    employee_id: id,
    day: `2025-${String(1 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    attended_days: leave ? null : '1',
    sick_leave_days: leave && n % 2 === 0 ? '1' : null,
    maternity_leave_days: leave && n % 2 === 1 ? '1' : null,
  });
  await db.fill({
    raw_employee: ['000001', '000002', '000003'].map((employee_id) => ({
      employee_id,
      name: employee_id,
      unit_path: '集团',
    })),
    raw_rating: ['000001', '000002', '000003'].map((employee_id) => ({
      employee_id,
      cycle: '2025',
      label_final: 'B',
    })),
    raw_attendance_day: [
      ...Array.from({ length: 20 }, (_, n) => day('000001', n, true)),
      ...Array.from({ length: 40 }, (_, n) => day('000002', n, n < 19)),
    ],
  });
  expect(await db.select('SELECT employee_id, long_leave FROM signal_person ORDER BY employee_id')).toEqual([
    { employee_id: '000001', long_leave: 'long_leave' },
    { employee_id: '000002', long_leave: 'no_long_leave' },
    { employee_id: '000003', long_leave: null },
  ]);
  const rows = (await read('proximity')).filter((row) => String(row['subject_id']).startsWith('long_leave='));
  expect(rows.length).toBeGreaterThan(0);
  // One person of a kind: a group that must not be shown has no figures.
  for (const row of rows) expect([row['n'] ?? 0, row['estimate']]).toEqual([0, null]);
});
