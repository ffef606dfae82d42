import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import type { SheetPreview } from '@/session/mappings.ts';

const SHOWN = 12;
const COLUMNS = 60;

/** The first rows as they stand in the file; a click on a row's number makes it the header, a second row beside it the lower one. */
export function RawRows({
  preview,
  header,
  fields,
  onHeader,
}: {
  preview: SheetPreview;
  header: readonly number[];
  /** Field that each column feeds. */
  fields: readonly (string | null)[];
  onHeader: (rows: number[]) => void;
}) {
  const t = useText();
  const f = useFormat();
  const label = useLabel('columns');
  const [isWhole, setWhole] = useState(false);
  const least = Math.max(SHOWN, (header.at(-1) ?? 0) + 4);
  const shown = isWhole ? preview.rows : preview.rows.slice(0, least);
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
          <thead>
            <tr>
              <td />
              {fields.slice(0, COLUMNS).map((field, at) => (
                <th key={columnName(at)} scope="col" className={field === null ? 'soft' : undefined}>
                  {field === null ? t('workbench.notRead') : label(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, cells }) => (
              <tr key={row} className={header.includes(row) ? 'is-header' : undefined}>
                <th scope="row">
                  <button type="button" aria-pressed={header.includes(row)} onClick={() => pick(row)}>
                    {row}
                  </button>
                </th>
                {cells.slice(0, COLUMNS).map((cell, at) => (
                  <td key={`${row}:${columnName(at)}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.rows.length <= least ? null : (
        <button type="button" className="link-button" onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t('workbench.fewer')
            : t('workbench.more', { n: preview.rows.length, count: f.integer(preview.rows.length) })}
        </button>
      )}
    </figure>
  );
}

/** A, B … Z, AA: as spreadsheets name columns. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}
