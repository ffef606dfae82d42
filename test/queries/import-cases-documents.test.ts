// Currencies, owners, systems and kinds of documents that were misread. Each file is drawn as its system writes it; answers worked out by hand.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codes, csv, importCases, sheetOf } from './import-case.ts';

const { load, select, usePolicy } = importCases();

/** A query as it stands in its file. */
const queryText = (id: string) => readFileSync(new URL(`../../queries/${id}.sql`, import.meta.url), 'utf8');

const amounts = () => select('SELECT order_id, line_id, amount FROM sales_order ORDER BY _sheet, _row');

describe('currency', () => {
  test('SAP: Document Currency, the item and what returns and credits take off', async () => {
    await load(
      'SAP.csv',
      csv(
        'Sales Document,Item (SD),Sales Document Type,Document Date,Sold-to party,Net Value,Document Currency,Sales employee',
        '4711,10,OR,09/25/2024,ACME,1000.00,USD,A1',
        '4712,10,RE,09/26/2024,ACME,200.00,EUR,A1',
        '4713,20,CR,09/27/2024,ACME,50.00,EUR,A1',
        '4714,20,CR,09/27/2024,ACME,-5.00,EUR,A1',
      ),
    );
    expect(
      await select('SELECT order_id, line_id, product, amount, currency FROM sales_order ORDER BY _row'),
    ).toEqual([
      { order_id: '4711', line_id: '10', product: null, amount: 1000, currency: 'USD' },
      { order_id: '4712', line_id: '10', product: null, amount: -200, currency: 'EUR' },
      { order_id: '4713', line_id: '20', product: null, amount: -50, currency: 'EUR' },
      { order_id: '4714', line_id: '20', product: null, amount: -5, currency: 'EUR' },
    ]);
  });

  test('RE of another list is no return', async () => {
    await load(
      'Auftragsliste.csv',
      csv('订单号,订单日期,业务员,客户,单据类型,订单金额', 'S1,2024-09-01,甲一,A,RE,100'),
    );
    expect(await amounts()).toMatchObject([{ amount: 100 }]);
  });

  const foreign = async () =>
    (await select(queryText('checks/check_currency'))).map(({ currency, row_count }) => [
      currency,
      row_count,
    ]);

  test('a bare $ is no money of a company that counts in yuan, and its own where it counts in dollars', async () => {
    await load(
      'orders.csv',
      csv(
        '订单号,订单日期,业务员,客户,订单金额',
        'S1,2024-09-01,甲一,A,"¥1,000.00"',
        'S2,2024-09-02,甲一,B,"$2,000.00"',
        'S3,2024-09-03,乙二,C,-$30.00',
      ),
    );
    expect(await select('SELECT order_id, amount, currency FROM sales_order ORDER BY _row')).toEqual([
      { order_id: 'S1', amount: 1000, currency: null },
      { order_id: 'S2', amount: 2000, currency: '$' },
      { order_id: 'S3', amount: -30, currency: '$' },
    ]);
    expect(await foreign()).toEqual([['$', 2]]);
    await usePolicy({}, { currency: 'USD' });
    expect(await foreign()).toEqual([]);
    await usePolicy({});
  });
});

test('纷享销客: what 生命状态 says is void is no order, whatever its status', async () => {
  await load(
    '销售订单.csv',
    csv(
      '销售订单编号,客户名称,下单日期,负责人,订单金额(元),订单状态,生命状态',
      '20240901-001,客户A,2024-09-01,甲一,300,已确认,正常',
      '20240902-001,客户B,2024-09-02,乙二,500,已确认,作废',
      '20240902-002,客户B,2024-09-02,乙二,50,,审核中',
    ),
  );
  expect(
    await select('SELECT order_id, status, is_order_status(status) AS counts FROM sales_order ORDER BY _row'),
  ).toEqual([
    { order_id: '20240901-001', status: '已确认', counts: true },
    { order_id: '20240902-001', status: '作废', counts: false },
    { order_id: '20240902-002', status: null, counts: true },
  ]);
});

