// The reads of the overview on one small company, every figure worked out by hand.
//   C ── N ── N1 (A)
//     └─ S (B, D, E)
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPolicy, policySchema } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
const JAN = '2025-01';
const FEB = '2025-02';
const sum = { kpi_name: 'Revenue', direction: 'higher', aggregation: 'sum', unit: '万元' };
const rev = (owner: string, period: string, rest: Record<string, string>) => ({
  kpi_id: 'REV',
  ...sum,
  owner_type: owner === 'C' ? 'unit' : 'person',
  owner_id: owner,
  period,
  ...rest,
});
const qual = (period: string, rest: Record<string, string>) => ({
  kpi_id: 'QUAL',
  kpi_name: 'Quality',
  direction: 'higher',
  aggregation: 'ratio',
  unit: '%',
  owner_type: 'person',
  owner_id: 'A',
  period,
  ...rest,
});

beforeAll(async () => {
  db = await openDatabase();
  await db.fill(
    {
      raw_org_unit: [
        { unit_id: 'C', name: 'Company', head_id: 'D' },
        { unit_id: 'N', name: 'North', parent_id: 'C' },
        { unit_id: 'N1', name: 'North 1', parent_id: 'N' },
        { unit_id: 'S', name: 'South', parent_id: 'C' },
      ],
      raw_employee: [
        { employee_id: 'A', name: 'Ann', unit_id: 'N1' },
        { employee_id: 'B', name: 'Ben', unit_id: 'S' },
        { employee_id: 'D', name: 'Dee', unit_id: 'S' },
        { employee_id: 'E', name: 'Eve', unit_id: 'S' },
      ],
      raw_kpi: [
        rev('C', JAN, { target: '240', weight: '1' }),
        rev('C', FEB, { target: '150', weight: '1' }),
        rev('A', JAN, { target: '100', weight: '0.6' }),
        rev('A', FEB, { target: '100', weight: '0.6' }),
        rev('B', JAN, { target: '50', weight: '1' }),
        rev('B', FEB, { target: '50', weight: '1' }),
        qual(JAN, { target: '0.9', weight: '0.4' }),
        qual(FEB, { target: '0.9', weight: '0.4' }),
        rev('A', JAN, { actual: '90', source: 'erp' }),
        rev('A', FEB, { actual: '120', source: 'erp' }),
        rev('B', JAN, { actual: '60', source: 'erp' }),
        rev('B', JAN, { actual: '66', source: 'crm' }),
        rev('B', FEB, { actual: '20', source: 'erp' }),
        qual(JAN, { numerator: '9', denominator: '10' }),
        {
          kpi_id: 'ZERO',
          kpi_name: 'Zero',
          direction: 'higher',
          aggregation: 'sum',
          owner_type: 'person',
          owner_id: 'E',
          period: FEB,
          target: '0',
          weight: '0.7',
          actual: '5',
        },
        {
          kpi_id: 'HUGE',
          kpi_name: 'Huge',
          direction: 'higher',
          aggregation: 'sum',
          parent_kpi_id: 'REV',
          owner_type: 'person',
          owner_id: 'E',
          period: FEB,
          target: '1',
          weight: '0.2',
          actual: '4',
        },
      ],
    },
    policySchema.parse({
      ...defaultPolicy,
      sources: [
        { kpi_id: '*', source: 'erp', priority: 1, tolerance: 0.01 },
        { kpi_id: '*', source: 'crm', priority: 2, tolerance: 0.01 },
      ],
    }),
  );
});
afterAll(() => db.engine.close());

