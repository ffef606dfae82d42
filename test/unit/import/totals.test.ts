// Sums a file states against the rows they cover; every sum below was added by hand.
import { describe, expect, it } from 'vitest';
import { readNumber } from '@/import/table/totals.ts';
import { importFixture, importText, onlySheet } from './helpers.ts';

const orders = (...lines: string[]): string => ['订单编号,订单日期,业务员,数量,金额', ...lines].join('\n');

async function totalsOf(text: string): Promise<[number, string, number, number, boolean][]> {
  const { report } = await importText('orders.csv', text);
  return onlySheet(report).totals.map((each) => [
    each.row,
    each.heading,
    each.stated,
    each.computed,
    each.agrees,
  ]);
}

describe('sums a sheet states', () => {
  it('小计 covers the rows since the last one, 合计 all', async () => {
    expect(
      await totalsOf(
        orders(
          'A1,2024-09-01,张三,1,100.10',
          'A2,2024-09-02,张三,2,"1,200.20"',
          '小计,,,3,"1,300.30"',
          'A3,2024-09-03,李四,4,50',
          '小计,,,4,50',
          '合计,,,7,"1,350.30"',
        ),
      ),
    ).toEqual([
      [4, '数量', 3, 3, true],
      [4, '金额', 1300.3, 1300.3, true],
      [6, '数量', 4, 4, true],
      [6, '金额', 50, 50, true],
      [7, '数量', 7, 7, true],
      [7, '金额', 1350.3, 1350.3, true],
    ]);
  });

  it('a sum that differs says both figures, and so does a row that was refused', async () => {
    expect(await totalsOf(orders('A1,2024-09-01,张三,1,100', '合计,,,,100.02'))).toEqual([
      [3, '金额', 100.02, 100, false],
    ]);
    expect(await totalsOf(orders('A1,2024-09-01,张三,1,100', 'A2,2024-09-02,张三', '合计,,,,150'))).toEqual([
      [4, '金额', 150, 100, false],
    ]);
  });

  it('a 合计 under every group covers its group', async () => {
    expect(
      await totalsOf(
        orders('A1,2024-09-01,张三,1,100', '合计,,,,100', 'A2,2024-09-02,李四,1,30', '合计,,,,30'),
      ),
    ).toEqual([
      [3, '金额', 100, 100, true],
      [5, '金额', 30, 30, true],
    ]);
  });

  it('no sums, nothing to compare; a report with a Grand Total has one', async () => {
    expect(await totalsOf(orders('A1,2024-09-01,张三,1,100'))).toEqual([]);
    const { report } = await importFixture('salesforce_report.csv');
    for (const { agrees } of onlySheet(report).totals) expect(agrees).toBe(true);
  });

  it('reads numbers as people write them', () => {
    const texts = ['1,234.50', '(123)', '123-', '¥12万', '95%', '−7', '2.5e3', 'n/a', ''];
    expect(texts.map(readNumber)).toEqual([1234.5, -123, -123, 120000, 0.95, -7, 2500, null, null]);
  });
});
