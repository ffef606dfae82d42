// One sheet: head → layout → column plans → rows to the sink, every row accounted for.
import { AppError } from '@/engine/errors.ts';
import { type FileMapping, fitsHeadings, mappingsFor } from '../mapping.ts';
import { normaliseHeading } from '../profiles/heading.ts';
import { mapColumns, type Recognition, recognise } from '../profiles/recognise.ts';
import type { SheetSource } from '../rows.ts';
import type { ImportOptions, SheetReport } from '../types.ts';
import { statedPeriod } from './context.ts';
import { findHead, type Head, type HeadRow, headAt } from './head.ts';
import { RowIntake } from './intake.ts';
import { planColumns, SAMPLE_CELLS, SAMPLE_ROWS } from './plan.ts';

export interface SheetJob {
  file: string;
  options: ImportOptions;
  /** Text files: a row must have as many cells as the header. Spreadsheets leave trailing blanks out. */
  strictWidth: boolean;
  /** Called between blocks of input with the rows of this sheet so far and the bytes gone through. */
  onBlock: (phase: 'recognise' | 'evidence' | 'rows', rows: number, bytes: number) => Promise<void>;
}

/**
 * Imports one sheet. What is wrong with it (a layout nobody knows, a part that breaks off) is `error` in its report, so that the
 * other sheets load; other failures (the sink's, an abort) are thrown.
 */
export async function importSheet(
  name: string,
  open: () => Promise<SheetSource>,
  job: SheetJob,
): Promise<SheetReport> {
  const report = emptyReport(name);
  try {
    await readSheet(report, await open(), job);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('import.')) throw error;
    report.error = {
      code: error.code,
      message: error.message,
      details: { file: job.file, sheet: name, ...error.details },
    };
  }
  return report;
}

async function readSheet(report: SheetReport, sheet: SheetSource, job: SheetJob): Promise<void> {
  const sample: HeadRow[] = [];
  let cells = 0;
  await sheet.read(
    (row) => {
      if (row.count > 0) sample.push({ row: row.row, cells: row.texts() });
      cells += row.count;
      return sample.length < SAMPLE_ROWS && cells < SAMPLE_CELLS;
    },
    (bytes) => job.onBlock('recognise', 0, bytes),
  );
  const base = job.file.split(/[\\/]/u).at(-1) ?? job.file;
  const mapping = chooseMapping(sample, sheet, job);
  const head =
    mapping?.header_rows === undefined
      ? findHead(sample, sheet.merges)
      : headAt(sample, mapping.header_rows, sheet.merges);
  if (head === null) {
    report.notes.push({ code: 'empty_sheet' });
    return;
  }
  report.header_rows = head.rows;
  const recognition =
    mapping === undefined
      ? recognise(head.headings, [...head.titles, sheet.name, base])
      : applyMapping(head, mapping, report);
  if (recognition === null) {
    await countUnknown(report, sheet, head, job);
    throw unknownLayout(report, head, job);
  }
  report.profile = recognition.profile;
  report.table = recognition.table;
  report.mapping = recognition.mapping;
  report.profile_reason = recognition.reason;
  report.confidence = recognition.confidence;
  report.dropped = recognition.dropped;
  report.notes.push(...recognition.notes);
  report.constants = statedValues(recognition, head, sheet, base, report);
  const planned = await planColumns({
    sheet,
    head,
    sample,
    sampleIsAll: sample.length < SAMPLE_ROWS && cells < SAMPLE_CELLS,
    recognition,
    mapping,
    onBlock: (bytes) => job.onBlock('evidence', 0, bytes),
  });
  report.formats = planned.formats;
  report.notes.push(...planned.notes);
  const intake = new RowIntake(report, sheet, head, sample, planned.plans, recognition, job);
  try {
    await sheet.read(
      (row) => intake.take(row),
      async (bytes) => {
        await intake.flush(false);
        await job.onBlock('rows', report.rows_read, bytes);
      },
    );
  } finally {
    intake.close();
  }
  await intake.flush(true);
}

