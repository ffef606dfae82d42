// What a sheet is: its header, its layout, and the rows as records.
import { withFormFields } from '../layouts/forms.ts';
import { withGroups } from '../layouts/groups.ts';
import type { DayRange } from '../layouts/range.ts';
import {
  byRows,
  profileByRows,
  type ReshapeInput,
  reshape,
  sampleRows,
  turnedHeadings,
} from '../layouts/reshape.ts';
import type { Layout } from '../layouts/schema.ts';
import { besideEach, firstOfSide, SIDE_BY_SIDE } from '../layouts/side.ts';
import type { Reshaped } from '../layouts/tidy.ts';
import { withJoined, withPeriods } from '../layouts/year-part.ts';
import type { TableMapping } from '../mapping/document.ts';
import { fingerprintOf } from '../mapping/fingerprint.ts';
import { type ChosenMapping, chooseMapping } from '../mapping/match.ts';
import { fieldsOf } from '../profiles/fields.ts';
import { isSensitive, normaliseHeading } from '../profiles/heading.ts';
import { mapColumns, profileOf, type Recognition, recognise } from '../profiles/recognise.ts';
import type { SheetSource } from '../rows.ts';
import type { Note } from '../types.ts';
import { byContent } from './by-content.ts';
import { findHead, type Head, type HeadRow, headAt } from './head.ts';
import { legendOf } from './legend.ts';
import { SAMPLE_CELLS, SAMPLE_ROWS } from './plan.ts';
import { withoutPrivate } from './private.ts';
import type { SheetJob } from './sheet.ts';

export interface SheetView {
  sheet: SheetSource;
  head: Head;
  sample: readonly HeadRow[];
  sampleIsAll: boolean;
  recognition: Recognition;
  mapping: TableMapping | undefined;
  /** The mapping of the first table, where this is the second that its rows speak of: what it says of cells holds here too. */
  first?: TableMapping | undefined;
  /** What a mapping says of words and free text, however the sheet was recognised. */
  chosen: Pick<ChosenMapping, 'values' | 'comments' | 'damaged_text'>;
  fingerprint: string;
  /** Present where rows are no records: keeps the account of the physical rows. */
  reshaped: Reshaped | null;
  notes: Note[];
  layout?: Layout | null;
  turned?: Record<string, string>;
  /** The days that sums beside columns of days are about. */
  range?: DayRange | null;
  /** Title rows, sheet and file name. */
  context: readonly string[];
  /** Signs of days and the words the sheet says they stand for. */
  legend?: Readonly<Record<string, string>>;
}

/** A sheet nobody knows (`recognition` null), or one without rows (`head` null). */
export interface UnknownSheet {
  head: Head | null;
  recognition: null;
  fingerprint: string | null;
}

/** What forms are about: one person's KPIs, or scores. */
const FORM_TABLES: ReadonlySet<string> = new Set(['raw_kpi', 'raw_review_score', 'raw_rating']);

/** Tables that are about a period. */
const PERIOD_TABLES: ReadonlySet<string> = new Set([
  'raw_kpi',
  'raw_review_score',
  'raw_rating',
  'raw_outcome',
  'raw_appeal',
  'raw_attendance_period',
]);

/** Looks at the head of a sheet and decides what its rows are. */
export async function viewSheet(sheet: SheetSource, job: SheetJob): Promise<SheetView | UnknownSheet> {
  const onBlock = (bytes: number): Promise<void> => job.onBlock('recognise', 0, bytes);
  const read = await sampleRows(sheet, SAMPLE_ROWS, SAMPLE_CELLS, onBlock);
  const form = withFormFields(sheet, read.sample, job.strictWidth);
  if (form !== null) {
    const view = await viewRows(form, job, await sampleRows(form, SAMPLE_ROWS, SAMPLE_CELLS, onBlock));
    if (view.recognition !== null && FORM_TABLES.has(view.recognition.table)) return view;
  }
  const groups = withGroups(sheet, read.sample, job.file);
  if (groups !== null) {
    const view = await viewRows(groups, job, await sampleRows(groups, SAMPLE_ROWS, SAMPLE_CELLS, onBlock));
    if (view.recognition !== null) return view;
  }
  const periods = withPeriods(sheet, read.sample, job.strictWidth);
  if (periods !== null) {
    const view = await viewRows(periods, job, await sampleRows(periods, SAMPLE_ROWS, SAMPLE_CELLS, onBlock));
    const isTaken = view.recognition?.mapping[periods.joined?.name ?? ''] != null;
    if (view.recognition !== null && isTaken && PERIOD_TABLES.has(view.recognition.table)) return view;
  }
  return viewRows(sheet, job, read);
}

