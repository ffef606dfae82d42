// Rows of sums that a sheet prints are no data, but they say what the data should add up to.
import { fieldsOf, type IntakeTable } from '../profiles/fields.ts';
import type { RowBuffer, SheetSource } from '../rows.ts';
import type { StatedTotal } from '../types.ts';
import { isSumWord } from './classify.ts';
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
  /** The column that says which KPI a row measures: a sum beside the name of one covers the rows of that. */
  private readonly measure: ColumnPlan | undefined;

  constructor(plans: readonly ColumnPlan[], table: IntakeTable) {
    const kinds = fieldsOf(table);
    this.measure =
      plans.find(({ field }) => field === 'kpi_name') ?? plans.find(({ field }) => field === 'kpi_id');
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
    /** Sums so far: of all rows under '', and of each KPI under its name. */
    const tallies = new Map<string, Tally>();
    const tallyOf = (name: string): Tally => {
      const known = tallies.get(name);
      if (known !== undefined) return known;
      const tally = { rows: 0, ended: 0, running: plans.map(() => 0), since: new Map<number, number[]>() };
      tallies.set(name, tally);
      return tally;
    };
    /** Sums of everything above the first row: what they cover is known at the end. */
    const above: { total: StatedTotal; tally: Tally; index: number }[] = [];
    await sheet.read((row) => {
      if (row.row <= firstRow || left.has(row.row)) return true;
      const level = levels.get(row.row);
      const measure = this.measure === undefined ? '' : cellText(row, this.measure);
      const name = level !== undefined && isSumWord(measure) ? '' : measure;
      if (level === undefined) {
        for (const tally of name === '' ? [tallyOf('')] : [tallyOf(''), tallyOf(name)]) {
          // A sum of groups ends the groups below it, not those above.
          for (let below = 1; below <= tally.ended; below++) tally.since.set(below, [...tally.running]);
          tally.ended = 0;
          tally.rows++;
          plans.forEach((plan, index) => {
            tally.running[index] = (tally.running[index] ?? 0) + (cellNumber(row, plan) ?? 0);
          });
        }
        return true;
      }
      const tally = tallyOf(name);
      plans.forEach((plan, index) => {
        const value = cellNumber(row, plan);
        if (value === null || found.length >= MAX_TOTALS) return;
        const all = tally.running[index] ?? 0;
        const part = all - (tally.since.get(level)?.[index] ?? 0);
        // Some sheets print 合计 under every group: then it covers its group; others a sum of everything under the last group's.
        const usual = level < GRAND ? part : all;
        const other = level < GRAND ? all : part;
        const computed = !isSame(value, usual) && isSame(value, other) ? other : usual;
        const total = statedTotal(row.row, plan.heading, value, computed);
        if (level === GRAND && tally.rows === 0) above.push({ total, tally, index });
        found.push(total);
      });
      tally.ended = Math.max(tally.ended, level);
      return true;
    }, onBlock);
    for (const { total, tally, index } of above)
      Object.assign(total, statedTotal(total.row, total.heading, total.stated, tally.running[index] ?? 0));
    return found;
  }
}

interface Tally {
  rows: number;
  /** The highest sum since the last row of data. */
  ended: number;
  running: number[];
  /** Level → the sums when its group began. */
  since: Map<number, number[]>;
}

function statedTotal(row: number, heading: string, stated: number, computed: number): StatedTotal {
  return {
    row,
    heading,
    stated,
    computed: Math.round(computed * 1e6) / 1e6,
    agrees: isSame(stated, computed),
  };
}

function isSame(stated: number, computed: number): boolean {
  return Math.abs(stated - computed) <= TOLERANCE + Math.abs(stated) * 1e-12;
}

/** 小计 and * cover the rows since the last one, ** since the last **; a bare 合计 or Grand total covers everything. */
function levelOf(row: RowBuffer, reason: string): number {
  const texts = row.texts().filter((text) => text.trim() !== '');
  const word =
    (texts.find((text) => isSumWord(text)) ?? texts[0])?.normalize('NFKC').replace(/\s/gu, '') ?? '';
  if (/^\*{1,3}$/u.test(word)) return word.length;
  if (reason === 'subtotal') return 1;
  return /^(总?合计|总计|累计|共计|总额|总金额|(grand)?totals?(\(.*\)|amount|général|general)?|(gesamt)?summe|gesamt(betrag)?|sum)[::]?$/iu.test(
    word,
  )
    ? GRAND
    : 2;
}

function cellText(row: RowBuffer, { column }: ColumnPlan): string {
  return column >= row.count || row.isEmpty(column) ? '' : row.text(column).trim();
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
      /(?:US|HK|NT|SG|[ACRS])?\$|[\s¥€£₹₩₽₫₱฿₺₪,]|(?<=\d)['’](?=\d{3})|^Rs\.?|CNY|RMB|EUR|USD|GBP|INR|JPY|HKD|TWD|SGD|AUD|CAD|CHF|KRW|元$/gu,
      '',
    )
    .replace('\u2212', '-');
  const parts = /^(\()?([-+]?)(\d+\.?\d*|\.\d+)(?:e([-+]?\d+))?(万|亿|k|%)?(-)?(\))?$/iu.exec(plain);
  if (parts === null || (parts[1] === undefined) !== (parts[7] === undefined)) return null;
  const sign = parts[2] === '-' || parts[6] === '-' || parts[1] === '(' ? -1 : 1;
  const places = Number(parts[4] ?? '0') + (UNITS[parts[5]?.toLowerCase() ?? ''] ?? 0);
  return sign * Number(`${parts[3] ?? ''}e${places}`);
}
