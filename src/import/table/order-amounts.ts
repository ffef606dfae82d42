// An order's amount printed on each of its lines: added up, an order of three lines would count three times.
import { normaliseHeading } from '../profiles/heading.ts';
import type { Question } from '../types.ts';
import type { PlanInput } from './plan.ts';

/** What a whole order, and no line of it, is usually said to come to. */
const OF_ORDER =
  /^(订单|合同)(总?金额|总额)|^总金额|^(order|contract|invoice)(total)?(amount|value|total)|^(grand)?total(amount)?(\W|$)/u;
const OF_LINE = ['product', 'line_id', 'quantity'];

/** Asks where every order of several different lines states the same figure on each; null where nothing speaks for it. */
export function repeatedAmount(
  { recognition, head, sample }: PlanInput,
  field: string,
  column: number,
): Question | null {
  if (recognition.table !== 'raw_sales_order' || (field !== 'amount' && field !== 'received')) return null;
  const heading = head.headings[column]?.name ?? '';
  if (field === 'amount' && !OF_ORDER.test(normaliseHeading(heading))) return null;
  const order = recognition.columns.get('order_id');
  const different = [...OF_LINE, ...(field === 'received' ? ['amount'] : [])].flatMap(
    (name) => recognition.columns.get(name) ?? [],
  );
  if (order === undefined || different.length === 0) return null;
  const orders = new Map<string, { figures: Set<string>; lines: Set<string>; rows: number }>();
  for (const { row, cells } of sample) {
    const id = cells[order]?.trim() ?? '';
    if (row <= (head.rows.at(-1) ?? 0) || id === '') continue;
    const seen = orders.get(id) ?? { figures: new Set(), lines: new Set(), rows: 0 };
    orders.set(id, seen);
    seen.figures.add(cells[column]?.trim() ?? '');
    seen.lines.add(different.map((other) => cells[other]?.trim() ?? '').join('\t'));
    seen.rows++;
  }
  const several = [...orders.values()].filter(({ rows }) => rows > 1);
  const stated = several.filter(({ figures }) => [...figures].some((figure) => /[1-9]/u.test(figure)));
  if (stated.length === 0 || several.some(({ figures }) => figures.size > 1)) return null;
  if (!stated.some(({ lines }) => lines.size > 1)) return null;
  const samples = [...new Set(stated.flatMap(({ figures }) => [...figures]))].slice(0, 5);
  return { code: 'repeated_amount', heading, field, samples, options: ['once', 'each_line'], blocking: true };
}
