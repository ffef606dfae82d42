// The reads of one person on rows worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policySchema } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
const kpi = (id: string, owner: string, change: Record<string, string>) => ({
  kpi_id: id,
  kpi_name: `name ${id}`,
  direction: 'higher',
  aggregation: 'sum',
  owner_id: owner,
  period: '2025-03',
  ...change,
});

beforeAll(async () => {
  db = await openDatabase();
  const peers = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'];
  await db.fill(
    {
      raw_org_unit: [
        { unit_id: 'C', name: 'C' },
        { unit_id: 'S', name: 'Sales', parent_id: 'C' },
      ],
      raw_employee: [
        {
          employee_id: 'P',
          name: 'Pat',
          unit_id: 'S',
          job_family: 'sales',
          manager_id: 'M',
          grade: 'P5',
          location: 'Bern',
        },
        { employee_id: 'M', name: 'Max', unit_id: 'C', job_family: 'management' },
        { employee_id: 'N', name: 'Noa' },
        { employee_id: 'F1', name: 'Far', unit_id: 'S', job_family: 'sales', location: 'Basel' },
        { employee_id: 'F2', name: 'Few', unit_id: 'S', job_family: 'sales', location: 'Basel' },
        ...peers.map((id) => ({
          employee_id: id,
          name: id,
          unit_id: 'S',
          job_family: 'sales',
          location: 'Bern',
        })),
      ],
      raw_kpi: [
        kpi('A', 'P', { target: '100', actual: '110', weight: '0.5' }),
        kpi('B', 'P', { target: '100', actual: '70', weight: '0.3' }),
        kpi('D', 'P', { target: '100', weight: '0.2' }),
        kpi('A', 'F1', { target: '100', actual: '10', weight: '1' }),
        kpi('A', 'F2', { target: '100', actual: '20', weight: '1' }),
        ...peers.map((id, index) =>
          kpi('A', id, { target: '100', actual: String(80 + index * 10), weight: '1' }),
        ),
      ],
      raw_sales_order: [
        { order_id: 'O1', line_id: '1', order_date: '2025-03-04', owner_id: 'P', amount: '100' },
        { order_id: 'O2', line_id: '1', order_date: '2025-03-05', owner_id: 'P', amount: '20' },
      ],
      raw_review_score: [
        {
          cycle: '2025',
          ratee_id: 'P',
          rater_id: 'M',
          role: 'manager',
          dimension: 'x',
          score: '4',
          scale_min: '1',
          scale_max: '5',
        },
        {
          cycle: '2025',
          ratee_id: 'P',
          rater_id: 'Q1',
          role: 'peer',
          dimension: 'x',
          score: '3',
          scale_min: '1',
          scale_max: '5',
        },
        {
          cycle: '2025',
          ratee_id: 'P',
          rater_id: 'Q2',
          role: 'peer',
          dimension: 'x',
          score: '5',
          scale_min: '1',
          scale_max: '5',
        },
        { cycle: '2025', ratee_id: 'P', rater_id: 'P', role: 'self', dimension: 'x', score: '90' },
        ...[
          { rater_id: 'M', score: '4', scale_min: '1', scale_max: '5' },
          { rater_id: 'Q1', score: '50', scale_min: '0', scale_max: '100' },
        ].map((row) => ({ cycle: '2025', ratee_id: 'P', role: 'manager', dimension: 'y', ...row })),
        ...[
          { rater_id: 'M', score: '4', scale_min: '1', scale_max: '5' },
          { rater_id: 'Q1', score: '80' },
        ].map((row) => ({ cycle: '2025', ratee_id: 'P', role: 'manager', dimension: 'z', ...row })),
      ],
      raw_rating: [
        {
          cycle: '2025',
          employee_id: 'P',
          label_proposed: 'B',
          label_final: 'A',
          rater_id: 'M',
          reason: 'evidence',
        },
      ],
      raw_attendance_day: [
        {
          employee_id: 'P',
          day: '2025-03-04',
          late_count: '1',
          late_minutes: '12',
          attended_days: '1',
          overtime_minutes: '90',
        },
      ],
    },
    policySchema.parse({ derived_kpis: [{ kpi_id: 'A', source: 'erp', measure: 'order_amount', scale: 1 }] }),
  );
});
afterAll(() => db.engine.close());

