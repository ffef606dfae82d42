// The intake fields and every heading known to mean one of them. Columns are those of the raw_* tables in queries/model.

import type { FieldSpec } from './field-spec.ts';
import { attendanceFields } from './fields-attendance.ts';
import { businessFields } from './fields-business.ts';
import { peopleFields } from './fields-people.ts';
import { recordFields } from './fields-records.ts';
import { normaliseHeading } from './heading.ts';

export const intakeFields = {
  ...peopleFields,
  ...businessFields,
  ...attendanceFields,
  ...recordFields,
} satisfies Record<string, Record<string, FieldSpec>>;

export type IntakeTable = keyof typeof intakeFields;

export const intakeTableNames = Object.keys(intakeFields) as IntakeTable[];

export function fieldsOf(table: IntakeTable): Readonly<Record<string, FieldSpec>> {
  return intakeFields[table];
}

interface AliasHit {
  field: string;
  /** Place of the alias in its list: lower is surer. */
  rank: number;
}

const aliasIndex = new Map<IntakeTable, Map<string, AliasHit>>();
for (const table of intakeTableNames) {
  const index = new Map<string, AliasHit>();
  for (const [field, spec] of Object.entries(fieldsOf(table))) {
    [field, ...spec.aliases].forEach((alias, rank) => {
      const key = normaliseHeading(alias);
      if (!index.has(key)) index.set(key, { field, rank });
    });
  }
  aliasIndex.set(table, index);
}

/** What in brackets makes something else of a heading: a rating (manager) is no rating, an amount (planned) no amount. */
const TURNS =
  /self|manager|worker|peer|calibrat|target|plan|budget|forecast|previous|prior|last(?!,|name|suffix)|ytd|自评|上级|主管|经理|他评|同事|校准|目标|计划|预算|预测|上期|上年|去年|同期|累计|历史|环比|同比|加权/u;
const OF_TIME = /^(小时|时|h|hrs?|hours?|分钟|分|mins?|minutes?)$/u;
/** The same in hours or minutes, where a table has both. */
const IN_TIME: Readonly<Record<string, string>> = {
  late_count: 'late_minutes',
  early_count: 'early_minutes',
  attended_days: 'worked_minutes',
};

/** The field a normalised heading means in a table; the unit in brackets may be left out: 金额(万元) → 金额. */
export function findField(table: IntakeTable, heading: string): AliasHit | undefined {
  const index = aliasIndex.get(table);
  const exact = index?.get(heading);
  const [found, bare, inside] = /^(.+)[([]([^()[\]]*)[)\]]$/u.exec(heading) ?? [];
  if (exact !== undefined || found === undefined || TURNS.test(inside ?? '')) return exact;
  const hit = index?.get(bare ?? '');
  if (hit === undefined || !OF_TIME.test(inside ?? '') || !/_(days|count)$/u.test(hit.field)) return hit;
  // Cells of leave in hours say so, and SQL brings them to days.
  if (/(^|_)leave_days$/u.test(hit.field)) return hit;
  const field = IN_TIME[hit.field];
  return field !== undefined && field in fieldsOf(table) ? { ...hit, field } : undefined;
}

/** Whether any table knows this heading: what tells a header row from a title or data row. */
export function isKnownHeading(heading: string): boolean {
  return intakeTableNames.some((table) => findField(table, heading) !== undefined);
}

let words: string[] | undefined;

/** Non-ASCII heading words of the dictionary as they are written, for judging encodings. */
export function headingWords(): readonly string[] {
  words ??= [
    ...new Set(
      intakeTableNames.flatMap((table) =>
        Object.values(fieldsOf(table)).flatMap((spec) =>
          spec.aliases.filter((alias) => /[^\x20-\x7e]/u.test(alias)),
        ),
      ),
    ),
  ];
  return words;
}