test('subscriptions are no deals', async () => {
  const report = await load(
    'subscriptions.csv',
    csv(
      'id,Customer Name,Plan,Quantity,Interval,Amount,MRR,Currency,Status,Start Date (UTC),Canceled At (UTC),Account Manager',
      'sub_1,Acme,Pro,10,year,12000,1000,usd,active,2024-01-05 00:00,,Ana Ruiz',
      'sub_2,Beta,Basic,1,month,100,100,usd,canceled,2024-02-05 00:00,2024-08-01 00:00,Bo Li',
    ),
  );
  expect(report.error?.code).toBe('import.unknown_layout');
  expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'unknown_layout', count: 2 }]);
  expect(codes(report)).toEqual([]);
});

describe('an owner who is a name only', () => {
  const ROSTER = csv(
    '工号,姓名,部门,直属上级工号,入职日期',
    '1001,甲一,销售一部,1009,2020-01-01',
    '1002,乙二,销售一部,1009,2020-01-01',
    '1003,乙二,销售二部,1009,2020-01-01',
  );
  const found = async () =>
    (await select(queryText('checks/check_owner_names'))).map((row) => [
      row.table_name,
      row.name,
      row.employee_id,
      row.candidate_ids,
      row.row_count,
    ]);

  test('of an order is the one person who has the name, and the match is shown; others are listed with who it could be', async () => {
    const also = (name: string, bytes: string) => load(name, bytes, undefined, { keep: true });
    await load('花名册.csv', ROSTER);
    await also(
      '订单.csv',
      csv(
        '订单号,订单日期,业务员,客户,订单金额',
        '1,2024-09-25,甲一,A,100',
        '2,2024-09-25,甲一（已离职）,A,200',
        '3,2024-09-25,乙二,A,300',
        '4,2024-09-25,丙三,A,400',
      ),
    );
    expect(await select('SELECT order_id, owner_id FROM sales_order ORDER BY order_id')).toEqual([
      { order_id: '1', owner_id: '1001' },
      { order_id: '2', owner_id: '1001' },
      { order_id: '3', owner_id: null },
      { order_id: '4', owner_id: null },
    ]);
    expect(await found()).toEqual([
      ['raw_sales_order', '丙三', null, null, 1],
      ['raw_sales_order', '乙二', null, '1002, 1003', 1],
      ['raw_sales_order', '甲一', '1001', '1001', 1],
      ['raw_sales_order', '甲一（已离职）', '1001', '1001', 1],
    ]);
    await also(
      '商机.csv',
      csv(
        '商机名称,客户名称,商机阶段,商机金额,负责人,预计成交日期',
        'A,甲,赢单,10,甲一,2024-09-01',
        'B,乙,赢单,20,乙二,2024-09-02',
      ),
    );
    expect(await select('SELECT name, owner_id FROM opportunity ORDER BY name')).toEqual([
      { name: 'A', owner_id: '1001' },
      { name: 'B', owner_id: null },
    ]);
    expect(await found()).toContainEqual(['raw_opportunity', '乙二', null, '1002, 1003', 1]);
  });
});

test('金蝶 K3 序时簿: the head of a bill holds for its lines, and for those of no other', async () => {
  const report = await load(
    '金蝶K3_销售出库序时簿.csv',
    csv(
      '销售出库序时簿,,,,,,,,,,',
      '起始日期：2024-09-01 截止日期：2024-09-30,,,,,,,,,,',
      '日期,单据编号,购货单位,部门,业务员,产品名称,实发数量,销售单价,销售金额,税额,价税合计',
      '2024-09-03,XOUT001,华为,销售一部,甲一,P1,10,100,1000,130,1130',
      ',,,,,P2,5,100,500,65,565',
      '2024-09-08,XOUT002,中兴,销售一部,乙二,P1,-2,100,-200,-26,-226',
      '合计,,,,,,13,,1300,169,1469',
    ),
  );
  expect(sheetOf(report).profile).toBe('kingdee_k3_journal');
  expect(sheetOf(report).totals).toMatchObject([{ agrees: true }, { stated: 1469, agrees: true }]);
  expect(
    await select(
      'SELECT order_id, CAST(order_date AS VARCHAR) AS day, customer, product, quantity, amount FROM sales_order ORDER BY _row',
    ),
  ).toEqual([
    { order_id: 'XOUT001', day: '2024-09-03', customer: '华为', product: 'P1', quantity: 10, amount: 1130 },
    { order_id: 'XOUT001', day: '2024-09-03', customer: '华为', product: 'P2', quantity: 5, amount: 565 },
    { order_id: 'XOUT002', day: '2024-09-08', customer: '中兴', product: 'P1', quantity: -2, amount: -226 },
  ]);
});

