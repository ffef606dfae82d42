import type { TableRow } from '@/tables/columns.ts';
import { RefusedTable } from '../RefusedTable.tsx';

/** Refused rows and values of a file that waits, as its reader or its casts list them. */
export function RefusedList({ rows }: { rows: readonly TableRow[] }) {
  return (
    <RefusedTable
      hasFiles={false}
      rows={rows.map((row) => ({
        file: null,
        sheet: textOf(row._sheet),
        row: typeof row._row === 'number' ? row._row : null,
        field: textOf(row.field),
        value: textOf(row.value),
        reason: String(row.reason),
        isWholeRow: row.row_refused === true,
      }))}
    />
  );
}

const textOf = (value: TableRow[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
