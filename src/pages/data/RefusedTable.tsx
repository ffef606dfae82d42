import { useFormat } from '@/i18n/format.ts';
import { useCode, useLabel, useText } from '@/i18n/text.ts';

/** A refused row or value: where it stands, what it holds, why it is refused, and whether the whole row is. */
export interface Refusal {
  /** Null where the files are named beside the table. */
  file: string | null;
  sheet: string | null;
  row: number | null;
  field: string | null;
  value: string | null;
  reason: string;
  isWholeRow: boolean;
}

/** Refused rows and values, with the file and sheet of each where `hasFiles`. */
export function RefusedTable({ rows, hasFiles }: { rows: readonly Refusal[]; hasFiles: boolean }) {
  const t = useText();
  const f = useFormat();
  const reason = useCode('reasons');
  const field = useLabel('columns');
  return (
    <div className="data-scroll">
      <table>
        <thead>
          <tr>
            {hasFiles ? (
              <>
                <th scope="col">{t('data.file')}</th>
                <th scope="col">{t('data.sheet')}</th>
              </>
            ) : null}
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
          {rows.map((each) => (
            <tr key={[each.file, each.sheet, each.row, each.field, each.reason].join('|')}>
              {hasFiles ? (
                <>
                  <td>{each.file}</td>
                  <td>{each.sheet ?? '—'}</td>
                </>
              ) : null}
              <td className="num">{each.row === null ? '—' : f.integer(each.row)}</td>
              <td>{each.field === null ? '—' : field(each.field)}</td>
              <td className="data-value">{each.value ?? '—'}</td>
              <td>{reason(each.reason)}</td>
              <td>{each.isWholeRow ? t('data.wholeRow') : t('data.valueOnly')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
