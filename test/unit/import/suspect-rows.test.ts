// Rows whose first cell begins like a sum, a footer or the header: data where they have their key.
import { expect, it } from 'vitest';
import { importText, onlySheet } from './helpers.ts';

const HEAD = '指标编码,考核指标,责任主体编码,责任主体,考核期,目标值';

it('ids that begin like a word of sums are data; the header printed again is none, however it is spaced', async () => {
  const { report, rows } = await importText(
    'KPI.csv',
    [
      HEAD,
      'S01,销售额,000001,张三,2025-01,10',
      'T01,合计指标,000002,李四,2025-01,20',
      '指标编码,考核指标,责任主体编码,责任主体,考核期,目标值',
      '\u3000指标编码 , 考核指标,责任主体编码 ,\u00a0责任主体,\ufeff考核期,目标值',
      '指标A,考核,000003,王五,2025-01,30',
      // A name in its row that reads like its heading is one, not a header.
      '指标B,考核指标,000004,赵六,2025-01,40',
      'Total,,,,,60',
      '合计,,,,,100',
    ].join('\n'),
  );
  expect(rows.map(({ kpi_id, target }) => [kpi_id, target])).toEqual([
    ['S01', '10'],
    ['T01', '20'],
    ['指标A', '30'],
    ['指标B', '40'],
  ]);
  expect(onlySheet(report).rows_skipped).toEqual([
    { reason: 'repeated_header', count: 2 },
    { reason: 'grand_total', count: 2 },
  ]);
});
