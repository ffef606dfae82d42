import { SlidersHorizontal } from 'lucide-react';
import { useFormat } from '@/i18n/format.ts';
import { useCode, useLabel, useText } from '@/i18n/text.ts';
import type { SheetReport } from '@/import/types.ts';
import { Button } from '@/ui/Button.tsx';
import { Badge } from '@/ui/StatusMark.tsx';

const HIDDEN = new Set(['hidden_sheet', 'hidden_sheet_read']);

/** What a sheet was taken for and why, and what became of its rows. A hidden one is read once it is ticked. */
export function SheetLine({
  sheet,
  isOpen,
  onMap,
  onHidden,
}: {
  sheet: SheetReport;
  isOpen: boolean;
  onMap: () => void;
  onHidden: (isRead: boolean) => void;
}) {
  const t = useText();
  const f = useFormat();
  const tables = useLabel('tableNames');
  const skipped = useCode('skipped');
  const profiles = useLabel('profiles');
  const isRead = !sheet.notes.some(({ code }) => code === 'hidden_sheet');
  const hidden = sheet.notes.some(({ code }) => HIDDEN.has(code)) ? (
    <label className="review-hidden">
      <input type="checkbox" checked={isRead} onChange={(event) => onHidden(event.target.checked)} />{' '}
      {t('review.hidden', { sheet: sheet.name })}
    </label>
  ) : null;
  if (!isRead) return <div className="review-line">{hidden}</div>;
  return (
    <div className="review-line">
      <span>
        {sheet.name === '' ? null : <>{sheet.name} → </>}
        {sheet.table === null ? t('review.unknown') : tables(sheet.table.replace(/^raw_/, ''))}
        {sheet.profile === null || sheet.mapped_by !== null ? null : (
          <span className="soft">
            {sheet.profile.startsWith('generic_') ? null : ` · ${profiles(sheet.profile)}`}{' '}
            {sheet.profile_reason === '' ? null : t('review.because', { reason: sheet.profile_reason })}
          </span>
        )}
      </span>
      {sheet.mapped_by === null ? null : <Badge>{t(`review.mappedBy.${sheet.mapped_by}`)}</Badge>}
      <span className="soft">
        {t('review.rows', {
          n: sheet.rows_read,
          read: f.integer(sheet.rows_read),
          sent: f.integer(sheet.rows_sent),
          rejected: f.integer(sheet.rows_rejected),
        })}
        {sheet.rows_skipped.map(
          ({ reason, count }) => ` · ${skipped(reason, { n: count, count: f.integer(count) })}`,
        )}
      </span>
      <TotalsLine totals={sheet.totals} />
      {sheet.dropped.length === 0 ? null : (
        <span className="soft">{t('review.dropped', { columns: sheet.dropped.join(', ') })}</span>
      )}
      {hidden}
      <Button look="quiet" icon={SlidersHorizontal} onPress={onMap}>
        {t(isOpen ? 'review.closeMap' : 'review.map')}
      </Button>
    </div>
  );
}

/** Whether the file's own sums are those of its rows; the first that differs, with both figures. */
function TotalsLine({ totals }: { totals: SheetReport['totals'] }) {
  const t = useText();
  const f = useFormat();
  const differing = totals.filter(({ agrees }) => !agrees);
  const [first] = differing;
  if (totals.length === 0) return null;
  return (
    <span className="soft">
      {first === undefined
        ? t('review.totalsAgree', { n: totals.length, count: f.integer(totals.length) })
        : t('review.totalsDiffer', {
            count: f.integer(differing.length),
            of: f.integer(totals.length),
            row: f.integer(first.row),
            heading: first.heading,
            stated: f.exact(first.stated),
            computed: f.exact(first.computed),
          })}
    </span>
  );
}
