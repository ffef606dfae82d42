// One sheet: head → layout → column plans → rows to the sink, every row accounted for.
import { AppError } from '@/engine/errors.ts';
import { RecordAccount } from '../layouts/account.ts';
import { monthOfYear, statedRange } from '../layouts/range.ts';
import { unreadSheets } from '../profiles/attendance.ts';
import { fieldsOf } from '../profiles/fields.ts';
import { unreadLists } from '../profiles/foreign.ts';
import type { Recognition } from '../profiles/recognise.ts';
import type { SheetSource } from '../rows.ts';
import type { ImportOptions, SheetReport } from '../types.ts';
import {
  type MoneyUnit,
  periodOfSheet,
  statedCurrency,
  statedDay,
  statedMoneyUnit,
  statedRole,
} from './context.ts';
import { gradeBeforeOrAfter, gradesOrScores } from './grades.ts';
import type { Head } from './head.ts';
import { RowIntake } from './intake.ts';
import { planColumns } from './plan.ts';
import { withoutComments } from './private.ts';
import {
  damagedText,
  hoursOfDay,
  kpiName,
  kpiOwner,
  kpiPeriod,
  missingCycle,
  missingPeriod,
  moneyUnit,
  productionDay,
  raterRole,
  undecided,
} from './questions.ts';
import { secondView } from './second.ts';
import type { CountedElsewhere } from './twice.ts';
import { type SheetView, viewSheet } from './view.ts';

export interface SheetJob {
  file: string;
  options: ImportOptions;
  /** Text files: a row must have as many cells as the header. Spreadsheets leave trailing blanks out. */
  strictWidth: boolean;
  /** A place of the file where characters were lost; null where there is none. */
  damaged: string | null;
  /** Orders whose rows of this sheet another sheet of the file counts. */
  elsewhere?: CountedElsewhere | undefined;
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
  const view = await viewSheet(sheet, job);
  report.fingerprint = view.fingerprint;
  if (sheet.hidden) report.notes.push({ code: 'hidden_sheet_read' });
  if (view.head === null) {
    report.notes.push({ code: 'empty_sheet' });
    return;
  }
  report.header_rows = view.head.rows;
  if (view.recognition === null) {
    const said = [sheet.name, ...view.head.titles];
    const { headings } = view.head;
    const unread =
      unreadSheets.find(({ word }) => said.some((text) => text.includes(word))) ??
      unreadLists.find((list) =>
        headings.some(({ forms }) => forms.some((form) => list.headings.test(form))),
      );
    await countUnknown(report, sheet, view.head, job, unread?.reason ?? 'unknown_layout');
    if (unread === undefined) throw unknownLayout(report, view.head, job);
    report.notes.push({
      code: 'headings' in unread ? 'unread_list' : 'unread_sheet',
      value: unread.word,
    });
    return;
  }
  await loadView(report, view, job);
  const second = await secondView(sheet, view);
  if (second === null) return;
  report.also = { ...emptyReport(report.name), header_rows: second.head.rows };
  await loadView(report.also, second, job);
}

async function loadView(report: SheetReport, view: SheetView, job: SheetJob): Promise<void> {
  const { sheet, head, reshaped } = view;
  const grades = gradesOrScores(view.recognition, view);
  const recognition =
    view.chosen.comments === 'drop' ? withoutComments(grades.recognition) : grades.recognition;
  report.profile = recognition.profile;
  report.table = recognition.table;
  report.mapped_by = mappedBy(view);
  report.values = view.chosen.values;
  if (view.chosen.comments !== undefined) report.comments = view.chosen.comments;
  if (view.chosen.damaged_text !== undefined) report.damaged_text = view.chosen.damaged_text;
  else if (job.damaged !== null) report.questions.push(damagedText(job.damaged));
  report.mapping = recognition.mapping;
  report.columns = reasonsOf(recognition);
  report.layout = view.layout ?? null;
  report.turned = view.turned ?? {};
  report.profile_reason = recognition.reason;
  report.confidence = recognition.confidence;
  report.dropped = recognition.dropped;
  report.notes.push(...view.notes, ...recognition.notes, ...grades.notes);
  report.questions.push(
    ...(reshaped?.questions ?? []),
    ...grades.questions,
    ...gradeBeforeOrAfter(grades.recognition, view),
  );
  report.constants = statedValues(view, report);
  const legend = recognition.columns.has('result') ? (view.legend ?? {}) : {};
  if (Object.keys(legend).length > 0)
    report.notes.push({
      code: 'legend_read',
      value: Object.entries(legend).flat().join(' '),
    });
  const planned = await planColumns({
    ...view,
    recognition,
    formats: (view.mapping ?? view.first)?.formats ?? {},
    values: withMarks(view, legend),
    onBlock: (bytes) => job.onBlock('evidence', 0, bytes),
  });
  report.formats = planned.formats;
  report.notes.push(...planned.notes);
  report.questions.push(
    ...planned.questions,
    ...planned.notes.flatMap((note) => [
      ...hoursOfDay(note, recognition),
      ...undecided(note, view, recognition),
    ]),
  );
  // Records are counted in a report of their own; the sheet's counts physical rows.
  const counted = reshaped === null ? report : { ...report, rejects: [], notes: report.notes };
  const intake = new RowIntake(
    counted,
    sheet,
    head,
    view.sample,
    planned.plans,
    recognition,
    reshaped === null ? job : { ...job, strictWidth: false },
  );
  const account = reshaped === null ? null : new RecordAccount(counted, intake);
  try {
    await sheet.read(
      (row) => (account === null ? intake.take(row) : account.take(row)),
      async (bytes) => {
        await intake.flush(false);
        await job.onBlock('rows', counted.rows_read, bytes);
      },
    );
  } finally {
    intake.close();
    if (account !== null && reshaped !== null) account.settle(report, reshaped.ledger());
    else report.records = report.rows_sent;
  }
  await intake.flush(true);
  if (reshaped === null)
    report.totals = await intake.totals.reconcile(sheet, head.rows.at(-1) ?? 0, (bytes) =>
      job.onBlock('evidence', counted.rows_read, bytes),
    );
}

