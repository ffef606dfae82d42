// Two tables side by side: the same headings again behind a blank column. Their rows are rows of one table.
import type { Heading } from '../profiles/recognise.ts';
import type { HeadRow } from '../table/head.ts';
import type { Layout } from './schema.ts';

export const SIDE_BY_SIDE = {
  kind: 'wide',
  across: 'blocks',
  into: '并排表',
  value: '并排值',
} as const satisfies Layout;

/** The fewest headings that are a table of their own. */
const FEWEST = 3;

/** Columns of each table in the order of the first one's headings; null where not all of them have the same headings. */
export function sideBlocks(headings: readonly Heading[]): { columns: number[] }[] | null {
  if (headings.some(({ group, text }) => group !== '' && group !== text)) return null;
  const runs: number[][] = [];
  headings.forEach(({ text }, column) => {
    if (text === '') return;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === column - 1) run.push(column);
    else runs.push([column]);
  });
  const textsOf = (run: readonly number[]): string[] => run.map((column) => headings[column]?.text ?? '');
  const [first = []] = runs;
  const texts = textsOf(first);
  if (runs.length < 2 || texts.length < FEWEST || new Set(texts).size < texts.length) return null;
  const blocks = runs.map((run) => {
    const own = textsOf(run);
    return {
      columns: own.length === texts.length ? texts.map((text) => run[own.indexOf(text)] ?? -1) : [-1],
    };
  });
  return blocks.some(({ columns }) => columns.includes(-1)) ? null : blocks;
}

/** The headings of the first table alone, where others stand beside it and nothing stands between them. */
export function firstOfSide(
  headings: readonly Heading[],
  sample: readonly HeadRow[],
  headRow: number,
): Heading[] | null {
  const blocks = sideBlocks(headings);
  const [first] = blocks ?? [];
  if (blocks === null || first === undefined) return null;
  const used = new Set(blocks.flatMap(({ columns }) => columns));
  const isApart = sample.every(
    ({ row, cells }) =>
      row <= headRow || cells.every((text, column) => used.has(column) || text.trim() === ''),
  );
  if (!isApart) return null;
  return headings.map((heading, column) =>
    first.columns.includes(column) ? heading : { ...heading, name: '', forms: [], text: '' },
  );
}

/** Columns that are to the other tables what these are to the first. */
export function besideEach(headings: readonly Heading[], columns: readonly number[]): number[] {
  const blocks = sideBlocks(headings) ?? [];
  const [first] = blocks;
  return columns.flatMap((column) => {
    const at = first?.columns.indexOf(column) ?? -1;
    return at < 0 ? [column] : blocks.flatMap((block) => block.columns[at] ?? []);
  });
}
