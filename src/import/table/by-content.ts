// What cells say about headings that mean two things: a grade of somebody's work or of his job, a rating of a person or one of several,
// a unit of people or of an amount.
import { type Heading, mapColumns, type Recognition, recognise } from '../profiles/recognise.ts';
import type { Head, HeadRow } from './head.ts';

/** L1, P5, M2-1, 3级: steps of a job ladder. */
const JOB_GRADE = /^(?:[A-Za-z]{1,4}[-\s]?\d{1,2}(?:[-.]\d)?|\d{1,2}\s*级|level\s*\d{1,2})$/iu;
const TWO_MEANINGS: ReadonlySet<string> = new Set(['grade', '等级']);
const NUMBER = /^\d{1,3}(?:[.,]\d+)?$/u;

/** The same sheet as its cells say it; as it was where they leave it open. */
export function byContent(
  found: Recognition,
  head: Head,
  sample: readonly HeadRow[],
  context: readonly string[],
): Recognition {
  const first = head.rows.at(-1) ?? 0;
  const rows = sample.filter(({ row }) => row > first).map(({ cells }) => cells);
  if (found.table === 'raw_kpi' && found.reshape === null) return withDirection(found, head, rows);
  if (found.table === 'raw_leave_request') return withAmountUnit(found, head, rows);
  if (found.table !== 'raw_rating' || found.reshape !== null) return found;
  return withJobGrades(found, head, rows, context) ?? severalRaters(found, head, rows) ?? found;
}

const DIRECTION =
  /^越[高大多低小少]越[好优佳]$|^[正反逆负]向?(?:型|性|类)?(?:指标)?$|^望[大小目]|^(?:the )?(?:higher|lower|more|less|fewer)(?: is|,? the)? better$|^(?:maximi[sz]e|minimi[sz]e|increase|decrease)$/iu;

/** 指标类型 whose cells say which way is better says that and no kind. */
function withDirection(
  found: Recognition,
  { headings }: Head,
  rows: readonly (readonly string[])[],
): Recognition {
  const column = found.columns.get('kind');
  if (column === undefined || found.columns.has('direction') || found.constants.direction !== undefined)
    return found;
  const texts = rows.map((cells) => cells[column]?.trim() ?? '').filter((text) => text !== '');
  if (texts.length === 0 || !texts.every((text) => DIRECTION.test(text))) return found;
  const columns = new Map([...found.columns, ['direction', column]]);
  columns.delete('kind');
  return {
    ...found,
    columns,
    mapping: { ...found.mapping, [headings[column]?.name ?? '']: 'direction' },
  };
}

const UNIT_OF_TIME = /^(?:天|日|小时|时|h|hrs?|hours?|d|days?)$/iu;

/** 单位 beside how long a leave is: what its amounts count, where every cell says so; else it is a unit of people. */
function withAmountUnit(
  found: Recognition,
  { headings }: Head,
  rows: readonly (readonly string[])[],
): Recognition {
  if (found.columns.has('amount_unit') || !found.columns.has('amount')) return found;
  const column = headings.findIndex(
    ({ name, forms }) =>
      found.mapping[name] === null && forms.some((form) => form === '单位' || form === 'unit'),
  );
  const texts = rows.map((cells) => cells[column]?.trim() ?? '').filter((text) => text !== '');
  if (column < 0 || texts.length === 0 || !texts.every((text) => UNIT_OF_TIME.test(text))) return found;
  return {
    ...found,
    columns: new Map([...found.columns, ['amount_unit', column]]),
    mapping: { ...found.mapping, [headings[column]?.name ?? '']: 'amount_unit' },
  };
}

/** Beside a score, a column of job levels under 等级 or Grade is no rating. */
function withJobGrades(
  found: Recognition,
  head: Head,
  rows: readonly (readonly string[])[],
  context: readonly string[],
): Recognition | null {
  const column = found.columns.get('label_final');
  const heading = column === undefined ? undefined : head.headings[column];
  if (column === undefined || !found.columns.has('final_score')) return null;
  if (heading?.forms.some((form) => TWO_MEANINGS.has(form)) !== true) return null;
  const texts = rows.map((cells) => cells[column]?.trim() ?? '').filter((text) => text !== '');
  if (texts.length === 0 || texts.some((text) => !JOB_GRADE.test(text))) return null;
  return recognise(
    head.headings.map((each): Heading => (each === heading ? { ...each, forms: [] } : each)),
    context,
  );
}

/** Numbers that several raters gave one person in a cycle are scores of a review: a rating is one for each person. */
function severalRaters(
  found: Recognition,
  head: Head,
  rows: readonly (readonly string[])[],
): Recognition | null {
  const { columns } = found;
  const [person, label, cycle] = [
    columns.get('employee_id'),
    columns.get('label_final'),
    columns.get('cycle'),
  ];
  const rater = columns.get('rater_id') ?? columns.get('rater');
  if (person === undefined || label === undefined || rater === undefined) return null;
  if (columns.has('label_proposed') || columns.has('label_calibrated')) return null;
  const raterOf = new Map<string, string>();
  let isSeveral = false;
  for (const cells of rows) {
    const [who, by, text] = [cells[person]?.trim(), cells[rater]?.trim(), cells[label]?.trim()];
    if (who === undefined || who === '' || by === undefined || by === '' || text === undefined || text === '')
      continue;
    if (!NUMBER.test(text)) return null;
    const key = `${cycle === undefined ? '' : (cells[cycle]?.trim() ?? '')}\n${who}`;
    const before = raterOf.get(key);
    if (before === undefined) raterOf.set(key, by);
    else if (before !== by) isSeveral = true;
  }
  if (!isSeveral) return null;
  const review = mapColumns(head.headings, 'raw_review_score');
  const isWhole =
    review.columns.has('score') &&
    (review.columns.has('rater_id') || review.columns.has('rater_name')) &&
    (review.columns.has('ratee_id') || review.columns.has('ratee_name'));
  return isWhole ? { ...review, reason: found.reason } : null;
}
