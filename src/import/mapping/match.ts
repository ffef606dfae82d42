// Which entries of a mapping document concern a file and its sheets.
import { byRows, sampleRows } from '../layouts/reshape.ts';
import { normaliseHeading } from '../profiles/heading.ts';
import type { SheetSource } from '../rows.ts';
import { findHead, type Head, type HeadRow, headAt } from '../table/head.ts';
import type { TextEncoding } from '../text/encodings.ts';
import type { FileMapping, MappingDocument, TableMapping } from './document.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What the entries that fit a sheet say: how its rows are read, and what holds however they are recognised. */
export interface ChosenMapping {
  table: TableMapping | undefined;
  /** Where the headings stand that the entry was recognised by. */
  head: Head | null;
  values: NonNullable<FileMapping['values']>;
  comments: FileMapping['comments'];
  damaged_text: FileMapping['damaged_text'];
}

/** How far down a header is looked for. */
const HEAD_ROWS = 60;
const HEAD_CELLS = 20_000;

const baseName = (file: string): string => file.split(/[\\/]/u).at(-1) ?? file;

/** Entries that name a file or no file, those for this file alone first. */
export function entriesFor(document: MappingDocument | undefined, file: string): FileMapping[] {
  const base = baseName(file);
  const fitting = (document?.files ?? []).filter(
    ({ match }) => match.file === undefined || glob(match.file).test(base),
  );
  const isOwn = ({ match }: FileMapping): boolean =>
    match.file !== undefined && (match.fingerprint !== undefined || match.sheet !== undefined);
  return [...fitting.filter(isOwn), ...fitting.filter((entry) => !isOwn(entry))];
}

/** The encoding a mapping names for this very file. */
export function namedEncoding(document: MappingDocument | undefined, file: string): TextEncoding | undefined {
  return entriesFor(document, file).find(({ match, encoding }) => match.file !== undefined && encoding)
    ?.encoding;
}

/** The encoding a mapping names for a layout, where the file, read in it, has the headings. */
export async function layoutEncoding(
  document: MappingDocument | undefined,
  file: string,
  open: (encoding: TextEncoding) => Promise<SheetSource>,
): Promise<TextEncoding | undefined> {
  for (const entry of entriesFor(document, file)) {
    if (entry.encoding === undefined || entry.match.file !== undefined) continue;
    const sheet = await open(entry.encoding);
    const { sample } = await sampleRows(sheet, HEAD_ROWS, HEAD_CELLS, async () => undefined);
    if (fits(entry, sheet, sample) !== null) return entry.encoding;
  }
  return undefined;
}

/** Chooses among the entries of a document by the head of a sheet. */
export function chooseMapping(
  document: MappingDocument | undefined,
  file: string,
  sheet: SheetSource,
  sample: readonly HeadRow[],
): ChosenMapping {
  const chosen: ChosenMapping = {
    table: undefined,
    head: null,
    values: {},
    comments: undefined,
    damaged_text: undefined,
  };
  for (const entry of entriesFor(document, file)) {
    if (entry.match.sheet !== undefined && entry.match.sheet !== sheet.name) continue;
    const fit = fits(entry, sheet, sample);
    if (fit === null) continue;
    for (const [field, words] of Object.entries(entry.values ?? {}))
      chosen.values[field] = { ...words, ...chosen.values[field] };
    chosen.comments ??= entry.comments;
    chosen.damaged_text ??= entry.damaged_text;
    if (chosen.table !== undefined || entry.table === undefined) continue;
    chosen.table = { ...entry, table: entry.table };
    chosen.head = fit.head;
  }
  return chosen;
}

/** Null where the headings are others; the head they stand in where they were compared. */
function fits(
  entry: FileMapping,
  sheet: SheetSource,
  sample: readonly HeadRow[],
): { head: Head | null } | null {
  const { headings, fingerprint } = entry.match;
  if (headings === undefined && fingerprint === undefined) return { head: null };
  for (const head of heads(entry, sheet, sample)) {
    if (head === null) continue;
    if (headings !== undefined && !hasHeadings(head, headings)) continue;
    if (fingerprint !== undefined && fingerprintOf(head, entry.layout) !== fingerprint) continue;
    return { head };
  }
  return null;
}

/** Where the headings may be: in the rows the entry names, or, with a title row more or less, where a header is found. */
function* heads(entry: FileMapping, sheet: SheetSource, sample: readonly HeadRow[]): Generator<Head | null> {
  const { layout, header_rows: rows } = entry;
  if (layout?.kind === 'positions' || layout?.kind === 'card_blocks') {
    yield byRows(sheet, sample, layout, [sheet.name])?.head ?? null;
    return;
  }
  if (rows !== undefined) yield headAt(sample, rows, sheet.merges);
  yield findHead(sample, sheet.merges);
}

/** Whether all these headings are there, in any order. */
export function hasHeadings(head: Head, wanted: readonly string[]): boolean {
  const present = new Set(head.headings.map(({ name }) => normaliseHeading(name)));
  return wanted.every((heading) => present.has(normaliseHeading(heading)));
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu');
}
