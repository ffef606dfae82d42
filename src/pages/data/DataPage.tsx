import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { loadAllQueries } from '@/catalog/catalog.ts';
import { toAppError } from '@/engine/errors.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { errorText } from '@/ui/DataState.tsx';
import { FileDrop } from '@/ui/FileDrop.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { useView } from '@/ui/view.tsx';
import { Checks } from './Checks.tsx';
import { FilesPanel } from './FilesPanel.tsx';
import { Rejects } from './Rejects.tsx';
import { CoveragePanel } from './trust/CoveragePanel.tsx';
import { FreshnessPanel } from './trust/FreshnessPanel.tsx';
import { ReconciliationPanel } from './trust/ReconciliationPanel.tsx';
import './data.css';
import './trust/trust.css';

const Review = lazy(() => import('./review/Review.tsx'));
// What the tables say of themselves comes with the later reads.
const LineagePanel = lazy(async () => {
  await loadAllQueries();
  return import('./lineage/LineagePanel.tsx');
});

const PANELS = [
  ['rejects', Rejects],
  ['coverage', CoveragePanel],
  ['reconciliation', ReconciliationPanel],
  ['freshness', FreshnessPanel],
  ['checks', Checks],
  ['lineage', LineagePanel],
] as const;
const PARTS = ['files', ...PANELS.map(([id]) => id)] as const;
type PartId = (typeof PARTS)[number];

/** Files, what was recognised and why, counts, rejects, checks, and what every table is made from. */
export default function DataPage() {
  const t = useText();
  const f = useFormat();
  const { workspace, state } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const isBusy = state.phase === 'busy' || state.phase === 'booting';
  return (
    <div className="data-page">
      <header>
        <div>
          <h1>{t('data.title')}</h1>
          <p className="soft">{t('data.lead')}</p>
        </div>
        <FileDrop
          label={t('start.dropLabel')}
          choose={t('data.add')}
          isDisabled={isBusy}
          onFiles={(files) => {
            setProblem(null);
            const sources = files.map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }));
            workspace.receive(sources).catch((error: unknown) => setProblem(errorText(t, toAppError(error))));
          }}
        >
          <span className="soft">{t('data.addHint')}</span>
        </FileDrop>
      </header>
      {state.files.length === 0 ? null : <PartLinks />}
      {state.progress === null ? null : (
        <Progress
          label={
            state.progress.phase === 'reading'
              ? t('start.reading', {
                  file: state.progress.file,
                  done: state.progress.done + 1,
                  total: state.progress.total,
                })
              : t('start.building', { done: state.progress.done, total: state.progress.total })
          }
          value={state.progress.done / Math.max(1, state.progress.total)}
          note={
            state.progress.rows > 0
              ? t('start.rows', {
                  rows: f.integer(state.progress.rows),
                  speed: f.compact(state.progress.rowsPerSecond),
                })
              : ''
          }
        />
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      {state.staged.length === 0 ? null : (
        <Suspense fallback={null}>
          <Review />
        </Suspense>
      )}
      <Part id="files">
        <FilesPanel
          files={state.files}
          isOpening={isBusy}
          onRemove={(batch) => void workspace.removeFile(batch)}
          onAgain={(batch) => {
            setProblem(null);
            workspace
              .reconsider(batch)
              .catch((error: unknown) => setProblem(errorText(t, toAppError(error))));
          }}
        />
      </Part>
      {state.files.length === 0
        ? null
        : PANELS.map(([id, Content]) => (
            <Part key={id} id={id}>
              <Suspense fallback={null}>
                <Content />
              </Suspense>
            </Part>
          ))}
    </div>
  );
}

/** A part of the page that the address can name. */
function Part({ id, children }: { id: PartId; children: ReactNode }) {
  const { view } = useView();
  const place = useRef<HTMLDivElement>(null);
  const isNamed = view.tab === id;
  useEffect(() => {
    if (isNamed) place.current?.scrollIntoView({ block: 'start' });
  }, [isNamed]);
  return (
    <div ref={place} id={`data-${id}`} className="data-part">
      {children}
    </div>
  );
}

/** The way to a part of a long page. */
function PartLinks() {
  const t = useText();
  const { view, go } = useView();
  return (
    <nav className="data-parts no-print" aria-label={t('data.sections')}>
      {PARTS.map((id) => (
        <button
          key={id}
          type="button"
          className="link-button"
          onClick={() => {
            // Once more to where the address already is.
            if (view.tab === id) document.getElementById(`data-${id}`)?.scrollIntoView({ block: 'start' });
            else go({ tab: id });
          }}
        >
          {t(`data.part.${id}`)}
        </button>
      ))}
    </nav>
  );
}
