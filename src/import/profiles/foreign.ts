// Lists of people that are no roster and no attendance: what they count stands in columns nothing here is made of.
import { findField, type IntakeTable } from './fields.ts';

/** What is bought, stored or claimed back looks like what is sold: a day, a person, a thing, an amount. */
const NOT_SOLD =
  /采购|供应商|供货|入库|库存|盘点|报销|费用|付款|发票|purchase|vendor|supplier|inventory|expense|reimburse|invoice/iu;

/** What numbers invoices numbers what is sold only where the sheet says who sold it. */
const INVOICE = /invoice|发票/iu;
const OTHERS = /采购|供应商|供货|入库|报销|费用|付款|销方|purchase|vendor|supplier|expense|reimburse/iu;

/** Lists that are known by a heading and have no table: they are counted, and the reason is said. */
export const unreadLists: readonly { word: string; headings: RegExp; reason: string }[] = [
  {
    word: '回款',
    headings: /^(回款|收款)(单|单据|记录)?(编号|号|单号)$|^(payment|receipt)(no\.?|number|id)$/u,
    reason: 'payments',
  },
];

interface Kind {
  /** Tables such a list would pass for. */
  instead: readonly IntakeTable[];
  /** Two headings like this say what the list is. */
  headings: RegExp;
}

const kinds: readonly Kind[] = [
  {
    // 年假余额表: what somebody may still take is nothing he took.
    instead: ['raw_employee', 'raw_attendance_period', 'raw_leave_request'],
    headings:
      /(余额|剩余|结余|额度|结转|可用|应享)|(balance|entitle|accru|carr(y|ied)(over|forward)|available(days|hours))/u,
  },
  {
    // Subscriptions run on: none of them is a deal that is won once.
    instead: ['raw_opportunity', 'raw_sales_order'],
    headings:
      /^(mrr|arr|interval|billing(interval|cycle|period)|plan(name)?|canceledat|cancelledat|trial(start|end)|currentperiod(start|end)|订阅状态|续费周期|计费周期)/u,
  },
  {
    instead: ['raw_employee', 'raw_attendance_period', 'raw_rating'],
    headings: /^(应发|实发|应发合计|实发合计|个税|税前|税后|代扣|扣款合计|grosspay|netpay|deductions?)/u,
  },
];

/** Whether the headings say that the sheet is a list of another kind than the table it would be read as. */
export function isOfAnotherKind(
  headings: readonly { forms: readonly string[] }[],
  table: IntakeTable,
  context: readonly string[],
): boolean {
  const said = [...context, ...headings.flatMap(({ forms }) => forms)];
  const numbers = headings.filter(({ forms }) =>
    forms.some((form) => findField('raw_sales_order', form)?.field === 'order_id'),
  );
  if (table === 'raw_sales_order' && numbers.length === 0 && said.some((text) => NOT_SOLD.test(text)))
    return true;
  const isInvoiced =
    numbers.length > 0 && numbers.every(({ forms }) => forms.some((form) => INVOICE.test(form)));
  if (
    table === 'raw_sales_order' &&
    isInvoiced &&
    (said.some((text) => OTHERS.test(text)) || !isSoldBySomebody(headings))
  )
    return true;
  return kinds.some(
    (kind) =>
      kind.instead.includes(table) &&
      headings.filter(({ forms }) => forms.some((form) => kind.headings.test(form))).length > 1,
  );
}

const isSoldBySomebody = (headings: readonly { forms: readonly string[] }[]): boolean =>
  headings.some(({ forms }) =>
    forms.some((form) => /^owner_/u.test(findField('raw_sales_order', form)?.field ?? '')),
  );
