// Orders, output and deals of exports that come again, in states and stages: rows written by hand, results worked out by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPolicy } from '@/session/policy.ts';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

describe('exports without line numbers, dropped again', () => {
  const order = (order_id: string, product: string | null, amount: string) => ({
    order_id,
    product,
    order_date: '2024-09-04',
    owner_id: '000101',
    amount,
  });
  const placed = (batch: string, rows: readonly Record<string, string | number | null>[]) =>
    rows.map((row, index) => ({ _batch: batch, _file: `${batch}.csv`, _row: index + 2, ...row }));
  const total = async () =>
    (await db.select('SELECT count(*)::INTEGER AS lines, sum(amount) AS amount FROM sales_order'))[0];

  test('an order is met again wherever it stands in the next export', async () => {
    await db.fill({
      raw_sales_order: [
        ...placed('a', [order('SO2', 'P1', '200'), order('SO3', 'P1', '300'), order('SO3', 'P2', '50')]),
        ...placed('b', [
          order('SO4', 'P1', '400'),
          order('SO3', 'P2', '50'),
          order('SO3', 'P1', '300'),
          order('SO2', 'P1', '200'),
        ]),
      ],
    });
    expect(await total()).toEqual({ lines: 4, amount: 950 });
  });

  test('without products the lines of an order are counted; equal ones stay two', async () => {
    const lines = [order('SO3', null, '300'), order('SO3', null, '300'), order('SO3', null, '50')];
    await db.fill({
      raw_sales_order: [...placed('a', lines), ...placed('b', [order('SO4', null, '1'), ...lines])],
    });
    expect(await total()).toEqual({ lines: 4, amount: 651 });
  });

  test('a mended line takes the place of its first try, no other', async () => {
    await db.fill({
      raw_sales_order: [
        ...placed('a', [order('SO3', null, '300'), order('SO3', null, '5O'), order('SO3', null, '7')]),
        ...placed('b', [{ ...order('SO3', null, '50'), _row: 3 }]),
      ],
    });
    expect(await total()).toEqual({ lines: 3, amount: 357 });
  });

  test('output of a day is met again, and two entries of a person stay two', async () => {
    const made = (produced_on: string, good: string) => ({
      produced_on,
      unit: '一车间',
      owner_id: '000301',
      good,
    });
    await db.fill({
      raw_production: [
        ...placed('a', [made('2024-09-03', '98'), made('2024-09-03', '10')]),
        ...placed('b', [made('2024-09-04', '97'), made('2024-09-03', '98'), made('2024-09-03', '10')]),
      ],
    });
    expect(await db.select('SELECT count(*)::INTEGER AS lines, sum(good) AS good FROM production')).toEqual([
      { lines: 3, good: 205 },
    ]);
  });
});

test('cancelled orders, drafts and quotations are kept and named, and count for no one', async () => {
  const statuses = ['已审核', '已作废', '已取消', 'Cancelled', '草稿', '已关闭', 'Quotation Sent'];
  await db.fill(
    {
      raw_employee: [{ employee_id: '000101', name: '赵一', unit_path: '集团', hire_date: '2020-01-01' }],
      raw_sales_order: statuses.map((status, index) => ({
        order_id: `A${index}`,
        order_date: '2024-09-03',
        owner_id: '000101',
        amount: String(100 * 2 ** index),
        status,
      })),
      raw_kpi: [{ kpi_id: '销售额', owner_id: '000101', period: '2024-09', target: '1000' }],
    },
    {
      ...defaultPolicy,
      derived_kpis: [{ kpi_id: '销售额', source: 'erp', measure: 'order_amount', scale: 1 }],
    },
  );
  expect(await db.select('SELECT count(*)::INTEGER AS n FROM sales_order')).toEqual([{ n: 7 }]);
  expect(await db.select("SELECT value FROM fct_actual_source WHERE made_by = 'facts'")).toEqual([
    { value: 3300 },
  ]);
  const rows = await db.catalog.run('person_kpi_evidence', {
    employee_id: '000101',
    kpi_id: '销售额',
    period_id: '2024-09',
  });
  expect(rows.filter((row) => row.what === 'order' && row.counts).map((row) => row.document)).toEqual([
    'A0-1',
    'A5-1',
  ]);
  expect(rows.find((row) => row.value === 200)?.document).toBe('A1-1 · 已作废');
});

test('stages of deals: signed is won, given up is lost, a bare number is a step', async () => {
  const kinds = Object.entries({
    已签单: 'won',
    合同签订: 'won',
    待签单: 'open',
    'Closed Won': 'won',
    已取消: 'lost',
    终止: 'lost',
    失败: 'lost',
    丢失: 'lost',
    关闭: 'lost',
    Dead: 'lost',
    'Closed - Abandoned': 'lost',
    '3': 'open',
    报价: 'open',
  });
  for (const [stage, kind] of kinds)
    expect(await db.select(`SELECT '${stage}' AS stage, to_stage_kind('${stage}') AS kind`)).toEqual([
      { stage, kind },
    ]);
  expect(await db.select("SELECT to_outcome('1') AS a, to_outcome('3') AS b, to_outcome('0') AS c")).toEqual([
    { a: 'won', b: 'lost', c: null },
  ]);
});

test('a deal whose close date slipped is one deal; two of one name in a report stay two', async () => {
  const deal = (_batch: string, name: string, close_date: string) => ({
    _batch,
    _file: `${_batch}.csv`,
    name,
    account: '甲',
    stage: '报价',
    amount: '1000',
    close_date,
  });
  await db.fill({
    raw_opportunity: [
      deal('a', '扩容', '2024-09-30'),
      deal('a', '续费', '2024-03-31'),
      deal('a', '续费', '2024-09-30'),
      deal('b', '扩容', '2024-10-31'),
      deal('b', '续费', '2024-09-30'),
    ],
  });
  expect(await db.select('SELECT name, close_date FROM opportunity ORDER BY name, close_date')).toEqual([
    { name: '扩容', close_date: '2024-10-31' },
    { name: '续费', close_date: '2024-03-31' },
    { name: '续费', close_date: '2024-09-30' },
  ]);
});
