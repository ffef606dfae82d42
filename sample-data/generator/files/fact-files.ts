// Sales orders as 金蝶 云星空 exports them, opportunities as a Salesforce report.
import { type Company, spellOn } from '../company/types.ts';
import type { Opportunity, Order } from '../performance/facts.ts';
import { type TextCell, writeText } from './text.ts';

const ORDER_COLUMNS: readonly (readonly [string, string])[] = [
  ['FBillHead(SAL_SaleOrder)', '*单据头(序号)'],
  ['FBillTypeID#Name', '(单据头)单据类型#名称'],
  ['FBillNo', '(单据头)单据编号'],
  ['FDate', '*(单据头)日期'],
  ['FCustId', '*(单据头)客户#编码'],
  ['FCustId#Name', '(单据头)客户#名称'],
  ['FSaleDeptId#Name', '(单据头)销售部门#名称'],
  ['FSalerId', '*(单据头)销售员#编码'],
  ['FSalerId#Name', '(单据头)销售员#名称'],
  ['FSettleCurrId#Name', '(单据头)结算币别#名称'],
  ['*Split*1', '间隔列'],
  ['FSaleOrderEntry', '*订单明细(序号)'],
  ['FMaterialId', '*(订单明细)物料编码#编码'],
  ['FMaterialId#Name', '(订单明细)物料编码#名称'],
  ['FQty', '*(订单明细)销售数量'],
  ['FTaxPrice', '(订单明细)含税单价'],
  ['FAllAmount', '(订单明细)价税合计'],
  ['FReceiveAmount', '(订单明细)已收款金额'],
];

/** Key row and label row; what belongs to the bill stands on its first line only. */
export function orderFile(company: Company, orders: readonly Order[]): Uint8Array {
  const sorted = orders
    .map((order, i) => ({ order, i }))
    .sort((a, b) => (a.order.date < b.order.date ? -1 : a.order.date > b.order.date ? 1 : a.i - b.i));
  const rows = sorted.flatMap(({ order }, bill) =>
    order.lines.map((line, i): TextCell[] => {
      const seller = company.byId.get(order.employeeId);
      if (seller === undefined) throw new Error(`nobody sold ${order.date}`);
      const header: TextCell[] = [
        bill + 1,
        '标准销售订单',
        `XSDD${String(bill + 1).padStart(6, '0')}`,
        order.date.replace(/-0?/g, '/'),
        order.customer.code,
        order.customer.name,
        spellOn(seller, order.date).unit.name,
        `${seller.id}_GW`,
        seller.name,
        '人民币',
      ];
      return [
        ...(i === 0 ? header : header.map(() => null)),
        null,
        i + 1,
        line.product.code,
        line.product.name,
        line.quantity,
        line.price,
        line.amount,
        line.received,
      ];
    }),
  );
  return writeText([ORDER_COLUMNS.map(([key]) => key), ORDER_COLUMNS.map(([, label]) => label), ...rows], {
    delimiter: ',',
    encoding: 'gbk',
  });
}

/** Month-first dates, every cell quoted, totals and the legal footer below. */
export function opportunityFile(company: Company, opportunities: readonly Opportunity[]): Uint8Array {
  const sorted = opportunities
    .map((deal, i) => ({ deal, i }))
    .sort((a, b) => (a.deal.close < b.deal.close ? -1 : a.deal.close > b.deal.close ? 1 : a.i - b.i));
  const rows = sorted.map(({ deal }, i): TextCell[] => [
    company.byId.get(deal.employeeId)?.name ?? '',
    deal.employeeId,
    deal.account,
    `${deal.product} #${String(i + 1).padStart(5, '0')}`,
    deal.stage,
    'CNY',
    thousands(deal.amount),
    `${deal.probability}%`,
    american(deal.created),
    american(deal.close),
    deal.type,
  ]);
  const heading = [
    'Opportunity Owner',
    'Employee Number',
    'Account Name',
    'Opportunity Name',
    'Stage',
    'Amount Currency',
    'Amount',
    'Probability (%)',
    'Created Date',
    'Close Date',
    'Type',
  ];
  const body = writeText([heading, ...rows], { delimiter: ',', encoding: 'utf8', quoteAll: true });
  const footer = [
    '',
    '',
    `"Grand Totals (${rows.length} records)"`,
    '',
    '"Confidential Information - Do Not Distribute"',
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
    '',
  ].join('\r\n');
  return Buffer.concat([body, Buffer.from(footer, 'utf8')]);
}

const american = (day: string): string =>
  `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}/${day.slice(0, 4)}`;

const thousands = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')}.00`;
