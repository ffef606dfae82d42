// Files and folders named on the command line → sources of the import.
import { openAsBlob } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { isPolicyFile } from '@/session/policy.ts';
import { UsageError } from './options.ts';

export interface IgnoredFile {
  file: string;
  reason: string;
}

export interface Collected {
  /** `name` is what reports and lineage say: relative to the folder that was named. */
  files: { name: string; path: string }[];
  ignored: IgnoredFile[];
}

/** Endings under which systems hand out tables, and formats that are named when they can't be read. */
const EXPORTS = new Set(['.csv', '.tsv', '.tab', '.txt', '.dat', '.xlsx', '.xlsm', '.xls', '.xlsb', '.ods']);
const SKIPPED_FOLDERS = new Set(['node_modules']);

/** A named file is always read; in a folder what is no export is left out and listed. Throws UsageError when a path is not there. */
export async function collectFiles(paths: readonly string[]): Promise<Collected> {
  const collected: Collected = { files: [], ignored: [] };
  for (const path of paths) {
    const info = await stat(path).catch(() => {
      throw new UsageError(`${path} is not there`);
    });
    if (info.isDirectory()) await walk(path, '', collected);
    else collected.files.push({ name: basename(path), path });
  }
  return collected;
}

async function walk(root: string, folder: string, collected: Collected): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    // Dot files, and the lock files of open workbooks.
    if (/^(\.|~\$)/.test(entry.name)) continue;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) await walk(root, name, collected);
      continue;
    }
    const ending = extname(entry.name).toLowerCase();
    if (isPolicyFile(name) || EXPORTS.has(ending)) collected.files.push({ name, path: join(root, name) });
    else collected.ignored.push({ file: name, reason: 'not_an_export' });
  }
}

/** The bytes stay on disk until they are read. */
export function openFile(path: string): Promise<Blob> {
  return openAsBlob(path);
}

/** A document named on the command line. Throws UsageError when it can't be read. */
export async function readDocument(option: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${option}: ${path} can't be read`);
  });
}