describe('a unit and its people', () => {
  test('headline: people, mean score, share at target, own score, KPIs met, and the month before', async () => {
    expect(await db.catalog.run('unit_headline', { unit_id: 'C', period_id: FEB })).toEqual([
      {
        unit_id: 'C',
        name: 'Company',
        head_name: 'Dee',
        head_id: 'D',
        headcount: 4,
        headcount_before: 4,
        scored: 3,
        // A 120 (quality missing, revenue takes its weight), B 40, E 150 (400 % capped).
        mean_score: expect.closeTo(310 / 3, 9),
        // A 0.6·90 + 0.4·100 = 94, B 120.
        mean_score_before: expect.closeTo(107, 9),
        at_target_share: expect.closeTo(2 / 3, 9),
        at_target_share_before: 0.5,
        with_missing: 2,
        own_score: expect.closeTo((140 / 150) * 100, 9),
        own_missing_kpis: null,
        kpi_count: 4,
        kpi_met: 1,
        kpi_missing: 1,
      },
    ]);
  });

  test('trend by month: score, share, people, KPIs met', async () => {
    const rows = await db.catalog.run('unit_trend', { unit_id: 'C', period_id: '2025-Q1' });
    expect(rows.slice(0, 2)).toEqual([
      {
        period_id: JAN,
        mean_score: expect.closeTo(107, 9),
        at_target_share: 0.5,
        headcount: 4,
        kpi_met_share: 0.5,
      },
      {
        period_id: FEB,
        mean_score: expect.closeTo(310 / 3, 9),
        at_target_share: expect.closeTo(2 / 3, 9),
        headcount: 4,
        kpi_met_share: 0.5,
      },
    ]);
    expect(rows.slice(2).every((row) => row.mean_score === null && row.kpi_met_share === null)).toBe(true);
  });

  test('units below, best first', async () => {
    const rows = await db.catalog.run('unit_children', { unit_id: 'C', period_id: FEB });
    expect(rows).toEqual([
      {
        unit_id: 'N',
        name: 'North',
        head_name: null,
        headcount: 1,
        scored: 1,
        mean_score: expect.closeTo(120, 9),
        mean_score_change: expect.closeTo(26, 9),
        at_target_share: 1,
        own_score: null,
        has_children: true,
      },
      {
        unit_id: 'S',
        name: 'South',
        head_name: null,
        headcount: 3,
        scored: 2,
        mean_score: expect.closeTo(95, 9),
        mean_score_change: expect.closeTo(-25, 9),
        at_target_share: 0.5,
        own_score: null,
        has_children: false,
      },
    ]);
  });

  test('people of the subtree, lowest score first, those without one last', async () => {
    const rows = await db.catalog.run('unit_people', { unit_id: 'S', period_id: FEB });
    expect(
      rows.map((row) => [row.employee_id, row.unit_name, row.score, row.score_change, row.missing_count]),
    ).toEqual([
      ['B', 'South', expect.closeTo(40, 9), expect.closeTo(-80, 9), 0],
      ['E', 'South', expect.closeTo(150, 9), null, 1],
      ['D', 'South', null, null, 0],
    ]);
  });

  test('tree and path', async () => {
    const tree = await db.catalog.run('unit_tree', { period_id: JAN });
    expect(
      tree.map((row) => [row.unit_id, row.parent_id, row.depth, row.headcount, row.without_unit]),
    ).toEqual([
      ['C', null, 0, 4, 0],
      ['N', 'C', 1, 1, 0],
      ['N1', 'N', 2, 1, 0],
      ['S', 'C', 1, 3, 0],
    ]);
    const path = await db.catalog.run('unit_path', { unit_id: 'N1' });
    expect(path.map((row) => row.unit_id)).toEqual(['C', 'N', 'N1']);
  });
});

