// What the texts of a sheet tell about how its dates and numbers are written.
import { fieldsOf } from '../profiles/fields.ts';
import { NUMBER } from '../rows.ts';
import { DateEvidence, NumberEvidence, type NumberSigns } from './formats.ts';
import type { PlanInput } from './plan.ts';

interface Evidence {
  dates: DateEvidence;
  numbers: NumberEvidence;
}

export interface SheetEvidence {
  of: ReadonlyMap<number, Evidence>;
  /** What the other columns say: a sheet is written in one way. */
  elsewhere(column: number): NumberSigns;
  /** The order that the dates of the other columns have, where they are of one mind. */
  order(column: number): 'ymd' | 'dmy' | 'mdy' | undefined;
}

/** Looks at every column of dates and numbers; reads the whole sheet once more only where the sample leaves one open. */
export async function gatherEvidence({
  sheet,
  head,
  sample,
  sampleIsAll,
  recognition,
  onBlock,
}: PlanInput): Promise<SheetEvidence> {
  const kinds = fieldsOf(recognition.table);
  const found = new Map<number, Evidence>();
  for (const [field, column] of recognition.columns) {
    const kind = kinds[field]?.kind;
    if (kind === 'date' || kind === 'number' || kind === 'money' || kind === 'minutes')
      found.set(column, { dates: new DateEvidence(), numbers: new NumberEvidence() });
  }
  const first = head.rows.at(-1) ?? 0;
  for (const { row, cells } of sample) {
    if (row <= first) continue;
    for (const [column, { dates, numbers }] of found) {
      const text = cells[column] ?? '';
      if (text === '') continue;
      dates.see(text);
      numbers.see(text);
    }
  }
  const doubtful = new Set(
    [...found].flatMap(([column, { numbers }]) => (numbers.suspicious ? [column] : [])),
  );
  const isOpen = ([column, { dates }]: [number, Evidence]) =>
    dates.seen > 0 || dates.yearless > 0 || doubtful.has(column);
  // The sample does not tell the number cells of a spreadsheet, which are sure, from texts that look like numbers.
  if (doubtful.size > 0) for (const evidence of found.values()) evidence.numbers = new NumberEvidence();
  if (doubtful.size > 0 || (!sampleIsAll && [...found].some(isOpen))) {
    const open = [...found].filter(isOpen);
    const seenTo = sample.at(-1)?.row ?? 0;
    await sheet.read((row) => {
      if (row.row <= first) return true;
      const isSampled = row.row <= seenTo;
      for (const [column, { dates, numbers }] of isSampled ? found : open) {
        if (row.isEmpty(column)) continue;
        const text = row.text(column);
        if (!isSampled) dates.see(text);
        if ((!isSampled || doubtful.size > 0) && ((row.flags[column] ?? 0) & NUMBER) === 0) numbers.see(text);
      }
      return true;
    }, onBlock);
  }
  return {
    of: found,
    order: (column) => {
      const orders = new Set(
        [...found].flatMap(([each, { dates }]) =>
          each === column || dates.isOpen ? [] : (dates.decide(undefined) ?? []),
        ),
      );
      const [only] = orders;
      return orders.size === 1 && only !== 'ambiguous' ? only : undefined;
    },
    elsewhere: (column) => {
      const others = [...found].flatMap(([each, { numbers }]) => (each === column ? [] : [numbers.signs]));
      return { comma: others.some(({ comma }) => comma), point: others.some(({ point }) => point) };
    },
  };
}
