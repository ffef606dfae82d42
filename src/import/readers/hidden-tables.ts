// Which tables of an OpenDocument spreadsheet are hidden: the reader of its cells does not say.
import { readZipDirectory, unpack } from '../container/zip.ts';

/** For each table in order whether it is hidden; none where the file is no such spreadsheet. */
export async function hiddenTables(blob: Blob, file: string): Promise<boolean[]> {
  const content = (await readZipDirectory(blob, file)).get('content.xml');
  if (content === undefined) return [];
  const hidden = new Set<string>();
  const tables: boolean[] = [];
  let style = '';
  const onTag = (tag: string): void => {
    const name = /^[^\s/>]+/u.exec(tag)?.[0];
    if (name === 'style:style') style = attribute(tag, 'style:name');
    else if (name === 'style:table-properties') {
      if (attribute(tag, 'table:display') === 'false') hidden.add(style);
    } else if (name === 'table:table') tables.push(hidden.has(attribute(tag, 'table:style-name')));
  };
  const decoder = new TextDecoder();
  let open = '';
  for await (const part of unpack(blob, content, file)) {
    const tags = (open + decoder.decode(part, { stream: true })).split('<');
    // The last one may go on in the next part.
    open = tags.pop() ?? '';
    for (const tag of tags) onTag(tag);
  }
  onTag(open);
  return tables;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag.slice(0, tag.indexOf('>') + 1 || undefined))?.[1] ?? '';
