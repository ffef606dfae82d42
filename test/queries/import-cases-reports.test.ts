// Reports that print groups: the name over the rows, its sum below them.
import { expect, test } from 'vitest';
import { csv, importCases, sheetOf } from './import-case.ts';

const { business, select, load } = importCases();

const orders = () =>
  select('SELECT order_id, owner_name, product, quantity, amount FROM stg_sales_order ORDER BY _row');

test('QuickBooks: the rep over the rows is theirs, under a heading the report leaves blank', async () => {
  const sheet = sheetOf(await business('QuickBooks_Sales by Rep Detail.csv'));
  expect(await orders()).toEqual([
    { order_id: '1044', owner_name: 'AB', product: 'Roof', quantity: 1, amount: 2500 },
    { order_id: '1047', owner_name: 'AB', product: 'Tile', quantity: 20, amount: 250 },
    { order_id: '1050', owner_name: 'CD', product: 'Tile', quantity: -2, amount: -25 },
  ]);
  expect(sheet.totals.map(({ stated, agrees }) => [stated, agrees])).toEqual([
    [2750, true],
    [-25, true],
    [2725, true],
  ]);
  expect(sheet.rows_read).toBe(8);
});

test('NetSuite: a rep in a row alone, credit memos in brackets, sums of reps and of all agree', async () => {
  const sheet = sheetOf(await business('NetSuite_Sales_by_Rep.csv'));
  expect(await orders()).toEqual([
    { order_id: 'INV1001', owner_name: 'Amy Chan', product: 'Widget A', quantity: 10, amount: 1200 },
    { order_id: 'INV1002', owner_name: 'Amy Chan', product: 'Widget B', quantity: 2, amount: 300 },
    { order_id: 'CM77', owner_name: 'Amy Chan', product: 'Widget B', quantity: -1, amount: -150 },
    { order_id: 'INV1003', owner_name: 'Ben Ortiz', product: 'Widget A', quantity: 5, amount: 600 },
  ]);
  expect(sheet.totals.every(({ agrees }) => agrees)).toBe(true);
  expect(sheet.rows_rejected).toBe(0);
});

test('销售一部 … 销售一部小计: the same in Chinese; rows behind the sum belong to no group', async () => {
  await load(
    '订单.csv',
    csv(
      '业务员,订单号,订单日期,数量,金额',
      '李强,,,,',
      ',A1,2025-01-08,1,100',
      '李强小计,,,1,100',
      ',A2,2025-01-09,2,50',
      '合计,,,3,150',
    ),
  );
  expect(await orders()).toMatchObject([
    { order_id: 'A1', owner_name: '李强', amount: 100 },
    { order_id: 'A2', owner_name: null, amount: 50 },
  ]);
});

test('a name alone without its sum fills nothing', async () => {
  await load(
    'orders.csv',
    csv('业务员,订单号,订单日期,数量,金额', '李强,,,,', ',A1,2025-01-08,1,100', '合计,,,1,100'),
  );
  expect(await orders()).toContainEqual({
    order_id: 'A1',
    owner_name: null,
    product: null,
    quantity: 1,
    amount: 100,
  });
});
