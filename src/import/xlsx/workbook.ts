// An XLSX workbook: which sheets there are, their shared strings and formats, and their rows as they are asked for.
import { damaged, unpack, unpackText, type ZipEntry } from '../container/zip.ts';
import type { SheetSource } from '../rows.ts';
import { readSheet } from './read-sheet.ts';
import { SharedStrings } from './strings.ts';
import { attribute, type CellFormat, parseStyles, tagsIn } from './styles.ts';

/** Packed rows up to this size are kept while the sheet is read; of larger sheets the XML is read again. */
const KEEP = 128 * 1024 * 1024;

export interface Workbook {
  sheets: { name: string; hidden: boolean; entry: ZipEntry }[];
  /** Reads a sheet to its end; its merges are known from then on. `onBlock` as in SheetSource. */
  open(index: number, onBlock?: (bytes: number) => Promise<void>): Promise<SheetSource>;
}

/** Reads the small parts. Throws `import.damaged_file` where there is no workbook in the file. */
export async function openWorkbook(
  blob: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  file: string,
): Promise<Workbook> {
  const path = await workbookPath(blob, entries, file);
  const entry = entries.get(path);
  if (entry === undefined) throw damaged(file, 'the workbook part is missing');
  const xml = await unpackText(blob, entry, file);
  const relations = await relationsOf(blob, entries, path, file);
  const date1904 = tagsIn(xml, 'workbookPr').some((tag) =>
    /^(1|true|on)$/u.test(attribute(tag, 'date1904') ?? ''),
  );
  const sheets = tagsIn(xml, 'sheet').flatMap((tag) => {
    const relation = relations.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '');
    const part = relation === undefined ? undefined : entries.get(relation.target);
    if (part === undefined || relation?.type.endsWith('/worksheet') === false) return [];
    return [
      {
        name: attribute(tag, 'name') ?? '',
        hidden: /hidden/iu.test(attribute(tag, 'state') ?? ''),
        entry: part,
      },
    ];
  });
  const related = (suffix: string): ZipEntry | undefined => {
    const relation = [...relations.values()].find(({ type }) => type.endsWith(suffix));
    return relation === undefined ? undefined : entries.get(relation.target);
  };
  const strings = new SharedStrings();
  const stringsEntry = related('/sharedStrings');
  if (stringsEntry !== undefined)
    for await (const block of unpack(blob, stringsEntry, file)) strings.push(block);
  strings.seal();
  const stylesEntry = related('/styles');
  const formats: readonly CellFormat[] =
    stylesEntry === undefined ? [] : parseStyles(await unpackText(blob, stylesEntry, file, 64 * 1024 * 1024));
  return {
    sheets,
    open: async (index, onBlock) => {
      const sheet = sheets[index];
      if (sheet === undefined) throw damaged(file, `sheet ${index} is missing`);
      const { name, hidden, entry } = sheet;
      const context = { file, sheet: name, strings, formats, date1904 };
      const blocks = () => unpack(blob, entry, file);
      const { merges, read } = await readSheet(context, blocks, entry, KEEP, onBlock);
      return { name, hidden, merges, commaSeparated: false, read };
    },
  };
}

async function workbookPath(
  blob: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  file: string,
): Promise<string> {
  const root = await relationsOf(blob, entries, '', file);
  const office = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'));
  if (office !== undefined && entries.has(office.target)) return office.target;
  return [...entries.keys()].find((name) => /(^|\/)workbook\.xml$/u.test(name)) ?? 'xl/workbook.xml';
}

async function relationsOf(
  blob: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  part: string,
  file: string,
): Promise<Map<string, { type: string; target: string }>> {
  const slash = part.lastIndexOf('/');
  const folder = slash < 0 ? '' : part.slice(0, slash + 1);
  const entry = entries.get(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  const relations = new Map<string, { type: string; target: string }>();
  if (entry === undefined) return relations;
  for (const tag of tagsIn(await unpackText(blob, entry, file), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    relations.set(attribute(tag, 'Id') ?? '', {
      type: attribute(tag, 'Type') ?? '',
      target: resolve(folder, target),
    });
  }
  return relations;
}

function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
