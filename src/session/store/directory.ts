// Where a workspace is kept: a small file system with one promise, that a write leaves the old content or the new, never half of it.
import { AppError } from '@/engine/errors.ts';

export interface Directory {
  /** Null where there is no such file. Paths have `/` between folders. */
  read(path: string): Promise<Blob | null>;
  /** Old or new content whatever happens. Rejects with `workspace.quota_exceeded` when there is no room. */
  write(path: string, content: Blob): Promise<void>;
  remove(path: string): Promise<void>;
  /** Names of the files and folders in a folder; none where it is missing. */
  list(folder: string): Promise<string[]>;
}

/** Kept for as long as the page is open: where the browser offers no storage, and in tests. */
export function memoryDirectory(files = new Map<string, Blob>()): Directory {
  return {
    read: async (path) => files.get(path) ?? null,
    write: async (path, content) => {
      files.set(path, new Blob([await content.arrayBuffer()]));
    },
    remove: async (path) => {
      for (const name of [...files.keys()])
        if (name === path || name.startsWith(`${path}/`)) files.delete(name);
    },
    list: async (folder) => {
      const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
    },
  };
}

/** The origin's private file system; null where the browser has none (private windows, old browsers, plain http). */
export async function opfsDirectory(): Promise<Directory | null> {
  let root: FileSystemDirectoryHandle;
  try {
    root = await navigator.storage.getDirectory();
  } catch {
    return null;
  }
  const folderOf = async (path: string, create: boolean) => {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
    return { folder, name };
  };
  return {
    read: (path) =>
      ifThere(async () => {
        const { folder, name } = await folderOf(path, false);
        return (await folder.getFileHandle(name)).getFile();
      }, null),
    write: async (path, content) => {
      try {
        const { folder, name } = await folderOf(path, true);
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
        try {
          await stream.write(content);
        } catch (error) {
          // Without it the half-written copy would hold on to its room.
          await stream.abort().catch(() => undefined);
          throw error;
        }
        // Only the close puts the new content in the old one's place.
        await stream.close();
      } catch (cause) {
        throw storageError(cause, path);
      }
    },
    remove: (path) =>
      ifThere(async () => {
        const { folder, name } = await folderOf(path, false);
        await folder.removeEntry(name, { recursive: true });
      }, undefined),
    list: (path) =>
      ifThere(async () => {
        const { folder, name } = await folderOf(path, false);
        const names: string[] = [];
        for await (const entry of (await folder.getDirectoryHandle(name)).keys()) names.push(entry);
        return names;
      }, []),
  };
}

async function ifThere<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return otherwise;
    throw storageError(error, '');
  }
}

function storageError(cause: unknown, path: string): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof DOMException && cause.name === 'QuotaExceededError')
    return new AppError('workspace.quota_exceeded', `No room to store ${path}`, { path }, { cause });
  const problem = cause instanceof Error ? cause.message : String(cause);
  return new AppError('workspace.storage_failed', `${path}: ${problem}`, { path, problem }, { cause });
}
