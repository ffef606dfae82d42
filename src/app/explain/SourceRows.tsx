import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { columnLabel } from './columns.ts';

type Row = Record<string, string | number | boolean | null>;

const PLACE = ['file_name', 'sheet_name', 'row_number'];
const SHOWN = 200;

/** Rows of the files behind a number: file, sheet and row first, then the values as they were read. */
export function SourceRows({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const f = useFormat();
  const names = Object.keys(rows[0] ?? {});
  const columns = [
    ...PLACE.filter((name) => names.includes(name)),
    ...names.filter((name) => !PLACE.includes(name)),
  ];
  const heading = (name: string) => columnLabel(t, name);
  return (
    <div className="source-rows">
      <p className="soft">{t('explain.rowsShown', { n: rows.length })}</p>
      <div className="source-scroll">
        <table>
          <thead>
            <tr>
              {columns.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={typeof rows[0]?.[name] === 'number' ? 'num' : undefined}
                >
                  {heading(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={columns.map((name) => String(row[name])).join('|')}>
                {columns.map((name) => (
                  <td key={name} className={typeof row[name] === 'number' ? 'num' : undefined}>
                    {cellText(row[name] ?? null, name, f.number)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function cellText(
  value: string | number | boolean | null,
  name: string,
  number: (value: number) => string,
): string {
  if (value === null) return '—';
  if (typeof value === 'number' && name !== 'row_number') return number(value);
  return String(value);
}
