import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import en from '@/i18n/en.json';
import zh from '@/i18n/zh-CN.json';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : leaves(value, `${prefix}${key}.`),
  );
}

const english = new Map(leaves(en));
const chinese = new Map(leaves(zh));
const placeholders = (text: string) => [...new Set(named(text))].sort();

/** Names in braces; the branches of a plural or select are texts of their own. */
function named(text: string): string[] {
  const names: string[] = [];
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
    const end = closing(text, at);
    const [, name = '', branches] =
      /^(\w+)(?:,\s*(?:plural|select|selectordinal),([\s\S]*))?/.exec(text.slice(at + 1, end)) ?? [];
    names.push(name);
    for (let open = branches?.indexOf('{') ?? -1; branches !== undefined && open !== -1; ) {
      const close = closing(branches, open);
      names.push(...named(branches.slice(open + 1, close)));
      open = branches.indexOf('{', close);
    }
    at = end;
  }
  return names;
}

/** Where the brace that opens at `open` closes. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`a brace is never closed: ${text}`);
}

test('both languages have the same keys', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

describe.each([...english.keys()])('%s', (key) => {
  test('says something in both languages, with the same placeholders, as valid ICU', () => {
    const texts = [english.get(key) ?? '', chinese.get(key) ?? ''];
    for (const text of texts) expect(text.trim()).not.toBe('');
    expect(placeholders(texts[1] ?? '')).toEqual(placeholders(texts[0] ?? ''));
    for (const [locale, messages] of [
      ['en', en],
      ['zh-CN', zh],
    ] as const) {
      const values = Object.fromEntries(
        placeholders(texts[0] ?? '').map((name) => [name, name === 'n' || name === 'k' ? 3 : 'x']),
      );
      const problems: unknown[] = [];
      const translate = createTranslator({ locale, messages, onError: (error) => problems.push(error) });
      translate(key as never, values as never);
      expect(problems).toEqual([]);
    }
  });
});
