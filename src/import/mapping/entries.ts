// Entries of mapping documents made from what was understood and answered.
import type { Layout } from '../layouts/schema.ts';
import type { TextEncoding } from '../text/encodings.ts';
import type { FileReport, SheetReport } from '../types.ts';
import type { FileMapping, MappingDocument } from './document.ts';

/** What one file states about itself: remembered for that file alone, never for the next month's. */
const OF_ONE_FILE = ['period', 'period_start', 'period_end', 'cycle', 'produced_on'];

/** An entry for the sheet that says nothing yet. */
export function emptyEntry(report: FileReport, sheet: SheetReport): FileMapping {
  const alike = report.sheets.filter(({ fingerprint }) => fingerprint === sheet.fingerprint);
  const file = { file: nameAsGlob(report.file) };
  return {
    match: {
      ...(sheet.fingerprint === null ? file : { fingerprint: sheet.fingerprint }),
      // Two sheets of one layout may have been told apart by hand.
      ...(alike.length > 1 ? { sheet: sheet.name } : {}),
    },
    ...(sheet.fingerprint === null || sheet.layout === null ? {} : { layout: ofAnyMonth(sheet.layout) }),
    ...(report.declared_encoding === undefined ? {} : { encoding: report.declared_encoding }),
    columns: {},
  };
}

/** What was understood of a sheet: read with it, the file gives the same records. Null where no table was found. */
export function mappingOf(report: FileReport, sheet: SheetReport): FileMapping | null {
  if (sheet.table === null) return null;
  const isFromTitle = sheet.notes.some(({ code }) => code === 'period_from_title');
  const formats = { ...sheet.also?.formats, ...sheet.formats };
  const timeless = isFromTitle ? withoutTime(sheet.constants) : sheet.constants;
  const constants = sheet.notes.some(({ code }) => code === 'owner_from_sheet')
    ? withoutOwner(timeless)
    : timeless;
  return {
    ...emptyEntry(report, sheet),
    header_rows: sheet.header_rows.slice(0, 2),
    ...(sheet.layout === null ? {} : { layout: sheet.layout }),
    table: sheet.table,
    columns: { ...sheet.mapping },
    ...(isEmpty(formats) ? {} : { formats }),
    ...(isEmpty(constants) ? {} : { constants: { ...constants } }),
    ...(isEmpty(sheet.values) ? {} : { values: sheet.values }),
    ...(sheet.comments === undefined ? {} : { comments: sheet.comments }),
    ...(sheet.damaged_text === undefined ? {} : { damaged_text: sheet.damaged_text }),
  };
}

/** The unit a sheet is called by is of that sheet alone. */
function withoutOwner(constants: SheetReport['constants']): SheetReport['constants'] {
  const { owner_name: _name, owner_type: _type, ...rest } = constants;
  return rest;
}

/** A document under which the file's bytes are read in this encoding. */
export function withEncoding(
  document: MappingDocument | undefined,
  file: string,
  encoding: TextEncoding,
): MappingDocument {
  return withSetting(document, { match: { file: nameAsGlob(file) }, encoding, columns: {} });
}

/** A document that remembers the encoding a person chose for a file also for files of its layout to come. */
export function withLayoutEncoding(
  document: MappingDocument | undefined,
  report: FileReport,
): MappingDocument | undefined {
  const { declared_encoding: encoding } = report;
  if (encoding === undefined) return document;
  return report.sheets
    .filter(({ fingerprint }) => fingerprint !== null)
    .reduce<MappingDocument | undefined>((all, sheet) => {
      const { match, layout } = emptyEntry(report, sheet);
      return withSetting(all, { match, ...(layout === undefined ? {} : { layout }), encoding, columns: {} });
    }, document);
}

/**
 * A document under which a hidden sheet of the file is read, or not any more. Once it is read, not to read it any more is said of its
 * layout too.
 */
export function withHidden(
  document: MappingDocument | undefined,
  report: FileReport,
  sheet: SheetReport,
  include_hidden: boolean,
): MappingDocument {
  const place = JSON.stringify(hiddenPlace(sheet));
  const said = withSetting(document, {
    match: { file: nameAsGlob(report.file), sheet: sheet.name },
    include_hidden,
    columns: {},
  });
  const files = said.files.map((entry) =>
    entry.include_hidden === true && JSON.stringify(entry.match) === place
      ? { ...entry, include_hidden }
      : entry,
  );
  return { ...said, files };
}

/** A document that remembers hidden sheets that were read also for files of their layout to come. */
export function withLayoutHidden(
  document: MappingDocument | undefined,
  report: FileReport,
): MappingDocument | undefined {
  return report.sheets
    .filter(({ table, notes }) => table !== null && notes.some(({ code }) => code === 'hidden_sheet_read'))
    .reduce<MappingDocument | undefined>((all, sheet) => {
      const match = hiddenPlace(sheet);
      return match === null ? all : withSetting(all, { match, include_hidden: true, columns: {} });
    }, document);
}

/** A hidden sheet in files to come: its name and its headings, so that no other hidden sheet is taken for it. */
const hiddenPlace = ({ name, fingerprint }: SheetReport): FileMapping['match'] | null =>
  fingerprint === null ? null : { fingerprint, sheet: name };

/** The setting joins what the document says of the same place already. */
function withSetting(document: MappingDocument | undefined, entry: FileMapping): MappingDocument {
  const place = JSON.stringify(entry.match);
  const before = document?.files.find(({ match }) => JSON.stringify(match) === place);
  const others = (document?.files ?? []).filter((each) => each !== before);
  const joined = before === undefined ? entry : { ...before, ...entry, columns: before.columns };
  return { ...document, version: 2, files: [joined, ...others] };
}

