// MHT: a web page with its parts in one file, as old Excel saves "single file web page".
import { AppError } from '@/engine/errors.ts';
import type { Grid } from './grid.ts';
import { htmlTables } from './html.ts';
import { decodeMarkup } from './markup.ts';

/** Tables of all HTML parts, in order. Throws `import.damaged_file` where no part is marked off. */
export function mhtTables(bytes: Uint8Array, file: string, name: string): Grid[] {
  // One character per byte: parts are cut out before their own encoding counts.
  const text = new TextDecoder('latin1').decode(bytes);
  const boundary = /boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;]+))/iu.exec(text.slice(0, 65_536));
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined)
    throw new AppError('import.damaged_file', `${file}: no parts`, {
      file,
      problem: 'no_parts',
    });
  const tables: Grid[] = [];
  for (const part of text.split(`--${mark}`).slice(1)) {
    const cut = /\r?\n\r?\n/u.exec(part);
    if (cut === null) continue;
    const head = part.slice(0, cut.index).replace(/\r?\n[ \t]+/gu, ' ');
    if (!/content-type:\s*text\/html/iu.test(head)) continue;
    const body = decodeBody(part.slice(cut.index + cut[0].length), head);
    const charset = /charset\s*=\s*"?([\w-]+)/iu.exec(head)?.[1];
    for (const table of htmlTables(decodeMarkup(body, charset), name))
      tables.push({ ...table, name: tables.length === 0 ? name : `${name} ${tables.length + 1}` });
  }
  return tables;
}

function decodeBody(body: string, head: string): Uint8Array {
  const encoding = /content-transfer-encoding:\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') {
    try {
      return latin1(atob(body.replace(/[^A-Za-z0-9+/=]/gu, '')));
    } catch {
      return new Uint8Array(0);
    }
  }
  if (encoding === 'quoted-printable')
    return latin1(
      body
        .replace(/=\r?\n/gu, '')
        .replace(/=([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
  return latin1(body);
}

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);
