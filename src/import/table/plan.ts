// How each mapped column's cells become text for the intake table.
import { isPlainPeriod, spelledPeriod } from '../layouts/period-text.ts';
import type { TableMapping } from '../mapping/document.ts';
import type { FieldKind } from '../profiles/field-spec.ts';
import { fieldsOf } from '../profiles/fields.ts';
import type { Recognition } from '../profiles/recognise.ts';
import { NUMBER, type SheetSource } from '../rows.ts';
import type { ColumnFormat, Note, Question } from '../types.ts';
import { cleanKey, lostDigits } from './clean.ts';
import { type MoneyUnit, statedMoneyUnit } from './context.ts';
import { yearlessDays } from './days.ts';
import { absenceIn, durationUnits, saidOf } from './durations.ts';
import { gatherEvidence } from './evidence.ts';
import { plainFigure } from './figures.ts';
import {
  dateOrderOf,
  eraDate,
  isoDate,
  NumberEvidence,
  pointDecimal,
  scaleText,
  withMoneyUnit,
} from './formats.ts';
import type { Head, HeadRow } from './head.ts';
import { repeatedAmount } from './order-amounts.ts';
import { dayShare, hoursOrMinutes, moneyUnit } from './questions.ts';
import { AMBIGUOUS_DATE, Refusal } from './refusal.ts';

export interface ColumnPlan {
  field: string;
  heading: string;
  kind: FieldKind;
  column: number;
  /** A data row has at least one such cell. */
  identifies: boolean;
  /** Something is cut off its keys or replaced in them, so that even plain ones are converted. */
  stripped: boolean;
  /** One figure of a whole document on each of its lines: only the first of them keeps it. */
  once?: true;
  /** Null: bytes are copied. */
  convert: ((text: string, flags: number) => string | Refusal) | null;
}

const DIGITS_LOST = new Refusal('digits_lost', true);
const UNSAID = new Refusal('unit_unknown', false);
const AMBIGUOUS_NUMBER = new Refusal('ambiguous_number', false);

export interface PlanInput {
  sheet: SheetSource;
  head: Head;
  sample: readonly HeadRow[];
  sampleIsAll: boolean;
  recognition: Recognition;
  /** Heading → how a mapping says its cells are written. */
  formats: NonNullable<TableMapping['formats']>;
  /** Title rows, sheet and file name. */
  context: readonly string[];
  /** Field → word of the file → what it stands for. */
  values: NonNullable<TableMapping['values']>;
  onBlock: (bytes: number) => Promise<void>;
}

