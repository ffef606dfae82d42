import { X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/mapping/document.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { type FilePreview, withEncoding, withHidden } from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { IconButton } from '@/ui/Button.tsx';
import { Segmented } from '@/ui/Choice.tsx';
import { errorText } from '@/ui/DataState.tsx';
import { Badge, StatusMark } from '@/ui/StatusMark.tsx';
import { DiffTable } from './DiffTable.tsx';
import { FileEncodings } from './Encodings.tsx';
import { Matters } from './Matters.tsx';
import { Questions } from './Questions.tsx';
import { RefusedList } from './RefusedList.tsx';
import { SheetLine } from './SheetLine.tsx';

const Workbench = lazy(() => import('./Workbench.tsx'));

/** Refused rows that are listed before the commit; all of them can be saved after it. */
const LISTED = 200;

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
  const { state } = useWorkspace();
  const { report } = file;
  const mapping = file.mapping ?? state.mapping;
  const onEncoding = (encoding: FilePreview['encodings'][number]['encoding']) =>
    onRestage(withEncoding(mapping, report.file, encoding));
  const tables = useLabel('tableNames');
  const replaced = file.diff.flatMap((diff) =>
    diff.replaces.map((each) => ({ ...each, table: tables(diff.table.replace(/^raw_/, '')) })),
  );
  return (
    <article className="review-card">
      <header>
        <StatusMark status={MARKS[file.status]} label={t(`review.status.${file.status}`)} />
        <strong>{report.file}</strong>
        <span className="soft">
          {[
            report.container === 'unknown' ? null : report.container,
            report.encoding,
            f.bytes(file.source.blob.size),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {file.again === undefined ? null : <Badge>{t('review.again')}</Badge>}
        <IconButton label={t('review.discard', { file: report.file })} icon={X} onPress={onDiscard} />
      </header>
      {report.error === undefined ? null : <p className="review-error">{errorText(t, report.error)}</p>}
      {report.error?.code === 'import.encoding' ? <FileEncodings file={file} onChoose={onEncoding} /> : null}
      {report.sheets.map((sheet) => (
        <section key={sheet.name} className="review-sheet">
          <SheetLine
            sheet={sheet}
            isOpen={mapped === sheet.name}
            onMap={() => setMapped(mapped === sheet.name ? null : sheet.name)}
            onHidden={(isRead) => onRestage(withHidden(mapping, report, sheet, isRead))}
          />
          {/* What a question will decide is not refused yet. */}
          {sheet.rejects.length === 0 || sheet.questions.some(({ blocking }) => blocking) ? null : (
            <details>
              <summary>
                {t('review.refusedByReader', {
                  n: sheet.rows_rejected,
                  count: f.integer(sheet.rows_rejected),
                })}
              </summary>
              <RefusedList
                rows={sheet.rejects.slice(0, LISTED).map(({ row, ...reject }) => ({ ...reject, _row: row }))}
              />
            </details>
          )}
          <Questions file={file} sheet={sheet} onAnswer={onRestage} />
          {mapped === sheet.name ? (
            <Suspense fallback={null}>
              <Workbench
                // What was typed belongs to the headings it was typed for.
                key={`${report.encoding} ${sheet.fingerprint}`}
                file={file}
                sheet={sheet}
                onApply={onRestage}
                onEncoding={onEncoding}
              />
            </Suspense>
          ) : null}
        </section>
      ))}
      <Matters file={file} onAnswer={onRestage} />
      {file.diff.length === 0 ? null : <DiffTable file={file} />}
      {replaced.length === 0 ? null : (
        <div className="review-replace">
          <p className="soft">
            {t('review.replaces', {
              periods: replaced
                .map(({ table, period, rows }) =>
                  t('review.replaced', { table, period: f.period(period), rows: f.integer(rows) }),
                )
                .join(', '),
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
