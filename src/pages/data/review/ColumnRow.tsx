import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import type { ColumnFormat, SheetReport } from '@/import/types.ts';
import { Badge } from '@/ui/StatusMark.tsx';

/** Fields that are written as fractions or in percent. */
const SHARES = new Set(['weight', 'target', 'actual', 'probability', 'coefficient', 'raise']);

/** One column: its values, the field it feeds, and how its cells are read. */
export function ColumnRow({
  heading,
  field,
  fields,
  understood,
  format,
  samples,
  isRepeated,
  isDropped,
  onField,
  onFormat,
}: {
  heading: string;
  field: string | null;
  fields: readonly { name: string; kind: string }[];
  /** What the importer made of the column, and why. */
  understood: SheetReport['columns'][number] | undefined;
  format: ColumnFormat;
  samples: readonly string[];
  isRepeated: boolean;
  isDropped: boolean;
  onField: (field: string | null) => void;
  onFormat: (format: ColumnFormat) => void;
}) {
  const t = useText();
  const label = useLabel('columns');
  const kind = fields.find(({ name }) => name === field)?.kind;
  const mayBeShare =
    kind === 'number' &&
    (SHARES.has(field ?? '') || format.percent !== undefined || samples.some((value) => /[%％]/.test(value)));
  const isNumber = kind === 'number' || kind === 'money' || kind === 'minutes';
  return (
    <tr className={isRepeated ? 'is-repeated' : undefined}>
      <th scope="row">
        {heading} {isDropped ? <Badge tone="watch">{t('workbench.dropped')}</Badge> : null}
      </th>
      <td className="soft">{isDropped ? '—' : samples.join(' · ')}</td>
      <td>
        <select
          aria-label={t('workbench.fieldOf', { heading })}
          value={field ?? ''}
          onChange={(event) => onField(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('workbench.notRead')}</option>
          {fields.map(({ name }) => (
            <option key={name} value={name}>
              {label(name)}
            </option>
          ))}
        </select>
      </td>
      <td className="soft">
        {understood?.field === field ? (
          <Why {...understood} />
        ) : field === null && understood === undefined ? (
          t('workbench.whys.unknown')
        ) : (
          t('workbench.whys.hand')
        )}
      </td>
      <td>
        <div className="workbench-formats">
          {kind === 'date' ? (
            <select
              aria-label={t('workbench.dateOrder', { heading })}
              value={format.date ?? ''}
              onChange={(event) => {
                const date = event.target.value;
                onFormat({
                  ...format,
                  date: date === 'dmy' || date === 'mdy' || date === 'ymd' ? date : undefined,
                });
              }}
            >
              <option value="">{t('workbench.automatic')}</option>
              {(['ymd', 'dmy', 'mdy'] as const).map((order) => (
                <option key={order} value={order}>
                  {t(`review.option.${order}`)}
                </option>
              ))}
            </select>
          ) : null}
          {isNumber ? (
            <>
              <select
                aria-label={t('workbench.numberFormat', { heading })}
                value={format.number ?? ''}
                onChange={(event) => {
                  const number = event.target.value;
                  onFormat({
                    ...format,
                    number: number === '1,234.56' || number === '1.234,56' ? number : undefined,
                  });
                }}
              >
                <option value="">{t('workbench.automatic')}</option>
                <option value="1,234.56">1,234.56</option>
                <option value="1.234,56">1.234,56</option>
              </select>
              {mayBeShare ? (
                <select
                  aria-label={t('workbench.percent', { heading })}
                  value={format.percent ?? ''}
                  onChange={({ target: { value } }) =>
                    onFormat({
                      ...format,
                      percent: value === 'fraction' || value === 'percent' ? value : undefined,
                    })
                  }
                >
                  <option value="">{t('workbench.automatic')}</option>
                  <option value="percent">{t('review.option.percent')}</option>
                  <option value="fraction">{t('review.option.fraction')}</option>
                </select>
              ) : null}
              <label>
                {t('workbench.scale')}{' '}
                <input
                  type="number"
                  min="0"
                  step="any"
                  value={format.scale ?? ''}
                  onChange={(event) => {
                    const scale = Number(event.target.value);
                    onFormat({ ...format, scale: scale > 0 ? scale : undefined });
                  }}
                />
              </label>
            </>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

/** How sure a field is and what says so. */
function Why({ field, confidence, reason }: SheetReport['columns'][number]) {
  const t = useText();
  const f = useFormat();
  const [code, near = ''] = reason.split(/:(.*)/s);
  if (code === 'near') return t('workbench.whys.near', { near, confidence: f.percent(confidence, 0) });
  if (code === 'exact' || code === 'mapping' || code === 'private') return t(`workbench.whys.${code}`);
  return field === null ? t('workbench.whys.unknown') : reason;
}
