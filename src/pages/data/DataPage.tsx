import { lazy, Suspense, useState } from 'react';
import { toAppError } from '@/engine/errors.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { errorText } from '@/ui/DataState.tsx';
import { FileDrop } from '@/ui/FileDrop.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { Checks } from './Checks.tsx';
import { FilesPanel } from './FilesPanel.tsx';
import { LineagePanel } from './lineage/LineagePanel.tsx';
import { Rejects } from './Rejects.tsx';
import { CoveragePanel } from './trust/CoveragePanel.tsx';
import { FreshnessPanel } from './trust/FreshnessPanel.tsx';
import { ReconciliationPanel } from './trust/ReconciliationPanel.tsx';
import './data.css';
import './trust/trust.css';

const Review = lazy(() => import('./review/Review.tsx'));

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
      <FilesPanel
        files={state.files}
        onRemove={(batch) => void workspace.removeFile(batch)}
        onAgain={(batch) => {
          setProblem(null);
          workspace.reconsider(batch).catch((error: unknown) => setProblem(errorText(t, toAppError(error))));
        }}
      />
      {state.files.length === 0 ? null : (
        <>
          <Rejects />
          <CoveragePanel />
          <ReconciliationPanel />
          <FreshnessPanel />
          <Checks />
          <LineagePanel />
        </>
      )}
    </div>
  );
}