describe('KPIs of a unit', () => {
  test('target, actual, attainment, the gap to what the parts were given', async () => {
    const rows = await db.catalog.run('unit_kpis', { unit_id: 'C', period_id: JAN });
    expect(rows).toMatchObject([
      {
        kpi_id: 'REV',
        target: 240,
        actual: 150,
        attainment: 0.625,
        score: 62.5,
        weight: 1,
        own_target: 240,
        parts_target: 150,
        target_gap: 90,
        target_gap_share: 0.375,
        target_owners: 2,
        missing: false,
        attainment_before: null,
      },
      {
        kpi_id: 'QUAL',
        target: 0.9,
        actual: 0.9,
        attainment: 1,
        weight: null,
        target_gap: null,
        missing: false,
      },
    ]);
  });

  test('change against the month before, and what is missing', async () => {
    const rows = await db.catalog.run('unit_kpis', { unit_id: 'C', period_id: FEB });
    const of = (id: string) => rows.find((row) => row.kpi_id === id);
    expect(of('REV')).toMatchObject({
      attainment_before: 0.625,
      attainment_change: expect.closeTo(140 / 150 - 0.625, 12),
    });
    expect(of('QUAL')).toMatchObject({ actual: null, attainment: null, missing: true });
    expect(of('ZERO')).toMatchObject({ target: 0, actual: 5, attainment: null, missing: false });
  });

  test('heat map: units below by KPI, the commonest KPI first', async () => {
    const rows = await db.catalog.run('unit_heat', { unit_id: 'C', period_id: JAN });
    expect(rows.map((row) => [row.unit_id, row.kpi_id, row.attainment, row.unit_rank, row.kpi_rank])).toEqual(
      [
        ['N', 'REV', 0.9, 1, 1],
        ['N', 'QUAL', 1, 1, 2],
        ['S', 'REV', 1.2, 2, 1],
      ],
    );
  });

  test('cascade: only the branches that stand here', async () => {
    const rows = await db.catalog.run('kpi_cascade', { unit_id: 'N', period_id: FEB });
    expect(rows.map((row) => [row.path, row.attainment])).toEqual([['REV', 1.2]]);
    const above = await db.catalog.run('kpi_cascade', { unit_id: 'C', period_id: '2025-03' });
    expect(above).toEqual([]);
  });

  test('cascade: the KPI above first, with the attainment here', async () => {
    const rows = await db.catalog.run('kpi_cascade', { unit_id: 'S', period_id: FEB });
    expect(rows.map((row) => [row.path, row.depth, row.attainment, row.owner_count])).toEqual([
      ['REV', 0, 0.4, 1],
      ['REV/HUGE', 1, 4, 1],
    ]);
  });
});

describe('what needs a look', () => {
  test('January: far below target, targets that do not add up, sources that disagree', async () => {
    const rows = await db.catalog.run('unit_exceptions', { unit_id: 'C', period_id: JAN });
    expect(
      rows.map((row) => [row.kind, row.subject_id, row.kpi_id, row.value, row.reference, row.kind_count]),
    ).toEqual([
      ['low_attainment', 'C', 'REV', 0.625, 1, 1],
      ['source_disagreement', 'B', 'REV', 66, 60, 1],
      ['target_gap', 'C', 'REV', 150, 240, 1],
    ]);
  });

  test('February: too good to be true, missing, no target, a sudden drop, weights that miss 1', async () => {
    const rows = await db.catalog.run('unit_exceptions', { unit_id: 'C', period_id: FEB });
    expect(rows.map((row) => [row.kind, row.subject_id, row.kpi_id, row.value, row.reference])).toEqual([
      ['extreme_attainment', 'E', 'HUGE', 4, 3],
      ['missing_actual', 'A', 'QUAL', null, null],
      ['no_target', 'E', 'ZERO', null, null],
      ['sudden_drop', 'B', null, expect.closeTo(40, 9), expect.closeTo(120, 9)],
      ['weights_off', 'E', null, expect.closeTo(0.9, 9), 1],
    ]);
  });

  test('a unit hears of its own subtree only', async () => {
    const rows = await db.catalog.run('unit_exceptions', { unit_id: 'N', period_id: FEB });
    expect(rows.map((row) => [row.kind, row.subject_id])).toEqual([['missing_actual', 'A']]);
  });

  test.each([FEB, '2025-Q1', '2025'])(
    '%s: what changed, its latest months where it has no period before',
    async (period) => {
      const rows = await db.catalog.run('unit_changes', { unit_id: 'C', period_id: period });
      expect(rows.map((row) => [row.kind, row.subject_id, row.period_id, row.before_id, row.change])).toEqual(
        [
          ['kpi', 'REV', FEB, JAN, expect.closeTo(140 / 150 - 0.625, 12)],
          ['unit', 'N', FEB, JAN, expect.closeTo(26, 9)],
          ['unit', 'S', FEB, JAN, expect.closeTo(-25, 9)],
          ['person', 'B', FEB, JAN, expect.closeTo(-80, 9)],
          ['person', 'A', FEB, JAN, expect.closeTo(26, 9)],
        ],
      );
    },
  );
});

