// What orders and invoices add up to: heads, lines and repeated amounts. Each file is drawn as its system writes it; answers worked out by hand.
import { describe, expect, test } from 'vitest';
import { withEntry } from '@/import/mapping/entries.ts';
import { answered } from '@/session/answers.ts';
import { csv, importCases, sheetOf, workbookOfSheets } from './import-case.ts';

const { load, select } = importCases();

const amounts = () => select('SELECT order_id, line_id, amount FROM sales_order ORDER BY _sheet, _row');

describe('what an order adds up to beside what its lines do', () => {
  test('the line counts: 小计 beside 订单金额', async () => {
    const report = await load(
      '订单.csv',
      csv(
        '订单编号,下单日期,业务员,订单金额,产品名称,小计',
        'S1,2024-09-01,甲一,300,P1,100',
        'S1,2024-09-01,甲一,300,P2,200',
      ),
    );
    expect(sheetOf(report).mapping).toMatchObject({ 订单金额: null, 小计: 'amount' });
    expect(await select('SELECT sum(amount) AS amount FROM sales_order')).toEqual([{ amount: 300 }]);
  });

  test('the line counts: Line Amount and 明细金额 beside Order Total and 合同金额', async () => {
    await load(
      'orders.csv',
      csv(
        'Order Number,Order Date,Sales Rep,Order Total,Item Name,Line Amount',
        'S1,2024-09-01,Ana,300,P1,100',
        'S1,2024-09-01,Ana,300,P2,200',
      ),
    );
    expect(await select('SELECT sum(amount) AS amount FROM sales_order')).toEqual([{ amount: 300 }]);
    await load(
      '合同.csv',
      csv(
        '合同编号,签订日期,业务员,合同金额,产品名称,明细金额',
        'C1,2024-09-01,甲,90,P1,40',
        'C1,2024-09-01,甲,90,P2,50',
      ),
    );
    expect(await select('SELECT sum(amount) AS amount FROM sales_order')).toEqual([{ amount: 90 }]);
  });

  test('an amount under Order Total alone is read', async () => {
    await load(
      'orders.csv',
      csv(
        'Order ID,Order Date,Sales Rep,Customer,Order Total',
        '1001,2024-09-01,Ana,A,100.00',
        '1002,2024-09-02,Ana,A,200.00',
      ),
    );
    expect(await amounts()).toMatchObject([
      { order_id: '1001', amount: 100 },
      { order_id: '1002', amount: 200 },
    ]);
  });
});

describe('an amount of the order alone, the same on each of its lines', () => {
  const LINES = [
    'Order Number,Order Date,Sales Rep,Customer,Order Total,Item Name,Item Quantity',
    '1001,2024-09-01,Ana,A,300.00,P1,1',
    '1001,2024-09-01,Ana,A,300.00,P2,2',
    '1002,2024-09-02,Ana,B,50.00,P1,1',
  ];

  test('is asked about, and counted once or on each line as the answer says', async () => {
    const report = await load('orders.csv', csv(...LINES));
    const sheet = sheetOf(report);
    const [question] = sheet.questions;
    expect(question).toEqual({
      code: 'repeated_amount',
      heading: 'Order Total',
      field: 'amount',
      samples: ['300.00'],
      options: ['once', 'each_line'],
      blocking: true,
    });
    if (question === undefined) return;
    for (const [answer, rows] of [
      ['once', [300, null, 50]],
      ['each_line', [300, 300, 50]],
    ] as const) {
      const entry = answered(report, sheet, question, answer);
      expect(entry).not.toBeNull();
      if (entry === null) continue;
      const again = await load('orders.csv', csv(...LINES), withEntry(undefined, entry, report.file));
      expect(sheetOf(again).questions).toEqual([]);
      expect((await amounts()).map(({ amount }) => amount)).toEqual(rows);
    }
  });

  test('is no question where lines state amounts of their own, or the same line stands twice', async () => {
    const different = await load(
      'orders.csv',
      csv(...LINES.map((line) => line.replace('300.00,P2', '200.00,P2'))),
    );
    expect(sheetOf(different).questions).toEqual([]);
    const same = await load('orders.csv', csv(...LINES.map((line) => line.replace('P2,2', 'P1,1'))));
    expect(sheetOf(same).questions).toEqual([]);
  });

  test('what was received for the order, beside amounts of its lines', async () => {
    const report = await load(
      '销售订单.csv',
      csv(
        '销售订单编号,客户名称,下单日期,负责人,订单金额(元),已回款金额(元),产品名称,数量,小计(元)',
        '20240901-001,客户A,2024-09-01,甲一,300,100,P1,1,100',
        '20240901-001,客户A,2024-09-01,甲一,300,100,P2,2,200',
      ),
    );
    expect(sheetOf(report).questions).toMatchObject([
      { code: 'repeated_amount', heading: '已回款金额(元)', field: 'received', samples: ['100'] },
    ]);
    expect(await select('SELECT sum(amount) AS amount FROM sales_order')).toEqual([{ amount: 300 }]);
  });
});

