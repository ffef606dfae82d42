import { Building2, FileSpreadsheet, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AppError } from '@/engine/errors.ts';
import { toAppError } from '@/engine/errors.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { openSample } from '@/session/sample.ts';
import { Button } from '@/ui/Button.tsx';
import { errorText } from '@/ui/DataState.tsx';
import { FileDrop } from '@/ui/FileDrop.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import './start.css';

/** Where files come in: drop them, choose them, or open the sample company. */
export default function StartPage() {
  const t = useText();
  const { go } = useView();
  const { workspace, state } = useWorkspace();
  const [error, setError] = useState<AppError | null>(null);
  const [isWorking, setWorking] = useState(false);
  const running = useRef<AbortController | null>(null);

  const run = async (work: (signal: AbortSignal) => Promise<'overview' | 'data'>) => {
    const controller = new AbortController();
    running.current = controller;
    setError(null);
    setWorking(true);
    try {
      go({ page: await work(controller.signal) });
    } catch (thrown) {
      setError(toAppError(thrown));
    } finally {
      setWorking(false);
    }
  };

  const addFiles = (files: File[]) =>
    run(async (signal) => {
      const sources = files.map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }));
      await workspace.addFiles(sources, { signal });
      return 'data';
    });

  const sample = () =>
    run(async (signal) => {
      await openSample(workspace, t('start.sampleName'), signal);
      return 'overview';
    });

  return (
    <div className="start">
      <header>
        <h1>{t('start.title')}</h1>
        <p>{t('start.lead')}</p>
      </header>
      {isWorking ? (
        <Working onCancel={() => running.current?.abort()} />
      ) : (
        <>
          <FileDrop label={t('start.dropLabel')} choose={t('start.choose')} onFiles={addFiles}>
            <FileSpreadsheet aria-hidden className="start-icon" />
            <strong>{t('start.drop')}</strong>
            <span className="soft">{t('start.dropHint')}</span>
          </FileDrop>
          <div className="start-sample">
            <Building2 aria-hidden className="start-icon" />
            <div>
              <strong>{t('start.sampleTitle')}</strong>
              <p className="soft">{t('start.sampleText')}</p>
            </div>
            <Button look="primary" onPress={sample}>
              {t('start.sample')}
            </Button>
          </div>
        </>
      )}
      {error === null ? null : (
        <p className="start-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
      {state.files.length > 0 && !isWorking ? (
        <p className="start-open">
          {t('start.openNow', { name: state.name, n: state.files.length })}{' '}
          <ViewLink to={{ page: 'overview' }}>{t('nav.overview')}</ViewLink> ·{' '}
          <ViewLink to={{ page: 'data' }}>{t('nav.data')}</ViewLink>
        </p>
      ) : null}
      <section className="start-local">
        <ShieldCheck aria-hidden className="start-icon" />
        <div>
          <h2>{t('start.localTitle')}</h2>
          <p>{t('start.localText')}</p>
        </div>
      </section>
      <ul className="start-sources">
        {(['roster', 'kpi', 'crm', 'erp', 'attendance', 'reviews'] as const).map((kind) => (
          <li key={kind}>
            <strong>{t(`start.sources.${kind}.name`)}</strong>
            <span className="soft">{t(`start.sources.${kind}.text`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Working({ onCancel }: { onCancel: () => void }) {
  const t = useText();
  const f = useFormat();
  const { state } = useWorkspace();
  const progress = state.progress;
  const label =
    progress === null
      ? t('start.preparing')
      : progress.phase === 'reading'
        ? t('start.reading', { file: progress.file, done: progress.done + 1, total: progress.total })
        : t('start.building', { done: progress.done, total: progress.total });
  const note =
    progress?.phase === 'reading'
      ? t('start.rows', { rows: f.integer(progress.rows), speed: f.compact(progress.rowsPerSecond) })
      : undefined;
  return (
    <div className="start-working">
      <Progress
        label={label}
        {...(progress === null ? {} : { value: progress.done / Math.max(1, progress.total) })}
        {...(note === undefined ? {} : { note })}
      />
      <Button onPress={onCancel}>{t('app.cancel')}</Button>
    </div>
  );
}
