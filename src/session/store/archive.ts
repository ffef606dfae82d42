// A whole workspace as one file: a zip of its document and its originals, to be opened on another machine.
import { unzip, zip } from 'fflate';
import { AppError } from '@/engine/errors.ts';
import { contentHash } from '@/import/hash.ts';
import { parseDocument, type WorkspaceDocument } from './document.ts';

const DOCUMENT = 'workspace.json';
const FOLDER = 'files/';
/** Opened archives are unpacked in memory. */
const MAX_BYTES = 2 * 1024 ** 3;

/** The archive of a workspace. Originals are stored as they are; spreadsheets are zips already, texts are packed. */
export async function saveArchive(
  document: WorkspaceDocument,
  blob: (hash: string) => Promise<Blob | null>,
): Promise<Blob> {
  const parts: Record<string, [Uint8Array, { level: 0 | 6 }]> = {
    [DOCUMENT]: [new TextEncoder().encode(JSON.stringify(document, null, 2)), { level: 6 }],
  };
  for (const { hash, name } of document.files) {
    const content = await blob(hash);
    if (content === null) throw damaged(name, 'its bytes are missing');
    const isPacked = /\.(xlsx|xlsb|ods|zip|parquet)$/i.test(name);
    parts[FOLDER + hash] = [new Uint8Array(await content.arrayBuffer()), { level: isPacked ? 0 : 6 }];
  }
  return new Promise((resolve, reject) => {
    zip(parts, (error, packed) =>
      error === null
        ? resolve(new Blob([packed as Uint8Array<ArrayBuffer>], { type: 'application/zip' }))
        : reject(error),
    );
  });
}

/** Reads an archive. Every original is checked against its hash. Throws `workspace.archive_damaged` or `workspace.newer_version`. */
export async function openArchive(
  archive: Blob,
): Promise<{ document: WorkspaceDocument; bytes: Map<string, Blob> }> {
  const parts = await unpack(archive);
  const text = parts[DOCUMENT];
  if (text === undefined) throw damaged(DOCUMENT, 'it is not in the archive');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(text));
  } catch (cause) {
    throw damaged(DOCUMENT, cause instanceof Error ? cause.message : '');
  }
  const document = parseDocument(value);
  const bytes = new Map<string, Blob>();
  for (const { hash, name } of document.files) {
    const part = parts[FOLDER + hash];
    if (part === undefined) throw damaged(name, 'its bytes are not in the archive');
    const content = new Blob([part as Uint8Array<ArrayBuffer>]);
    if ((await contentHash(content)) !== hash) throw damaged(name, 'its bytes are not what they were');
    bytes.set(hash, content);
  }
  return { document, bytes };
}

async function unpack(archive: Blob): Promise<Record<string, Uint8Array>> {
  const packed = new Uint8Array(await archive.arrayBuffer());
  let total = 0;
  return new Promise((resolve, reject) => {
    try {
      unzip(
        packed,
        {
          filter: ({ name, originalSize }) => {
            total += originalSize;
            if (total > MAX_BYTES) throw damaged(name, `more than ${MAX_BYTES} bytes`);
            return name === DOCUMENT || name.startsWith(FOLDER);
          },
        },
        (error, parts) => (error === null ? resolve(parts) : reject(damaged('zip', error.message))),
      );
    } catch (error) {
      reject(error instanceof AppError ? error : damaged('zip', error instanceof Error ? error.message : ''));
    }
  });
}

function damaged(file: string, problem: string): AppError {
  return new AppError('workspace.archive_damaged', `${file}: ${problem}`, { file, problem });
}