describe('a workbook with a sheet of orders and a sheet of their lines', () => {
  const ORDERS = [
    ['订单编号', '下单日期', '业务员', '客户', '订单金额'],
    ['SO1', '2024-09-01', '甲一', 'A', 1000],
    ['SO2', '2024-09-02', '乙二', 'B', 500],
    ['SO3', '2024-09-03', '乙二', 'B', 70],
  ];
  const LINES = [
    ['订单编号', '行号', '产品', '数量', '单价', '金额', '业务员', '下单日期'],
    ['SO1', 1, 'P1', 6, 100, 600, '甲一', '2024-09-01'],
    ['SO1', 2, 'P2', 4, 100, 400, '甲一', '2024-09-01'],
    ['SO2', 1, 'P1', 5, 100, 500, '乙二', '2024-09-02'],
    ['SO4', 1, 'P1', 5, 100, 9, '乙二', '2024-09-04'],
  ];

  test.each([
    ['订单', '订单明细'],
    ['明细在后', '先'],
  ])(
    'the lines count, the orders are explained, and what only one of them has stays (%s)',
    async (heads, lines) => {
      const report = await load('订单.xlsx', workbookOfSheets({ [heads]: ORDERS, [lines]: LINES }));
      expect(
        report.sheets.map(({ name, rows_sent, rows_skipped }) => [name, rows_sent, rows_skipped]),
      ).toEqual([
        [heads, 1, [{ reason: 'head_of_lines', count: 2 }]],
        [lines, 4, []],
      ]);
      expect(
        await select('SELECT order_id, line_id, amount FROM sales_order ORDER BY order_id, line_id'),
      ).toEqual([
        { order_id: 'SO1', line_id: '1', amount: 600 },
        { order_id: 'SO1', line_id: '2', amount: 400 },
        { order_id: 'SO2', line_id: '1', amount: 500 },
        { order_id: 'SO3', line_id: '1', amount: 70 },
        { order_id: 'SO4', line_id: '1', amount: 9 },
      ]);
    },
  );

  test('lines that do not say whose they are leave the counting to the orders', async () => {
    const report = await load(
      '订单.xls',
      workbookOfSheets({ 订单: ORDERS, 明细: LINES.map((row) => [...row.slice(0, 6), row[7]]) }),
    );
    expect(report.sheets.map(({ rows_sent, rows_skipped }) => [rows_sent, rows_skipped])).toEqual([
      [3, []],
      [1, [{ reason: 'line_of_head', count: 3 }]],
    ]);
    expect(await select('SELECT sum(amount) AS amount FROM sales_order')).toEqual([{ amount: 1579 }]);
  });

  test('an order number merged over its lines is that of each of them', async () => {
    const lines = LINES.map((row) => [...row.slice(0, 6), row[7]]);
    const report = await load(
      '订单.xlsx',
      workbookOfSheets(
        { 订单: ORDERS, 明细: lines.map((row, at) => (at === 2 ? [null, ...row.slice(1)] : row)) },
        (book) => {
          const sheet = book.Sheets['明细'];
          if (sheet !== undefined) sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
        },
      ),
    );
    expect(report.sheets.map(({ rows_sent, rows_skipped }) => [rows_sent, rows_skipped])).toEqual([
      [3, []],
      [1, [{ reason: 'line_of_head', count: 3 }]],
    ]);
  });

  test('sheets of different orders are left alone', async () => {
    const report = await load(
      '订单.xlsx',
      workbookOfSheets({
        '9月': ORDERS,
        '10月': LINES.map((row) => [`X${row[0]}`, ...row.slice(1)]).with(0, LINES[0] ?? []),
      }),
    );
    expect(report.sheets.map(({ rows_sent, rows_skipped }) => [rows_sent, rows_skipped])).toEqual([
      [3, []],
      [4, []],
    ]);
  });
});

