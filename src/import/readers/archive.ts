// A ZIP of exports: its members, each a file of its own. Sizes are counted while unpacking.
import { AppError } from '@/engine/errors.ts';
import { detectContainer } from '../container/detect.ts';
import type { ZipEntry } from '../container/zip.ts';
import type { ImportSource } from '../types.ts';
import { unpackChecked } from './parts.ts';

const MAX_MEMBERS = 1000;
const MAX_BYTES = 4 * 1024 ** 3;

/**
 * The members of a ZIP as `archive.zip/member.csv`; null for every other file. Archives inside archives are opened once more. A member
 * that can't be unpacked stands among them as a ZIP of itself: read, it says what is wrong with it.
 */
export async function membersOf(source: ImportSource, depth = 0): Promise<ImportSource[] | null> {
  const container = await detectContainer(source.blob, source.name).catch(() => null);
  if (container?.kind !== 'zip') return null;
  const entries = filesOf(container.entries, source.name);
  const members: ImportSource[] = [];
  let left = MAX_BYTES;
  for (const entry of entries) {
    const name = `${source.name}/${entry.name}`;
    const blob = await unpacked(source, entry, left).catch((error: unknown) => {
      if (isOfMember(error)) return null;
      throw error;
    });
    if (blob === null) {
      const { onlyMember } = await import('./only-member.ts');
      members.push({ name, blob: await onlyMember(source.blob, entry) });
      continue;
    }
    left -= blob.size;
    const inner = depth < 1 ? await membersOf({ name, blob }, depth + 1).catch(() => null) : null;
    members.push(...(inner ?? [{ name, blob }]));
  }
  return members;
}

/** Throws what keeps the members of a ZIP from being taken out; nothing where they can be. */
export async function checkMembers(source: ImportSource, entries: Entries): Promise<void> {
  let left = MAX_BYTES;
  for (const entry of filesOf(entries, source.name)) left -= (await unpacked(source, entry, left)).size;
}

type Entries = ReadonlyMap<string, ZipEntry>;

function filesOf(entries: Entries, file: string): ZipEntry[] {
  const files = [...entries.values()].filter(isFile);
  if (files.length > MAX_MEMBERS)
    throw new AppError('import.limit', `${file} has ${files.length} members`, {
      file,
      limit: 'zip_members',
      allowed: MAX_MEMBERS,
    });
  return files;
}

async function unpacked(source: ImportSource, entry: ZipEntry, most: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of unpackChecked(source.blob, entry, source.name)) {
    size += part.length;
    if (size > most)
      throw new AppError('import.limit', `${source.name} unpacks to more than allowed`, {
        file: source.name,
        limit: 'zip_bytes',
        allowed: MAX_BYTES,
      });
    parts.push(part as Uint8Array<ArrayBuffer>);
  }
  return new Blob(parts);
}

/** What is wrong with one member says nothing about the others; too much in all does. */
function isOfMember(error: unknown): boolean {
  return error instanceof AppError && error.code !== 'cancelled' && error.details.limit !== 'zip_bytes';
}

/** Folders, and what macOS, Windows and Office put beside files, are none. */
function isFile({ name }: ZipEntry): boolean {
  const base = name.split('/').at(-1) ?? '';
  return (
    base !== '' &&
    !base.startsWith('.') &&
    // What Excel and Word keep beside a file that is open.
    !base.startsWith('~$') &&
    !name.startsWith('__MACOSX/') &&
    !/^(thumbs\.db|desktop\.ini)$/iu.test(base)
  );
}
