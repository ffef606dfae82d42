// Which columns of a sheet stand side by side as records: days of a month, people or KPIs of a matrix.
import { normaliseHeading } from '../profiles/heading.ts';
import type { Heading } from '../profiles/recognise.ts';
import { dayName, joinNames } from './days.ts';
import { isSumOfScores } from './dimensions.ts';
import { periodColumns } from './period-columns.ts';
import type { WideLayout } from './schema.ts';
import { sideBlocks } from './side.ts';

type KnowsHeading = (forms: readonly string[]) => boolean;

export interface WideColumns {
  /** `columns` in the order of `children`; holes where a block lacks one. */
  blocks: { heading: string; names: Heading[]; columns: number[] }[];
  children: string[];
}

/** Groups of columns a wide layout finds, with what they are called; null where the sheet has none. */
export function wideColumns(
  headings: readonly Heading[],
  layout: WideLayout,
  knows: KnowsHeading,
): WideColumns | null {
  const periods = periodColumns(headings, layout);
  if (periods !== null)
    return {
      blocks: periods.blocks.map(({ heading, columns }) => ({
        heading,
        names: columns.flatMap((column) => headings[column] ?? []),
        columns,
      })),
      children: periods.children,
    };
  if (layout.across === 'blocks') return besideEachOther(headings);
  const across = acrossTest(layout, knows);
  const groups = new Map<string, WideColumns['blocks'][number]>();
  const children: string[] = [];
  const repeatedGroups = childrenOfGroups(headings);
  const isAcross = (group: string): boolean =>
    repeatedGroups.has(group) && across(group, [normaliseHeading(group)]);
  // Beside people over 目标 and 实际, a lone column nobody knows is no person.
  const onlyGroups = layout.across !== 'days' && headings.some(({ group }) => isAcross(group));
  headings.forEach((heading, column) => {
    if (heading.name === '') return;
    const byGroup = isAcross(heading.group);
    if (!byGroup && (onlyGroups || !across(heading.text, heading.forms, heading.group))) return;
    const key = byGroup ? `group ${heading.group}` : `column ${column}`;
    const child = byGroup ? heading.text : layout.value;
    if (!children.includes(child)) children.push(child);
    const block = groups.get(key) ?? {
      heading: byGroup ? heading.group : heading.text,
      names: [],
      columns: [],
    };
    block.names.push(heading);
    block.columns[children.indexOf(child)] = column;
    groups.set(key, block);
  });
  const blocks = [...groups.values()];
  if (blocks.length === 0 || (layout.across === 'unknown' && blocks.length < 2)) return null;
  if (layout.across === 'days' && !speaksOfDays(blocks)) return null;
  return { blocks, children };
}

/** Whole tables: each is a block of all its columns. */
function besideEachOther(headings: readonly Heading[]): WideColumns | null {
  const found = sideBlocks(headings);
  if (found === null) return null;
  return {
    blocks: found.map(({ columns }, index) => ({
      heading: String(index + 1),
      names: columns.flatMap((column) => headings[column] ?? []),
      columns,
    })),
    children: (found[0]?.columns ?? []).map((column) => headings[column]?.text ?? ''),
  };
}

/** Headings over the same two or more children: people over 目标, 实际. */
function childrenOfGroups(headings: readonly Heading[]): Set<string> {
  const children = new Map<string, string[]>();
  for (const { group, text } of headings)
    if (group !== '' && group !== text) children.set(group, [...(children.get(group) ?? []), text]);
  const shapes = [...children.values()].map((texts) => texts.join('\n'));
  return new Set(
    [...children]
      .filter(([, texts]) => shapes.filter((shape) => shape === texts.join('\n')).length > 1)
      .map(([group]) => group),
  );
}

function acrossTest(
  layout: WideLayout,
  knows: KnowsHeading,
): (text: string, forms: readonly string[], group?: string) => boolean {
  if (layout.across === 'days')
    return (text, _forms, group = '') => joinNames(dayName(group), dayName(text)) !== null;
  // Of scores, what adds them up is none.
  if (layout.across === 'unknown')
    return (text, forms) =>
      text !== '' && !knows(forms) && (layout.cells === undefined || !isSumOfScores(text));
  if (layout.across === 'blocks' || 'periods' in layout.across) return () => false;
  const pattern = new RegExp(layout.across.headings, 'u');
  return (text, _forms, group = '') => pattern.test(text) || (group !== '' && pattern.test(group));
}

/** One or two numbers are no calendar, unless the heading above them says so or they are whole dates. */
function speaksOfDays(blocks: readonly { heading: string; names: Heading[] }[]): boolean {
  return (
    blocks.length >= 3 ||
    blocks.some(
      ({ heading, names }) =>
        dayName(heading)?.year != null || /考勤|打卡|日期|每日/u.test(names[0]?.group ?? ''),
    )
  );
}