describe('invoices', () => {
  const HEAD =
    'Transaction Number,Transaction Class,Transaction Date,Bill To Customer,Salesperson,Currency,Line Number,Line Amount,Tax Amount,Total Amount';

  test('a transaction number tells equal invoices apart; a credit memo takes off', async () => {
    await load(
      'oracle.csv',
      csv(
        HEAD,
        '100001,Invoice,05-SEP-2024,Acme,甲一,CNY,1,100.00,0.00,100.00',
        '100002,Invoice,05-SEP-2024,Acme,甲一,CNY,1,100.00,0.00,100.00',
        '100003,Invoice,05-SEP-2024,Acme,甲一,CNY,1,100.00,0.00,100.00',
        '100004,Credit Memo,06-SEP-2024,Acme,甲一,CNY,1,30.00,0.00,30.00',
      ),
    );
    expect(await amounts()).toEqual([
      { order_id: '100001', line_id: '1', amount: 100 },
      { order_id: '100002', line_id: '1', amount: 100 },
      { order_id: '100003', line_id: '1', amount: 100 },
      { order_id: '100004', line_id: '1', amount: -30 },
    ]);
  });

  test('equal sales without a number stay as many as they are, though each is line 1', async () => {
    await load(
      'sales.csv',
      csv(
        'Sale Date,Customer,Salesperson,Line Number,Product,Amount',
        '2024-09-05,Acme,甲一,1,P1,100.00',
        '2024-09-05,Acme,甲一,1,P1,100.00',
      ),
    );
    expect(await select('SELECT count(*)::INTEGER AS n, sum(amount) AS amount FROM sales_order')).toEqual([
      { n: 2, amount: 200 },
    ]);
  });

  test('Invoice No and 发票号码 number a sale', async () => {
    await load(
      'invoices.csv',
      csv(
        'Invoice No,Invoice Date,Salesperson,Customer,Invoice Amount',
        'INV1,2024-09-25,甲一,A,100',
        'INV2,2024-09-25,甲一,A,100',
      ),
    );
    expect(await amounts()).toMatchObject([
      { order_id: 'INV1', amount: 100 },
      { order_id: 'INV2', amount: 100 },
    ]);
    await load(
      '发票清单.csv',
      csv(
        '发票号码,开票日期,业务员,购方名称,不含税金额,税额,价税合计',
        '0001,2024-09-25,甲一,A,100,13,113',
        '0002,2024-09-25,甲一,A,100,13,113',
      ),
    );
    expect(await amounts()).toMatchObject([
      { order_id: '0001', amount: 113 },
      { order_id: '0002', amount: 113 },
    ]);
  });

  test('invoices of suppliers and of expenses are no sales', async () => {
    for (const lines of [
      ['发票号码,开票日期,供应商,经办人,金额', '0001,2024-09-25,A,甲一,100'],
      ['发票号码,开票日期,报销人,费用类型,金额', '0001,2024-09-25,甲一,交通,100'],
      ['Invoice No,Invoice Date,Vendor,Buyer,Invoice Amount', '1,2024-09-25,A,B,100'],
    ]) {
      const report = await load('发票.csv', csv(...lines));
      expect(sheetOf(report).table).toBeNull();
      expect(report.error?.code).toBe('import.unknown_layout');
    }
  });
});
