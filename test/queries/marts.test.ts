// The marts on one small company (marts-company.ts), every figure worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { company, companyPolicy } from './marts-company.ts';

let db: Database;

beforeAll(async () => {
  db = await openDatabase();
  await db.fill(company, companyPolicy);
});
afterAll(() => db.engine.close());

const one = async (sql: string) => (await db.select(sql))[0];

test('dim_unit and unit_closure', async () => {
  expect(await db.select('SELECT unit_id, parent_id, depth, path FROM dim_unit ORDER BY path')).toEqual([
    { unit_id: 'C', parent_id: null, depth: 0, path: 'C' },
    { unit_id: 'N', parent_id: 'C', depth: 1, path: 'C/N' },
    { unit_id: 'N1', parent_id: 'N', depth: 2, path: 'C/N/N1' },
    { unit_id: 'S', parent_id: 'C', depth: 1, path: 'C/S' },
  ]);
  expect(
    await db.select("SELECT ancestor_id, depth FROM unit_closure WHERE descendant_id = 'N1' ORDER BY depth"),
  ).toEqual([
    { ancestor_id: 'N1', depth: 0 },
    { ancestor_id: 'N', depth: 1 },
    { ancestor_id: 'C', depth: 2 },
  ]);
});

test('period_closure: a month lies in its quarter, half and year', async () => {
  expect(
    (
      await db.select("SELECT ancestor_id FROM period_closure WHERE descendant_id = '2025-05' ORDER BY depth")
    ).map((row) => row['ancestor_id']),
  ).toEqual(['2025-05', '2025-Q2', '2025-H1', '2025']);
});

test('dim_employee_period: a later transfer does not rewrite an old period; employment by date', async () => {
  const rows = await db.select(
    "SELECT employee_id, period_id, unit_id, is_employed FROM dim_employee_period WHERE period_id IN ('2025-01', '2025-02', '2025-03', '2025') ORDER BY employee_id, period_id",
  );
  expect(
    rows.filter((row) => row['employee_id'] === 'P2').map((row) => [row['period_id'], row['unit_id']]),
  ).toEqual([
    ['2025', 'S'],
    ['2025-01', 'N1'],
    ['2025-02', 'N1'],
    ['2025-03', 'S'],
  ]);
  expect(
    rows.filter((row) => row['employee_id'] === 'P3').map((row) => [row['period_id'], row['is_employed']]),
  ).toEqual([
    ['2025', false],
    ['2025-01', false],
    ['2025-02', true],
    ['2025-03', true],
  ]);
});

test('fct_actual: the ERP wins over what was reported; foreign currency is in no sum', async () => {
  expect(
    await db.select(
      "SELECT source, value FROM fct_actual_source WHERE owner_id = 'P1' AND kpi_id = 'REV' AND period_id = '2025-02' ORDER BY source",
    ),
  ).toEqual([
    { source: 'erp', value: 120 },
    { source: 'reported', value: 110 },
  ]);
  expect(
    await one(
      "SELECT source, num, source_count FROM fct_actual WHERE owner_id = 'P1' AND kpi_id = 'REV' AND period_id = '2025-02'",
    ),
  ).toEqual({ source: 'erp', num: 120, source_count: 2 });
});

describe('fct_attainment', () => {
  const row = (owner: string, kpiId: string, period: string) =>
    one(
      `SELECT target, actual, round(attainment, 9) AS attainment, round(score, 6) AS score, weight, missing FROM fct_attainment WHERE owner_id = '${owner}' AND kpi_id = '${kpiId}' AND period_id = '${period}'`,
    );

  test('a person: months add up to the quarter; half of the quarter a weight of half', async () => {
    expect(await row('P1', 'REV', '2025-Q1')).toEqual({
      target: 200,
      actual: 210,
      attainment: 1.05,
      score: 105,
      weight: 0.5,
      missing: false,
    });
  });
  test('a ratio with one month missing rests on the month that is there', async () => {
    expect(await row('P1', 'SAT', '2025-Q1')).toEqual({
      target: 0.9,
      actual: 0.8,
      attainment: 0.888888889,
      score: 88.888889,
      weight: 0.5,
      missing: false,
    });
    expect(await row('P1', 'SAT', '2025-02')).toEqual({
      target: 0.9,
      actual: null,
      attainment: null,
      score: null,
      weight: 0.5,
      missing: true,
    });
  });
  test("a unit: its own target, its people's actuals, each where the person was then", async () => {
    // N in Q1: P1 90 + 120, P2 40 while there. Own target 300 against 250 of the parts.
    expect(await row('N', 'REV', '2025-Q1')).toEqual({
      target: 300,
      actual: 250,
      attainment: 0.833333333,
      score: 83.333333,
      weight: 1,
      missing: false,
    });
    expect(
      await one(
        "SELECT own_target, parts_target FROM fct_attainment WHERE owner_id = 'N' AND kpi_id = 'REV' AND period_id = '2025-Q1'",
      ),
    ).toEqual({ own_target: 300, parts_target: 250 });
    expect(await row('S', 'REV', '2025-Q1')).toEqual({
      target: 50,
      actual: 60,
      attainment: 1.2,
      score: 120,
      weight: null,
      missing: false,
    });
  });
  test("the company: the north's own target stands for its people", async () => {
    expect(await row('C', 'REV', '2025-Q1')).toEqual({
      target: 350,
      actual: 310,
      attainment: 0.885714286,
      score: 88.571429,
      weight: null,
      missing: false,
    });
    // In a single month nobody above has a target of its own: the people's count.
    expect(await row('C', 'REV', '2025-02')).toEqual({
      target: 150,
      actual: 160,
      attainment: 1.066666667,
      score: 106.666667,
      weight: null,
      missing: false,
    });
  });
  test('a target of zero has no attainment', async () => {
    expect(await row('P3', 'ZERO', '2025-03')).toEqual({
      target: 0,
      actual: 5,
      attainment: null,
      score: null,
      weight: 0.7,
      missing: false,
    });
  });
});

