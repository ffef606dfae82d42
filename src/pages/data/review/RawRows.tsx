import { useText } from '@/i18n/text.ts';
import type { SheetPreview } from '@/session/mappings.ts';

const SHOWN = 12;

/** The first rows as they stand in the file; a click on a row's number makes it the header, a second row beside it the lower one. */
export function RawRows({
  preview,
  header,
  onHeader,
}: {
  preview: SheetPreview;
  header: readonly number[];
  onHeader: (rows: number[]) => void;
}) {
  const t = useText();
  const shown = preview.rows.slice(0, Math.max(SHOWN, (header.at(-1) ?? 0) + 4));
  const pick = (row: number) => {
    if (header.includes(row)) {
      if (header.length > 1) onHeader(header.filter((each) => each !== row));
    } else
      onHeader(
        header.length === 1 && Math.abs((header[0] ?? 0) - row) === 1
          ? [...header, row].sort((a, b) => a - b)
          : [row],
      );
  };
  return (
    <figure className="workbench-raw">
      <figcaption className="soft">{t('workbench.raw')}</figcaption>
      <div className="workbench-scroll">
        <table>
          <tbody>
            {shown.map(({ row, cells }) => (
              <tr key={row} className={header.includes(row) ? 'is-header' : undefined}>
                <th scope="row">
                  <button type="button" aria-pressed={header.includes(row)} onClick={() => pick(row)}>
                    {row}
                  </button>
                </th>
                {cells.slice(0, 60).map((cell, at) => (
                  <td key={`${row}:${columnName(at)}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

/** A, B … Z, AA: as spreadsheets name columns. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}