/** Plans every mapped column; reads the whole sheet once more only where the sample leaves a column's format open. */
export async function planColumns(input: PlanInput): Promise<{
  plans: ColumnPlan[];
  formats: Record<string, ColumnFormat>;
  notes: Note[];
  questions: Question[];
}> {
  const { recognition, head } = input;
  const kinds = fieldsOf(recognition.table);
  const evidence = await gatherEvidence(input);
  const titleUnit = statedMoneyUnit(head.titles);
  const contradicts = contradictsHeadings(input, titleUnit);
  const figures = unitsOfFigures(input);
  const formats: Record<string, ColumnFormat> = {};
  const notes: Note[] = [];
  const plans: ColumnPlan[] = [];
  const questions: Question[] = [];
  const units = await durationUnits(input);
  const unclear: Pick<Question, 'heading' | 'field' | 'samples'>[] = [];
  for (const [field, column] of recognition.columns) {
    const kind = kinds[field]?.kind ?? 'text';
    const heading = head.headings[column]?.name ?? field;
    const said = saidOf(input, column);
    const wanted = input.formats[heading] ?? {};
    const format: ColumnFormat = { ...wanted };
    const steps: NonNullable<ColumnPlan['convert']>[] = [];
    const words = wordsStep({ ...recognition.layout.words?.[field], ...input.values[field] });
    if (words !== null) steps.push(words);
    const seen = evidence.of.get(column);
    if (kind === 'key' || kind === 'id')
      steps.push(
        keyStep(recognition.layout.strip?.[field] ?? (OF_PEOPLE.test(field) ? HAS_LEFT : undefined)),
      );
    if (kind === 'date') {
      if ((seen?.dates.eras ?? 0) > 0) steps.push(eraDate);
      const order =
        seen?.dates.decide(
          wanted.date ?? dateOrderOf(said) ?? evidence.order(column) ?? recognition.layout.dates,
        ) ?? null;
      if (order === 'ambiguous') {
        steps.push((text) => (isoDate(text, 'dmy') === text ? text : AMBIGUOUS_DATE));
        notes.push({ code: 'ambiguous_date', heading });
      } else if (order !== null) {
        steps.push((text) => isoDate(text, order) ?? AMBIGUOUS_DATE);
        format.date = order;
      }
      const yearless = yearlessDays(
        { table: recognition.table, field, heading, evidence: seen?.dates },
        wanted,
        input.context,
      );
      if (yearless !== null) {
        steps.push(yearless.convert);
        notes.push(...yearless.notes);
        questions.push(...yearless.questions);
      }
    }
    if (kind === 'number' || kind === 'money' || kind === 'minutes') {
      const decided =
        wanted.number === undefined
          ? (seen?.numbers.decide(evidence.elsewhere(column), recognition.layout.oneNotation) ?? null)
          : wanted.number === '1.234,56'
            ? 'comma'
            : null;
      if (decided === 'ambiguous') {
        steps.push((text, flags) =>
          (flags & NUMBER) === 0 && NumberEvidence.isUnclear(text) ? AMBIGUOUS_NUMBER : text,
        );
        notes.push({ code: 'ambiguous_number', heading });
      } else if (decided === 'comma') {
        steps.push((text, flags) => ((flags & NUMBER) === 0 ? pointDecimal(text) : text));
        format.number = '1.234,56';
      }
      const unitOfTime = kind === 'minutes' && wanted.scale === undefined ? units(field, column) : 'minutes';
      if (unitOfTime === 'unknown') unclear.push({ heading, field, samples: cellsOf(input, column) });
      const absence = absenceIn(field, said);
      if (absence !== null) {
        steps.push((text) => text.replace(/\s*(?:次|小时|分钟)\s*$/u, ''));
        // Nothing is none of it, however long a day is.
        const some = cellsOf(input, column).filter((text) => /[1-9]/u.test(text));
        if (wanted.scale === undefined) {
          steps.push((text) => (/[1-9]/u.test(text) ? UNSAID : text));
          if (some.length > 0) questions.push(dayShare({ heading, field }, absence, some));
        }
      }
      const scale = wanted.scale ?? (unitOfTime === 'hours' ? 60 : undefined);
      if (scale !== undefined) {
        steps.push((text) => scaleText(text, scale));
        format.scale = scale;
      }
      // How many hours a day has is for the mapping to say (scale: minutes a day); till then the values are refused, never guessed.
      if (
        kind === 'minutes' &&
        scale === undefined &&
        /[(（]\s*(天|日|days?)\s*[)）]\s*(\/|$)/iu.test(said)
      ) {
        steps.push((text) => withMoneyUnit(text, '天'));
        notes.push({ code: 'days_not_hours', heading });
      }
      const own = kind === 'money' ? statedMoneyUnit([heading, said]) : null;
      const unit = kind === 'money' && scale === undefined ? (own ?? titleUnit) : null;
      if (contradicts && unit !== null && titleUnit !== null && own !== titleUnit)
        questions.push(moneyUnit({ heading, field }, cellsOf(input, column), [titleUnit, unit]));
      else if (unit !== null && unit !== '') {
        // A cell ends with one sign at most: 百万 is written out.
        const power = POWERS[unit];
        steps.push((text) => (power === undefined ? withMoneyUnit(text, unit) : scaleText(text, power)));
        notes.push({ code: 'money_unit', heading, unit: `${unit}元` });
      }
      if (
        (kind === 'money' || (recognition.table === 'raw_kpi' && FIGURES.includes(field))) &&
        cellsOf(input, column).some((text) => plainFigure(text, field === 'target') !== text)
      ) {
        const keepsTimes = mixesTimes(input);
        steps.push((text) =>
          keepsTimes && TIME.test(text.trim()) ? text : plainFigure(text, field === 'target'),
        );
      }
      const figure = scale === undefined ? figures?.get(field) : undefined;
      if (figure !== undefined) {
        const power = POWERS[figure];
        steps.push((text) =>
          power === undefined ? withMoneyUnit(text, figure || '元') : scaleText(text, power),
        );
        notes.push({ code: 'money_unit', heading, unit: `${figure}元` });
      }
      const mixed = wanted.percent === undefined && SHARES.has(field) ? mixedShares(input, column) : null;
      if (mixed !== null)
        questions.push({
          code: 'percent',
          heading,
          field,
          samples: mixed,
          options: ['percent', 'fraction'],
          blocking: true,
        });
      const isOfTarget = field === 'actual' && recognition.constants.target === '100%';
      const isPercent =
        wanted.percent === 'percent' ||
        (wanted.percent === undefined &&
          (isOfTarget || (SHARES.has(field) && isInPercent(said))) &&
          hasWholePercents(input, column));
      if (isPercent) steps.push((text) => withMoneyUnit(text, '%'));
      // Written with its sign, 0.6 can't be taken for one of the percents beside it.
      if (wanted.percent === 'fraction') steps.push((text) => withMoneyUnit(scaleText(text, 100), '%'));
    }
    if (
      kind === 'text' &&
      (field === 'period' || field === 'cycle') &&
      cellsOf(input, column).some((text) => !isPlainPeriod(text) && spelledPeriod(text) !== null)
    )
      steps.push((text) => (isPlainPeriod(text) ? text : (spelledPeriod(text) ?? text)));
    const repeated = wanted.repeated === undefined ? repeatedAmount(input, field, column) : null;
    if (repeated !== null) questions.push(repeated);
    const leaveUnit = unitOfLeave(recognition, field, heading);
    if (leaveUnit !== null) steps.push((text) => withMoneyUnit(text, leaveUnit));
    const leaveHours = wanted.scale === undefined ? hoursOfLeave(field, said) : null;
    if (leaveHours !== null) steps.push((text) => withMoneyUnit(scaleText(text, leaveHours), '小时'));
    const scales =
      LABELS.has(field) && wanted.labels === undefined ? mixedScales(input, field, column) : null;
    if (scales !== null)
      questions.push({
        code: 'rating_scale',
        heading,
        field,
        samples: scales,
        options: ['as_is'],
        blocking: true,
      });
    if (Object.keys(format).length > 0) formats[heading] = format;
    plans.push({
      field,
      heading,
      kind,
      column,
      identifies: kind === 'key' || kinds[field]?.identifies === true,
      stripped: recognition.layout.strip?.[field] !== undefined || words !== null,
      ...(wanted.repeated === 'once' ? { once: true } : {}),
      convert: chain(steps),
    });
  }
  // An answer for one column of overtime is one for all of them.
  const [asked] = unclear.filter(({ samples }) => samples.length > 0);
  if (asked !== undefined) questions.push(hoursOrMinutes(asked));
  plans.sort((a, b) => a.column - b.column);
  return { plans, formats, notes, questions };
}

