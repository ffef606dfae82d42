import { SlidersHorizontal, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/mapping/document.ts';
import type { SheetReport } from '@/import/types.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { Button, IconButton } from '@/ui/Button.tsx';
import { Segmented } from '@/ui/Choice.tsx';
import { errorText } from '@/ui/DataState.tsx';
import { Badge, StatusMark } from '@/ui/StatusMark.tsx';
import { DiffTable } from './DiffTable.tsx';
import { Questions } from './Questions.tsx';

const Workbench = lazy(() => import('./Workbench.tsx'));

const MARKS = { ready: 'good', asks: 'watch', failed: 'bad', repeated: 'none' } as const;

/** One file that waits: what it is and why, what it would change, what it asks. */
export function StagedCard({
  file,
  isReplacing,
  onReplace,
  onRestage,
  onDiscard,
}: {
  file: StagedFile;
  isReplacing: boolean;
  onReplace: (isReplacing: boolean) => void;
  onRestage: (mapping: MappingDocument) => void;
  onDiscard: () => void;
}) {
  const t = useText();
  const f = useFormat();
  const [mapped, setMapped] = useState<string | null>(null);
  const { report } = file;
  const replaced = file.diff.flatMap((diff) => diff.replaces);
  return (
    <article className="review-card">
      <header>
        <StatusMark status={MARKS[file.status]} label={t(`review.status.${file.status}`)} />
        <strong>{report.file}</strong>
        <span className="soft">
          {[report.container, report.encoding, f.bytes(file.source.blob.size)].filter(Boolean).join(' · ')}
        </span>
        <IconButton label={t('review.discard', { file: report.file })} icon={X} onPress={onDiscard} />
      </header>
      {report.error === undefined ? null : <p className="review-error">{errorText(t, report.error)}</p>}
      {report.sheets.map((sheet) => (
        <section key={sheet.name} className="review-sheet">
          <SheetLine sheet={sheet} onMap={() => setMapped(mapped === sheet.name ? null : sheet.name)} />
          <Questions file={file} sheet={sheet} onAnswer={onRestage} />
          {mapped === sheet.name ? (
            <Suspense fallback={null}>
              <Workbench file={file} sheet={sheet} onApply={onRestage} />
            </Suspense>
          ) : null}
        </section>
      ))}
      {file.diff.length === 0 ? null : <DiffTable file={file} />}
      {replaced.length === 0 ? null : (
        <div className="review-replace">
          <p className="soft">
            {t('review.replaces', {
              periods: [...new Set(replaced.map(({ period }) => period))].map(f.period).join(', '),
              rows: f.integer(replaced.reduce((sum, { rows }) => sum + rows, 0)),
            })}
          </p>
          <Segmented
            label={t('review.howTo')}
            items={[
              { id: 'add', label: t('review.add') },
              { id: 'replace', label: t('review.replace') },
            ]}
            value={isReplacing ? 'replace' : 'add'}
            onChange={(id) => onReplace(id === 'replace')}
          />
        </div>
      )}
    </article>
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

function SheetLine({ sheet, onMap }: { sheet: SheetReport; onMap: () => void }) {
  const t = useText();
  const f = useFormat();
  const tables = useLabel('tableNames');
  const profiles = useLabel('profiles');
  const skipped = sheet.rows_skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="review-line">
      <span>
        {sheet.name === '' ? null : <>{sheet.name} → </>}
        {sheet.table === null ? t('review.unknown') : tables(sheet.table.replace(/^raw_/, ''))}
        {sheet.profile === null ? null : <span className="soft"> · {profiles(sheet.profile)}</span>}
      </span>
      <span className="soft">
        {t('review.rows', {
          read: f.integer(sheet.rows_read),
          sent: f.integer(sheet.rows_sent),
          rejected: f.integer(sheet.rows_rejected),
          skipped: f.integer(skipped),
        })}
      </span>
      {sheet.mapped_by === null ? null : <Badge tone="none">{t(`review.mappedBy.${sheet.mapped_by}`)}</Badge>}
      <TotalsLine totals={sheet.totals} />
      {sheet.dropped.length === 0 ? null : (
        <span className="soft">{t('review.dropped', { columns: sheet.dropped.join(', ') })}</span>
      )}
      <Button look="quiet" icon={SlidersHorizontal} onPress={onMap}>
        {t('review.map')}
      </Button>
    </div>
  );
}
