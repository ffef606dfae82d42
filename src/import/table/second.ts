// The second table that the rows of a sheet speak of: sums beside days, people beside their ratings.
import { wideColumns } from '../layouts/columns.ts';
import { sampleRows } from '../layouts/reshape.ts';
import { besideOf } from '../profiles/beside.ts';
import {
  type Heading,
  knowsHeading,
  mapColumns,
  profileOf,
  type Recognition,
  recognise,
} from '../profiles/recognise.ts';
import type { SheetSource } from '../rows.ts';
import { findHead, type Head } from './head.ts';
import { SAMPLE_CELLS, SAMPLE_ROWS } from './plan.ts';
import type { SheetView } from './view.ts';

/** Fields of sums: a sheet of days alone states none. */
const SUMS = /_(?:days|minutes|count)$/u;

/** The physical rows once more, as the second table; null where they speak of none. */
export async function secondView(sheet: SheetSource, view: SheetView): Promise<SheetView | null> {
  const { recognition, reshaped } = view;
  const also = profileOf(recognition.also);
  if (also === undefined && reshaped === null) {
    const beside = view.mapping === undefined ? besideOf(view.head.headings, recognition) : null;
    return beside === null
      ? null
      : { ...view, notes: [], recognition: { ...beside, confidence: recognition.confidence } };
  }
  if (also === undefined && recognition.table !== 'raw_rating') return null;
  const { sample, isAll } = await sampleRows(sheet, SAMPLE_ROWS, SAMPLE_CELLS, async () => {});
  const head = findHead(sample, sheet.merges);
  if (head === null) return null;
  const second = also === undefined ? peopleBeside(head, view) : mapColumns(head.headings, also.table, also);
  if (second === null) return null;
  if (also !== undefined && ![...second.columns.keys()].some((field) => SUMS.test(field))) return null;
  // What stands across is read already; here it is headings that stand for nothing.
  const { reason, confidence } = also === undefined ? second : recognition;
  return {
    ...view,
    sheet,
    head,
    sample,
    sampleIsAll: isAll,
    reshaped: null,
    layout: null,
    turned: {},
    mapping: undefined,
    first: view.mapping,
    notes: [],
    range: reshaped?.range ?? null,
    recognition: { ...second, notes: [], reason, confidence },
  };
}

/** People beside ratings of several cycles: a roster in its own right, or what a list of ratings says about them. */
function peopleBeside(head: Head, { layout, context, recognition }: SheetView): Recognition | null {
  if (layout?.kind !== 'wide') return null;
  const turned = new Set(
    wideColumns(head.headings, layout, knowsHeading)?.blocks.flatMap(({ columns }) => columns) ?? [],
  );
  const left = head.headings.map(
    (heading, column): Heading => (turned.has(column) ? { ...heading, name: '', forms: [] } : heading),
  );
  const found = recognise(left, context);
  const second = found?.table === 'raw_employee' ? found : besideOf(left, mapColumns(left, 'raw_rating'));
  return second === null ? null : { ...second, dropped: [], confidence: recognition.confidence };
}
