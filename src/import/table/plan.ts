// How each mapped column's cells become text for the intake table.
import { isPlainPeriod, spelledPeriod } from '../layouts/period-text.ts';
import type { TableMapping } from '../mapping/document.ts';
import type { FieldKind } from '../profiles/field-spec.ts';
import { fieldsOf } from '../profiles/fields.ts';
import type { Recognition } from '../profiles/recognise.ts';
import { NUMBER, type SheetSource } from '../rows.ts';
import type { ColumnFormat, Note, Question } from '../types.ts';
import { cellsOf } from './cells.ts';
import { cleanKey, lostDigits } from './clean.ts';
import { type MoneyUnit, statedMoneyUnit } from './context.ts';
import { yearlessDays } from './days.ts';
import { absenceIn, durationUnits, hoursOfLeave, saidOf, unitOfLeave } from './durations.ts';
import { gatherEvidence } from './evidence.ts';
import { FIGURES, mixesTimes, TIME, unitsOfFigures } from './figure-units.ts';
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
import { hasWholePercents, isInPercent, LABELS, mixedScales, mixedShares, SHARES } from './mixed.ts';
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

/** Units that no cell carries. */
const POWERS: Readonly<Record<string, number>> = { 百万: 1e6, 千万: 1e7 };

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