/** What words stand for: as a mapping says, else signs of days as the sheet's legend says. */
function withMarks({ chosen }: SheetView, legend: Readonly<Record<string, string>>): SheetReport['values'] {
  if (Object.keys(legend).length === 0) return chosen.values;
  return { ...chosen.values, result: { ...legend, ...chosen.values['result'] } };
}

function reasonsOf({ mapping, profile, dropped, notes }: Recognition): SheetReport['columns'] {
  return Object.entries(mapping).map(([heading, field]) => {
    const near = notes.find((note) => note.code === 'near_heading' && note.heading === heading);
    if (field === null)
      return { heading, field, confidence: 0, reason: dropped.includes(heading) ? 'private' : 'unknown' };
    if (near !== undefined)
      return { heading, field, confidence: Number(near.confidence), reason: `near:${near.value}` };
    return { heading, field, confidence: 1, reason: profile === 'mapping' ? 'mapping' : 'exact' };
  });
}

function mappedBy({ mapping }: SheetView): SheetReport['mapped_by'] {
  if (mapping === undefined) return null;
  return mapping.match.file === undefined ? 'layout' : 'file';
}

/** A hidden sheet that nobody ticked: listed and not read. */
export function hiddenReport(name: string): SheetReport {
  return { ...emptyReport(name), notes: [{ code: 'hidden_sheet' }] };
}

export function emptyReport(name: string): SheetReport {
  return {
    name,
    header_rows: [],
    profile: null,
    table: null,
    mapping: {},
    columns: [],
    layout: null,
    turned: {},
    fingerprint: null,
    mapped_by: null,
    values: {},
    rows_read: 0,
    rows_sent: 0,
    records: 0,
    rows_rejected: 0,
    rows_skipped: [],
    totals: [],
    rejects: [],
    profile_reason: '',
    confidence: 0,
    dropped: [],
    constants: {},
    formats: {},
    hidden_rows: 0,
    notes: [],
    questions: [],
  };
}