/** Whether every amount has a unit of its own in its heading, so that the one of the title is of nothing or of the same amounts. */
function contradictsHeadings({ recognition, head }: PlanInput, unit: MoneyUnit | null): boolean {
  if (unit === null) return false;
  const kinds = fieldsOf(recognition.table);
  return [...recognition.columns].every(([field, column]) => {
    const { name = '', group = '' } = head.headings[column] ?? {};
    return kinds[field]?.kind !== 'money' || statedMoneyUnit([name, `${group}/${name}`]) !== null;
  });
}

/** Figures of KPIs, each in the unit its heading states. */
const FIGURES = ['target', 'actual', 'floor', 'stretch', 'baseline'];

/** 目标值(万元) beside 实际值(元): the unit of each such column; null where they are of one mind, or the rows say their units. */
function unitsOfFigures(input: PlanInput): Map<string, MoneyUnit> | null {
  const { recognition, head } = input;
  const { table, columns } = recognition;
  if (table !== 'raw_kpi') return null;
  // A column of units beside them must speak of money in every row: 20 of something else is not 20万.
  const unit = columns.get('unit');
  if (unit !== undefined && !isMoney(cellsOf(input, unit))) return null;
  const units = new Map<string, MoneyUnit>();
  for (const field of FIGURES) {
    const unit = statedMoneyUnit([head.headings[columns.get(field) ?? -1]?.name ?? '']);
    if (unit !== null) units.set(field, unit);
  }
  return new Set(units.values()).size > 1 ? units : null;
}