export function emptyReport(name: string): SheetReport {
  return {
    name,
    header_rows: [],
    profile: null,
    table: null,
    mapping: {},
    rows_read: 0,
    rows_sent: 0,
    rows_rejected: 0,
    rows_skipped: [],
    rejects: [],
    profile_reason: '',
    confidence: 0,
    dropped: [],
    constants: {},
    formats: {},
    hidden_rows: 0,
    notes: [],
  };
}

function chooseMapping(
  sample: readonly HeadRow[],
  sheet: SheetSource,
  job: SheetJob,
): FileMapping | undefined {
  return mappingsFor(job.options.mapping, job.file, sheet.name).find((mapping) => {
    if (mapping.match.headings === undefined) return true;
    const head =
      mapping.header_rows === undefined
        ? findHead(sample, sheet.merges)
        : headAt(sample, mapping.header_rows, sheet.merges);
    return (
      head !== null &&
      fitsHeadings(
        mapping,
        head.headings.map((heading) => heading.name),
      )
    );
  });
}

function applyMapping(head: Head, mapping: FileMapping, report: SheetReport): Recognition {
  const recognition = mapColumns([], mapping.table);
  const columns = new Map<string, number>();
  for (const heading of head.headings) if (heading.name !== '') recognition.mapping[heading.name] = null;
  for (const [wanted, field] of Object.entries(mapping.columns)) {
    const key = normaliseHeading(wanted);
    const exact = head.headings.findIndex((heading) => normaliseHeading(heading.name) === key);
    const column = exact >= 0 ? exact : head.headings.findIndex((heading) => heading.forms.includes(key));
    const name = head.headings[column]?.name;
    if (name === undefined) report.notes.push({ code: 'mapping_heading_missing', heading: wanted });
    else if (field !== null) {
      columns.set(field, column);
      recognition.mapping[name] = field;
    }
  }
  return {
    ...recognition,
    profile: 'mapping',
    columns,
    constants: { ...mapping.constants },
    reason: mapping.match.file ?? (mapping.match.headings ?? []).join(', '),
    confidence: 1,
  };
}

/** Values a title, a sheet or a file name states once: the period of KPI sheets, the cycle of reviews and ratings. */
function statedValues(
  recognition: Recognition,
  head: Head,
  sheet: SheetSource,
  base: string,
  report: SheetReport,
): Record<string, string> {
  const constants = { ...recognition.constants };
  const field =
    recognition.table === 'raw_kpi'
      ? 'period'
      : recognition.table === 'raw_rating' || recognition.table === 'raw_review_score'
        ? 'cycle'
        : null;
  if (field !== null && !recognition.columns.has(field) && constants[field] === undefined) {
    const period = statedPeriod(head.titles) ?? statedPeriod([sheet.name]) ?? statedPeriod([base]);
    if (period !== null) {
      constants[field] = period;
      report.notes.push({ code: 'period_from_title', value: period });
    }
  }
  return constants;
}

async function countUnknown(
  report: SheetReport,
  sheet: SheetSource,
  head: Head,
  job: SheetJob,
): Promise<void> {
  const last = head.rows.at(-1) ?? 0;
  await sheet.read(
    (row) => {
      if (row.row > last) report.rows_read++;
      return true;
    },
    (bytes) => job.onBlock('rows', 0, bytes),
  );
  if (report.rows_read > 0) report.rows_skipped.push({ reason: 'unknown_layout', count: report.rows_read });
}

function unknownLayout(report: SheetReport, head: Head, job: SheetJob): AppError {
  const names = head.headings.map((heading) => heading.name).filter((name) => name !== '');
  for (const name of names) report.mapping[name] = null;
  const headings = names.slice(0, 30).join(', ');
  return new AppError('import.unknown_layout', `${job.file}: no known table has the headings ${headings}`, {
    file: job.file,
    sheet: report.name,
    headings,
    row: head.rows[0] ?? 0,
  });
}