const params = { employee_id: 'P', period_id: '2025-03' };

test('the profile carries the score and what is missing', async () => {
  const [row] = await db.catalog.run('person_profile', params);
  // (0.5·120 + 0.3·70) / 0.8 = 101.25
  expect(row).toMatchObject({
    name: 'Pat',
    unit_name: 'Sales',
    manager_name: 'Max',
    job_family: 'sales',
    grade: 'P5',
    kpi_count: 3,
    missing_count: 1,
    missing_kpis: 'name D',
  });
  expect(row!.score).toBeCloseTo(101.25, 9);
  expect(row!.weight_missing).toBeCloseTo(0.2, 9);
});

test('weights re-normalise and contributions add up to score − 100', async () => {
  const rows = await db.catalog.run('person_kpis', params);
  expect(rows.map((row) => [row.kpi_id, row.missing])).toEqual([
    ['A', false],
    ['B', false],
    ['D', true],
  ]);
  expect(rows[0]!.weight_share).toBeCloseTo(0.625, 12);
  expect(rows[0]!.contribution).toBeCloseTo(12.5, 9);
  expect(rows[1]!.contribution).toBeCloseTo(-11.25, 9);
  expect(rows[2]!.weight_share).toBeNull();
});

test('a KPI says when another source differs', async () => {
  const differing = (await db.catalog.run('person_kpis', params)).map((row) => [
    row.kpi_id,
    row.source,
    row.disagreements,
    row.other_source,
  ]);
  expect(differing).toEqual([
    ['A', 'erp', 1, 'reported'],
    ['B', 'reported', 0, null],
    ['D', null, 0, null],
  ]);
});

test('the waterfall: one start, a step per KPI, exactly the score at the end', async () => {
  const rows = await db.catalog.run('person_waterfall', params);
  expect(rows.map((row) => [row.step, row.kind, row.kpi_id])).toEqual([
    [0, 'start', null],
    [1, 'change', 'A'],
    [2, 'change', 'B'],
    [3, 'end', null],
  ]);
  expect(rows[1]).toMatchObject({ from_score: 100, to_score: 112.5 });
  const [profile] = await db.catalog.run('person_profile', params);
  expect(rows[2]!.to_score).toBe(profile!.score);
  expect(rows[3]!.to_score).toBe(profile!.score);
  expect(await db.catalog.run('person_waterfall', { employee_id: 'M', period_id: '2025-03' })).toEqual([]);
});

test('the months against five peers: 80, 90, 100, 110, 120', async () => {
  const rows = await db.catalog.run('person_trend', params);
  expect(rows).toHaveLength(12);
  expect(rows[2]).toMatchObject({
    period_id: '2025-03',
    peers: 5,
    peer_median: 100,
    peer_low: 90,
    peer_high: expect.closeTo(110, 9),
    peers_at: 'location',
    location: 'Bern',
  });
  expect(rows[1]).toMatchObject({ score: null, peers: null });
  // One peer at the same place is too few: everybody of the family, here seven: 10, 80, 90, 100, 101.25, 110, 120.
  const far = await db.catalog.run('person_trend', { employee_id: 'F2', period_id: '2025-03' });
  expect(far[2]).toMatchObject({ peers: 7, peers_at: 'family', peer_median: 100 });
});

