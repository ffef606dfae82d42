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

/** Names and amounts that were loaded, and what was skipped. */
const loaded = async (name: string, lines: readonly string[], ...fields: string[]) => {
  const { report, rows } = await importText(name, lines.join('\n'));
  const sheet = onlySheet(report);
  return {
    rows: rows.map((row) => fields.map((field) => row[field] ?? null)),
    skipped: sheet.rows_skipped,
    totals: sheet.totals.map(({ stated, agrees }) => [stated, agrees]),
  };
};

it('the head of a group states the sums of its rows and is no order of its own', async () => {
  expect(
    await loaded(
      'sale.order.csv',
      [
        'Order Reference,Order Date,Customer,Salesperson,Untaxed,Total',
        'Marc Demo (2),,,,250,300',
        'S00021,2024-09-03,Azure,Marc Demo,80,100',
        'S00022,2024-09-04,Deco (2),Marc Demo,170,200',
      ],
      'order_id',
      'amount',
    ),
  ).toEqual({
    rows: [
      ['S00021', '100'],
      ['S00022', '200'],
    ],
    skipped: [{ reason: 'group_head', count: 1 }],
    totals: [],
  });
});

it('subtotals of a formatted report, its counts among them, are no deals', async () => {
  expect(
    await loaded(
      'report.csv',
      [
        'Opportunity Owner,Opportunity Name,Account Name,Stage,Amount,Close Date',
        'Ann Lee,Solar A,Acme,Closed Won,100,2024-09-03',
        'Subtotal,Count,,,,',
        ',1,,,,',
        ',Sum of Amount,,,100,',
        'Bob Ross,Sum of parts,Cork,Closed Won,50,2024-09-03',
        'Subtotal,Count,,,,',
        ',1,,,,',
        ',Sum of Amount,,,50,',
        'Total,Count,,,,',
        ',2,,,,',
        ',Sum of Amount,,,150,',
      ],
      'name',
      'amount',
    ),
  ).toEqual({
    rows: [
      ['Solar A', '100'],
      ['Sum of parts', '50'],
    ],
    skipped: [
      { reason: 'subtotal', count: 8 },
      { reason: 'grand_total', count: 1 },
    ],
    totals: [
      [100, true],
      [50, true],
      [150, true],
    ],
  });
});

it('a sum with the name of its KPI or its unit beside it is a sum, and covers the rows of that KPI', async () => {
  expect(
    await loaded(
      'KPI.csv',
      [
        '考核期,部门,指标名称,目标值,实际值',
        '2024-09,华东区,销售额,100,95',
        '2024-09,华南区,销售额,80,88',
        '2024-09,合计,销售额,180,183',
        '2024-09,华东区,回款额,10,9',
        '2024-09,合计,回款额,10,9',
        '2024-09,平均,销售额,90,91.5',
        '2024-09,去年同期,销售额,,150',
        '2024-09,同比增长,销售额,,0.22',
      ],
      'owner_name',
      'kpi_name',
    ),
  ).toEqual({
    rows: [
      ['华东区', '销售额'],
      ['华南区', '销售额'],
      ['华东区', '回款额'],
    ],
    skipped: [
      { reason: 'grand_total', count: 2 },
      { reason: 'average', count: 3 },
    ],
    totals: [
      [180, true],
      [183, true],
      [10, true],
      [9, true],
    ],
  });
});

it('a ranking with sums in the column of names keeps its people', async () => {
  const { rows } = await loaded(
    '排名.csv',
    [
      '2024年9月销售业绩排名',
      '排名,姓名,工号,部门,销售额,回款额',
      '1,赵一,000101,华东,120000,100000',
      '2,总计划,000102,华东,80000,60000',
      ',华东小计,,华东,200000,160000',
      ',合计,,,200000,160000',
    ],
    'owner_name',
    'kpi_name',
    'actual',
  );
  expect(rows.map(([name]) => name)).toEqual(['赵一', '赵一', '总计划', '总计划']);
});

it('sums named after a person or region, and one above the data, are compared with their rows', async () => {
  const orders = '业务员,订单号,订单日期,客户,订单金额';
  expect(
    (
      await loaded(
        '汇总.csv',
        [
          orders,
          '赵一,SO1,2024-09-03,甲,100',
          '赵一 汇总,,,,100',
          '钱二,SO3,2024-09-05,丙,50',
          '钱二 汇总,,,,50',
          '总计,,,,150',
        ],
        'order_id',
      )
    ).totals,
  ).toEqual([
    [100, true],
    [50, true],
    [150, true],
  ]);
  expect(
    (
      await loaded(
        'regions.csv',
        [
          'Region,Sales Rep,Order No,Order Date,Customer,Amount',
          'East,Ann,1,2024-09-03,A,100',
          'East Total,,,,,100',
          'West,Cy,3,2024-09-05,C,50',
          'West Total,,,,,50',
          'TOTAL (2 orders),,,,,150',
        ],
        'order_id',
      )
    ).totals,
  ).toEqual([
    [100, true],
    [50, true],
    [150, true],
  ]);
  expect(
    await loaded(
      '首行.csv',
      [
        '订单号,订单日期,业务员,客户,订单金额',
        '合计,,,,300',
        'A1,2024-09-03,赵一,甲,100',
        'A2,2024-09-04,钱二,乙,200',
      ],
      'order_id',
    ),
  ).toEqual({
    rows: [['A1'], ['A2']],
    skipped: [{ reason: 'grand_total', count: 1 }],
    totals: [[300, true]],
  });
});
