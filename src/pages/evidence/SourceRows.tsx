import { Check, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { type Format, isPercentUnit, useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { Button } from '@/ui/Button.tsx';
import './evidence.css';

export type SourceRow = Readonly<Record<string, string | number | boolean | null>>;

const PLACE = ['file_name', 'sheet_name', 'row_number'];
/** How many there are in all, said above the table instead of in each row. */
const TOTAL = 'total_rows';
const SHOWN = 200;
const FIGURES = ['target', 'actual', 'range_low', 'range_high'];

/** Rows of the files behind a number: file, sheet and row first, then the values as they were read. */
export function SourceRows({ rows, name }: { rows: readonly SourceRow[]; name: string }) {
  const t = useText();
  const f = useFormat();
  const label = useLabel('columns');
  const word = useLabel('rowKinds');
  const names = Object.keys(rows[0] ?? {}).filter((column) => column !== TOTAL);
  const columns = [
    ...PLACE.filter((column) => names.includes(column)),
    ...names.filter((column) => !PLACE.includes(column)),
  ];
  const numeric = new Set(columns.filter((column) => rows.some((row) => typeof row[column] === 'number')));
  const shown = rows.slice(0, SHOWN);
  const stated = rows[0]?.[TOTAL];
  const total = typeof stated === 'number' ? stated : rows.length;
  return (
    <div className="source-rows">
      <div className="source-head">
        <span className="soft">
          {shown.length < total
            ? t('explain.rowsCut', {
                shown: f.integer(shown.length),
                total: f.integer(total),
                n: f.integer(rows.length),
              })
            : t('explain.rowsShown', { n: rows.length })}
        </span>
        <Button
          look="quiet"
          icon={Download}
          onPress={() =>
            download(
              `${name}.csv`,
              toCsv(
                columns.map(label),
                rows.map((row) => columns.map((column) => row[column] ?? null)),
              ),
            )
          }
        >
          {t('explain.saveRows')}
        </Button>
      </div>
      <div className="source-scroll">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={numeric.has(column) ? 'num' : undefined}>
                  {label(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={columns.map((column) => String(row[column])).join('|')}
                className={row['counts'] === false ? 'source-other' : undefined}
              >
                {columns.map((column) => (
                  <td key={column} className={numeric.has(column) ? 'num' : undefined}>
                    {column === 'what' ? word(String(row[column])) : cell(column, row, f)}
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

function cell(column: string, row: SourceRow, f: Format): ReactNode {
  const value = row[column] ?? null;
  if (value === null) return '—';
  if (value === true) return <Check aria-label="✓" width={14} height={14} />;
  if (value === false) return '–';
  if (typeof value === 'number') return numberText(column, value, row, f);
  return column === 'period_id' ? f.period(value) : value;
}

/** What was read is shown as it stands; what was made of it (attainment, scores, the figures of a whole period) as the pages show it. */
function numberText(column: string, value: number, row: SourceRow, f: Format): string {
  if (column === 'row_number') return String(value);
  if (column === 'attainment' || column === 'weight') return f.percent(value);
  if (column === 'score') return f.score(value);
  const unit = typeof row['unit'] === 'string' ? row['unit'] : null;
  if (FIGURES.includes(column) && isPercentUnit(unit)) return f.percent(value);
  return FIGURES.includes(column) && !row['row_number'] ? f.value(value, unit) : f.exact(value);
}
