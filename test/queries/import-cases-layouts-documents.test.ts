// Layouts of documents: lists between pipes, groups, items below their head, tables side by side. Each file is drawn as its system writes it; answers worked out by hand.
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, reasons, sheetOf, xlsx } from './import-case.ts';

const { load, select } = importCases();

test('SAP lists between pipes: rules, page heads and starred sums are no rows; every number in the notation of its user', async () => {
  const report = await load(
    'VA05.txt',
    csv(
      '03.04.2025                      Dynamic List Display                        1',
      '----------------------------------------------------------',
      'Sales Orders List',
      '----------------------------------------------------------',
      '|  Sales Doc.|Date      |Sold-to   |Order Qty|Net value   |',
      '|------------|----------|----------|---------|------------|',
      '|  0000012345|02.09.2024|Meyer GmbH|   10,000|    1.234,56|',
      '|  0000012345|02.09.2024|Meyer GmbH|    1,000|  12.678,79-|',
      '----------------------------------------------------------',
      '|*           |          |          |   11,000|  11.444,23-|',
      '----------------------------------------------------------',
      '03.04.2025                      Dynamic List Display                        2',
      '----------------------------------------------------------',
      '|  Sales Doc.|Date      |Sold-to   |Order Qty|Net value   |',
      '----------------------------------------------------------',
      '|  0000012346|00.00.0000|Huber AG  |    1,000|      500,00|',
      '|  0000012347|00000000  |Huber AG  |    2,500|        1,00|',
      '----------------------------------------------------------',
      '|*           |          |          |    3,500|      501,00|',
      '|**          |          |          |   14,500|  10.943,23-|',
      '----------------------------------------------------------',
    ),
  );
  expect(
    await select(
      'SELECT order_id, order_date::VARCHAR AS day, customer, quantity, amount FROM stg_sales_order ORDER BY _row',
    ),
  ).toEqual([
    { order_id: '0000012345', day: '2024-09-02', customer: 'Meyer GmbH', quantity: 10, amount: 1234.56 },
    { order_id: '0000012345', day: '2024-09-02', customer: 'Meyer GmbH', quantity: 1, amount: -12678.79 },
    { order_id: '0000012346', day: null, customer: 'Huber AG', quantity: 1, amount: 500 },
    { order_id: '0000012347', day: null, customer: 'Huber AG', quantity: 2.5, amount: 1 },
  ]);
  const sheet = sheetOf(report);
  expect(sheet.profile).toBe('sap_sales_list');
  expect(sheet.totals.filter(({ heading }) => heading === 'Net value')).toMatchObject([
    { row: 10, stated: -11444.23, agrees: true },
    { row: 19, stated: 501, agrees: true },
    { row: 20, stated: -10943.23, agrees: true },
  ]);
  expect(sheet.rows_rejected).toBe(0);
});

describe('Salesforce reports in groups', () => {
  const deals = 'SELECT opportunity_id, stage, owner_name, amount FROM stg_opportunity ORDER BY _row';

  test('grouped by stage and owner: heads and sums say where a group begins and ends, its rows are filled', async () => {
    const report = await load(
      'report.csv',
      csv(
        'Stage  ↑,Opportunity Owner  ↑,Opportunity Name,Account Name,Amount,Close Date,Opportunity ID',
        'Closed Won (3 records),,,,,,',
        ',Amy Jones (2 records),,,,,',
        ',,Deal A,Acme,100,3/1/2025,0061',
        ',,Deal B,,200,3/2/2025,0062',
        ',,Subtotal,,300,,',
        ',Bob Lee,Deal C,Acme,50,3/13/2025,0063',
        ',,Subtotal,,50,,',
        'Subtotal,,,,350,,',
        'Prospecting,Amy Jones,Deal D,Beta,10,4/1/2025,0064',
        ',,Subtotal,,10,,',
        'Subtotal,,,,10,,',
        'Grand Totals (4 records),,,,360,,',
        '',
        'My Open Pipeline',
        'Confidential Information - Do Not Distribute',
      ),
    );
    expect(await select(deals)).toEqual([
      { opportunity_id: '0061', stage: 'Closed Won', owner_name: 'Amy Jones', amount: 100 },
      { opportunity_id: '0062', stage: 'Closed Won', owner_name: 'Amy Jones', amount: 200 },
      { opportunity_id: '0063', stage: 'Closed Won', owner_name: 'Bob Lee', amount: 50 },
      { opportunity_id: '0064', stage: 'Prospecting', owner_name: 'Amy Jones', amount: 10 },
    ]);
    const sheet = sheetOf(report);
    expect(sheet.rejects).toEqual([]);
    expect(sheet.totals.map(({ stated, agrees }) => [stated, agrees])).toEqual(
      [300, 50, 350, 10, 10, 360].map((stated) => [stated, true]),
    );
    expect(await select('SELECT account FROM stg_opportunity WHERE account IS NULL')).toHaveLength(1);
  });

  test('a blank owner of a plain report stays blank', async () => {
    const head = 'Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date,Opportunity ID';
    await load(
      'report.csv',
      csv(
        head,
        'Amy Jones,Acme,A,Closed Won,100,2025-03-01,0061',
        ',Acme,B,Closed Won,200,2025-03-02,0062',
        'Grand Totals (2 records),,,,300,,',
      ),
    );
    expect(await select(deals)).toMatchObject([{ owner_name: 'Amy Jones' }, { owner_name: null }]);
  });
});

