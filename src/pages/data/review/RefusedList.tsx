import { useFormat } from '@/i18n/format.ts';
import { useCode, useLabel, useText } from '@/i18n/text.ts';
import type { TableRow } from '@/tables/columns.ts';

/** Refused rows and values of a file that waits: where each stands, what it holds, why it is refused, and how much of the row with it. */
export function RefusedList({ rows }: { rows: readonly TableRow[] }) {
  const t = useText();
  const f = useFormat();
  const reason = useCode('reasons');
  const field = useLabel('columns');
  return (
    <div className="data-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('data.row')}
            </th>
            <th scope="col">{t('data.field')}</th>
            <th scope="col">{t('data.value')}</th>
            <th scope="col">{t('data.reason')}</th>
            <th scope="col">{t('data.refused')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row._sheet} ${row._row} ${row.field} ${row.reason}`}>
              <td className="num">{typeof row._row === 'number' ? f.integer(row._row) : '—'}</td>
              <td>{typeof row.field === 'string' ? field(row.field) : '—'}</td>
              <td className="data-value">{row.value ?? '—'}</td>
              <td>{reason(String(row.reason))}</td>
              <td>{row.row_refused === true ? t('data.wholeRow') : t('data.valueOnly')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