describe('documents that were unknown', () => {
  test('orders of NAV without VAT and with it', async () => {
    const report = await load(
      'NAV.csv',
      csv(
        'No.,Sell-to Customer Name,Order Date,Salesperson Code,Amount Excl. VAT,Amount Incl. VAT,Currency Code,Status',
        'SO-10001,Acme,2024-09-05,JO,1000.00,1190.00,EUR,Released',
        'SO-10002,Beta,2024-09-06,JO,500.00,595.00,,Open',
      ),
    );
    expect(sheetOf(report).mapping).toMatchObject({ 'Amount Excl. VAT': 'amount', 'Amount Incl. VAT': null });
    expect(
      await select('SELECT order_id, customer, owner_id, amount, currency FROM sales_order ORDER BY _row'),
    ).toEqual([
      { order_id: 'SO-10001', customer: 'Acme', owner_id: 'JO', amount: 1000, currency: 'EUR' },
      { order_id: 'SO-10002', customer: 'Beta', owner_id: 'JO', amount: 500, currency: null },
    ]);
  });

  test('SAP in German: Auftrag, Pos. and Nettowert', async () => {
    await load(
      'Auftragsliste.csv',
      csv(
        'Auftrag;Pos.;Auftragsdatum;Auftraggeber;Verkäufer;Nettowert;Währung',
        '4711;10;05.09.2024;ACME GmbH;Müller;1.234,56;EUR',
        '4711;20;05.09.2024;ACME GmbH;Müller;12.000,00;EUR',
        '6001;10;17.09.2024;ACME GmbH;Müller;234,56-;EUR',
        '*;;;;;13.000,00;EUR',
      ),
    );
    expect(
      await select(
        'SELECT order_id, line_id, CAST(order_date AS VARCHAR) AS day, amount, currency FROM sales_order ORDER BY _row',
      ),
    ).toEqual([
      { order_id: '4711', line_id: '10', day: '2024-09-05', amount: 1234.56, currency: 'EUR' },
      { order_id: '4711', line_id: '20', day: '2024-09-05', amount: 12000, currency: 'EUR' },
      { order_id: '6001', line_id: '10', day: '2024-09-17', amount: -234.56, currency: 'EUR' },
    ]);
  });

  test('visits in the field are contacts with customers', async () => {
    await load(
      '拜访记录_外勤365.csv',
      csv(
        '拜访编号,拜访人员,人员编码,所属部门,客户名称,拜访日期,签到时间,签退时间,拜访时长(分钟),拜访目的',
        'V1,甲一,A1,销售一部,客户A,2024-09-01,2024-09-01 09:10,2024-09-01 09:50,40,新品推广',
        'V2,甲一,A1,销售一部,客户B,2024-09-01,2024-09-01 10:30,2024-09-01 11:00,30,回款',
      ),
    );
    expect(
      await select(
        'SELECT document_id, owner_id, customer, CAST(happened_on AS VARCHAR) AS day FROM activity ORDER BY _row',
      ),
    ).toEqual([
      { document_id: 'V1', owner_id: 'A1', customer: '客户A', day: '2024-09-01' },
      { document_id: 'V2', owner_id: 'A1', customer: '客户B', day: '2024-09-01' },
    ]);
  });

  test('payments have no table: that is said', async () => {
    const report = await load(
      '明细.csv',
      csv(
        '回款单号,回款日期,客户名称,关联合同编号,业务员,回款金额(万元),回款方式',
        'HK1,2024-09-05,A,HT1,甲一,10,电汇',
        'HK2,2024-09-15,B,HT2,乙二,5.5,承兑',
      ),
    );
    expect(sheetOf(report).table).toBeNull();
    expect(sheetOf(report).rows_skipped).toEqual([{ reason: 'payments', count: 2 }]);
    expect(codes(report)).toContain('unread_list');
    // Not that the file is empty.
    expect(report.error?.code).toBe('import.not_read');
  });

  const OUTPUT = [
    '产线,工号,姓名,计划产量,实际产量,合格数,不良数,合格率',
    'A线,1001,甲一,100,100,98,2,98.0%',
    'A线,1002,乙二,100,90,90,0,100.0%',
    'A线小计,,,200,190,188,2,98.9%',
    '合计,,,200,190,188,2,98.9%',
  ];

  test('the output of one day, which its title names', async () => {
    const report = await load('产量.csv', csv('生产日报表 2024年9月3日,,,,,,,', ...OUTPUT));
    expect(sheetOf(report).questions).toEqual([]);
    expect(
      await select(
        'SELECT owner_id, CAST(produced_on AS VARCHAR) AS day, good, defect FROM production ORDER BY _row',
      ),
    ).toEqual([
      { owner_id: '1001', day: '2024-09-03', good: 98, defect: 2 },
      { owner_id: '1002', day: '2024-09-03', good: 90, defect: 0 },
    ]);
  });

  test('the output of a day that nothing names is asked for it', async () => {
    const report = await load('产量.csv', csv('生产日报表,,,,,,,', ...OUTPUT));
    const [question] = sheetOf(report).questions;
    expect(question).toMatchObject({ code: 'production_day', field: 'produced_on', blocking: true });
  });
});

