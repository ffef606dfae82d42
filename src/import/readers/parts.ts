// The members of a spreadsheet that is a ZIP, gone through before a reader that takes it whole: a bent byte can make it ask for all memory.
import { AppError } from '@/engine/errors.ts';
import { damaged, readZipDirectory, unpack, type ZipEntry } from '../container/zip.ts';

const MAX_UNPACKED = 1024 ** 3;

/** Throws `import.damaged_file` where a checksum is wrong, `import.encrypted`, or `import.limit`. */
export async function checkParts(blob: Blob, file: string): Promise<void> {
  let total = 0;
  for (const entry of (await readZipDirectory(blob, file)).values()) {
    for await (const part of unpackChecked(blob, entry, file)) {
      total += part.length;
      if (total > MAX_UNPACKED)
        throw new AppError('import.limit', `${file} unpacks to more than ${MAX_UNPACKED} bytes`, {
          file,
          limit: 'unpacked_bytes',
          allowed: MAX_UNPACKED,
        });
    }
  }
}

/** The unpacked bytes of an entry, block by block; throws `import.damaged_file` at their end where the checksum is another. */
export async function* unpackChecked(blob: Blob, entry: ZipEntry, file: string): AsyncGenerator<Uint8Array> {
  let sum = -1;
  for await (const part of unpack(blob, entry, file)) {
    for (const code of part) sum = (sum >>> 8) ^ (TABLE[(sum ^ code) & 255] ?? 0);
    yield part;
  }
  if (~sum >>> 0 !== entry.checksum) throw damaged(file, 'entry_changed', entry.name);
}

/** CRC-32 of every byte. */
const TABLE = Int32Array.from({ length: 256 }, (_, code) => {
  let sum = code;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