describe('the rows of the files behind a number', () => {
  test('actuals: the source that counts first, the other beside it', async () => {
    const rows = await db.catalog.run('unit_kpi_evidence', { unit_id: 'C', kpi_id: 'REV', period_id: JAN });
    expect(
      rows.map((row) => [
        row.owner_id,
        row.source,
        row.counts,
        row.value,
        row.file_name,
        row.row_number,
        row.total_rows,
      ]),
    ).toEqual([
      ['A', 'erp', true, 90, 'raw_kpi.csv', 10, 3],
      ['B', 'erp', true, 60, 'raw_kpi.csv', 12, 3],
      ['B', 'crm', false, 66, 'raw_kpi.csv', 13, 3],
    ]);
  });

  test('targets: the unit’s own first', async () => {
    const rows = await db.catalog.run('unit_target_evidence', {
      unit_id: 'C',
      kpi_id: 'REV',
      period_id: JAN,
    });
    expect(rows.map((row) => [row.owner_id, row.is_own, row.target, row.row_number, row.total_rows])).toEqual(
      [
        ['C', true, 240, 2, 3],
        ['A', false, 100, 4, 3],
        ['B', false, 50, 6, 3],
      ],
    );
  });

  test('scores, own score and roster', async () => {
    const scope = { unit_id: 'C', period_id: JAN };
    const scores = await db.catalog.run('unit_score_evidence', scope);
    expect(scores.map((row) => [row.employee_id, row.kpi_id, row.weight, row.row_number])).toEqual([
      ['A', 'QUAL', 0.4, 8],
      ['A', 'REV', 0.6, 4],
      ['B', 'REV', 1, 6],
    ]);
    const own = await db.catalog.run('unit_own_score_evidence', scope);
    expect(own).toMatchObject([
      { kpi_id: 'REV', target: 240, weight: 1, attainment: 0.625, score: 62.5, row_number: 2 },
    ]);
    const met = await db.catalog.run('unit_kpi_met_evidence', { unit_id: 'C', period_id: FEB });
    expect(met).toMatchObject([
      { kpi_id: 'HUGE', target: 1, actual: 4, attainment: 4, is_met: true, missing: false },
      { kpi_id: 'REV', target: 150, actual: 140, is_met: false, missing: false },
      { kpi_id: 'QUAL', target: 0.9, actual: null, attainment: null, is_met: false, missing: true },
      { kpi_id: 'ZERO', target: 0, actual: 5, attainment: null, is_met: false, missing: false },
    ]);
    const [headline] = await db.catalog.run('unit_headline', { unit_id: 'C', period_id: FEB });
    expect([headline?.kpi_met, headline?.kpi_count]).toEqual([
      met.filter((row) => row.is_met).length,
      met.length,
    ]);
    const roster = await db.catalog.run('unit_roster_evidence', scope);
    expect(roster.map((row) => [row.employee_id, row.row_number, row.total_rows])).toEqual([
      ['A', 2, 4],
      ['B', 3, 4],
      ['D', 4, 4],
      ['E', 5, 4],
    ]);
  });
});
