// Finds the header of a sheet below its title rows: one row, parent + child rows, or a row of keys over a row of labels.
import { dayName } from '../layouts/days.ts';
import { periodName } from '../layouts/period-names.ts';
import { sideBlocks } from '../layouts/side.ts';
import { cleanHeading, normaliseHeading } from '../profiles/heading.ts';
import { type Heading, knowsHeading, uniqueHeadings } from '../profiles/recognise.ts';
import type { MergeRange } from '../rows.ts';

export interface HeadRow {
  row: number;
  cells: readonly string[];
}

export interface Head {
  rows: number[];
  headings: Heading[];
  /** Texts of the rows above the header. */
  titles: string[];
  /** Headings that some table knows. */
  known: number;
}

/** How far down a header is looked for. */
const SEARCH_ROWS = 40;

/** The header with the most known headings; ties go to the fuller layout, then to the earlier row. Null for an empty sheet. */
export function findHead(rows: readonly HeadRow[], merges: readonly MergeRange[]): Head | null {
  let best: (Head & { layout: number }) | null = null;
  for (let index = 0; index < Math.min(rows.length, SEARCH_ROWS); index++) {
    for (const [layout, head] of layoutsAt(rows, index, merges).entries()) {
      if (head === null || head.known < 2 || isRepetitive(head.headings)) continue;
      if (
        best === null ||
        head.known > best.known ||
        (head.known === best.known && head.rows[0] === best.rows[0] && layout > best.layout)
      ) {
        best = { ...head, layout };
      }
    }
  }
  if (best !== null)
    return { rows: best.rows, headings: best.headings, titles: best.titles, known: best.known };
  const likely = likelyHeader(rows);
  return likely < 0 ? null : headOf(rows, [likely], plainColumns(rows[likely]));
}

/** Data says the same again and again (正常, 休息); headings do not, but for the days of a calendar and tables side by side. */
function isRepetitive(headings: readonly Heading[]): boolean {
  const named = headings.filter((heading) => heading.name !== '');
  if (headings.some(({ repeated }) => repeated) && sideBlocks(headings) !== null) return false;
  return (
    named.filter((heading) => heading.repeated && dayName(heading.text) === null).length > named.length / 3
  );
}

/** The header a mapping document names. */
export function headAt(
  rows: readonly HeadRow[],
  wanted: readonly number[],
  merges: readonly MergeRange[],
): Head | null {
  const index = rows.findIndex((row) => row.row === wanted[0]);
  if (index < 0) return null;
  if (wanted.length === 1) return headOf(rows, [index], plainColumns(rows[index]));
  return keyedColumnsAt(rows, index) ?? headOf(rows, [index, index + 1], groupedColumns(rows, index, merges));
}

/** Plain, grouped, keyed: in the order of `layout`. */
function layoutsAt(rows: readonly HeadRow[], index: number, merges: readonly MergeRange[]): (Head | null)[] {
  return [
    headOf(rows, [index], plainColumns(rows[index])),
    isGrouped(rows, index, merges)
      ? headOf(rows, [index, index + 1], groupedColumns(rows, index, merges))
      : null,
    keyedColumnsAt(rows, index),
  ];
}

type Column = { group: string; text: string; extra?: readonly string[] };

function headOf(rows: readonly HeadRow[], indexes: readonly number[], columns: readonly Column[]): Head {
  const headings = uniqueHeadings(trimEmpty(columns));
  return {
    rows: indexes.map((index) => rows[index]?.row ?? 0),
    headings,
    titles: rows
      .slice(0, indexes[0])
      .map((row) =>
        row.cells
          .map(cleanHeading)
          .filter((text) => text !== '')
          .join(' '),
      )
      .filter((text) => text !== ''),
    // Repeated ones say nothing: a row of data may hold 休息 thirty times.
    known:
      headings.filter((heading) => !heading.repeated && knowsHeading(heading.forms)).length +
      knownGroups(headings) +
      periodsAcross(headings),
  };
}

/** Months or quarters side by side are headings; one alone may be a cell. */
function periodsAcross(headings: readonly Heading[]): number {
  const named = headings.filter(
    ({ text, group, repeated }) => !repeated && (periodName(text) ?? periodName(group)) !== null,
  );
  return named.length > 1 ? 1 : 0;
}

/** Groups whose own name is a heading too (考勤结果 over the days) count, or the row of groups alone would seem to know more. */
function knownGroups(headings: readonly Heading[]): number {
  const groups = new Set(
    headings.flatMap(({ group, text }) => (group === '' || group === text ? [] : [group])),
  );
  return [...groups].filter((group) => knowsHeading([normaliseHeading(group)])).length;
}

function trimEmpty(columns: readonly Column[]): readonly Column[] {
  let width = columns.length;
  while (width > 0 && cleanHeading(columns[width - 1]?.text ?? '') === '') width--;
  return columns.slice(0, width);
}

function plainColumns(row: HeadRow | undefined): Column[] {
  return (row?.cells ?? []).map((text) => ({ group: '', text }));
}

/**
 * Parent row over child row. Merges say it outright; without them (CSV) children must stand only under blank parents or the
 * first column of a group, be no numbers, and at least one must stand under a blank.
 */
