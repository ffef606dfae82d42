import { afterAll, beforeAll, expect, test } from 'vitest';
import { installCatalog, intakeTables, replaceTable } from '@/catalog/catalog.ts';
import { toRows } from '@/engine/arrow.ts';
import { createNodeEngine } from '@/engine/node.ts';
import { defaultPolicy, loadPolicy, policySchema } from '@/session/policy.ts';
import { type LazyEngine, lazily } from '../queries/lazy.ts';
import { type Organisation, randomOrganisation } from './organisation.ts';
import { expectedAttainment, expectedScores, keyOf } from './reference.ts';

let engine: LazyEngine;
beforeAll(async () => {
  const plain = await createNodeEngine();
  await installCatalog(plain);
  engine = await lazily(plain);
  await loadPolicy(
    engine,
    policySchema.parse({
      ...defaultPolicy,
      score_rules: [
        {
          name: 'steps',
          mode: 'stepped',
          points: [
            [0.8, 60],
            [0.9, 80],
            [1, 100],
            [1.1, 120],
          ],
        },
        {
          name: 'line',
          mode: 'interpolated',
          points: [
            [0.5, 40],
            [1, 100],
            [1.2, 140],
          ],
        },
      ],
    }),
  );
});
afterAll(() => engine.close());

const text = (value: number | string | null) => (value === null ? null : String(value));

async function loadOrganisation(org: Organisation): Promise<void> {
  await replaceTable(
    engine,
    'raw_org_unit',
    ['unit_id', 'name', 'parent_id', '_batch', '_row'],
    org.units.map((unit, row) => [unit.id, unit.id, unit.parent, 'b1', row]),
  );
  await replaceTable(
    engine,
    'raw_employee',
    ['employee_id', 'name', 'unit_id', 'as_of', '_batch', '_row'],
    org.spells.map((spell, row) => [spell.employee, spell.employee, spell.unit, spell.asOf, 'b1', row]),
  );
  const kpi = new Map(org.kpis.map((entry) => [entry.id, entry]));
  const columns = [
    'kpi_id',
    'direction',
    'aggregation',
    'score_rule',
    'owner_type',
    'owner_id',
    'period',
    'target',
    'range_low',
    'range_high',
    'weight',
    'due_date',
    'actual',
    'numerator',
    'denominator',
    'actual_date',
    '_batch',
    '_file',
    '_row',
  ];
  const rows = [
    ...org.targets.map((row) => [
      ...head(row),
      text(row.target),
      text(row.low),
      text(row.high),
      text(row.weight),
      row.due,
      null,
      null,
      null,
      null,
    ]),
    ...org.actuals.map((row) => [
      ...head(row),
      null,
      null,
      null,
      null,
      null,
      text(row.value),
      text(row.numerator),
      text(row.denominator),
      row.done,
    ]),
  ];
  function head(row: { kpi: string; ownerType: string; owner: string; period: string }) {
    const definition = kpi.get(row.kpi)!;
    return [
      row.kpi,
      definition.direction,
      definition.aggregation,
      definition.rule,
      row.ownerType,
      row.owner,
      row.period,
    ];
  }
  await replaceTable(
    engine,
    'raw_kpi',
    columns,
    rows.map((row, index) => [...row, 'b1', 'kpi.csv', index]),
  );
  engine.changed(intakeTables());
}

const close = (a: unknown, b: number | null) =>
  a === null || b === null ? a === b : Math.abs(Number(a) - b) <= 1e-9 * Math.max(1, Math.abs(b));

test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
  'organisation %i: SQL and reference agree',
  async (seed) => {
    const org = randomOrganisation(seed);
    await loadOrganisation(org);
    const expected = expectedAttainment(org);
    const rows = toRows(
      await engine.query(
        'SELECT owner_type, owner_id, kpi_id, period_id, target, actual, attainment, score, weight FROM fct_attainment',
      ),
    );
    const found = new Map(
      rows.map((row) => [
        keyOf(
          row['owner_type'] as 'unit',
          String(row['owner_id']),
          String(row['kpi_id']),
          String(row['period_id']),
        ),
        row,
      ]),
    );
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [key, want] of expected) {
      const got = found.get(key)!;
      for (const column of ['target', 'actual', 'attainment', 'score', 'weight'] as const) {
        expect(
          close(got[column], want[column]),
          `${key} ${column}: SQL ${got[column]}, reference ${want[column]}`,
        ).toBe(true);
      }
    }
    const scores = expectedScores(expected);
    const scoreRows = toRows(
      await engine.query('SELECT owner_type, owner_id, period_id, score FROM fct_score'),
    );
    expect(
      scoreRows.map((row) => [row['owner_type'], row['owner_id'], row['period_id']].join('|')).sort(),
    ).toEqual([...scores.keys()].sort());
    for (const row of scoreRows) {
      const key = [row['owner_type'], row['owner_id'], row['period_id']].join('|');
      expect(
        close(row['score'], scores.get(key)!),
        `${key}: SQL ${row['score']}, reference ${scores.get(key)}`,
      ).toBe(true);
    }
  },
);