const isMoney = (units: readonly string[]): boolean =>
  units.length > 0 && units.every((text) => /元$/u.test(text));

const TIME = /(?:\d|个)\s*(天|日|小时|分钟|秒|周|月|年|days?|hours?|hrs?)$/iu;

/** Whether some KPI is measured in days here and in hours there: then neither is a number alone. */
function mixesTimes({ recognition: { columns }, head, sample }: PlanInput): boolean {
  const first = head.rows.at(-1) ?? 0;
  const name = columns.get('kpi_name') ?? columns.get('kpi_id') ?? -1;
  const units = new Map<string, string>();
  return sample.some(({ row, cells }) => {
    if (row <= first) return false;
    const kpi = cells[name]?.trim() ?? '';
    return FIGURES.some((field) => {
      const unit = TIME.exec(cells[columns.get(field) ?? -1]?.trim() ?? '')?.[1];
      const before = units.get(kpi);
      if (unit !== undefined) units.set(kpi, unit);
      return unit !== undefined && before !== undefined && before !== unit;
    });
  });
}

/** What stands in the first rows of a column. */
function cellsOf({ head, sample }: PlanInput, column: number): string[] {
  const first = head.rows.at(-1) ?? 0;
  return sample.flatMap(({ row, cells }) => {
    const text = cells[column]?.trim() ?? '';
    return row > first && text !== '' ? [text] : [];
  });
}

/** 请假天数 and Hours say for every amount below what it counts, where no column does. */
function unitOfLeave({ table, columns }: Recognition, field: string, heading: string): '天' | '小时' | null {
  if (table !== 'raw_leave_request' || field !== 'amount' || columns.has('amount_unit')) return null;
  if (/天|日数|day/iu.test(heading)) return '天';
  return /小时|时数|hour/iu.test(heading) ? '小时' : null;
}

/** 事假(小时): hours of one cell of such a column of leave; null where it counts days. */
function hoursOfLeave(field: string, heading: string): number | null {
  if (!/(^|_)leave_days$/u.test(field)) return null;
  if (/小时|[(（]\s*(时|h|hrs?|hours?)\s*[)）]/iu.test(heading)) return 1;
  return /[(（]\s*(分钟?|mins?|minutes?)\s*[)）]/iu.test(heading) ? 1 / 60 : null;
}

/** Units that no cell carries. */
const POWERS: Readonly<Record<string, number>> = { 百万: 1e6, 千万: 1e7 };

/** Fields that are shares whatever the row is about; targets and actuals of several KPIs rightly stand in one column. */
const SHARES: ReadonlySet<string> = new Set(['weight', 'probability']);