describe('tickets', () => {
  test('受理人工号 is who handled it; satisfaction in words is a step of five', async () => {
    const report = await load(
      '工单.csv',
      csv(
        '工单编号,受理人,受理人工号,受理组,创建时间,完结时间,满意度,是否投诉',
        'T1,甲一,A1,售后组,2024-09-01 10:00:00,2024-09-01 12:30:00,非常满意,否',
        'T2,乙二,A2,售后组,2024-09-01 11:00:00,,不满意,是',
        'T3,乙二,A2,售后组,2024-09-01 11:00:00,,4.5,否',
        'T4,乙二,A2,售后组,2024-09-01 11:00:00,,凑合,否',
      ),
    );
    expect(sheetOf(report).mapping).toMatchObject({ 受理人工号: 'owner_id', 受理组: 'unit' });
    expect(await select('SELECT ticket_id, owner_id, satisfaction FROM ticket ORDER BY _row')).toEqual([
      { ticket_id: 'T1', owner_id: 'A1', satisfaction: 5 },
      { ticket_id: 'T2', owner_id: 'A2', satisfaction: 2 },
      { ticket_id: 'T3', owner_id: 'A2', satisfaction: 4.5 },
      { ticket_id: 'T4', owner_id: 'A2', satisfaction: null },
    ]);
    expect(await select("SELECT value, reason FROM fct_reject WHERE field = 'satisfaction'")).toEqual([
      { value: '凑合', reason: 'not_a_number' },
    ]);
  });

  test('Zendesk: its Id; who was asked and did not answer gave no score; Good and Bad are no steps of five', async () => {
    await load(
      'Zendesk_tickets.csv',
      csv(
        'Id,Subject,Status,Priority,Assignee,Group,Requester,Created at,Solved at,Due at,First reply time in minutes,Satisfaction Score',
        '9001,Login fails,Closed,High,Ana Ruiz,Tier 1,x,2024-09-01 09:00:00 +0800,2024-09-01 17:30:00 +0800,2024-09-02 09:00:00 +0800,15,Good',
        '9003,Crash,Open,Urgent,Bo Li,Tier 2,z,2024-09-03 09:00:00 +0800,,,,Offered',
      ),
    );
    expect(
      await select(
        'SELECT ticket_id, owner_id, CAST(opened_on AS VARCHAR) AS opened, CAST(closed_on AS VARCHAR) AS closed, satisfaction FROM ticket ORDER BY _row',
      ),
    ).toEqual([
      {
        ticket_id: '9001',
        owner_id: 'Ana Ruiz',
        opened: '2024-09-01',
        closed: '2024-09-01',
        satisfaction: null,
      },
      { ticket_id: '9003', owner_id: 'Bo Li', opened: '2024-09-03', closed: null, satisfaction: null },
    ]);
    expect(await select("SELECT value FROM fct_reject WHERE field = 'satisfaction'")).toEqual([
      { value: 'Good' },
    ]);
  });
});
