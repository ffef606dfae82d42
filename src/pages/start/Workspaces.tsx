import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, FolderOpen, HardDrive, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { type AppError, toAppError } from '@/engine/errors.ts';
import { download } from '@/export/download.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { SAMPLE } from '@/session/sample.ts';
import { Button, IconButton } from '@/ui/Button.tsx';
import { errorText } from '@/ui/DataState.tsx';

/** What is kept in this browser: open, delete, take along as a file; how much room there is. */
export function Workspaces({ onOpen }: { onOpen: (work: () => Promise<void>) => void }) {
  const t = useText();
  const f = useFormat();
  const { workspace, state } = useWorkspace();
  const [doomed, setDoomed] = useState<string | null>(null);
  /** Deleted, or about to be: not listed any more, however long that takes. */
  const [gone, setGone] = useState<readonly string[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const { storage } = state;
  const listed = useQuery({
    queryKey: ['workspaces', state.id, state.name, state.files.length, storage ?? null],
    queryFn: () => workspace.listWorkspaces(),
    placeholderData: keepPreviousData,
  });
  const stored = (listed.data ?? []).filter(({ id }) => !gone.includes(id));
  const nameOf = (name: string) => (name === SAMPLE ? t('start.sampleName') : name);
  return (
    <section className="start-card start-workspaces" aria-label={t('workspace.title')}>
      <h2>
        <FolderOpen aria-hidden /> {t('workspace.title')}
      </h2>
      {storage === null ? <p role="status">{t('workspace.memoryOnly')}</p> : null}
      {error === null ? null : <p role="alert">{errorText(t, error)}</p>}
      {stored.length === 0 && storage !== null ? <p className="soft">{t('workspace.none')}</p> : null}
      <ul className="workspace-list">
        {stored.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="link-button"
              aria-current={each.id === state.id ? 'true' : undefined}
              onClick={() => onOpen(() => workspace.openWorkspace(each.id))}
            >
              {nameOf(each.name)}
            </button>
            <span className="soft">
              {t('workspace.line', {
                n: each.files,
                bytes: f.bytes(each.bytes),
                date: f.date(each.changedAt.slice(0, 10)),
              })}
            </span>
            {doomed === each.id ? (
              <span className="workspace-sure">
                <Button
                  onPress={() => {
                    setDoomed(null);
                    setError(null);
                    setGone((ids) => [...ids, each.id]);
                    workspace.deleteWorkspace(each.id).catch((thrown: unknown) => {
                      setGone((ids) => ids.filter((id) => id !== each.id));
                      setError(toAppError(thrown));
                    });
                  }}
                >
                  {t('workspace.deleteSure')}
                </Button>
                <Button look="quiet" onPress={() => setDoomed(null)}>
                  {t('workspace.keep')}
                </Button>
              </span>
            ) : (
              <IconButton
                label={t('workspace.delete', { name: nameOf(each.name) })}
                icon={Trash2}
                onPress={() => setDoomed(each.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="workspace-tools">
        <label className="button quiet">
          <Upload aria-hidden /> {t('workspace.openFile')}
          <input
            type="file"
            accept=".zip"
            className="visually-hidden"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined) onOpen(() => workspace.openWorkspaceFile(file));
            }}
          />
        </label>
        {state.files.length === 0 ? null : (
          <Button
            look="quiet"
            icon={Download}
            onPress={() =>
              void workspace
                .saveWorkspaceFile()
                .then((file) => download(`${nameOf(state.name) || 'workspace'}.plumbline.zip`, file))
            }
          >
            {t('workspace.saveFile')}
          </Button>
        )}
        {state.files.length === 0 || storage === null ? null : (
          <Button look="quiet" onPress={() => void workspace.createWorkspace('')}>
            {t('workspace.new')}
          </Button>
        )}
      </div>
      {storage === null || storage === undefined ? null : (
        <p className="soft workspace-room">
          <HardDrive aria-hidden />{' '}
          {t(storage.isPersisted ? 'workspace.persisted' : 'workspace.bestEffort', {
            usage: f.bytes(storage.usage),
            quota: f.bytes(storage.quota),
          })}
        </p>
      )}
    </section>
  );
}
