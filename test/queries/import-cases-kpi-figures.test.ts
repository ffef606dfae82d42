// Figures of KPIs as people write them: units, bounds, counts, sums. Rows worked out by hand.
import { describe, expect, test } from 'vitest';
import { mappingOf } from '@/import/mapping/entries.ts';
import { csv, importCases, sheetOf } from './import-case.ts';

const { load, select } = importCases();

describe('figures and their units', () => {
  test('rates that are written with their sign are averaged for a unit', async () => {
    await load(
      'k.csv',
      csv(
        '考核月份,工号,姓名,指标名称,目标值,实际值',
        '2024-09,1001,甲一,回款率,95%,93%',
        '2024-09,1002,乙二,回款率,95%,90%',
        '2024-09,1001,甲一,销售额,100,93',
        '2024-09,1002,乙二,销售额,100,90',
      ),
    );
    expect(await select('SELECT kpi_id, unit, aggregation FROM kpi ORDER BY 1')).toEqual([
      { kpi_id: '回款率', unit: '%', aggregation: 'avg' },
      { kpi_id: '销售额', unit: null, aggregation: 'sum' },
    ]);
  });

  test('a target in 万元 beside an actual in 元', async () => {
    for (const heads of ['目标值(万元),实际值(元)', '目标（万元）,完成额（元）']) {
      const report = await load(
        'k.csv',
        csv(`考核月份,工号,姓名,指标名称,${heads}`, '2024-09,1001,甲一,销售额,120,"1,080,000"'),
      );
      expect(await select('SELECT target, actual, unit FROM stg_kpi')).toEqual([
        { target: 1_200_000, actual: 1_080_000, unit: '元' },
      ]);
      const entry = mappingOf(report, sheetOf(report));
      expect(entry?.constants).toEqual({ unit: '元' });
    }
  });

  test('the same beside a column of units, where all of them are money', async () => {
    await load(
      'k.csv',
      csv(
        '考核月份,工号,姓名,指标名称,单位,目标值(万元),实际值(元)',
        '2024-09,1001,甲一,销售额,万元,120,"1,080,000"',
      ),
    );
    expect(await select('SELECT target, actual, unit FROM stg_kpi')).toEqual([
      { target: 120, actual: 108, unit: '万元' },
    ]);
  });

  test('合计 is no KPI', async () => {
    const report = await load(
      'k.csv',
      csv(
        '考核月份,工号,姓名,指标名称,权重,目标值,实际值,得分',
        '2024-09,1001,甲一,销售额,60%,100,90,54',
        '2024-09,1001,甲一,回款率,40%,95%,95%,40',
        '2024-09,1001,甲一,合计,100%,,,94',
        '2024-09,1002,乙二,销售额,60%,100,90,54',
        '2024-09,1002,乙二,回款率,40%,95%,95%,40',
        '2024-09,1002,乙二,合计,100%,,,94',
      ),
    );
    expect(await select('SELECT DISTINCT kpi_id FROM kpi ORDER BY 1')).toEqual([
      { kpi_id: '回款率' },
      { kpi_id: '销售额' },
    ]);
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'subtotal', count: 2 }]);
    expect(sheetOf(report).totals.map(({ row, heading, agrees }) => [row, heading, agrees])).toEqual([
      [4, '权重', true],
      [7, '权重', true],
    ]);
  });
});

describe('figures as people write them', () => {
  test('counted, bounded, ranges, in brackets', async () => {
    const said = [
      ['50天', 50, null, null],
      ['≤45天', 45, null, null],
      ['2次', 2, null, null],
      ['18家', 18, null, null],
      ['98%以上', 0.98, null, null],
      ['不超过3次', 3, null, null],
      ['不低于20家', 20, null, null],
      ['(3.2%)', -0.032, null, null],
      ['80-120', null, 80, 120],
      ['95%~98%', null, 0.95, 0.98],
      ['1,200件', 1200, null, null],
      ['1.2M', 1_200_000, null, null],
      ['100以内', 100, null, null],
      ['完成上线', null, null, null],
    ] as const;
    await load(
      'k.csv',
      csv(
        '考核期,工号,姓名,指标名称,目标值',
        ...said.map(([text], index) => `2024-09,1,甲,K${index},"${text}"`),
      ),
    );
    expect(await select('SELECT target, range_low, range_high FROM stg_kpi ORDER BY _row')).toEqual(
      said.map(([, target, range_low, range_high]) => ({ target, range_low, range_high })),
    );
    expect(await select('SELECT value, reason FROM fct_reject')).toEqual([
      { value: '完成上线', reason: 'not_a_number' },
    ]);
    expect(
      await select(
        "SELECT kpi_id, direction FROM kpi WHERE kpi_id IN ('K1','K4','K5','K6','K8','K12') ORDER BY 1",
      ),
    ).toEqual([
      { kpi_id: 'K1', direction: 'lower' },
      { kpi_id: 'K12', direction: 'lower' },
      { kpi_id: 'K4', direction: 'higher' },
      { kpi_id: 'K5', direction: 'lower' },
      { kpi_id: 'K6', direction: 'higher' },
      { kpi_id: 'K8', direction: 'range' },
    ]);
  });

  test('days here and hours there are no numbers alone', async () => {
    await load(
      'k.csv',
      csv(
        '考核期,工号,姓名,指标名称,目标值,实际值',
        '2024-09,1,甲,响应时间,2小时,90分钟',
        '2024-09,1,甲,交付周期,10天,9天',
        '2024-09,1,甲,拜访,20次,18次',
      ),
    );
    expect(await select('SELECT kpi_id, target, actual FROM stg_kpi ORDER BY _row')).toEqual([
      { kpi_id: '响应时间', target: null, actual: null },
      { kpi_id: '交付周期', target: null, actual: null },
      { kpi_id: '拜访', target: 20, actual: 18 },
    ]);
    expect(await select('SELECT value FROM fct_reject ORDER BY _row, field')).toEqual([
      { value: '90分钟' },
      { value: '2小时' },
      { value: '9天' },
      { value: '10天' },
    ]);
  });

  test('money in millions', async () => {
    await load(
      'deals.csv',
      csv(
        'Deal ID,Deal Name,Stage,Amount,Close Date,Owner',
        'D1,A,Won,2M,2024-09-01,Ann',
        'D2,B,Won,$1.2M,2024-09-02,Ann',
      ),
    );
    expect(await select('SELECT amount FROM stg_opportunity ORDER BY _row')).toEqual([
      { amount: 2_000_000 },
      { amount: 1_200_000 },
    ]);
  });

  test('a kind that says which way is better', async () => {
    const report = await load(
      'k.csv',
      csv(
        '考核期,工号,姓名,指标名称,指标类型,目标值,实际值',
        '2024-09,1,甲,投诉,越低越好,5,3',
        '2024-09,1,甲,销售额,正向,100,90',
        '2024-09,1,甲,费用,反向指标,10,9',
      ),
    );
    expect(await select('SELECT kpi_id, direction, kind FROM kpi ORDER BY _row')).toEqual([
      { kpi_id: '投诉', direction: 'lower', kind: 'KPI' },
      { kpi_id: '销售额', direction: 'higher', kind: 'KPI' },
      { kpi_id: '费用', direction: 'lower', kind: 'KPI' },
    ]);
    expect(sheetOf(report).mapping).toMatchObject({ 指标类型: 'direction' });
    expect(await select('SELECT * FROM fct_reject')).toEqual([]);
  });
});