function isGrouped(rows: readonly HeadRow[], index: number, merges: readonly MergeRange[]): boolean {
  const top = rows[index];
  const sub = rows[index + 1];
  if (top === undefined || sub === undefined || sub.row !== top.row + 1) return false;
  const headed = (column: number): boolean => knowsHeading([normaliseHeading(top.cells[column] ?? '')]);
  const tall = (merge: MergeRange): boolean =>
    merge.top === top.row && merge.bottom === sub.row && merge.left === merge.right && headed(merge.left);
  if (merges.some(tall)) return true;
  const width = Math.max(top.cells.length, sub.cells.length);
  if (isMergedOver(top, sub, merges, width)) return true;
  if (top.cells.some((cell) => /[:：].*\d/u.test(cell))) return false;
  // Days are numbers that are headings.
  const calendar = sub.cells.filter((cell) => dayName(cell) !== null).length >= 3;
  let under = 0;
  let children = 0;
  for (let column = 0; column < width; column++) {
    const parent = top.cells[column]?.trim() ?? '';
    const child = sub.cells[column]?.trim() ?? '';
    if (child === '') continue;
    children++;
    if (/^[-+¥￥]?[\d.,%/:-]+$/u.test(child) && !(calendar && dayName(child) !== null)) return false;
    if (parent === '') under++;
    else if ((top.cells[column + 1]?.trim() ?? '') !== '') return false;
  }
  // One word alone below a header is the name of a group of rows.
  return under > 0 && children > 1 && top.cells.filter((cell) => cell.trim() !== '').length >= 2;
}

/** Names of groups, each merged over its columns, every column below one of them: no title looks like that. */
function isMergedOver(top: HeadRow, sub: HeadRow, merges: readonly MergeRange[], width: number): boolean {
  const spans = merges.filter(
    (merge) => merge.top === top.row && merge.bottom === top.row && merge.right > merge.left,
  );
  const groups = top.cells.filter((cell) => cell.trim() !== '');
  if (spans.length === 0 || groups.length < 2) return false;
  if (groups.some((cell) => cell.trim().length > 12 || /[:：\d]/u.test(cell))) return false;
  let children = 0;
  for (let column = 0; column < width; column++) {
    const child = sub.cells[column]?.trim() ?? '';
    const covered =
      (top.cells[column]?.trim() ?? '') !== '' ||
      spans.some((merge) => merge.left <= column && column <= merge.right);
    if (child === '') continue;
    if (!covered || (/^[-+¥￥]?[\d.,%/:-]+$/u.test(child) && dayName(child) === null)) return false;
    children++;
  }
  return children > groups.length;
}

function groupedColumns(rows: readonly HeadRow[], index: number, merges: readonly MergeRange[]): Column[] {
  const top = rows[index];
  const sub = rows[index + 1];
  if (top === undefined || sub === undefined) return plainColumns(top);
  const width = Math.max(top.cells.length, sub.cells.length);
  const spans = merges.filter(
    (merge) => merge.top === top.row && merge.bottom === top.row && merge.right > merge.left,
  );
  const columns: Column[] = [];
  let group = '';
  for (let column = 0; column < width; column++) {
    const parent = top.cells[column]?.trim() ?? '';
    const child = sub.cells[column]?.trim() ?? '';
    const span = spans.find((merge) => merge.left <= column && column <= merge.right);
    if (parent !== '') group = parent;
    else if (span !== undefined) group = top.cells[span.left]?.trim() ?? '';
    else if (child === '' || spans.length > 0) group = '';
    columns.push(child === '' ? { group: '', text: parent } : { group, text: child });
  }
  return columns;
}

/** Machine keys over people's labels (金蝶 FBillNo over 单据编号). Labels must look like headings, or a data row would pass. */
function keyedColumnsAt(rows: readonly HeadRow[], index: number): Head | null {
  const keys = rows[index]?.cells ?? [];
  const labels = rows[index + 1]?.cells ?? [];
  const filled = keys.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
  if (
    filled.length < 3 ||
    filled.some((column) => !/^\*?[A-Za-z][\w.#*()-]*$/u.test(keys[column]?.trim() ?? ''))
  )
    return null;
  const texts = filled.map((column) => labels[column]?.trim() ?? '').filter((text) => text !== '');
  if (texts.length < filled.length * 0.6) return null;
  const heads = texts.filter(
    (text) => /^\*?[(（][^()（）]+[)）]|间隔列/u.test(text) || knowsHeading([normaliseHeading(text)]),
  );
  if (heads.length < texts.length * 0.5 || texts.some((text) => /^[\d.,:/-]+$/u.test(text))) return null;
  return headOf(
    rows,
    [index, index + 1],
    keys.map((key, column) => ({ group: '', text: key, extra: labelForms(labels[column] ?? '') })),
  );
}

/** `*(单据头)客户#名称` → 客户#名称, 客户 */
function labelForms(label: string): string[] {
  const bare = label.trim().replace(/^\*?[(（][^()（）]*[)）]/u, '');
  return bare === '' ? [] : [bare, bare.replace(/#名称$/u, '')];
}

/** The first full row of texts: shown when nothing is known. */
function likelyHeader(rows: readonly HeadRow[]): number {
  const filled = (row: HeadRow | undefined): number =>
    row?.cells.filter((cell) => cell.trim() !== '').length ?? 0;
  const most = Math.max(0, ...rows.slice(0, SEARCH_ROWS).map(filled));
  if (most === 0) return -1;
  const texts = rows.findIndex(
    (row) => filled(row) >= most * 0.6 && row.cells.every((cell) => !/^\s*[-+]?\d[\d.,]*%?\s*$/u.test(cell)),
  );
  return texts >= 0 ? texts : rows.findIndex((row) => filled(row) > 0);
}
