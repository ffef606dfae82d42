import { useFormat } from '@/i18n/format.ts';
import { useCode, useLabel, useText } from '@/i18n/text.ts';
import type { Note, SheetReport } from '@/import/types.ts';
import { errorText } from '@/ui/DataState.tsx';
import { Badge } from '@/ui/StatusMark.tsx';

/** How one sheet was understood: why, which heading feeds which field, what was dropped. */
export function SheetDetails({ sheet }: { sheet: SheetReport }) {
  const t = useText();
  const f = useFormat();
  const fieldLabel = useLabel('columns');
  const noteOf = useCode('notes');
  const noteText = ({ code, ...values }: Note) =>
    noteOf(
      code,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, value === null ? null : String(value)]),
      ),
    );
  return (
    <div className="data-details">
      {sheet.error === undefined ? null : <p role="alert">{errorText(t, sheet.error)}</p>}
      <dl>
        <div>
          <dt>{t('data.why')}</dt>
          <dd>
            {sheet.profile_reason || '—'} <Badge>{f.percent(sheet.confidence, 0)}</Badge>
          </dd>
        </div>
        <div>
          <dt>{t('data.header')}</dt>
          <dd>{sheet.header_rows.join(', ') || '—'}</dd>
        </div>
        {sheet.dropped.length === 0 ? null : (
          <div>
            <dt>{t('data.notes')}</dt>
            <dd>{t('data.dropped', { list: sheet.dropped.join('、') })}</dd>
          </div>
        )}
        {sheet.notes.map((note) => (
          <div key={JSON.stringify(note)}>
            <dt>{t('data.notes')}</dt>
            <dd>{noteText(note)}</dd>
          </div>
        ))}
      </dl>
      <ul className="data-mapping" aria-label={t('data.mapping')}>
        {Object.entries(sheet.mapping).map(([heading, field]) => (
          <li key={heading} className={field === null ? 'soft' : undefined} title={field ?? undefined}>
            {heading} <span aria-hidden>→</span> {field === null ? t('data.notRead') : fieldLabel(field)}
          </li>
        ))}
      </ul>
    </div>
  );
}
