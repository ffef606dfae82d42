import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { TableColumn, TableRow } from './columns.ts';

/** A row with the grid's name for it. */
export interface PrintedRow {
  id: string;
  row: TableRow;
}

/** A page prints so many rows of one table; the CSV has all of them. */
const PRINTED_ROWS = 500;

/** On paper a grid that scrolls shows what it happened to show: there a plain table stands in its place, in the grid's order. */
export function PrintedTable({
  columns,
  rowsNow,
  children,
}: {
  columns: readonly TableColumn[];
  /** Rows as they are sorted and filtered at the moment of printing. */
  rowsNow: () => readonly PrintedRow[];
  children: ReactNode;
}) {
  const f = useFormat();
  const t = useText();
  const [printed, setPrinted] = useState<readonly PrintedRow[] | null>(null);
  useEffect(() => {
    const before = () => flushSync(() => setPrinted(rowsNow()));
    const after = () => setPrinted(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  });
  const shown = printed?.slice(0, PRINTED_ROWS) ?? [];
  const isCut = printed !== null && shown.length < printed.length;
  return (
    <>
      {/* The same place in both states: a grid that is mounted anew forgets its order. */}
      <div className={printed === null ? undefined : 'no-print'}>{children}</div>
      {printed === null ? null : (
        <table className="printed-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.isNumber ? 'num' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, row }) => (
              <tr key={id}>
                {columns.map((column) => (
                  <td key={column.key} className={column.isNumber ? 'num' : undefined}>
                    {column.text(row, f)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isCut ? (
        <p className="soft printed-table">
          {t('tables.printed', { n: shown.length, all: f.integer(printed?.length ?? 0) })}
        </p>
      ) : null}
    </>
  );
}