async function viewRows(
  sheet: SheetSource,
  job: SheetJob,
  { sample, isAll }: { sample: HeadRow[]; isAll: boolean },
): Promise<SheetView | UnknownSheet> {
  const onBlock = (bytes: number): Promise<void> => job.onBlock('recognise', 0, bytes);
  const base = job.file.split(/[\\/]/u).at(-1) ?? job.file;
  const chosen = chooseMapping(job.options.mapping, job.file, sheet, sample);
  const mapping = chosen.table;
  const headless = await viewByRows({ sheet, sample, isAll, chosen, base, onBlock });
  if (headless !== null) return headless;
  const whole = chosen.head ?? headOf(sample, sheet, mapping);
  if (whole === null) return { head: null, recognition: null, fingerprint: null };
  const head = withJoined(whole, sheet);
  const context = [...head.titles, sheet.name, base];
  const notes: Note[] = [];
  const side = mapping === undefined ? sideBySide(head, sample, context) : null;
  const named = side ?? (mapping === undefined ? recognise(head.headings, context) : null);
  const found = side ?? (named && byContent(named, head, sample, context));
  const recognition =
    mapping === undefined
      ? found && withoutPrivate(found, head, sample)
      : { ...applyMapping(head, mapping, notes), also: alsoOf(head, mapping, context) };
  if (recognition === null) return { head, recognition: null, fingerprint: fingerprintOf(head, null) };
  const layout = recognition.reshape;
  const fingerprint = fingerprintOf(head, layout);
  const plain = { sheet, head, sample, sampleIsAll: isAll, mapping, chosen, fingerprint, notes, context };
  if (layout === null) return { ...plain, recognition, reshaped: null };
  const input = {
    sheet,
    head,
    layout,
    context,
    keys:
      layout.kind === 'wide' && layout.across === 'blocks'
        ? besideEach(head.headings, keysOf(recognition))
        : keysOf(recognition),
    strictWidth: job.strictWidth,
    sample,
  };
  const reshaped = reshape(input);
  if (reshaped === null) {
    // A form whose answers are no numbers gives no score: it is not read as one.
    const isEmptyForm = mapping === undefined && layout.kind === 'wide' && layout.cells === 'numbers';
    if (!isEmptyForm || recognition.columns.has('score')) return { ...plain, recognition, reshaped: null };
    const other = recognise(head.headings, context, recognition.profile);
    if (other === null || other.reshape !== null) return { head, recognition: null, fingerprint };
    const kept = withoutPrivate(other, head, sample);
    return { ...plain, fingerprint: fingerprintOf(head, null), recognition: kept, reshaped: null };
  }
  const legend = layout.kind === 'wide' && layout.across === 'days' ? legendOf(sample) : {};
  return reshapedView({ ...plain, legend, input, reshaped, recognition, onBlock });
}

/** What the first of several tables side by side is, to be read with the others; null where there is but one. */
function sideBySide(head: Head, sample: readonly HeadRow[], context: readonly string[]): Recognition | null {
  const headings = firstOfSide(head.headings, sample, head.rows.at(-1) ?? 0);
  if (headings === null) return null;
  const found = recognise(headings, context);
  if (found === null || found.reshape !== null) return null;
  // Sales without a number are told apart by their rows.
  if (found.table === 'raw_sales_order' && !found.columns.has('order_id')) return null;
  const kept = byContent(found, { ...head, headings }, sample, context);
  return { ...kept, reshape: SIDE_BY_SIDE };
}

