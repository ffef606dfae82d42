// ZIP: the central directory and the bytes of one entry. Sizes are counted while reading; declared ones are not believed.
import { AppError } from '@/engine/errors.ts';

export interface ZipEntry {
  name: string;
  method: number;
  compressedSize: number;
  /** As declared: good for progress, for nothing else. */
  size: number;
  /** Where the local header stands. */
  offset: number;
  encrypted: boolean;
  /** CRC-32 of the unpacked bytes. */
  checksum: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_DIRECTORY = 64 * 1024 * 1024;
const MAX_PART = 4 * 1024 * 1024 * 1024;
/** A part that unpacks to more than this may not be more than MAX_RATIO times its packed size. */
const RATIO_FROM = 64 * 1024 * 1024;
const MAX_RATIO = 200;

/** Entries by name, without leading slash. Throws `import.damaged_file` where the directory is missing or wrong. */
export async function readZipDirectory(blob: Blob, file: string): Promise<Map<string, ZipEntry>> {
  const tailSize = Math.min(blob.size, 65_557 + 20);
  const tail = new DataView(await blob.slice(blob.size - tailSize).arrayBuffer());
  let end = -1;
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) === END) {
      end = at;
      break;
    }
  }
  if (end < 0) throw damaged(file, 'zip_no_end');
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let offset = tail.getUint32(end + 16, true);
  if (
    (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) &&
    end >= 20 &&
    tail.getUint32(end - 20, true) === END64_LOCATOR
  ) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const end64 = new DataView(await blob.slice(at, at + 56).arrayBuffer());
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END64) throw damaged(file, 'zip_directory');
    count = Number(end64.getBigUint64(32, true));
    size = Number(end64.getBigUint64(40, true));
    offset = Number(end64.getBigUint64(48, true));
  }
  if (size > MAX_DIRECTORY)
    throw new AppError('import.limit', `${file}: ZIP directory of ${size} bytes`, {
      file,
      limit: 'zip_directory',
      allowed: MAX_DIRECTORY,
    });
  if (offset + size > blob.size) throw damaged(file, 'zip_outside');
  return parseDirectory(new DataView(await blob.slice(offset, offset + size).arrayBuffer()), count, file);
}

function parseDirectory(view: DataView, count: number, file: string): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL)
      throw damaged(file, 'zip_directory');
    const nameSize = view.getUint16(at + 28, true);
    const extraSize = view.getUint16(at + 30, true);
    const name = decodeName(
      new Uint8Array(view.buffer, view.byteOffset + at + 46, Math.min(nameSize, view.byteLength - at - 46)),
    );
    let compressedSize = view.getUint32(at + 20, true);
    let offset = view.getUint32(at + 42, true);
    if (compressedSize === 0xffffffff || offset === 0xffffffff) {
      const wide = zip64Extra(
        view,
        at + 46 + nameSize,
        extraSize,
        view.getUint32(at + 24, true) === 0xffffffff,
      );
      if (compressedSize === 0xffffffff) compressedSize = wide.shift() ?? compressedSize;
      if (offset === 0xffffffff) offset = wide.shift() ?? offset;
    }
    const clean = name.replaceAll('\\', '/').replace(/^\/+/u, '');
    entries.set(clean, {
      name: clean,
      method: view.getUint16(at + 10, true),
      compressedSize,
      size: view.getUint32(at + 24, true),
      offset,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
    });
    at += 46 + nameSize + extraSize + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Chinese Windows writes names in GBK and says nothing about it. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Compressed size and offset out of the zip64 field; the uncompressed size stands before them when it too is wide. */
function zip64Extra(view: DataView, from: number, size: number, wideSize: boolean): number[] {
  const end = Math.min(from + size, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const values: number[] = [];
    const last = Math.min(at + 4 + view.getUint16(at + 2, true), end);
    for (let value = at + 4; value + 8 <= last; value += 8)
      values.push(Number(view.getBigUint64(value, true)));
    return wideSize ? values.slice(1) : values;
  }
  return [];
}

/** The unpacked bytes of an entry, block by block. Throws `import.damaged_file`, `import.encrypted` or `import.limit`. */
export async function* unpack(blob: Blob, entry: ZipEntry, file: string): AsyncGenerator<Uint8Array> {
  if (entry.encrypted)
    throw new AppError('import.encrypted', `${file}: ${entry.name} is encrypted`, { file });
  const header = new DataView(await blob.slice(entry.offset, entry.offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL)
    throw damaged(file, 'entry_moved', entry.name);
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = blob.slice(start, start + entry.compressedSize);
  if (packed.size < entry.compressedSize) throw damaged(file, 'entry_cut', entry.name);
  if (entry.method !== 0 && entry.method !== 8)
    throw new AppError('import.unsupported', `${file}: ZIP method ${entry.method}`, {
      file,
      format: `zip method ${entry.method}`,
    });
  const stream: ReadableStream<Uint8Array> =
    entry.method === 0
      ? packed.stream()
      : packed
          .stream()
          .pipeThrough(
            new DecompressionStream('deflate-raw') as ReadableWritablePair<
              Uint8Array,
              Uint8Array<ArrayBuffer>
            >,
          );
  const reader = stream.getReader();
  let size = 0;
  try {
    for (;;) {
      let step: ReadableStreamReadResult<Uint8Array>;
      try {
        step = await reader.read();
      } catch (cause) {
        throw damaged(file, 'entry_packed', entry.name, cause);
      }
      if (step.done) return;
      size += step.value.length;
      if (size > MAX_PART || (size > RATIO_FROM && size > entry.compressedSize * MAX_RATIO)) {
        throw new AppError('import.limit', `${file}: ${entry.name} unpacks to more than allowed`, {
          file,
          limit: 'unpacked_bytes',
          allowed: Math.min(MAX_PART, Math.max(RATIO_FROM, entry.compressedSize * MAX_RATIO)),
        });
      }
      yield step.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A small part as text; throws `import.limit` past `most` bytes. */
export async function unpackText(
  blob: Blob,
  entry: ZipEntry,
  file: string,
  most = 16 * 1024 * 1024,
): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of unpack(blob, entry, file)) {
    size += part.length;
    if (size > most)
      throw new AppError('import.limit', `${file}: ${entry.name} is larger than ${most} bytes`, {
        file,
        limit: 'part_bytes',
        allowed: most,
      });
    parts.push(part);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

export function damaged(
  file: string,
  problem: string,
  entry: string | null = null,
  cause?: unknown,
): AppError {
  const at = entry === null ? '' : ` (${entry})`;
  return new AppError('import.damaged_file', `${file}: ${problem}${at}`, { file, problem, entry }, { cause });
}
