// Parquet through hyparquet (MIT, no dependencies, no network, fetched when such a file comes), one block of rows at a time.
import { AppError } from '@/engine/errors.ts';
import { NUMBER, RowBuffer, type SheetSource } from '../rows.ts';
import { fill, type GridCell } from './grid.ts';

const BLOCK_ROWS = 20_000;

/** Throws `import.damaged_file`, or `import.unsupported` for a compression that is not read. */
export async function parquetSheet(blob: Blob, file: string, name: string): Promise<SheetSource> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const bytes = {
    byteLength: blob.size,
    slice: (start: number, end?: number) => blob.slice(start, end ?? blob.size).arrayBuffer(),
  };
  try {
    const metadata = await parquetMetadataAsync(bytes);
    const columns = parquetSchema(metadata).children.map((column) => column.element.name);
    const total = Number(metadata.num_rows);
    return {
      name,
      hidden: false,
      merges: [],
      commaSeparated: false,
      read: async (onRow, onBlock) => {
        const buffer = new RowBuffer();
        fill(buffer, { row: 1, hidden: false, cells: columns.map((text) => ({ text, flags: 0 })) });
        if (!onRow(buffer)) return;
        for (let start = 0; start < total; start += BLOCK_ROWS) {
          const rowEnd = Math.min(total, start + BLOCK_ROWS);
          // One column after the other: where two fail at once, the second failure would reach nobody.
          const values: unknown[][] = [];
          for (const column of columns) {
            const read = parquetReadObjects({
              file: bytes,
              metadata,
              columns: [column],
              rowStart: start,
              rowEnd,
            });
            const rows = await read.catch((cause: unknown) => {
              throw parquetError(file, cause);
            });
            if (rows.length !== rowEnd - start)
              throw parquetError(file, new Error(`${rows.length} rows where ${rowEnd - start} are stated`));
            values.push(rows.map((record) => record[column]));
          }
          for (let index = 0; index < rowEnd - start; index++) {
            fill(buffer, {
              row: start + index + 2,
              hidden: false,
              cells: values.map((column) => cellOf(column[index])),
            });
            if (!onRow(buffer)) return;
          }
          await onBlock?.(Math.round((blob.size * rowEnd) / Math.max(1, total)));
        }
      },
    };
  } catch (cause) {
    throw parquetError(file, cause);
  }
}

function parquetError(file: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const problem = cause instanceof Error ? cause.message : String(cause);
  return /compress/iu.test(problem)
    ? new AppError(
        'import.unsupported',
        `${file}: ${problem}`,
        { file, format: `parquet (${problem})` },
        { cause },
      )
    : new AppError('import.damaged_file', `${file}: ${problem}`, { file, problem }, { cause });
}

/** Values as the texts that casts read: ISO dates, exact whole numbers; what is nested as JSON. */
function cellOf(value: unknown): GridCell | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) {
    const iso = value.toISOString();
    return {
      text: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' '),
      flags: 0,
    };
  }
  if (typeof value === 'number') return { text: String(value), flags: Number.isInteger(value) ? 0 : NUMBER };
  if (typeof value === 'bigint') return { text: String(value), flags: 0 };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', flags: 0 };
  if (typeof value === 'object')
    return {
      text: JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)),
      flags: 0,
    };
  return { text: String(value), flags: 0 };
}
