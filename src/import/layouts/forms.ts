// Forms: labels with their values above a table (姓名：张三), once for a sheet or again above every table of it.
import type { RowBuffer, SheetSource } from '../rows.ts';
import { classifyRow } from '../table/classify.ts';
import { findHead, type HeadRow } from '../table/head.ts';
import { TidyRow } from './tidy.ts';

/** What a form is about where it names no person. */
const UNIT = '责任部门';

/** Label of a form → the heading its value stands under in every row of the table below. */
const LABELS: readonly (readonly [RegExp, string])[] = [
  [
    /^(姓\s*名|员工姓名|被考核人(姓名)?|被评估人(姓名)?|被考评人|考核对象|责任人|(employee )?name|employee)$/iu,
    '姓名',
  ],
  [/^(工\s*号|员工编号|员工工号|employee (id|number|no\.?))$/iu, '工号'],
  [
    /^(考核期间?|考核周期|考核月份|考核年度|考核时间|评估周期|评估期间|(review |performance )?period)$/iu,
    '考核期',
  ],
  [/^(部\s*门|所属部门|被考核部门|责任部门|考核部门|单位|department|dept\.?)$/iu, UNIT],
  [/^(考核人|评分人|评估人|考评人|直属上级|直接上级|(reviewer|manager|supervisor)( name)?)$/iu, '考核人'],
];
/** Somebody must be named, or a unit; the rest may be missing. */
const PERSON = ['姓名', '工号'];
const OWNER = [...PERSON, UNIT];
/** Headings that say whose a row is already. */
const OWNED = [...PERSON, '部门', '责任人', '被考核人', '考核对象', '责任主体', UNIT];
const PAIR = /^([^:：]{1,20})[:：]\s*(.*)$/su;

/** What a row of labels says, by heading; null where it is no such row. A value stands behind its label, in its cell or in the next filled one. */
function pairsIn(cells: readonly string[]): Map<string, string> | null {
  const found = new Map<string, string>();
  cells.forEach((cell, column) => {
    const pair = PAIR.exec(cell.trim());
    const label = pair?.[1]?.trim() ?? '';
    const heading = LABELS.find(([pattern]) => pattern.test(label))?.[1];
    if (pair === null || heading === undefined) return;
    const next =
      cells
        .slice(column + 1)
        .find((text) => text.trim() !== '')
        ?.trim() ?? '';
    found.set(heading, (pair[2] ?? '') !== '' ? (pair[2] ?? '').trim() : PAIR.test(next) ? '' : next);
  });
  return found.size === 0 ? null : found;
}

/**
 * The sheet with the values of its forms as columns behind its own, or null where it has none: labels above the header name a person or a unit,
 * and the header has no column that does. Rows of labels further down start the next form.
 */
export function withFormFields(
  sheet: SheetSource,
  sample: readonly HeadRow[],
  strictWidth: boolean,
): SheetSource | null {
  const head = findHead(sample, sheet.merges);
  const first = head?.rows[0] ?? 0;
  const last = head?.rows.at(-1) ?? 0;
  if (head === null || first < 2) return null;
  const said = new Map<string, string>();
  for (const { row, cells } of sample)
    if (row < first) for (const [heading, value] of pairsIn(cells) ?? []) said.set(heading, value);
  const taken = new Set(head.headings.map(({ text }) => text.replace(/\s/gu, '')));
  const names = (heading: string): boolean => (said.get(heading) ?? '') !== '';
  if (!OWNER.some(names) || OWNED.some((heading) => taken.has(heading))) return null;
  // A person's department is not whose his figures are.
  if (PERSON.some(names)) said.delete(UNIT);
  const headings = LABELS.map(([, heading]) => heading).filter(
    (heading) => said.has(heading) && !taken.has(heading),
  );
  const width = Math.max(
    head.headings.length,
    ...sample.filter(({ row }) => head.rows.includes(row)).map(({ cells }) => cells.length),
  );
  const [title] = head.titles;
  const shape = { keys: [], headings: head.headings.map(({ text }) => text), titles: head.titles };
  const cellOf = (row: number, heading: string, values: ReadonlyMap<string, string> | null): string => {
    if (head.rows.includes(row)) return row === last ? heading : '';
    return values?.get(heading) ?? '';
  };
  return {
    ...sheet,
    commaSeparated: false,
    async read(onRow, onBlock) {
      const values = new Map<string, string>();
      const tidy = new TidyRow();
      const take = (row: RowBuffer): boolean => {
        if (row.broken) return onRow(row);
        const pairs = pairsIn(row.texts());
        if (pairs !== null && row.row > last && OWNER.some((heading) => pairs.has(heading))) values.clear();
        for (const [heading, value] of pairs ?? []) values.set(heading, value);
        if (row.row < first) return onRow(row);
        tidy.begin(row);
        // A label row below the first table is a title printed again.
        if (pairs !== null && row.row > last) {
          tidy.text(title ?? '');
          return onRow(tidy.buffer);
        }
        const cells = strictWidth ? row.count : Math.max(row.count, width);
        for (let column = 0; column < cells; column++) tidy.copy(row, column);
        // Totals and footers are about nobody: with a person beside them they would pass for data.
        const isData = classifyRow(row.texts(), shape) === null;
        if (cells === width)
          for (const heading of headings) tidy.text(cellOf(row.row, heading, isData ? values : null));
        return onRow(tidy.buffer);
      };
      await sheet.read(take, onBlock);
    },
  };
}
