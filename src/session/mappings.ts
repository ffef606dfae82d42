// What the mapping workbench needs of the importer: raw rows, the fields a column can feed, entries of the mapping document.
import { previewInWorker } from '@/import/client.ts';
import type { TableMapping } from '@/import/mapping/document.ts';
import { emptyEntry, mappingOf } from '@/import/mapping/entries.ts';
import { fingerprintOf } from '@/import/mapping/fingerprint.ts';
import type { FilePreview, SheetPreview } from '@/import/preview.ts';
import { fieldsOf, type IntakeTable, intakeTableNames } from '@/import/profiles/fields.ts';
import { headAt } from '@/import/table/head.ts';
import { freeText } from '@/import/table/private.ts';
import type { FileReport, ImportSource, SheetReport } from '@/import/types.ts';

export type { TableMapping } from '@/import/mapping/document.ts';
export {
  withEncoding,
  withEntry,
  withHidden,
  withIdentities,
  withoutValue,
  withValue,
} from '@/import/mapping/entries.ts';
export type { FilePreview, SheetPreview } from '@/import/preview.ts';

export const intakeTables: readonly IntakeTable[] = intakeTableNames;

/** Names of the fields of an intake table with what their cells are. */
export function fieldKinds(table: IntakeTable): { name: string; kind: string }[] {
  return Object.entries(fieldsOf(table))
    .filter(([name]) => name !== 'aside')
    .map(([name, { kind }]) => ({ name, kind }));
}

/** The first rows of every sheet, in the encoding the file was read in. */
export const previewOf = (source: ImportSource, report: FileReport): Promise<FilePreview> =>
  previewInWorker(source, report.declared_encoding);

/** What was understood, or for a sheet nobody knows its headings with nothing behind them. */
export function draftOf(report: FileReport, sheet: SheetReport): TableMapping {
  const understood = mappingOf(report, sheet);
  if (understood?.table !== undefined) return { ...understood, table: understood.table };
  return {
    ...emptyEntry(report, sheet),
    ...(sheet.header_rows.length === 0 ? {} : { header_rows: sheet.header_rows.slice(0, 2) }),
    table: 'raw_employee',
    columns: Object.fromEntries(Object.keys(sheet.mapping).map((heading) => [heading, null])),
  };
}

/** The draft with another header: its headings keep their fields where they stay, and it is recognised by the new ones. */
export function withHeader(draft: TableMapping, sheet: SheetPreview, rows: number[]): TableMapping {
  const head = headAt(sheet.rows, rows, sheet.merges);
  if (head === null) return { ...draft, header_rows: rows };
  const names = head.headings.map(({ name }) => name).filter((name) => name !== '');
  return {
    ...draft,
    match: { ...draft.match, fingerprint: fingerprintOf(head, draft.layout) },
    header_rows: rows,
    columns: Object.fromEntries(names.map((name) => [name, draft.columns[name] ?? null])),
  };
}

/**
 * The draft after the sheet was read again for another reason (a question was answered beside it): what the reading changed is taken
 * over, what was chosen by hand and not yet applied stays.
 */
export function withReading(draft: TableMapping, before: TableMapping, after: TableMapping): TableMapping {
  const columns = Object.entries(changed(before.columns, after.columns));
  const formats = changed(before.formats, after.formats);
  const constants = changed(before.constants, after.constants);
  const layout = changed({ layout: before.layout }, { layout: after.layout });
  return {
    ...draft,
    columns: {
      ...draft.columns,
      ...Object.fromEntries(columns.filter(([heading]) => heading in draft.columns)),
    },
    ...(isEmpty(formats) ? {} : { formats: { ...draft.formats, ...formats } }),
    ...(isEmpty(constants) ? {} : { constants: { ...draft.constants, ...constants } }),
    ...(after.layout === undefined ? {} : layout),
    ...(after.damaged_text === undefined ? {} : { damaged_text: after.damaged_text }),
  };
}

/** The entries that are another one than before, or new. */
function changed<V>(
  before: Readonly<Record<string, V>> = {},
  after: Readonly<Record<string, V>> = {},
): Record<string, V> {
  const isSame = (name: string, value: V) => JSON.stringify(before[name]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !isSame(name, value)));
}

const isEmpty = (entries: object): boolean => Object.keys(entries).length === 0;

/** Whether rows of the table may hold what people wrote about people. */
export const hasFreeText = (table: IntakeTable): boolean => freeText(table).length > 0;

/** Headings by column, as mappings name them; '' where there is none. */
export const headingsAt = (sheet: SheetPreview, rows: readonly number[]): string[] =>
  rows.length === 0 ? [] : (headAt(sheet.rows, rows, sheet.merges)?.headings.map(({ name }) => name) ?? []);
