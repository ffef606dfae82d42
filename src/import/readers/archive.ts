// A ZIP of exports: its members, each a file of its own. Sizes are counted while unpacking.
import { AppError } from '@/engine/errors.ts';
import { detectContainer } from '../container/detect.ts';
import { unpack, type ZipEntry } from '../container/zip.ts';
import type { ImportSource } from '../types.ts';

const MAX_MEMBERS = 1000;
const MAX_BYTES = 4 * 1024 ** 3;

/** The members of a ZIP as `archive.zip/member.csv`; null for every other file. Archives inside archives are opened once more. */
export async function membersOf(source: ImportSource, depth = 0): Promise<ImportSource[] | null> {
  const container = await detectContainer(source.blob, source.name).catch(() => null);
  if (container?.kind !== 'zip') return null;
  const entries = [...container.entries.values()].filter(isFile);
  if (entries.length > MAX_MEMBERS)
    throw new AppError('import.limit', `${source.name} has ${entries.length} members`, {
      file: source.name,
      limit: 'zip_members',
      allowed: MAX_MEMBERS,
    });
  const members: ImportSource[] = [];
  let total = 0;
  for (const entry of entries) {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for await (const part of unpack(source.blob, entry, source.name)) {
      total += part.length;
      if (total > MAX_BYTES)
        throw new AppError('import.limit', `${source.name} unpacks to more than allowed`, {
          file: source.name,
          limit: 'unpacked_bytes',
          allowed: MAX_BYTES,
        });
      parts.push(part as Uint8Array<ArrayBuffer>);
    }
    const member = { name: `${source.name}/${entry.name}`, blob: new Blob(parts) };
    const inner = depth < 1 ? await membersOf(member, depth + 1) : null;
    members.push(...(inner ?? [member]));
  }
  return members;
}

/** Folders, and what macOS and Windows put beside files, are none. */
function isFile({ name }: ZipEntry): boolean {
  const base = name.split('/').at(-1) ?? '';
  return (
    base !== '' &&
    !base.startsWith('.') &&
    !name.startsWith('__MACOSX/') &&
    !/^(thumbs\.db|desktop\.ini)$/iu.test(base)
  );
}