test('targets and actuals by owner, unit and period, before the organisation is rolled up', async () => {
  const segments = "kpi_id = 'REV' AND period_id = '2025-Q1' AND owner_type = 'person'";
  expect(
    await db.select(
      `SELECT owner_id, unit_id, target, weight, parts FROM fct_target_period WHERE ${segments} ORDER BY owner_id, unit_id`,
    ),
  ).toEqual([
    { owner_id: 'P1', unit_id: 'N1', target: 200, weight: 0.5, parts: 2 },
    { owner_id: 'P2', unit_id: 'N1', target: 50, weight: 1, parts: 1 },
    { owner_id: 'P2', unit_id: 'S', target: 50, weight: 1, parts: 1 },
  ]);
  expect(
    await db.select(
      `SELECT owner_id, unit_id, num, source FROM fct_actual_period WHERE ${segments} ORDER BY owner_id, unit_id`,
    ),
  ).toEqual([
    { owner_id: 'P1', unit_id: 'N1', num: 210, source: 'mixed' },
    { owner_id: 'P2', unit_id: 'N1', num: 40, source: 'reported' },
    { owner_id: 'P2', unit_id: 'S', num: 60, source: 'reported' },
  ]);
});

test('the roll-up: own target beside the parts, and what stands for a unit further up', async () => {
  expect(
    await db.select(
      "SELECT unit_id, is_own, own_target, parts_target FROM agg_unit_target WHERE kpi_id = 'REV' AND period_id = '2025-Q1' ORDER BY unit_id",
    ),
  ).toEqual([
    { unit_id: 'C', is_own: false, own_target: null, parts_target: 350 },
    { unit_id: 'N', is_own: true, own_target: 300, parts_target: 250 },
    { unit_id: 'N1', is_own: false, own_target: null, parts_target: 250 },
    { unit_id: 'S', is_own: false, own_target: null, parts_target: 50 },
  ]);
  expect(
    await db.select(
      "SELECT unit_id, is_own, parts_actual FROM agg_unit_actual WHERE kpi_id = 'REV' AND period_id = '2025-Q1' ORDER BY unit_id",
    ),
  ).toEqual([
    { unit_id: 'C', is_own: false, parts_actual: 310 },
    { unit_id: 'N', is_own: false, parts_actual: 250 },
    { unit_id: 'N1', is_own: false, parts_actual: 250 },
    { unit_id: 'S', is_own: false, parts_actual: 60 },
  ]);
});

test('a rating stands where the person stood at the end of the cycle', async () => {
  expect(
    await db.select(
      "SELECT employee_id, unit_id, ordinal, rater_id FROM fct_rating WHERE stage = 'final' ORDER BY employee_id",
    ),
  ).toEqual([
    { employee_id: 'P1', unit_id: 'N1', ordinal: 3, rater_id: 'P3' },
    { employee_id: 'P2', unit_id: 'S', ordinal: 4, rater_id: 'P3' },
    { employee_id: 'P3', unit_id: 'S', ordinal: null, rater_id: null },
  ]);
});

test('dim_period_previous: the one before of the same length', async () => {
  expect(
    await db.select(
      "SELECT period_id, previous_id FROM dim_period_previous WHERE period_id IN ('2025-02', '2025-Q3', '2025-H2', '2025') ORDER BY period_id",
    ),
  ).toEqual([
    { period_id: '2025-02', previous_id: '2025-01' },
    { period_id: '2025-H2', previous_id: '2025-H1' },
    { period_id: '2025-Q3', previous_id: '2025-Q2' },
  ]);
});