/**
 * A document that remembers the entry in place of the one for the same files. What holds for one file only (its period) is kept for
 * that file; the rest also for files of its layout to come.
 */
export function withEntry(
  document: MappingDocument | undefined,
  entry: FileMapping,
  file: string,
): MappingDocument {
  const added =
    isOfOneFile(entry) && entry.match.fingerprint !== undefined
      ? [{ ...entry, match: { ...entry.match, file: nameAsGlob(file) } }, general(entry)]
      : [entry];
  const places = new Set(added.map(({ match }) => JSON.stringify(match)));
  const others = (document?.files ?? []).filter(({ match }) => !places.has(JSON.stringify(match)));
  return { ...document, version: 2, files: [...added, ...others] };
}

/** A document that says who is meant. */
export function withIdentities(
  document: MappingDocument | undefined,
  said: NonNullable<MappingDocument['identities']>,
): MappingDocument {
  const { people, ...rest } = said;
  const identities = {
    ...document?.identities,
    ...rest,
    ...(people === undefined ? {} : { people: { ...document?.identities?.people, ...people } }),
  };
  return { ...document, version: 2, identities, files: document?.files ?? [] };
}

/** A document that no longer says who a person of the files is, or what becomes of leading zeros. */
export function withoutIdentity(
  document: MappingDocument,
  said: { person: string } | 'zeros',
): MappingDocument {
  const { identities, ...rest } = document;
  const { zeros, people = {} } = identities ?? {};
  const left = Object.entries(people).filter(([key]) => said === 'zeros' || key !== said.person);
  const kept = {
    ...(zeros === undefined || said === 'zeros' ? {} : { zeros }),
    ...(left.length === 0 ? {} : { people: Object.fromEntries(left) }),
  };
  return isEmpty(kept) ? rest : { ...rest, identities: kept };
}

/** A document that says what a word of a field stands for in the files this sheet's entry is about. */
export function withValue(
  document: MappingDocument | undefined,
  report: FileReport,
  sheet: SheetReport,
  { field, from, to }: { field: string; from: string; to: string | null },
): MappingDocument {
  const { match, layout } = emptyEntry(report, sheet);
  const place = JSON.stringify(match);
  // What another entry says of the word would still be heard.
  const rest = document === undefined ? undefined : withoutValue(document, field, from);
  const before = rest?.files.find((entry) => JSON.stringify(entry.match) === place);
  const values = { ...before?.values, [field]: { ...before?.values?.[field], [from]: to } };
  return withSetting(rest, { match, ...(layout === undefined ? {} : { layout }), values, columns: {} });
}

/** A document that no longer says what a word of a field stands for. */
export function withoutValue(document: MappingDocument, field: string, from: string): MappingDocument {
  return {
    ...document,
    files: document.files.map((entry) => {
      if (entry.values?.[field]?.[from] === undefined) return entry;
      const { [from]: _said, ...words } = entry.values[field];
      return { ...entry, values: { ...entry.values, [field]: words } };
    }),
  };
}

/** Both documents in one: what `newer` says of a layout or a person holds. */
export function merged(older: MappingDocument | undefined, newer: MappingDocument): MappingDocument {
  if (older === undefined) return newer;
  const places = new Set(newer.files.map(({ match }) => JSON.stringify(match)));
  const people = { ...older.identities?.people, ...newer.identities?.people };
  const identities = {
    ...older.identities,
    ...newer.identities,
    ...(isEmpty(people) ? {} : { people }),
  };
  return {
    ...older,
    ...newer,
    ...(isEmpty(identities) ? {} : { identities }),
    files: [...newer.files, ...older.files.filter(({ match }) => !places.has(JSON.stringify(match)))],
  };
}

function isOfOneFile({ constants, formats, layout, damaged_text }: FileMapping): boolean {
  return (
    damaged_text !== undefined ||
    Object.values(formats ?? {}).some(({ from }) => from !== undefined) ||
    [...OF_ONE_FILE, 'owner_name'].some((field) => constants?.[field] !== undefined) ||
    (layout?.kind === 'wide' && layout.from !== undefined)
  );
}

function general({ constants, formats, layout, damaged_text: _lost, ...entry }: FileMapping): FileMapping {
  const timeless = withoutTime(constants ?? {});
  const kept = timeless.owner_name === undefined ? timeless : withoutOwner(timeless);
  const written = Object.fromEntries(
    Object.entries(formats ?? {}).flatMap(([heading, { from: _from, to: _to, ...format }]) =>
      isEmpty(format) ? [] : [[heading, format]],
    ),
  );
  return {
    ...entry,
    ...(layout === undefined ? {} : { layout: ofAnyMonth(layout) }),
    ...(isEmpty(written) ? {} : { formats: written }),
    ...(isEmpty(kept) ? {} : { constants: kept }),
  };
}

/** The days a layout covers are those of one file. */
function ofAnyMonth(layout: Layout): Layout {
  if (layout.kind !== 'wide') return layout;
  const { from: _from, to: _to, ...rest } = layout;
  return rest;
}

const withoutTime = (constants: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(constants).filter(([field]) => !OF_ONE_FILE.includes(field)));

const isEmpty = (record: object): boolean => Object.keys(record).length === 0;

/** A name may hold what a glob reads as "any character". */
const nameAsGlob = (file: string): string => (file.split(/[\\/]/u).at(-1) ?? file).replace(/\*/g, '?');
