// The importer's public shapes. Everything here is plain data: it crosses a worker boundary and is printed as JSON.
import type { ErrorCode, ErrorDetails } from '@/engine/errors.ts';
import type { Layout } from './layouts/schema.ts';
import type { FileMapping, MappingDocument } from './mapping/document.ts';
import type { IntakeTable } from './profiles/fields.ts';
import type { TextEncoding } from './text/encodings.ts';

export type { IntakeTable };

export interface ImportSource {
  /** File name; may contain folders. Becomes `_file`. */
  name: string;
  blob: Blob;
}

/** Rows of one intake table, ready for `loadChunk`. */
export interface IntakeChunk {
  table: IntakeTable;
  /** Columns of `csv` in order: the mapped intake columns, then `_row`. Other intake columns stay NULL. */
  columns: readonly string[];
  /** Columns with one value for every row: `_batch`, `_file`, `_sheet` and what a title or a mapping states once. */
  constants: Readonly<Record<string, string>>;
  /** UTF-8 CSV without header, fields quoted where their text needs it; NULL = nothing between the commas. May be part of a larger buffer. */
  csv: Uint8Array<ArrayBuffer>;
  rows: number;
  /** Set where `csv` is lines of the file as they stand; `columns` then names what stands in each of its cells ('' = not wanted). */
  lines?: LinesOfFile;
}

export interface LinesOfFile {
  delimiter: string;
  newline: '\n' | '\r\n';
  /** Rows of the sheet, by stretches without a gap: the line at `at` (0 = first of the chunk) is row `row`, those behind it follow. */
  stretches: readonly { at: number; row: number }[];
}

export type ImportPhase = 'recognise' | 'evidence' | 'rows';

export interface ImportProgress {
  phase: ImportPhase;
  /** Rows below the headers so far, all sheets. */
  rows: number;
  /** Bytes of the file gone through in this phase. */
  bytes: number;
  totalBytes: number;
}

export interface ImportOptions {
  /** Becomes `_batch`. */
  batch: string;
  mapping?: MappingDocument | undefined;
  /** Takes each chunk; the importer waits for it, so memory stays bounded. The buffer may be transferred. */
  sink: (chunk: IntakeChunk) => Promise<void>;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface ReportError {
  code: ErrorCode;
  /** English developer text; pages translate `errors.<code>` with `details`. */
  message: string;
  details: ErrorDetails;
}

/** A refused row (`row_refused`) or a refused value that became NULL. */
export interface Reject {
  row: number;
  /** Heading of the column; null when the row as a whole is wrong. */
  field: string | null;
  value: string | null;
  /** Reason code: wrong_column_count, digits_lost, formula_without_value, error_cell, second_table, ambiguous_date, ambiguous_number, unclosed_quote, stray_quote, row_too_long. */
  reason: string;
  row_refused: boolean;
}

/** Something a person should know about a sheet; `code` is a key of the messages, the rest fills it. */
export type Note = { code: string } & Readonly<Record<string, string | number | boolean | null>>;

/** What can't be decided without a person. An answer is an entry of the mapping document. */
export interface Question {
  /** date_order, number_format, percent, rating_scale, grade_or_score, encoding, unit, year, day_columns … */
  code: string;
  heading: string | null;
  field: string | null;
  /** At most five. */
  samples: string[];
  /** Values to choose from, as the mapping document writes them; empty where any may be given. */
  options: string[];
  /** Nothing of the sheet counts before it is answered. */
  blocking: boolean;
}

/** A sum the file states, and the sum of the rows that were taken from above it. */
export interface StatedTotal {
  row: number;
  heading: string;
  stated: number;
  computed: number;
  agrees: boolean;
}

export interface SheetReport {
  name: string;
  /** 1-based rows of the sheet; two for parent + child headings or key + label rows. Empty when none was found. */
  header_rows: number[];
  profile: string | null;
  table: IntakeTable | null;
  /** Every heading of the records → intake column, or null when it is not read: what a mapping document writes as `columns`. */
  mapping: Record<string, string | null>;
  /** Every heading with how sure its field is, and why: exact, near:<known heading>, mapping, private or unknown. */
  columns: { heading: string; field: string | null; confidence: number; reason: string }[];
  /** How rows became records; null where rows are records. What a mapping document writes as `layout`. */
  layout: Layout | null;
  /** Of headings and layout: what next month's file is recognised by. Null where the sheet has no headings. */
  fingerprint: string | null;
  /** Whether a mapping was followed: found by its headings (`layout`) or by the file's name (`file`). */
  mapped_by: 'layout' | 'file' | null;
  /** Words of the file and what a mapping says they stand for, by field. */
  values: NonNullable<FileMapping['values']>;
  /** What a mapping says about free text. */
  comments?: FileMapping['comments'];
  /** 'keep' where somebody said that lost characters are loaded as they stand. */
  damaged_text?: 'keep';
  /** Headings of the sheet that became values → the heading their cells stand under now. */
  turned: Record<string, string>;
  /** Physical rows (records; a CSV record may span lines) below the header: sent + rejected + skipped, nothing else. */
  rows_read: number;
  /** Rows handed to the sink. What the casts in SQL refuse later is counted there. */
  rows_sent: number;
  /** Records handed to the sink: more than `rows_sent` where a row holds several (a month of days), else the same. */
  records: number;
  rows_rejected: number;
  rows_skipped: { reason: string; count: number }[];
  /** What skipped rows of sums state against what the rows they cover add up to. At most 5,000. */
  totals: StatedTotal[];
  /** At most 20,000 are listed; `rows_rejected` counts all. */
  rejects: Reject[];
  /** What the profile was recognised by: the headings and title words found. */
  profile_reason: string;
  /** 0–1: the share of the profile's headings and of the sheet's headings that agree. */
  confidence: number;
  /** Sensitive columns that never left the reader. */
  dropped: string[];
  /** Values stated once for all rows (from a title or the mapping). */
  constants: Record<string, string>;
  /** How a column was read where it differs from the default. */
  formats: Record<string, ColumnFormat>;
  /** Rows hidden in the spreadsheet; they are read like the others. */
  hidden_rows: number;
  notes: Note[];
  questions: Question[];
  /** The same rows read once more for another table: the sums of a sheet that also has a column per day. */
  also?: SheetReport;
  error?: ReportError;
}

export interface ColumnFormat {
  number?: '1,234.56' | '1.234,56' | undefined;
  date?: 'ymd' | 'dmy' | 'mdy' | undefined;
  percent?: 'fraction' | 'percent' | undefined;
  labels?: 'as_is' | undefined;
  scale?: number | undefined;
  repeated?: 'once' | 'each_line' | undefined;
  /** First and last day of what the dates of one file lie in, where they are written without a year. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface FileReport {
  file: string;
  /** csv, tsv, xlsx … as found in the bytes. */
  container: string;
  /** Text encoding; null where the container says it itself. */
  encoding: string | null;
  /** The encoding, where a mapping names it. */
  declared_encoding?: TextEncoding;
  /** SHA-256 of the bytes; files above 8 MiB: of the SHA-256s of their 8 MiB blocks. Null where the browser offers no digest. */
  content_hash: string | null;
  error?: ReportError;
  notes: Note[];
  sheets: SheetReport[];
}
