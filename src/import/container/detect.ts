// What a file is, by its bytes and never by its name.
import { AppError } from '@/engine/errors.ts';
import { readZipDirectory, type ZipEntry } from './zip.ts';

export type Container =
  | { kind: 'text' | 'parquet' | 'html' | 'mht' | 'spreadsheetml' }
  /** Read as a whole by SheetJS. */
  | { kind: 'xls' | 'xlsb' | 'ods' }
  /** zip: other files. */
  | { kind: 'xlsx' | 'zip'; entries: ReadonlyMap<string, ZipEntry> };

/** Formats that are recognised and named, but not read. */
const SIGNATURES: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'gzip', bytes: [0x1f, 0x8b] },
  { name: 'rar', bytes: [0x52, 0x61, 0x72, 0x21] },
  { name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27] },
  { name: 'sqlite', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65] },
];

const PARQUET = [0x50, 0x41, 0x52, 0x31];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Throws `import.empty_file`, `import.unsupported` (details.format says what it is), `import.encrypted` or
 * `import.damaged_file` (a ZIP whose directory is missing: the file was cut).
 */
export async function detectContainer(blob: Blob, file: string): Promise<Container> {
  if (blob.size === 0) throw new AppError('import.empty_file', `${file} has no bytes`, { file });
  const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  if (head.every((code) => code === 0))
    throw new AppError('import.empty_file', `${file} holds only NUL bytes`, { file });
  if (startsWith(head, [0x50, 0x4b])) return detectZip(blob, head, file);
  if (startsWith(head, OLE)) return detectOle(blob, file);
  if (startsWith(head, PARQUET)) return { kind: 'parquet' };
  for (const { name, bytes } of SIGNATURES) if (startsWith(head, bytes)) throw unsupported(file, name);
  const markup = markupKind(head);
  if (markup === 'html' || markup === 'mht' || markup === 'spreadsheetml') return { kind: markup };
  if (markup !== null) throw unsupported(file, markup);
  return { kind: 'text' };
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((code, index) => head[index] === code);
}

function unsupported(file: string, format: string): AppError {
  return new AppError('import.unsupported', `${file} is ${format}, which is not read yet`, { file, format });
}

async function detectZip(blob: Blob, head: Uint8Array, file: string): Promise<Container> {
  if (!startsWith(head, [0x50, 0x4b, 0x03, 0x04]) && !startsWith(head, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: 'text' };
  const entries = await readZipDirectory(blob, file);
  const names = [...entries.keys()];
  if (names.includes('xl/workbook.bin')) return { kind: 'xlsb' };
  if (
    names.some((name) => /^xl\/workbook\.xml$|^xl\/worksheets\/|workbook.*\.xml$/u.test(name)) ||
    names.includes('[Content_Types].xml')
  ) {
    if (names.some((name) => name.startsWith('word/'))) throw unsupported(file, 'docx');
    if (names.some((name) => name.startsWith('ppt/'))) throw unsupported(file, 'pptx');
    return { kind: 'xlsx', entries };
  }
  if (names.includes('mimetype') && names.includes('content.xml')) return { kind: 'ods' };
  return { kind: 'zip', entries };
}

/** An OLE file is an old .xls, or a password around a new one. */
async function detectOle(blob: Blob, file: string): Promise<Container> {
  const bytes = new Uint8Array(await blob.slice(0, 4 * 1024 * 1024).arrayBuffer());
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  if (text.includes('EncryptedPackage') || text.includes('EncryptionInfo')) {
    throw new AppError('import.encrypted', `${file} is protected by a password`, { file });
  }
  if (text.includes('Workbook') || text.includes('Book')) return { kind: 'xls' };
  throw unsupported(file, 'ole');
}

/** HTML, MHT, SpreadsheetML 2003 and JSON call themselves .xls or .csv at times. */
function markupKind(head: Uint8Array): string | null {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = new TextDecoder(wide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
    .decode(head)
    .trimStart()
    .slice(0, 2000)
    .toLowerCase();
  if (/^mime-version:/u.test(text)) return 'mht';
  if (/^[{[]\s*["{[\]}]/u.test(text)) return 'json';
  if (!text.startsWith('<')) return null;
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetml';
  return /^<(!doctype html|html|head|body|table|meta|style|div)/u.test(text) || text.includes('<table')
    ? 'html'
    : 'xml';
}