/** A sheet that has no header: its rows say what they are. */
async function viewByRows({
  sheet,
  sample,
  isAll,
  chosen,
  base,
  onBlock,
}: {
  sheet: SheetSource;
  sample: readonly HeadRow[];
  isAll: boolean;
  chosen: ChosenMapping;
  base: string;
  onBlock: (bytes: number) => Promise<void>;
}): Promise<SheetView | null> {
  const mapping = chosen.table;
  const profile = mapping === undefined ? profileByRows(sample) : undefined;
  const found = byRows(sheet, sample, mapping?.layout ?? profile?.layout, [sheet.name, base]);
  if (found === null) return null;
  const { head, reshaped } = found;
  const notes: Note[] = [];
  const recognition =
    mapping === undefined
      ? mapColumns(head.headings, profile?.table ?? 'raw_punch', profile)
      : applyMapping(head, mapping, notes);
  recognition.reason = profile?.id ?? recognition.reason;
  const context = [...head.titles, sheet.name, base];
  const rows =
    reshaped === null
      ? { sample, isAll }
      : await sampleRows(reshaped.source, SAMPLE_ROWS, SAMPLE_CELLS, onBlock);
  return {
    sheet: reshaped?.source ?? sheet,
    head,
    sample: rows.sample,
    sampleIsAll: rows.isAll,
    recognition,
    mapping,
    chosen,
    fingerprint: fingerprintOf(head, mapping?.layout ?? profile?.layout),
    reshaped,
    layout: mapping?.layout ?? profile?.layout ?? null,
    notes: [...notes, ...(reshaped?.notes ?? [])],
    context,
  };
}

async function reshapedView({
  input,
  reshaped,
  recognition,
  onBlock,
  ...plain
}: Omit<SheetView, 'reshaped'> & {
  input: ReshapeInput;
  reshaped: Reshaped;
  onBlock: (bytes: number) => Promise<void>;
}): Promise<SheetView> {
  const { sample, isAll } = await sampleRows(reshaped.source, SAMPLE_ROWS, SAMPLE_CELLS, onBlock);
  const notes: Note[] = [];
  const again =
    plain.mapping === undefined
      ? withoutPrivate(
          mapColumns(reshaped.head.headings, recognition.table, profileOf(recognition.profile)),
          reshaped.head,
          sample,
        )
      : applyMapping(reshaped.head, plain.mapping, notes);
  return {
    ...plain,
    sheet: reshaped.source,
    head: reshaped.head,
    sample,
    sampleIsAll: isAll,
    recognition: {
      ...again,
      also: recognition.also,
      reason: recognition.reason,
      confidence: recognition.confidence,
    },
    reshaped,
    layout: input.layout,
    turned: Object.fromEntries(turnedHeadings(plain.head, input.layout)),
    notes: [...notes, ...reshaped.notes],
  };
}

/** A mapping that keeps a known layout keeps the second table of it too. */
function alsoOf(head: Head, mapping: TableMapping, context: readonly string[]): string | null {
  if (mapping.layout === undefined) return null;
  const known = recognise(head.headings, context);
  return known !== null && known.table === mapping.table ? known.also : null;
}

function keysOf(recognition: Recognition): number[] {
  const kinds = fieldsOf(recognition.table);
  return [...recognition.columns].flatMap(([field, column]) =>
    kinds[field]?.kind === 'key' || kinds[field]?.identifies === true ? [column] : [],
  );
}

function headOf(sample: readonly HeadRow[], sheet: SheetSource, mapping?: TableMapping): Head | null {
  return mapping?.header_rows === undefined
    ? findHead(sample, sheet.merges)
    : headAt(sample, mapping.header_rows, sheet.merges);
}

function applyMapping(head: Head, mapping: TableMapping, notes: Note[]): Recognition {
  const recognition = mapColumns([], mapping.table);
  const columns = new Map<string, number>();
  for (const heading of head.headings) if (heading.name !== '') recognition.mapping[heading.name] = null;
  for (const [wanted, field] of Object.entries(mapping.columns)) {
    const key = normaliseHeading(wanted);
    const exact = head.headings.findIndex((heading) => normaliseHeading(heading.name) === key);
    const column = exact >= 0 ? exact : head.headings.findIndex((heading) => heading.forms.includes(key));
    const name = head.headings[column]?.name;
    if (name === undefined) notes.push({ code: 'mapping_heading_missing', heading: wanted });
    else if (field !== null) {
      columns.set(field, column);
      recognition.mapping[name] = field;
    }
  }
  return {
    ...recognition,
    profile: 'mapping',
    columns,
    dropped: head.headings.flatMap(({ name, forms }) =>
      recognition.mapping[name] === null && forms.some(isSensitive) ? [name] : [],
    ),
    constants: { ...mapping.constants },
    reshape: mapping.layout ?? null,
    reason: mapping.match.file ?? (mapping.match.headings ?? Object.keys(mapping.columns)).join(', '),
    confidence: 1,
  };
}
