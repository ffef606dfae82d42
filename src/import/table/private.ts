// Leaves columns of private numbers behind, judged by their values (a heading may say anything), and free text where a mapping says so.
import { fieldsOf, type IntakeTable } from '../profiles/fields.ts';
import { arePrivate } from '../profiles/private-values.ts';
import type { Recognition } from '../profiles/recognise.ts';
import type { Head, HeadRow } from './head.ts';

/** The recognition without columns whose cells are identity, mobile or card numbers; they are listed as dropped. */
export function withoutPrivate(
  recognition: Recognition,
  head: Head,
  sample: readonly HeadRow[],
): Recognition {
  const kinds = fieldsOf(recognition.table);
  const first = head.rows.at(-1) ?? 0;
  const rows = sample.filter((row) => row.row > first);
  const columns = new Map(recognition.columns);
  const mapping = { ...recognition.mapping };
  const dropped = [...recognition.dropped];
  head.headings.forEach((heading, column) => {
    if (heading.name === '' || dropped.includes(heading.name)) return;
    const field = mapping[heading.name] ?? null;
    const kind = field === null ? 'text' : kinds[field]?.kind;
    // Amounts and dates may look like anything; they are read as what they are.
    if (kind !== 'text' && kind !== 'id' && kind !== 'key') return;
    if (!arePrivate(rows.map((row) => row.cells[column] ?? ''))) return;
    dropped.push(heading.name);
    mapping[heading.name] = null;
    if (field !== null && columns.get(field) === column) columns.delete(field);
  });
  return dropped.length === recognition.dropped.length
    ? recognition
    : { ...recognition, columns, mapping, dropped };
}

/** Fields that hold what people wrote about people, by table: nothing is computed from them. */
const FREE_TEXT: Partial<Record<IntakeTable, readonly string[]>> = {
  raw_review_score: ['comment'],
  raw_rating: ['reason'],
  raw_feedback: ['note', 'behaviour'],
  raw_coaching: ['cause', 'action', 'result'],
  raw_target_adjustment: ['reason'],
  raw_improvement_plan: ['goals', 'milestones'],
  raw_check_in: ['progress', 'problem'],
};

/** Fields of free text in a table. */
export const freeText = (table: IntakeTable): readonly string[] => FREE_TEXT[table] ?? [];

/** The recognition without free text. The mapping still says what the columns are, so that the decision can be taken back. */
export function withoutComments(recognition: Recognition): Recognition {
  const free = freeText(recognition.table);
  const left = Object.entries(recognition.mapping).flatMap(([heading, field]) =>
    field !== null && free.includes(field) ? [heading] : [],
  );
  return {
    ...recognition,
    columns: new Map([...recognition.columns].filter(([field]) => !free.includes(field))),
    dropped: [...recognition.dropped, ...left],
  };
}
