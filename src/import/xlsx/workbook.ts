// An XLSX workbook: which sheets there are, their shared strings and formats, and their rows as they are asked for.
import { damaged, unpack, unpackText, type ZipEntry } from '../container/zip.ts';
import type { MergeRange, SheetSource } from '../rows.ts';
import { mergesIn, SheetReader } from './sheet-xml.ts';
import { SharedStrings } from './strings.ts';
import { attribute, type CellFormat, parseStyles, tagsIn } from './styles.ts';

/** A sheet's XML up to this size is unpacked once and kept while the sheet is read. */
const KEEP = 128 * 1024 * 1024;
const MAX_TAIL = 64 * 1024 * 1024;

export interface Workbook {
  sheets: { name: string; hidden: boolean; entry: ZipEntry }[];
  /** Opens a sheet for reading; its merges are known from then on. */
  open(index: number): Promise<SheetSource>;
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
  const stylesEntry = related('/styles');
  const formats: readonly CellFormat[] =
    stylesEntry === undefined ? [] : parseStyles(await unpackText(blob, stylesEntry, file, 64 * 1024 * 1024));
  return {
    sheets,
    open: async (index) => {
      const sheet = sheets[index];
      if (sheet === undefined) throw damaged(file, `sheet ${index} is missing`);
      const { merges, kept } = await prescan(blob, sheet.entry, file);
      return {
        name: sheet.name,
        hidden: sheet.hidden,
        merges,
        commaSeparated: false,
        read: async (onRow, onBlock) => {
          const reader = new SheetReader({ file, sheet: sheet.name, strings, formats, date1904 }, onRow);
          let unpacked = 0;
          for await (const block of kept ?? unpack(blob, sheet.entry, file)) {
            reader.push(block);
            if (reader.stopped) return;
            unpacked += block.length;
            await onBlock?.(
              Math.min(1, unpacked / Math.max(1, sheet.entry.size)) * sheet.entry.compressedSize,
            );
          }
        },
      };
    },
  };
}

/** Merges stand behind the rows but are needed before them, so the sheet is unpacked once without being parsed. */
async function prescan(
  blob: Blob,
  entry: ZipEntry,
  file: string,
): Promise<{ merges: MergeRange[]; kept: Uint8Array[] | null }> {
  const latin1 = new TextDecoder('latin1');
  let kept: Uint8Array[] | null = [];
  let size = 0;
  let before: Uint8Array = new Uint8Array(0);
  let tail: string | null = null;
  for await (const block of unpack(blob, entry, file)) {
    size += block.length;
    if (size > KEEP) kept = null;
    kept?.push(block);
    if (tail !== null) {
      if (tail.length < MAX_TAIL) tail += latin1.decode(block);
      continue;
    }
    // The mark may be cut by the end of a block, so the last bytes are looked at again with the first of the next.
    const seam = new Uint8Array(before.length + Math.min(block.length, MARK.length));
    seam.set(before);
    seam.set(block.subarray(0, MARK.length), before.length);
    const end = endOfData(block);
    if (endOfData(seam) >= 0) tail = latin1.decode(block);
    else if (end >= 0) tail = latin1.decode(block.subarray(end));
    before = block.slice(-MARK.length - 8);
  }
  return { merges: tail === null ? [] : mergesIn(tail), kept };
}

const MARK = new TextEncoder().encode('sheetData>');
const H = 104;

/** Where `</sheetData>`, whatever its prefix, ends in the block. Looks for the h, which cells hardly hold. */
function endOfData(block: Uint8Array): number {
  for (let at = block.indexOf(H); at >= 0; at = block.indexOf(H, at + 1)) {
    const start = at - 1;
    if (!MARK.every((code, index) => block[start + index] === code)) continue;
    let open = start - 1;
    while (open > start - 24 && block[open] !== 60 && block[open] !== 47) open--;
    if (block[open] === 47 && block[open - 1] === 60) return start + MARK.length;
  }
  return -1;
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