describe('reviews', () => {
  test('a common scale where one is stated, too few peers hidden, unknown scales by themselves', async () => {
    const rows = await db.catalog.run('person_reviews', { employee_id: 'P' });
    expect(rows.map((row) => [row.role, row.raters, row.is_hidden, row.common_share, row.mean_raw])).toEqual([
      ['manager', 1, false, 0.75, 4],
      // 4 of 1–5 is 0.75, 50 of 0–100 is 0.5: they meet on the common scale only.
      ['manager', 2, false, 0.625, null],
      // One of the two scales is unknown: no mean at all.
      ['manager', 2, false, null, null],
      ['peer', 2, true, null, null],
      ['self', 1, false, null, 90],
    ]);
  });
  test('the rows behind two peers stay hidden as well', async () => {
    expect(
      await db.catalog.run('person_review_evidence', {
        employee_id: 'P',
        cycle: '2025',
        role: 'peer',
        dimension: 'x',
      }),
    ).toEqual([]);
    expect(
      await db.catalog.run('person_review_evidence', {
        employee_id: 'P',
        cycle: '2025',
        role: 'manager',
        dimension: 'x',
      }),
    ).toMatchObject([{ rater_id: 'M', score_raw: 4, file_name: 'raw_review_score.csv', row_number: 2 }]);
  });
});

test('ratings, attendance and the list', async () => {
  expect(
    (await db.catalog.run('person_ratings', { employee_id: 'P' })).map((row) => [
      row.stage,
      row.label,
      row.ordinal,
    ]),
  ).toEqual([
    ['proposed', 'B', 2],
    ['final', 'A', 4],
  ]);
  expect(await db.catalog.run('person_attendance', params)).toMatchObject([
    { period_id: '2025-03', late_count: 1, late_minutes: 12, overtime_hours: 1.5 },
  ]);
  expect(await db.catalog.run('person_attendance_evidence', params)).toMatchObject([
    { day: '2025-03-04', file_name: 'raw_attendance_day.csv', row_number: 2 },
  ]);
  expect(
    (await db.catalog.run('person_list', { period_id: '2025-03' })).map((row) => row.employee_id),
  ).toEqual(['F1', 'F2', 'M', 'N', 'P', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5']);
});

test('who has no unit counts under the root, and is told apart there', async () => {
  expect(
    (await db.catalog.run('unit_tree', { period_id: '2025-03' })).map((row) => [
      row.unit_id,
      row.headcount,
      row.without_unit,
    ]),
  ).toEqual([
    ['C', 10, 1],
    ['S', 8, 0],
  ]);
});

test('the rows behind one KPI: the target, the report, and the orders that count instead', async () => {
  const rows = await db.catalog.run('person_kpi_evidence', { ...params, kpi_id: 'A' });
  expect(rows.map((row) => [row.what, row.value, row.counts, row.document])).toEqual([
    ['target', 100, true, null],
    ['order', 100, true, 'O1-1'],
    ['order', 20, true, 'O2-1'],
    ['actual', 110, false, null],
  ]);
});

test('the rows behind a score: the result of each KPI first, then targets, reports and orders as the files hold them', async () => {
  const rows = await db.catalog.run('person_score_evidence', params);
  expect(
    rows.map((row) => [row.what, row.kpi_id, row.target, row.actual, row.attainment, row.weight, row.counts]),
  ).toEqual([
    ['result', 'A', 100, 120, 1.2, 0.5, true],
    ['result', 'B', 100, 70, 0.7, 0.3, true],
    ['result', 'D', 100, null, null, 0.2, true],
    ['target', 'A', 100, null, null, 0.5, true],
    ['order', 'A', null, 100, null, null, true],
    ['order', 'A', null, 20, null, null, true],
    ['actual', 'A', null, 110, null, null, false],
    ['target', 'B', 100, null, null, 0.3, true],
    ['actual', 'B', null, 70, null, null, true],
    ['target', 'D', 100, null, null, 0.2, true],
  ]);
  expect(rows.slice(0, 4).map((row) => [row.file_name, row.total_rows])).toEqual([
    [null, 10],
    [null, 10],
    [null, 10],
    ['raw_kpi.csv', 10],
  ]);
});