test('ERPNext with its child table: the head of a document is filled into its own items', async () => {
  await load(
    'Sales Order.csv',
    csv(
      'ID,Series,Customer,Date,Sales Person,Delivery Date,Status,Item Code (Items),Quantity (Items),Amount (Items),Grand Total,Currency,ID (Items)',
      'SO-1,SO-.YYYY.-,Acme,2025-03-03,Ann,2025-04-01,To Deliver and Bill,I-1,5,500,800,USD,a1',
      ',,,,,,,I-2,3,300,,,a2',
      'SO-2,SO-.YYYY.-,,2025-03-13,,2025-04-01,Completed,I-1,1,100,100,USD,a3',
      ',,,,,,,I-3,2,50,,,a4',
    ),
  );
  expect(
    await select(
      'SELECT order_id, line_id, order_date::VARCHAR AS day, customer, owner_name, product, amount FROM stg_sales_order ORDER BY _row',
    ),
  ).toEqual([
    {
      order_id: 'SO-1',
      line_id: 'a1',
      day: '2025-03-03',
      customer: 'Acme',
      owner_name: 'Ann',
      product: 'I-1',
      amount: 500,
    },
    {
      order_id: 'SO-1',
      line_id: 'a2',
      day: '2025-03-03',
      customer: 'Acme',
      owner_name: 'Ann',
      product: 'I-2',
      amount: 300,
    },
    {
      order_id: 'SO-2',
      line_id: 'a3',
      day: '2025-03-13',
      customer: null,
      owner_name: null,
      product: 'I-1',
      amount: 100,
    },
    {
      order_id: 'SO-2',
      line_id: 'a4',
      day: '2025-03-13',
      customer: null,
      owner_name: null,
      product: 'I-3',
      amount: 50,
    },
  ]);
});

test.each(['SO No.', 'SO Number', 'SO #'])('%s is the number of an order', async (heading) => {
  await load('so.csv', csv(`${heading},Date,Sales Rep,Customer,Amount`, 'S1,2025-03-05,A,x,100'));
  expect(await select('SELECT order_id, amount FROM stg_sales_order')).toEqual([
    { order_id: 'S1', amount: 100 },
  ]);
});

describe('sales whose days are written without a year', () => {
  const days = 'SELECT order_date::VARCHAR AS day, amount FROM stg_sales_order ORDER BY _row';

  test('the title says which year; a day outside it is listed', async () => {
    const report = await load(
      '销售.csv',
      csv(
        '2025年3月销售明细,,,,',
        '日期,业务员,客户,产品,金额',
        '3月5日,张伟,甲,A,100',
        '03-06,李娜,乙,B,200',
        '4月1日,李娜,乙,B,300',
      ),
    );
    expect((await select(days)).slice(0, 2)).toEqual([
      { day: '2025-03-05', amount: 100 },
      { day: '2025-03-06', amount: 200 },
    ]);
    expect(reasons(report)).toEqual([[5, '日期', 'day_outside_range']]);
  });

  test('without one it is asked', async () => {
    const report = await load(
      '销售.csv',
      csv('订单号,日期,业务员,客户,金额', 'S1,03-05,张伟,甲,100', 'S2,03-16,李娜,乙,200'),
    );
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'year', heading: '日期', field: 'order_date', blocking: true },
    ]);
  });
});

describe('tables side by side', () => {
  test('the same headings behind a blank column: both are read, each row once', async () => {
    const report = await load(
      '订单.xlsx',
      xlsx([
        ['2025年3月 销售订单'],
        ['订单号', '日期', '业务员', '金额', null, '订单号', '日期', '业务员', '金额'],
        ['A1', '2025-03-01', '甲', 100, null, 'A3', '2025-03-03', '乙', 300],
        ['A2', '2025-03-02', '甲', 200, null, 'A4', '2025-03-04', '乙', 400],
        ['合计', null, null, 300, null, 'A4', '2025-03-04', '乙', 500],
        [null, null, null, null, null, '合计', null, null, 1200],
      ]),
    );
    expect(await select('SELECT order_id, owner_name, amount FROM stg_sales_order ORDER BY ALL')).toEqual([
      { order_id: 'A1', owner_name: '甲', amount: 100 },
      { order_id: 'A2', owner_name: '甲', amount: 200 },
      { order_id: 'A3', owner_name: '乙', amount: 300 },
      { order_id: 'A4', owner_name: '乙', amount: 400 },
      { order_id: 'A4', owner_name: '乙', amount: 500 },
    ]);
    const sheet = sheetOf(report);
    expect(sheet).toMatchObject({ rows_read: 4, rows_sent: 3, records: 5, rows_rejected: 0 });
    expect(codes(report)).toEqual(['records_made']);
  });

  test('lines of one order in one row stay two lines', async () => {
    await load(
      '订单.csv',
      csv(
        '订单号,日期,业务员,产品,金额,,订单号,日期,业务员,产品,金额',
        'A1,2025-03-01,甲,P,100,,A1,2025-03-01,甲,P,300',
      ),
    );
    expect((await select('SELECT line_id, amount FROM stg_sales_order ORDER BY amount')) as unknown).toEqual([
      { line_id: expect.any(String), amount: 100 },
      { line_id: expect.any(String), amount: 300 },
    ]);
    expect(await select('SELECT count(DISTINCT line_id)::INTEGER AS n FROM stg_sales_order')).toEqual([
      { n: 2 },
    ]);
  });

  test('a block with other headings is no second table: it is named as not read', async () => {
    const report = await load(
      '订单.csv',
      csv('订单号,日期,业务员,金额,,订单号,日期,金额', 'A1,2025-03-01,甲,100,,A3,2025-03-03,300'),
    );
    expect(await select('SELECT order_id, amount FROM stg_sales_order')).toEqual([
      { order_id: 'A1', amount: 100 },
    ]);
    expect(codes(report)).toEqual(['repeated_heading', 'repeated_heading', 'repeated_heading']);
  });
});
