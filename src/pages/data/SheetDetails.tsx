import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, type Text, useLabel, useText } from '@/i18n/text.ts';
import type { Note, SheetReport } from '@/import/types.ts';
import { errorText } from '@/ui/DataState.tsx';
import { Badge } from '@/ui/StatusMark.tsx';

const NOTE_CODES = [
  'repeated_heading',
  'text_named_spreadsheet',
  'declared_delimiter',
  'empty_sheet',
  'mapping_heading_missing',
  'period_from_title',
  'legend_read',
  'grades_are_scores',
  'currency_from_heading',
  'rejects_cut',
  'ambiguous_date',
  'ambiguous_number',
  'money_unit',
  'hidden_sheet',
  'hidden_sheet_read',
];

/** How one sheet was understood: why, which heading feeds which field, what was dropped. */
export function SheetDetails({ sheet }: { sheet: SheetReport }) {
  const t = useText();
  const f = useFormat();
  const fieldLabel = useLabel('columns');
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
            <dd>{noteText(t, note)}</dd>
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

function noteText(t: Text, note: Note): string {
  const { code, ...values } = note;
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === null ? null : String(value)]),
  );
  return NOTE_CODES.includes(code) ? t(`notes.${code}` as MessageKey, shown) : t('notes.other', { code });
}

const REASONS = new Set([
  'wrong_column_count',
  'second_table',
  'digits_lost',
  'formula_without_value',
  'error_cell',
  'ambiguous_date',
  'ambiguous_number',
  'unclosed_quote',
  'stray_quote',
  'row_too_long',
  'missing_key',
  'not_a_date',
  'not_a_number',
  'not_a_period',
  'not_a_flag',
  'unknown_word',
  'unknown_layout',
  'blank',
  'subtotal',
  'grand_total',
  'average',
  'footer',
  'repeated_header',
  'stood_aside',
  'page_header',
]);

/** A reason code in words; an unknown code stands for itself. */
export function reasonText(t: Text, reason: string): string {
  return REASONS.has(reason) ? t(`reasons.${reason}` as MessageKey) : reason;
}
