import { Building2, FileSpreadsheet, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AppError } from '@/engine/errors.ts';
import { toAppError } from '@/engine/errors.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { openSample, SAMPLE } from '@/session/sample.ts';
import { Button } from '@/ui/Button.tsx';
import { errorText } from '@/ui/DataState.tsx';
import { FileDrop } from '@/ui/FileDrop.tsx';
import { usePreload, useView } from '@/ui/view.tsx';
import { OpenNow } from './OpenNow.tsx';
import { Sources } from './Sources.tsx';
import './start.css';
import { Working } from './Working.tsx';
import { Workspaces } from './Workspaces.tsx';

/** Where files come in: drop them, choose them, or open the sample company. */
export default function StartPage() {
  const t = useText();
  const { go } = useView();
  const preload = usePreload();
  const { workspace, state } = useWorkspace();
  const [error, setError] = useState<AppError | null>(null);
  const [isWorking, setWorking] = useState(false);
  const running = useRef<AbortController | null>(null);

  const run = async (work: (signal: AbortSignal) => Promise<'overview' | 'data'>) => {
    const controller = new AbortController();
    running.current = controller;
    setError(null);
    setWorking(true);
    for (const page of ['overview', 'data'] as const) preload(page);
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
      await workspace.receive(sources, { signal });
      return 'data';
    });

  const sample = () =>
    run(async (signal) => {
      await openSample(workspace, SAMPLE, signal);
      return 'overview';
    });

  return (
    <div className="start">
      <header>
        <h1>{t('start.title')}</h1>
        <p>{t('start.lead')}</p>
      </header>
      {error === null ? null : (
        <p className="start-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
      <div className="start-main">
        <div className="start-left">
          {isWorking ? (
            <Working onCancel={() => running.current?.abort()} />
          ) : (
            <FileDrop label={t('start.dropLabel')} choose={t('start.choose')} onFiles={addFiles}>
              <span className="start-medal">
                <FileSpreadsheet aria-hidden />
              </span>
              <strong>{t('start.drop')}</strong>
              <p className="soft">{t('start.dropHint')}</p>
            </FileDrop>
          )}
          <Sources />
        </div>
        <div className="start-side">
          {state.files.length > 0 && !isWorking ? <OpenNow /> : null}
          <section className="start-card">
            <h2>
              <Building2 aria-hidden /> {t('start.sampleTitle')}
            </h2>
            <p>{t('start.sampleText')}</p>
            <Button look="primary" onPress={sample} isDisabled={isWorking}>
              {t('start.sample')}
            </Button>
          </section>
          <Workspaces
            onOpen={(work) =>
              void run(async () => {
                await work();
                return 'overview';
              })
            }
          />
          <section className="start-card">
            <h2>
              <ShieldCheck aria-hidden /> {t('start.localTitle')}
            </h2>
            <ul>
              {(['server', 'network', 'originals'] as const).map((fact) => (
                <li key={fact}>{t(`start.local.${fact}`)}</li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
}
