// What stays the same in next month's file: its headings in any order, without the days and people that stand across.
import { dayName } from '../layouts/days.ts';
import { turnedHeadings } from '../layouts/reshape.ts';
import type { Layout } from '../layouts/schema.ts';
import { normaliseHeading } from '../profiles/heading.ts';
import type { Head } from '../table/head.ts';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** 16 hexadecimal digits for a sheet's headings and layout. */
export function fingerprintOf(head: Head, layout: Layout | null | undefined): string {
  // Tables side by side have no headings but those that are turned.
  const isSide = layout?.kind === 'wide' && layout.across === 'blocks';
  const turned = new Set(layout && !isSide ? turnedHeadings(head, layout).map(([heading]) => heading) : []);
  const names = head.headings.flatMap(({ name, text }) =>
    name === '' || turned.has(name) || dayName(text) !== null ? [] : [normaliseHeading(name)],
  );
  const across = layout?.kind === 'wide' ? JSON.stringify(layout.across) : '';
  return fnv64([layout?.kind ?? '', across, ...new Set(names.sort())].join('\n'));
}

/** FNV-1a: short and the same everywhere. Nobody gains by a collision, the columns would not be found. */
function fnv64(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, '0');
}