test('fct_score: missing parts re-normalise and are named', async () => {
  expect(
    await one(
      "SELECT score, weight_total, weight_scored, kpi_count, missing_count, missing_kpis FROM fct_score WHERE owner_id = 'P1' AND period_id = '2025-02'",
    ),
  ).toEqual({
    score: 120,
    weight_total: 1,
    weight_scored: 0.5,
    kpi_count: 2,
    missing_count: 1,
    missing_kpis: 'Satisfaction',
  });
});

test('agg_unit_period: heads and scores of the subtree', async () => {
  expect(
    await one(
      "SELECT headcount, scored, score_sum, scored_at_target, with_missing FROM agg_unit_period WHERE unit_id = 'N' AND period_id = '2025-02'",
    ),
  ).toEqual({ headcount: 2, scored: 2, score_sum: 200, scored_at_target: 1, with_missing: 1 });
});

test('ratings by unit and by rater', async () => {
  expect(
    await db.select(
      "SELECT stage, label, people FROM agg_unit_rating WHERE unit_id = 'C' ORDER BY stage, label",
    ),
  ).toEqual([
    { stage: 'final', label: 'A', people: 1 },
    { stage: 'final', label: 'B+', people: 1 },
    { stage: 'final', label: 'Stellar', people: 1 },
    { stage: 'proposed', label: 'A', people: 2 },
  ]);
  expect(
    await db.select(
      "SELECT stage, label, people FROM agg_rater_rating WHERE rater_id = 'P3' ORDER BY stage, label",
    ),
  ).toEqual([
    { stage: 'final', label: 'A', people: 1 },
    { stage: 'final', label: 'B+', people: 1 },
    { stage: 'proposed', label: 'A', people: 2 },
  ]);
});

test('attendance by person and unit', async () => {
  expect(
    await one(
      "SELECT days_listed, attended_days, late_count, late_minutes, leave_days FROM agg_attendance_month WHERE employee_id = 'P1'",
    ),
  ).toEqual({ days_listed: 2, attended_days: 2, late_count: 1, late_minutes: 5, leave_days: 0.5 });
  expect(
    await db.select(
      "SELECT unit_id, people, absent_days FROM agg_unit_attendance WHERE period_id = '2025-03' ORDER BY unit_id",
    ),
  ).toEqual([
    { unit_id: 'C', people: 1, absent_days: 1 },
    { unit_id: 'S', people: 1, absent_days: 1 },
  ]);
});

test('lists for the shell', async () => {
  const periods = await db.catalog.run('period_list', {});
  expect(periods.filter((row) => row.has_data).map((row) => row.period_id)).toEqual([
    '2025',
    '2025-H1',
    '2025-Q1',
    '2025-01',
    '2025-02',
    '2025-03',
  ]);
  expect(
    (await db.catalog.run('unit_tree', { period_id: '2025-02' })).map((row) => [row.unit_id, row.headcount]),
  ).toEqual([
    ['C', 3],
    ['N', 2],
    ['N1', 2],
    ['S', 1],
  ]);
});

describe('checks name what a person should look at', () => {
  test('weights', async () => {
    expect(
      (await db.catalog.run('check_weights', {})).map((row) => [
        row.owner_id,
        row.period_id,
        row.weight_total,
      ]),
    ).toEqual([['P3', '2025-03', 0.7]]);
  });
  test('targets', async () => {
    expect(
      (await db.catalog.run('check_targets', {})).map((row) => [row.kpi_id, row.owner_id, row.reason]),
    ).toEqual([['ZERO', 'P3', 'target_not_positive']]);
  });
  test('sources that disagree', async () => {
    const rows = await db.catalog.run('check_source_disagreement', {});
    expect(
      rows.map((row) => [
        row.owner_id,
        row.period_id,
        row.source_used,
        row.value_used,
        row.source_other,
        row.value_other,
      ]),
    ).toEqual([['P1', '2025-02', 'erp', 120, 'reported', 110]]);
    expect(rows[0]!.difference_share).toBeCloseTo(110 / 120 - 1, 12);
  });
  test('people', async () => {
    expect((await db.catalog.run('check_people', {})).map((row) => [row.employee_id, row.reason])).toEqual([
      ['P2', 'manager_unknown'],
    ]);
  });
  test('currency and labels', async () => {
    expect((await db.catalog.run('check_currency', {})).map((row) => [row.currency, row.row_count])).toEqual([
      ['USD', 1],
    ]);
    expect((await db.catalog.run('check_rating_labels', {})).map((row) => [row.label, row.people])).toEqual([
      ['Stellar', 1],
    ]);
  });
  test('nothing to say is no rows', async () => {
    expect(await db.catalog.run('check_extreme_attainment', {})).toEqual([]);
    expect(await db.catalog.run('check_owners', {})).toEqual([]);
    expect(await db.catalog.run('check_duplicate_people', {})).toEqual([]);
  });
});
