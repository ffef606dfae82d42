// Refused rows as a table to mend and drop again: what stood in the file, and for each row where and why it was refused.
import type { Catalog } from '@/catalog/catalog.ts';
import { fieldsOf } from '@/import/profiles/fields.ts';
import type { RawTable, RowsWanted } from '@/import/refused.ts';
import type { TextEncoding } from '@/import/text/encodings.ts';
import { REFUSED_COLUMNS } from '@/import/text/mended.ts';
import type { ImportSource, SheetReport } from '@/import/types.ts';
import type { WorkspaceFile } from './state.ts';

type ReadRows = (source: ImportSource, wanted: RowsWanted, encoding?: TextEncoding) => Promise<RawTable>;

export interface RefusedTable {
  headings: string[];
  rows: string[][];
}

/**
 * The refused rows of one sheet. Columns: those of the file under its own headings, what a title says once for all rows (so that the table
 * says it too), then `_row`, `_field` and `_reason`. `say` puts a reason into words.
 */
export async function refusedTable(
  catalog: Catalog,
  readRows: ReadRows,
  file: WorkspaceFile,
  sheet: SheetReport,
  say: (reason: string) => string,
): Promise<RefusedTable> {
  const all = await catalog.run('import_rejects', { batch_id: file.batch });
  const own = all.filter((row) => (row.sheet_name ?? '') === sheet.name && row.row_number !== null);
  const numbers = [...new Set(own.flatMap((row) => row.row_number ?? []))];
  const raw = await readRows(
    file.source,
    { sheet: sheet.name, header_rows: sheet.header_rows, rows: numbers },
    file.report.declared_encoding,
  );
  const stated = statedOnce(sheet);
  return {
    headings: [...raw.headings, ...stated.map(([heading]) => heading), ...REFUSED_COLUMNS],
    rows: raw.rows.map(({ row, cells }) => {
      const said = own.filter((reject) => reject.row_number === row);
      const joined = (texts: readonly (string | null)[]) =>
        [...new Set(texts.filter((text) => text !== null))].join('; ');
      return [
        ...cells,
        ...stated.map(([, value]) => value),
        String(row),
        joined(said.map((reject) => reject.field)),
        joined(said.map((reject) => say(reject.reason))),
      ];
    }),
  };
}

/** Values of the title, each under a heading its field is known by. */
function statedOnce({ table, constants }: SheetReport): [heading: string, value: string][] {
  if (table === null) return [];
  const fields = fieldsOf(table);
  return Object.entries(constants).flatMap(([field, value]): [string, string][] => {
    const [heading] = fields[field]?.aliases ?? [];
    return heading === undefined ? [] : [[heading, value]];
  });
}
