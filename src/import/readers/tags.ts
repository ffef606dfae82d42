// Tags of HTML and XML one after the other. No tree is built, nothing is ever inserted into a page.
import { decodeEntities } from '../xlsx/text.ts';

export interface Tag {
  /** Lower case, prefix kept: td, ss:cell. */
  name: string;
  isEnd: boolean;
  /** `<br/>` */
  isClosed: boolean;
  attributes: string;
}

const MAX_TAG = 65_536;

export interface TagHandler {
  tag(tag: Tag): void;
  /** Text between tags, entities decoded. */
  text(text: string): void;
}

/** Goes through markup once, whatever is wrong with it: a tag that never ends is text. `opaque`: elements whose inside is no markup. */
export function readTags(markup: string, handler: TagHandler, opaque: readonly string[] = []): void {
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    if (open < 0) {
      handler.text(decodeEntities(markup.slice(at)));
      return;
    }
    if (open > at) handler.text(decodeEntities(markup.slice(at, open)));
    if (markup.startsWith('<!--', open)) {
      const end = markup.indexOf('-->', open + 4);
      at = end < 0 ? markup.length : end + 3;
    } else if (markup.startsWith('<![CDATA[', open)) {
      const end = markup.indexOf(']]>', open + 9);
      handler.text(markup.slice(open + 9, end < 0 ? markup.length : end));
      at = end < 0 ? markup.length : end + 3;
    } else {
      const end = /[A-Za-z/!?]/u.test(markup[open + 1] ?? '') ? endOfTag(markup, open + 1) : -1;
      const found = end < 0 ? null : /^(\/?)([A-Za-z][\w:.-]*)/u.exec(markup.slice(open + 1, end));
      if (end < 0 || (found === null && !/[!?]/u.test(markup[open + 1] ?? ''))) {
        handler.text('<');
        at = open + 1;
        continue;
      }
      at = end + 1;
      if (found === null) continue;
      const name = (found[2] ?? '').toLowerCase();
      const isEnd = found[1] === '/';
      handler.tag({
        name,
        isEnd,
        isClosed: markup[end - 1] === '/',
        attributes: markup.slice(open + 1 + found[0].length, end),
      });
      if (!isEnd && opaque.includes(name)) {
        // A search from here on: lowering the whole text for every script would take the square of its size.
        const close = new RegExp(`</${name}`, 'giu');
        close.lastIndex = at;
        at = close.exec(markup)?.index ?? markup.length;
      }
    }
  }
}

/** Where the tag's `>` stands, outside quotes; -1 where it has none within reach. */
function endOfTag(markup: string, from: number): number {
  let quote = '';
  const last = Math.min(markup.length, from + MAX_TAG);
  for (let at = from; at < last; at++) {
    const character = markup[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at;
    else if (character === '<') return -1;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

/** An attribute's text, entities decoded; unquoted values count. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'iu').exec(
    attributes,
  );
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}
