// A whole workspace as one file: a zip of its document and its originals, to be opened on another machine.
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { AppError, toAppError } from '@/engine/errors.ts';
import { blocksOf } from '@/import/container/blocks.ts';
import { readZipDirectory, unpack, type ZipEntry } from '@/import/container/zip.ts';
import { contentHash } from '@/import/hash.ts';
import { parseDocument, type WorkspaceDocument } from './document.ts';

const DOCUMENT = 'workspace.json';
const FOLDER = 'files/';
/** Small enough that packing one never holds the page up. */
const BLOCK = 256 * 1024;

/**
 * The archive of a workspace. Originals are stored as they are; spreadsheets are zips already, texts are packed. Block by block on this
 * thread: the packer's own workers come from blob addresses, which the page's security policy refuses.
 */
export async function saveArchive(
  document: WorkspaceDocument,
  blob: (hash: string) => Promise<Blob | null>,
): Promise<Blob> {
  const parts: Blob[] = [];
  let failure: Error | null = null;
  const archive = new Zip((error, packed) => {
    failure ??= error;
    // As blobs the browser may keep them outside the page's memory.
    if (error === null) parts.push(new Blob([packed as Uint8Array<ArrayBuffer>]));
  });
  const add = async (path: string, content: Blob, isPacked: boolean) => {
    const entry = isPacked ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    archive.add(entry);
    for await (const block of blocksOf(content, BLOCK)) entry.push(new Uint8Array(block));
    entry.push(new Uint8Array(0), true);
  };
  await add(DOCUMENT, new Blob([JSON.stringify(document, null, 2)]), false);
  for (const { hash, name } of document.files) {
    const content = await blob(hash);
    if (content === null) throw damaged(name, 'its bytes are missing');
    await add(FOLDER + hash, content, /\.(xlsx|xlsb|ods|zip|parquet)$/i.test(name));
  }
  archive.end();
  if (failure !== null) throw toAppError(failure);
  return new Blob(parts, { type: 'application/zip' });
}

/** Reads an archive. Every original is checked against its hash. Throws `workspace.archive_damaged` or `workspace.newer_version`. */
export async function openArchive(
  archive: Blob,
): Promise<{ document: WorkspaceDocument; bytes: Map<string, Blob> }> {
  const entries = await readZipDirectory(archive, 'zip').catch((error: unknown) => {
    throw damaged('zip', toAppError(error).message);
  });
  let value: unknown;
  try {
    value = JSON.parse(await (await content(archive, entries, DOCUMENT, DOCUMENT)).text());
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw damaged(DOCUMENT, cause instanceof Error ? cause.message : '');
  }
  const document = parseDocument(value);
  const bytes = new Map<string, Blob>();
  for (const { hash, name } of document.files) {
    const original = await content(archive, entries, FOLDER + hash, name);
    if ((await contentHash(original)) !== hash) throw damaged(name, 'its bytes are not what they were');
    bytes.set(hash, original);
  }
  return { document, bytes };
}

async function content(
  archive: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  path: string,
  name: string,
): Promise<Blob> {
  const entry = entries.get(path);
  if (entry === undefined) throw damaged(name, 'it is not in the archive');
  const parts: Blob[] = [];
  try {
    for await (const part of unpack(archive, entry, name))
      parts.push(new Blob([part as Uint8Array<ArrayBuffer>]));
  } catch (error) {
    throw damaged(name, toAppError(error).message);
  }
  return new Blob(parts);
}

function damaged(file: string, problem: string): AppError {
  return new AppError('workspace.archive_damaged', `${file}: ${problem}`, { file, problem });
}
