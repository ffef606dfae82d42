// What the importer asks, and the entry of the mapping document that answers it.
import { measureHeading } from '@/import/layouts/period-columns.ts';
import { statedMonths, statedRange } from '@/import/layouts/range.ts';
import type { FileMapping } from '@/import/mapping/document.ts';
import { mappingOf } from '@/import/mapping/entries.ts';
import { MONEY_SCALES } from '@/import/table/context.ts';
import type { ColumnFormat, FileReport, Question, SheetReport } from '@/import/types.ts';

/** Questions about the months that stand across: `2026`, or from one month to another. */
const ABOUT_MONTHS = ['period_year', 'period_months'];
/** Questions about the days a sheet covers: a range answers them, or a year or month that makes one. */
const ABOUT_DAYS = ['year', 'period', 'day_range', 'day_columns', ...ABOUT_MONTHS];

export const isAboutDays = (question: Question): boolean => ABOUT_DAYS.includes(question.code);

/** What a sheet asks; of the second table its rows feed, only what the first does not ask already. */
export function questionsOf(sheet: SheetReport): Question[] {
  const asked = sheet.questions.some(isAboutDays);
  const also = (sheet.also?.questions ?? []).filter((question) => !(asked && isAboutDays(question)));
  return [...sheet.questions, ...also];
}

/** The entry under which the question is answered; null where the answer says nothing the question can use. */
export function answered(
  report: FileReport,
  sheet: SheetReport,
  question: Question,
  answer: string,
): FileMapping | null {
  const entry = mappingOf(report, sheet);
  if (entry === null) return null;
  if (isAboutDays(question)) return withDays(entry, question, answer);
  const { heading, field } = question;
  if (question.code === 'measure' || question.code === 'lone_measure')
    return withMeasure(entry, question, answer);
  if (question.code === 'damaged_text') return { ...entry, damaged_text: 'keep' };
  if (question.code === 'grade_or_score' && answer === 'score' && heading !== null)
    return { ...entry, columns: { ...entry.columns, [heading]: 'final_score' } };
  if (question.code === 'rating_stage' && heading !== null)
    return answer === 'proposed' || answer === 'final'
      ? { ...entry, columns: { ...entry.columns, [heading]: `label_${answer}` } }
      : null;
  const format = formatOf(question, answer);
  if (heading !== null) {
    if (format === null) return null;
    const before = entry.formats?.[heading];
    return { ...entry, formats: { ...entry.formats, [heading]: { ...before, ...format } } };
  }
  return field === null ? null : { ...entry, constants: { ...entry.constants, [field]: answer } };
}

/** `2026` completes the range a title states without its year; `2026-06` is a month; else both days are named. */
function withDays(entry: FileMapping, question: Question, answer: string): FileMapping | null {
  const isYear = /^20\d\d$/.test(answer);
  const wholeYear = { from: `${answer}-01-01`, to: `${answer}-12-31` };
  const isOfColumn = question.code === 'year' && question.heading !== null && question.field !== null;
  const range = ABOUT_MONTHS.includes(question.code)
    ? isYear && question.code === 'period_year'
      ? wholeYear
      : (statedMonths(answer) ?? statedRange([answer]))
    : isOfColumn && isYear && statedRange(question.samples) !== 'year'
      ? wholeYear
      : statedRange([answer, ...question.samples, ...(isYear ? [`generated: ${answer}-12`] : [])]);
  if (range === null || range === 'year') return null;
  // Days of a column without their year.
  const { heading, field } = question;
  if (entry.layout?.kind !== 'wide' && heading !== null && field !== null && entry.columns[heading] === field)
    return {
      ...entry,
      formats: { ...entry.formats, [heading]: { ...entry.formats?.[heading], ...range } },
    };
  return entry.layout?.kind === 'wide'
    ? { ...entry, layout: { ...entry.layout, ...range } }
    : {
        ...entry,
        constants: { ...entry.constants, period_start: range.from, period_end: range.to },
      };
}

/** What bare months of a KPI sheet hold, or what a column without a month speaks of. */
function withMeasure(entry: FileMapping, question: Question, answer: string): FileMapping | null {
  const { layout } = entry;
  if (layout?.kind !== 'wide') return null;
  if (question.code === 'lone_measure')
    return answer === 'whole' || answer === 'each' ? { ...entry, layout: { ...layout, lone: answer } } : null;
  if (answer !== 'target' && answer !== 'actual') return null;
  const value = measureHeading('raw_kpi', answer);
  const { [layout.value]: _unsaid, ...columns } = entry.columns;
  return { ...entry, layout: { ...layout, value }, columns: { ...columns, [value]: answer } };
}

function formatOf(question: Question, answer: string): ColumnFormat | null {
  switch (question.code) {
    case 'date_order':
      return answer === 'dmy' || answer === 'mdy' || answer === 'ymd' ? { date: answer } : null;
    case 'number_format':
      return answer === '1,234.56' || answer === '1.234,56' ? { number: answer } : null;
    case 'percent':
      return answer === 'fraction' || answer === 'percent' ? { percent: answer } : null;
    case 'grade_or_score':
      return answer === 'grade' ? { labels: 'as_is' } : null;
    case 'rating_scale':
      return answer === 'as_is' ? { labels: answer } : null;
    case 'repeated_amount':
      return answer === 'once' || answer === 'each_line' ? { repeated: answer } : null;
    case 'duration_unit':
      return answer === 'hours' || answer === 'minutes' ? { scale: answer === 'hours' ? 60 : 1 } : null;
    case 'money_unit': {
      const scale = MONEY_SCALES[answer];
      return scale === undefined ? null : { scale };
    }
    case 'hours_a_day':
    case 'minutes_a_day':
      return Number(answer) > 0 ? { scale: 1 / Number(answer) } : null;
    case 'day_share':
    case 'unit':
      return Number(answer) > 0 ? { scale: Number(answer) } : null;
    default:
      return null;
  }
}
