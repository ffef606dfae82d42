// Chunks and reports into the engine.
import { quoteIdentifier, quoteLiteral } from '@/engine/sql.ts';
import type { CallOptions, Executor } from '@/engine/types.ts';
import type { FileReport, IntakeChunk, LinesOfFile } from './types.ts';

/** The line end is named because DuckDB 1.4 gives up on a CR inside quotes when it finds the line end by itself. */
const format = (delimiter: string, newline: string): string =>
  `header = false, auto_detect = false, delim = ${quoteLiteral(delimiter)}, quote = '"', escape = '"', nullstr = '', ` +
  `new_line = '${newline === '\r\n' ? '\\r\\n' : '\\n'}'`;
const CSV_FORMAT = format(',', '\n');

/** Rows after which what was loaded is packed: text that repeats shrinks to a tenth, and ten million rows fit into memory. */
const PACK_ROWS = 2_000_000;
const unpacked = new WeakMap<Executor, number>();

/** Adds a chunk's rows to its intake table. Intake columns the chunk does not name stay NULL. */
export async function loadChunk(
  executor: Executor,
  chunk: IntakeChunk,
  options?: CallOptions,
): Promise<void> {
  const constants = Object.entries(chunk.constants);
  const { fields, reads } =
    chunk.lines === undefined ? readingCells(chunk) : readingLines(chunk, chunk.lines);
  const targets = [...fields, ...constants.map(([column]) => column)].map(quoteIdentifier).join(', ');
  const stated = constants.map(([, value]) => (value === '' ? 'NULL' : quoteLiteral(value)));
  await executor.load(
    chunk.csv,
    (path) => `INSERT INTO ${quoteIdentifier(chunk.table)} (${targets}) ${reads(path, stated)}`,
    options,
  );
  const rows = (unpacked.get(executor) ?? 0) + chunk.rows;
  const isFull = rows >= PACK_ROWS;
  unpacked.set(executor, isFull ? 0 : rows);
  if (isFull) await executor.execute('CHECKPOINT', options);
}

interface Reading {
  /** Intake columns in the order they are read. */
  fields: readonly string[];
  reads: (path: string, stated: readonly string[]) => string;
}

function readingCells({ columns }: IntakeChunk): Reading {
  const types = columns
    .map((column) => `${quoteLiteral(column)}: ${column === '_row' ? "'INTEGER'" : "'VARCHAR'"}`)
    .join(', ');
  return {
    fields: columns,
    reads: (path, stated) =>
      `SELECT ${[...columns.map(quoteIdentifier), ...stated].join(', ')} FROM read_csv(${path}, ${CSV_FORMAT}, columns = {${types}})`,
  };
}

/** Lines bring no row numbers: they are counted, with a step at every gap. */
function readingLines({ columns }: IntakeChunk, { delimiter, newline, stretches }: LinesOfFile): Reading {
  const types = columns.map((_, cell) => `'c${cell}': 'VARCHAR'`).join(', ');
  const wanted = columns.flatMap((field, cell) => (field === '' ? [] : [{ field, cell: `c${cell}` }]));
  const steps = stretches
    .slice(1)
    .reverse()
    .map(({ at, row }) => `WHEN _n > ${at} THEN ${row - at - 1}`);
  const first = (stretches[0]?.row ?? 1) - 1;
  const offset = steps.length === 0 ? `${first}` : `CASE ${steps.join(' ')} ELSE ${first} END`;
  const values = (stated: readonly string[]) =>
    [...wanted.map(({ cell }) => cell), `CAST(_n + ${offset} AS INTEGER)`, ...stated].join(', ');
  return {
    fields: [...wanted.map(({ field }) => field), '_row'],
    reads: (path, stated) =>
      `SELECT ${values(stated)} FROM (SELECT *, row_number() OVER () AS _n FROM read_csv(${path}, ${format(delimiter, newline)}, columns = {${types}}))`,
  };
}

/** Writes what became of a file into `batch`, `import_reject` and `import_skip`. Returns the tables that changed. */
export async function loadReport(
  executor: Executor,
  report: FileReport,
  batch: string,
  importedAt = new Date(),
): Promise<string[]> {
  const file = report.file;
  const time = importedAt.toISOString().slice(0, 19).replace('T', ' ');
  const tables = report.sheets.flatMap((sheet) => [sheet, ...(sheet.also === undefined ? [] : [sheet.also])]);
  const batches = tables.map((sheet) => [
    batch,
    file,
    sheet.name,
    report.content_hash,
    report.container,
    report.encoding,
    sheet.profile,
    sheet.table,
    JSON.stringify(sheet.mapping),
    sheet.rows_read,
    sheet.rows_sent,
    sheet.rows_rejected,
    sheet.records,
    time,
  ]);
  const rejects = tables.flatMap((sheet) =>
    sheet.rejects.map((reject) => [
      String(reject.row_refused),
      reject.field,
      reject.value,
      reject.reason,
      batch,
      file,
      sheet.name,
      reject.row,
    ]),
  );
  const skips = report.sheets.flatMap((sheet) =>
    sheet.rows_skipped.map((skip) => [skip.reason, skip.count, batch, file, sheet.name]),
  );
  await insert(
    executor,
    'batch',
    {
      batch_id: T,
      file_name: T,
      sheet_name: T,
      content_hash: T,
      container: T,
      encoding: T,
      profile: T,
      table_name: T,
      mapping: T,
      rows_read: I,
      rows_sent: I,
      rows_rejected: I,
      records: I,
      imported_at: 'TIMESTAMP',
    },
    batches,
  );
  await insert(
    executor,
    'import_reject',
    { row_refused: 'BOOLEAN', field: T, value: T, reason: T, _batch: T, _file: T, _sheet: T, _row: I },
    rejects,
  );
  await insert(executor, 'import_skip', { reason: T, row_count: I, _batch: T, _file: T, _sheet: T }, skips);
  return [
    'batch',
    ...(rejects.length > 0 ? ['import_reject'] : []),
    ...(skips.length > 0 ? ['import_skip'] : []),
  ];
}

const T = 'VARCHAR';
const I = 'INTEGER';
type Cell = string | number | null;

async function insert(
  executor: Executor,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const csv = rows
    .map((row) =>
      row
        .map((cell) => (cell === null || cell === '' ? '' : `"${String(cell).replaceAll('"', '""')}"`))
        .join(','),
    )
    .join('\n');
  const names = Object.keys(columns).map(quoteIdentifier).join(', ');
  const types = Object.entries(columns)
    .map(([column, type]) => `${quoteLiteral(column)}: ${quoteLiteral(type)}`)
    .join(', ');
  await executor.load(
    new TextEncoder().encode(`${csv}\n`),
    (path) =>
      `INSERT INTO ${quoteIdentifier(table)} (${names}) SELECT ${names} FROM read_csv(${path}, ${CSV_FORMAT}, ` +
      `columns = {${types}})`,
  );
}
