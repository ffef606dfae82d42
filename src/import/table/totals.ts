// Rows of sums that a sheet prints are no data, but they say what the data should add up to.
import { fieldsOf, type IntakeTable } from '../profiles/fields.ts';
import type { RowBuffer, SheetSource } from '../rows.ts';
import type { StatedTotal } from '../types.ts';
import type { ColumnPlan } from './plan.ts';

/** Half a cent and what is lost by adding binary fractions. */
const TOLERANCE = 0.01;
const MAX_TOTALS = 5_000;
const GRAND = 9;
/** Rates: what stands under them is an average, never a sum. */
const RATES: ReadonlySet<string> = new Set(['probability']);
/** Decimal places a unit moves the point by. */
const UNITS: Readonly<Record<string, number>> = { 万: 4, 亿: 8, k: 3, '%': -2 };

/** Collects the rows of sums while a sheet is read, and adds up the rows they cover in a second reading. */
export class TotalRows {
  private readonly levels = new Map<number, number>();
  /** Rows whose values were not taken: they are in the file's sums, not in ours, which is what a difference shows. */
  private readonly left = new Set<number>();
  private readonly plans: readonly ColumnPlan[];

  constructor(plans: readonly ColumnPlan[], table: IntakeTable) {
    const kinds = fieldsOf(table);
    this.plans = plans.filter(({ field, kind }) => {
      const isNumber = kind === 'number' || kind === 'money' || kind === 'minutes';
      return isNumber && kinds[field] !== undefined && !RATES.has(field);
    });
  }

  /** A row that is skipped, with the reason. */
  skip(row: RowBuffer, reason: string): void {
    if (reason === 'subtotal' || reason === 'grand_total') this.levels.set(row.row, levelOf(row, reason));
    else if (reason !== 'blank') this.left.add(row.row);
  }

  /** A row that is refused. */
  refuse(row: number): void {
    this.left.add(row);
  }

  /** Compares every sum that is stated with the rows it covers; reads the sheet again only where there are such rows. */
  async reconcile(
    sheet: SheetSource,
    firstRow: number,
    onBlock: (bytes: number) => Promise<void>,
  ): Promise<StatedTotal[]> {
    const { plans, levels, left } = this;
    if (levels.size === 0 || plans.length === 0) return [];
    const found: StatedTotal[] = [];
    const running = plans.map(() => 0);
    const since = new Map<number, number[]>();
    await sheet.read((row) => {
      if (row.row <= firstRow || left.has(row.row)) return true;
      const level = levels.get(row.row);
      plans.forEach((plan, index) => {
        const value = cellNumber(row, plan);
        if (value === null) return;
        if (level === undefined) running[index] = (running[index] ?? 0) + value;
        else if (found.length < MAX_TOTALS) {
          const all = running[index] ?? 0;
          const part = all - (since.get(level)?.[index] ?? 0);
          // Some sheets print 合计 under every group: then it covers its group.
          const computed = level < GRAND || (!isSame(value, all) && isSame(value, part)) ? part : all;
          found.push({
            row: row.row,
            heading: plan.heading,
            stated: value,
            computed: Math.round(computed * 1e6) / 1e6,
            agrees: isSame(value, computed),
          });
        }
      });
      // A sum of groups ends the groups below it, not those above.
      for (let below = 1; below <= (level ?? 0); below++) since.set(below, [...running]);
      return true;
    }, onBlock);
    return found;
  }
}

function isSame(stated: number, computed: number): boolean {
  return Math.abs(stated - computed) <= TOLERANCE + Math.abs(stated) * 1e-12;
}

/** 小计 and * cover the rows since the last one, ** since the last **; a bare 合计 or Grand total covers everything. */
function levelOf(row: RowBuffer, reason: string): number {
  const word =
    row
      .texts()
      .find((text) => text.trim() !== '')
      ?.normalize('NFKC')
      .replace(/\s/gu, '') ?? '';
  if (/^\*{1,3}$/u.test(word)) return word.length;
  if (reason === 'subtotal') return 1;
  return /^(总?合计|总计|累计|共计|(grand)?totals?(\(.*\))?|sum)[::]?$/iu.test(word) ? GRAND : 2;
}

function cellNumber(row: RowBuffer, { column, convert }: ColumnPlan): number | null {
  if (column >= row.count || row.isEmpty(column)) return null;
  const text = row.text(column);
  const value = convert === null ? text : convert(text, row.flags[column] ?? 0);
  return typeof value === 'string' ? readNumber(value) : null;
}

/** 1,234.56 · (123) · 123- · ¥ 12万 · 95% as a number; null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(
      /(?:US|HK|NT|SG|[ACRS])?\$|[\s¥€£₹₩₽₫₱฿₺₪,]|CNY|RMB|EUR|USD|GBP|INR|JPY|HKD|TWD|SGD|AUD|CAD|CHF|KRW|元$/gu,
      '',
    )
    .replace('\u2212', '-');
  const parts = /^(\()?([-+]?)(\d+\.?\d*|\.\d+)(?:e([-+]?\d+))?(万|亿|k|%)?(-)?(\))?$/iu.exec(plain);
  if (parts === null || (parts[1] === undefined) !== (parts[7] === undefined)) return null;
  const sign = parts[2] === '-' || parts[6] === '-' || parts[1] === '(' ? -1 : 1;
  const places = Number(parts[4] ?? '0') + (UNITS[parts[5]?.toLowerCase() ?? ''] ?? 0);
  return sign * Number(`${parts[3] ?? ''}e${places}`);
}
