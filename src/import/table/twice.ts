// One workbook that holds a sheet of orders and a sheet of their lines: the same sales twice. One of the two counts, the other is
// explained row by row; an order that only one of them has stays.
import { AppError } from '@/engine/errors.ts';
import type { SheetSource } from '../rows.ts';
import { cleanKey } from './clean.ts';
import type { SheetJob } from './sheet.ts';
import { viewSheet } from './view.ts';

export interface CountedElsewhere {
  reason: 'head_of_lines' | 'line_of_head';
  orders: ReadonlySet<string>;
}

interface OrderSheet {
  name: string;
  source: SheetSource;
  columns: ReadonlyMap<string, number>;
  /** The row of its headings. */
  last: number;
}

/** By sheet the orders whose rows there are counted by another sheet. */
export async function countedElsewhere(
  sheets: readonly { name: string; open: () => Promise<SheetSource> }[],
  job: SheetJob,
): Promise<ReadonlyMap<string, CountedElsewhere>> {
  const found = new Map<string, CountedElsewhere>();
  if (sheets.length < 2) return found;
  const orders: OrderSheet[] = [];
  for (const { name, open } of sheets) orders.push(...(await orderSheet(name, open, job)));
  const lines = orders.filter(isOfLines);
  for (const head of orders.filter((sheet) => !isOfLines(sheet))) {
    for (const line of lines) {
      const ofHead = await ordersOf(head, job);
      const shared = new Set([...(await ordersOf(line, job))].filter((order) => ofHead.has(order)));
      if (shared.size === 0) continue;
      const [twice, reason] = saysEnough(line, head)
        ? ([head, 'head_of_lines'] as const)
        : ([line, 'line_of_head'] as const);
      found.set(twice.name, {
        reason,
        orders: new Set([...(found.get(twice.name)?.orders ?? []), ...shared]),
      });
    }
  }
  return found;
}

const isOfLines = ({ columns }: OrderSheet): boolean =>
  ['line_id', 'product', 'quantity'].some((field) => columns.has(field));

/** Lines count where they say when and whose they are, as far as the orders do. */
function saysEnough(line: OrderSheet, head: OrderSheet): boolean {
  const owned = ({ columns }: OrderSheet): boolean => columns.has('owner_id') || columns.has('owner_name');
  return line.columns.has('order_date') && (owned(line) || !owned(head));
}

async function orderSheet(
  name: string,
  open: () => Promise<SheetSource>,
  job: SheetJob,
): Promise<OrderSheet[]> {
  try {
    const source = await open();
    const { head, recognition, ...view } = await viewSheet(source, job);
    if (recognition?.table !== 'raw_sales_order' || head === null) return [];
    if ('reshaped' in view && view.reshaped !== null) return [];
    const { columns } = recognition;
    const isOne = columns.has('order_id') && columns.has('amount');
    return isOne ? [{ name, source, columns, last: head.rows.at(-1) ?? 0 }] : [];
  } catch (error) {
    // What can't be read says so where its rows are read.
    if (error instanceof AppError && error.code.startsWith('import.')) return [];
    throw error;
  }
}

async function ordersOf({ source, columns, last }: OrderSheet, job: SheetJob): Promise<Set<string>> {
  const column = columns.get('order_id') ?? 0;
  const orders = new Set<string>();
  await source.read(
    (row) => {
      if (row.row > last && !row.isEmpty(column)) orders.add(cleanKey(row.text(column)));
      return true;
    },
    (bytes) => job.onBlock('recognise', 0, bytes),
  );
  return orders;
}