/** Grades: a company has one scale of them. */
const LABELS: ReadonlySet<string> = new Set(['label_final', 'label_proposed', 'label_calibrated']);
const SCALES: readonly RegExp[] = [
  /^(s|sss|ss|a|b|c|d|e)[+-]?级?$/iu,
  /^\d(\.\d{1,2})?$/u,
  /^(卓越|杰出|优秀|优|良好|良|合格|称职|达标|一般|中|基本合格|基本称职|待改进|需改进|不合格|不称职|差)$/u,
  /^(far )?(exceed|meet|below|outstanding|partially|needs improvement|unsatisfactory|does not meet)/iu,
];

/** A sample of each scale where grades of two stand in one column; null where it is of one mind. */
function mixedScales({ head, sample, values }: PlanInput, field: string, column: number): string[] | null {
  const first = head.rows.at(-1) ?? 0;
  const texts = sample.flatMap((row) => (row.row > first ? [row.cells[column]?.trim() ?? ''] : []));
  // Those a person said the meaning of are no longer what they were.
  const open = texts.filter((text) => values[field]?.[text] === undefined);
  const found = SCALES.flatMap((scale) => open.find((text) => scale.test(text)) ?? []);
  return found.length > 1 ? found : null;
}

/** Samples of a column that writes 40% in some rows and a bare number in others; null where it is of one mind. */
function mixedShares({ head, sample }: PlanInput, column: number): string[] | null {
  const first = head.rows.at(-1) ?? 0;
  const texts = sample.flatMap((row) => (row.row > first ? [row.cells[column]?.trim() ?? ''] : []));
  const signed = texts.find((text) => /^\d+(\.\d+)?\s*[%％]$/u.test(text));
  // 0 is the same either way.
  const bare = texts.filter((text) => /^\d+(\.\d+)?$/u.test(text) && Number(text) !== 0);
  return signed === undefined || bare.length === 0 ? null : [...new Set([signed, ...bare])].slice(0, 5);
}

const isInPercent = (heading: string): boolean => /[%％]|百分比|percent/iu.test(heading);

/** Some bare number above 1.5, below a heading that says percent: then a bare 1 is one percent, too. */
function hasWholePercents({ head, sample }: PlanInput, column: number): boolean {
  const first = head.rows.at(-1) ?? 0;
  return sample.some((row) => {
    const text = row.cells[column]?.trim() ?? '';
    return row.row > first && /^\d+(\.\d+)?$/u.test(text) && Number(text) > 1.5;
  });
}

/** Words of the file that a person said the meaning of; others pass. */
function wordsStep(words: Readonly<Record<string, string | null>> | undefined): ColumnPlan['convert'] {
  const known = new Map(Object.entries(words ?? {}).map(([from, to]) => [cleanKey(from), to ?? '']));
  return known.size === 0 ? null : (text) => known.get(cleanKey(text)) ?? text;
}

function chain(steps: readonly NonNullable<ColumnPlan['convert']>[]): ColumnPlan['convert'] {
  const [only] = steps;
  if (only === undefined) return null;
  if (steps.length === 1) return only;
  return (text, flags) => {
    let value: string | Refusal = text;
    for (const step of steps) {
      if (typeof value !== 'string') return value;
      value = step(value, flags);
    }
    return value;
  };
}

/** 004(离职): who has left keeps his number; 1001.0 is 1001 through a program that counts with it. */
const OF_PEOPLE =
  /^(employee|owner|manager|dotted_manager|head|ratee|rater|given_by|support_by|held_by)_id$|^account$/u;
const HAS_LEFT = '\\s*\\(\\s*已?离职\\s*\\)$|(?<=^\\d+)\\.0$';

function keyStep(strip: string | undefined): (text: string, flags: number) => string | Refusal {
  const cut = strip === undefined ? null : new RegExp(strip, 'u');
  return (text, flags) => {
    const key = cleanKey(text);
    if (lostDigits(key, (flags & NUMBER) !== 0)) return DIGITS_LOST;
    return cut === null ? key : key.replace(cut, '');
  };
}

/** Rows of a sheet's head that are looked at as text before anything is decided. */
export const SAMPLE_ROWS = 1000;
export const SAMPLE_CELLS = 200_000;
