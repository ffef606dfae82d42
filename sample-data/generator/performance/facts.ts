// Orders of the ERP and opportunities of the CRM. The orders of a month ARE the salesperson's sales; the CRM repeats them deal by deal.
import { addDays, daysOf, isWorkday } from '../calendar.ts';
import { type Random, randomOf } from '../random.ts';

export interface OrderLine {
  product: Product;
  quantity: number;
  price: number;
  amount: number;
  received: number;
}

export interface Order {
  employeeId: string;
  date: string;
  customer: Customer;
  lines: OrderLine[];
}

export interface Opportunity {
  employeeId: string;
  account: string;
  product: string;
  stage: string;
  amount: number;
  probability: number;
  created: string;
  close: string;
  type: string;
}

export interface Product {
  code: string;
  name: string;
  price: number;
}

export interface Customer {
  code: string;
  name: string;
}

const PRODUCTS: readonly Product[] = [
  ['伺服电机', 3800],
  ['行星减速机', 5200],
  ['运动控制器', 9600],
  ['变频器', 2900],
  ['工业机械臂', 68000],
  ['视觉检测模组', 24500],
  ['液压站', 31000],
  ['热管理机组', 18600],
  ['传感器套件', 1450],
  ['整线调试服务', 12000],
  ['直线模组', 4300],
  ['电控柜', 15800],
].map(([name, price], i) => ({
  code: `M${String(i + 1).padStart(3, '0')}`,
  name: String(name),
  price: Number(price),
}));

const CITIES =
  '苏州 无锡 宁波 杭州 合肥 广州 深圳 东莞 厦门 长沙 北京 天津 青岛 石家庄 太原 成都 重庆 昆明 西安 武汉'.split(
    ' ',
  );
const MARKS =
  '华信 恒远 鼎盛 中科 瑞达 博远 金石 天工 联创 宏图 新锐 长河 启明 东方 海联 三合 正泰源 凌云 德力 安捷'.split(
    ' ',
  );
const TRADES = ['机械', '自动化', '装备', '电子', '汽车部件', '新能源', '精密', '包装'];

function customerOf(random: Random): Customer {
  const city = random.int(0, CITIES.length - 1);
  const mark = random.int(0, MARKS.length - 1);
  const trade = random.int(0, TRADES.length - 1);
  return {
    code: `C${String(1000 + (city * MARKS.length + mark) * TRADES.length + trade).padStart(4, '0')}`,
    name: `${CITIES[city] ?? ''}${MARKS[mark] ?? ''}${TRADES[trade] ?? ''}有限公司`,
  };
}

/** One salesperson's orders of one month, about `amount` yuan in all; `paid` of it has been received. */
export function ordersOf(
  employeeId: string,
  month: string,
  amount: number,
  paid: number,
  bills: number,
): Order[] {
  const random = randomOf(`orders/${employeeId}/${month}`);
  const customers = randomOf(`customers/${employeeId}`);
  const own = Array.from({ length: 7 }, () => customerOf(customers));
  const days = daysOf(month).filter(isWorkday);
  const cuts = Array.from({ length: bills }, () => 0.6 + 0.8 * random.next());
  const total = cuts.reduce((a, b) => a + b, 0);
  const orders = cuts
    .map((cut): Order => {
      const value = (amount * cut) / total;
      const second = random.chance(0.3) ? 0.25 + 0.3 * random.next() : 0;
      const parts = second === 0 ? [value] : [value * (1 - second), value * second];
      return {
        employeeId,
        date: random.pick(days),
        customer: random.pick(own),
        lines: parts.map((part) => lineOf(random, part)),
      };
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  receive(orders, paid);
  return orders;
}

function lineOf(random: Random, value: number): OrderLine {
  const product = random.pick(PRODUCTS);
  const quantity = Math.max(1, Math.round(value / product.price));
  const price = Math.max(1, Math.round(value / quantity));
  return { product, quantity, price, amount: quantity * price, received: 0 };
}

/** Money comes in from the first line to the last, until the month's share is paid. */
function receive(orders: readonly Order[], paid: number): void {
  const lines = orders.flatMap((o) => o.lines);
  let left = Math.round(lines.reduce((sum, l) => sum + l.amount, 0) * paid);
  for (const line of lines) {
    line.received = Math.min(line.amount, left);
    left -= line.received;
  }
}

export const amountOf = (orders: readonly Order[]): number =>
  orders.reduce((sum, o) => sum + o.lines.reduce((s, l) => s + l.amount, 0), 0);

export const receivedOf = (orders: readonly Order[]): number =>
  orders.reduce((sum, o) => sum + o.lines.reduce((s, l) => s + l.received, 0), 0);

/** The deals behind the orders, and those lost on the way. */
export function dealsOf(
  employeeId: string,
  month: string,
  orders: readonly Order[],
  lost: number,
): Opportunity[] {
  const random = randomOf(`deals/${employeeId}/${month}`);
  const won = orders.map(
    (o): Opportunity => ({
      employeeId,
      account: o.customer.name,
      product: o.lines[0]?.product.name ?? '',
      stage: 'Closed Won',
      amount: o.lines.reduce((sum, l) => sum + l.amount, 0),
      probability: 100,
      created: addDays(o.date, -random.int(14, 110)),
      close: o.date,
      type: random.chance(0.35) ? 'New Business' : 'Existing Business',
    }),
  );
  const days = daysOf(month).filter(isWorkday);
  const failed = Array.from({ length: lost }, (): Opportunity => {
    const close = random.pick(days);
    return {
      employeeId,
      account: customerOf(random).name,
      product: random.pick(PRODUCTS).name,
      stage: 'Closed Lost',
      amount: 1000 * random.int(40, 620),
      probability: 0,
      created: addDays(close, -random.int(20, 140)),
      close,
      type: random.chance(0.6) ? 'New Business' : 'Existing Business',
    };
  });
  return [...won, ...failed].sort((a, b) => (a.close < b.close ? -1 : a.close > b.close ? 1 : 0));
}

const OPEN_STAGES: readonly (readonly [string, number])[] = [
  ['Qualification', 10],
  ['Needs Analysis', 25],
  ['Proposal/Price Quote', 60],
  ['Negotiation/Review', 80],
];

/** Deals still open at the year's end. */
export function openDealsOf(employeeId: string): Opportunity[] {
  const random = randomOf(`open/${employeeId}`);
  return Array.from({ length: random.int(0, 3) }, (): Opportunity => {
    const [stage, probability] = random.pick(OPEN_STAGES);
    return {
      employeeId,
      account: customerOf(random).name,
      product: random.pick(PRODUCTS).name,
      stage,
      amount: 1000 * random.int(60, 900),
      probability,
      created: addDays('2025-12-20', -random.int(5, 120)),
      close: addDays('2026-01-10', random.int(0, 80)),
      type: random.chance(0.5) ? 'New Business' : 'Existing Business',
    };
  });
}