/** Values a title, a sheet or a file name states once: the period of KPI sheets and of sums, the cycle of reviews and ratings. */
function statedValues(view: SheetView, report: SheetReport): Record<string, string> {
  const { recognition, head, sheet, context } = view;
  const constants = { ...recognition.constants };
  const { table, columns } = recognition;
  const base = context.at(-1) ?? '';
  const states = (field: string): boolean => columns.has(field) || constants[field] !== undefined;
  if (table === 'raw_attendance_period' && !states('period') && !states('period_start')) {
    const range = view.range ?? statedRange(context) ?? monthOfYear(context);
    if (range !== null && range !== 'year') {
      constants.period_start = range.from;
      constants.period_end = range.to;
      report.notes.push({ code: 'period_from_title', value: `${range.from} – ${range.to}` });
    } else report.questions.push(missingPeriod(range === 'year' ? 'year' : 'period', context));
  }
  if (table === 'raw_production' && !states('produced_on')) {
    const day = statedDay(head.titles) ?? statedDay([sheet.name]) ?? statedDay([base]);
    if (day !== null) {
      constants.produced_on = day;
      report.notes.push({ code: 'period_from_title', value: day });
    } else report.questions.push(productionDay(context));
  }
  const kinds = fieldsOf(table);
  if (Object.hasOwn(kinds, 'currency') && !states('currency')) {
    const money = [...columns].flatMap(([field, column]) =>
      kinds[field]?.kind === 'money' ? [head.headings[column]?.name ?? ''] : [],
    );
    const currency = statedCurrency(money) ?? statedCurrency(head.titles);
    if (currency !== null) {
      constants.currency = currency;
      report.notes.push({ code: 'currency_from_heading', value: currency });
    }
  }
  if (recognition.profile === 'review_survey' && !states('role')) {
    const role = statedRole(context);
    if (role !== null) constants.role = role;
    else report.questions.push(raterRole(context));
  }
  const figures = table === 'raw_kpi' && !states('unit') ? headingsOfFigures(view) : [];
  const own = unitOfFigures(figures);
  const titled = table === 'raw_kpi' && !states('unit') ? statedMoneyUnit(head.titles) : null;
  const unit = own ?? titled;
  if (titled !== null && own !== null && own !== titled)
    report.questions.push(moneyUnit({ heading: null, field: 'unit' }, figures, [titled, own]));
  else if (unit !== null && unit !== '') constants.unit = `${unit}元`;
  // Each is brought to 元 by its own heading.
  else if (figures.filter((heading) => statedMoneyUnit([heading]) !== null).length > 1) constants.unit = '元';
  if (table === 'raw_kpi' && !states('kpi_id') && !states('kpi_name'))
    report.questions.push(kpiName(context));
  if (table === 'raw_kpi') statedOwner(constants, view, report);
  const field =
    table === 'raw_kpi'
      ? 'period'
      : table === 'raw_rating' || table === 'raw_review_score' || table === 'raw_outcome'
        ? 'cycle'
        : null;
  if (field !== null && !states(field)) {
    const period = periodOfSheet(head.titles, sheet.name, base);
    if (period !== null) {
      constants[field] = period;
      report.notes.push({ code: 'period_from_title', value: period });
    } else if (field === 'cycle' && table !== 'raw_outcome') report.questions.push(missingCycle(context));
    else if (columns.has('actual') || columns.has('target')) report.questions.push(kpiPeriod(context));
  }
  return constants;
}

/** What the name of a sheet must be to name a unit: 销售部, 华东分公司, Sales Department. */
const UNIT_NAME =
  /^(?!.*(?:指标|考核|绩效|目标|情况|模板|汇总|明细|各部|全部|内部|外部|总部门)).*[\p{Script=Han}A-Za-z](?:部|部门|事业部|中心|分公司|子公司|公司|团队|小组|[一二三四五六七八九十]组|科|处|室|大区|工厂|车间|门店)$|\b(?:department|dept\.?|division|team)$/iu;

/** Targets and actuals that nobody owns: a sheet that is called 销售部 is of that unit; else whose they are is asked. */
function statedOwner(constants: Record<string, string>, view: SheetView, report: SheetReport): void {
  const { recognition, sheet, context } = view;
  const { columns } = recognition;
  if (columns.has('owner_id') || columns.has('owner_name') || constants.owner_id !== undefined) return;
  if (!columns.has('actual') && !columns.has('target')) return;
  const said = constants.owner_name ?? sheet.name.trim();
  const isUnit = UNIT_NAME.test(said);
  if (isUnit && constants.owner_type === undefined && !columns.has('owner_type'))
    constants.owner_type = 'unit';
  if (constants.owner_name !== undefined) return;
  if (!isUnit) report.questions.push(kpiOwner(context));
  else {
    constants.owner_name = said;
    report.notes.push({ code: 'owner_from_sheet', value: said });
  }
}

const FIGURES = ['target', 'actual', 'floor', 'stretch'];

/** Headings of targets and actuals. */
function headingsOfFigures({ recognition, head }: SheetView): string[] {
  return FIGURES.flatMap((field) => head.headings[recognition.columns.get(field) ?? -1]?.name ?? []);
}

/** The unit that the headings of a KPI's figures state (实际值(万元)), where they agree. */
function unitOfFigures(headings: readonly string[]): MoneyUnit | null {
  const units = new Set(headings.flatMap((heading) => statedMoneyUnit([heading]) ?? []));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

async function countUnknown(
  report: SheetReport,
  sheet: SheetSource,
  head: Head,
  job: SheetJob,
  reason: string,
): Promise<void> {
  const last = head.rows.at(-1) ?? 0;
  await sheet.read(
    (row) => {
      if (row.row > last) report.rows_read++;
      return true;
    },
    (bytes) => job.onBlock('rows', 0, bytes),
  );
  if (report.rows_read > 0) report.rows_skipped.push({ reason, count: report.rows_read });
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
