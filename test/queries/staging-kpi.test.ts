// KPI sheets: percentages, weights, directions, repeats; every row is read by the casts, every refusal is listed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.engine.close());

describe('KPI sheets', () => {
  test('percentages by sign or by the size of the column; weights of 100; bounds say the direction', async () => {
    await db.fill({
      raw_kpi: [
        {
          kpi_id: 'K1',
          kpi_name: '回款率',
          unit: '%',
          owner_id: '1',
          period: '2025年3月',
          target: '≥95%',
          weight: '60',
          actual: '93.5',
        },
        {
          kpi_id: 'K1',
          kpi_name: '回款率',
          unit: '%',
          owner_id: '2',
          period: '2025年3月',
          target: '95%',
          weight: '60',
          actual: '0.2',
        },
        {
          kpi_id: 'K1',
          kpi_name: '回款率',
          unit: '%',
          owner_id: '3',
          period: '2025年3月',
          target: '95%',
          weight: '60',
          // 1.2 % or 120 %: refused.
          actual: '1.2',
        },
        {
          kpi_id: 'K2',
          kpi_name: '不良率',
          unit: '%',
          owner_id: '1',
          period: '2025-03',
          target: '≤2%',
          weight: '40',
          actual: '1.5%',
        },
      ],
    });
    expect(await db.select('SELECT kpi_id, direction, aggregation FROM kpi ORDER BY kpi_id')).toEqual([
      { kpi_id: 'K1', direction: 'higher', aggregation: 'avg' },
      { kpi_id: 'K2', direction: 'lower', aggregation: 'avg' },
    ]);
    expect(
      await db.select(
        'SELECT kpi_id, owner_id, period_id, target, weight FROM kpi_target ORDER BY kpi_id, owner_id',
      ),
    ).toEqual([
      { kpi_id: 'K1', owner_id: '1', period_id: '2025-03', target: 0.95, weight: 0.6 },
      { kpi_id: 'K1', owner_id: '2', period_id: '2025-03', target: 0.95, weight: 0.6 },
      { kpi_id: 'K1', owner_id: '3', period_id: '2025-03', target: 0.95, weight: 0.6 },
      { kpi_id: 'K2', owner_id: '1', period_id: '2025-03', target: 0.02, weight: 0.4 },
    ]);
    expect(
      await db.select('SELECT kpi_id, owner_id, value FROM kpi_actual ORDER BY kpi_id, owner_id'),
    ).toEqual([
      { kpi_id: 'K1', owner_id: '1', value: 0.935 },
      { kpi_id: 'K1', owner_id: '2', value: 0.002 },
      { kpi_id: 'K2', owner_id: '1', value: 0.015 },
    ]);
  });

  test('words for the direction of a KPI; one that is unknown is never counted as higher', async () => {
    const words = {
      higher: [
        '越高越好',
        '越多越优',
        '正向指标',
        '望大型',
        '极大型',
        'Higher is better',
        'larger the better',
        'Maximize',
      ],
      lower: [
        '逆向指标',
        '负向指标',
        '反向',
        '反向类',
        '越少越好',
        '越低越优',
        '望小',
        'Lower is better',
        'the smaller the better',
        'lower-is-better',
      ],
      range: ['区间型', '适中', '望目', 'Within range'],
    };
    for (const [direction, said] of Object.entries(words))
      expect(
        await db.select(
          `SELECT DISTINCT to_direction(v) AS d FROM unnest(${JSON.stringify(said).replaceAll('"', "'")}) AS t(v)`,
        ),
      ).toEqual([{ d: direction }]);
    const row = { owner_id: '1', period: '2024-09', target: '10%', actual: '20%' };
    await db.fill({
      raw_kpi: [
        { ...row, kpi_name: '费用率', direction: '逆向指标' },
        { ...row, kpi_name: '差错率', direction: '看情况' },
        { ...row, kpi_name: '退货率', direction: '看情况', target: '≤10%' },
      ],
    });
    expect(await db.select('SELECT name, direction FROM kpi ORDER BY name')).toEqual([
      { name: '费用率', direction: 'lower' },
      { name: '退货率', direction: 'lower' },
    ]);
    expect(await db.select('SELECT value, row_refused FROM fct_reject ORDER BY _row')).toEqual([
      { value: '看情况', row_refused: true },
      { value: '看情况', row_refused: false },
    ]);
  });

  test('rows of one KPI, owner and period within a sheet add up or are refused; equal ones are one, among files the later holds', async () => {
    const at = { owner_id: '1', period: '2024-09', _sheet: '9月' };
    await db.fill({
      raw_kpi: [
        { ...at, kpi_name: '销售额', target: '100', actual: '90', weight: '0.5', _row: 2 },
        { ...at, kpi_name: '销售额', target: '50', actual: '60', weight: '0.5', _row: 3 },
        { ...at, kpi_name: '拜访量', target: '10', actual: '12', weight: '1', _row: 4 },
        { ...at, kpi_name: '拜访量', target: '10', actual: '12', weight: '1', _row: 5 },
        { ...at, kpi_name: '回款率', target: '90%', actual: '80%', _row: 6 },
        { ...at, kpi_name: '回款率', target: '90%', actual: '95%', _row: 7 },
        { ...at, kpi_name: '新客户', target: '5', _row: 8 },
        { ...at, kpi_name: '新客户', actual: '4', _row: 9 },
        { ...at, kpi_name: '复购单', target: '5', actual: '4', _batch: 'b00001', _row: 10 },
        { ...at, kpi_name: '复购单', target: '6', actual: '7', _batch: 'b00002', _row: 10 },
      ],
    });
    expect(
      await db.select(
        'SELECT t.kpi_id, target, value, weight FROM kpi_target AS t JOIN kpi_actual AS a USING (kpi_id, owner_id, period_id) ORDER BY t.kpi_id',
      ),
    ).toEqual([
      { kpi_id: '复购单', target: 6, value: 7, weight: null },
      { kpi_id: '拜访量', target: 10, value: 12, weight: 1 },
      { kpi_id: '新客户', target: 5, value: 4, weight: null },
      { kpi_id: '销售额', target: 150, value: 150, weight: 1 },
    ]);
    expect(await db.select('SELECT _row, value, reason, row_refused FROM fct_reject ORDER BY _row')).toEqual([
      { _row: 2, value: '2, 3', reason: 'added_up', row_refused: false },
      { _row: 3, value: '2, 3', reason: 'added_up', row_refused: false },
      { _row: 6, value: '6, 7', reason: 'stated_differently', row_refused: true },
      { _row: 7, value: '6, 7', reason: 'stated_differently', row_refused: true },
    ]);
  });

  test('a number that is none is refused and stays empty, never zero', async () => {
    await db.fill({
      raw_kpi: [{ kpi_id: 'K1', owner_id: '1', period: '2025', target: '100', actual: '约九十' }],
    });
    expect(await db.select('SELECT count(*)::INTEGER AS n FROM kpi_actual')).toEqual([{ n: 0 }]);
    expect(
      (await db.catalog.run('import_rejects', { batch_id: null })).map((row) => [
        row.field,
        row.value,
        row.reason,
      ]),
    ).toEqual([['actual', '约九十', 'not_a_number']]);
  });
});

test('the newer file defines a KPI, blanks keep the older answer, and the place is that of one row', async () => {
  await db.fill({
    raw_kpi: [
      { kpi_id: 'K1', kpi_name: '旧名', direction: 'lower', unit: '天', owner_id: '1', _row: 2 },
      {
        kpi_id: 'K1',
        kpi_name: '新名',
        direction: 'higher',
        owner_id: '1',
        _batch: 'b2',
        _file: 'new.csv',
        _row: 9,
      },
      { kpi_id: 'K1', kpi_name: '次名', owner_id: '2', _batch: 'b2', _file: 'new.csv', _row: 10 },
    ],
  });
  expect(await db.select('SELECT name, direction, unit, _batch, _file, _row FROM kpi')).toEqual([
    { name: '新名', direction: 'higher', unit: '天', _batch: 'b2', _file: 'new.csv', _row: 9 },
  ]);
});
