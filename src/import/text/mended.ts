// A table of refused rows that comes back mended: its last columns say which rows of the original they are.
import type { RowBuffer, SheetSource } from '../rows.ts';

/** Columns that a download of refused rows has behind those of the file. */
export const REFUSED_COLUMNS = ['_row', '_field', '_reason'] as const;

/** The sheet without those columns, its rows numbered as in the original, so that a mended row takes the place of its first try. */
export function withoutRefusedColumns(sheet: SheetSource): SheetSource {
  return {
    ...sheet,
    async read(onRow, onBlock) {
      let first = true;
      let isMended = false;
      const take = (row: RowBuffer): boolean => {
        if (first) {
          first = false;
          const from = row.count - REFUSED_COLUMNS.length;
          isMended =
            from > 0 && REFUSED_COLUMNS.every((name, index) => row.text(from + index).trim() === name);
        }
        // A line of the file still has these columns.
        if (isMended) row.end = -1;
        if (!isMended || row.count < REFUSED_COLUMNS.length) return onRow(row);
        const { row: place, count } = row;
        const original = Number(row.text(count - REFUSED_COLUMNS.length));
        row.count = count - REFUSED_COLUMNS.length;
        if (Number.isInteger(original) && original > 1) row.row = original;
        const more = onRow(row);
        row.row = place;
        return more;
      };
      await sheet.read(take, onBlock);
    },
  };
}
