import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { toAppError } from '@/engine/errors.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { SAMPLE } from '@/session/sample.ts';
import { errorText } from '@/ui/DataState.tsx';
import { ViewLink } from '@/ui/view.tsx';

/** What is open in this tab: the way on, and its name, which begins as that of the first file. */
export function OpenNow() {
  const t = useText();
  const { state } = useWorkspace();
  const [isNaming, setNaming] = useState(false);
  const name = state.name === SAMPLE ? t('start.sampleName') : state.name;
  return (
    <section className="start-card start-open">
      <h2>
        <FolderOpen aria-hidden /> {t('start.openTitle')}
      </h2>
      {isNaming ? (
        <NameForm name={name} onDone={() => setNaming(false)} />
      ) : (
        <p>
          <strong>{name}</strong> · {t('start.openFiles', { n: state.files.length })}
          {state.role === 'reader' ? null : (
            <>
              {' '}
              <button type="button" className="link-button" onClick={() => setNaming(true)}>
                {t('workspace.rename')}
              </button>
            </>
          )}
        </p>
      )}
      <p className="start-links">
        <ViewLink to={{ page: 'overview' }}>{t('start.continue')}</ViewLink>
        <ViewLink to={{ page: 'data' }}>{t('start.toData')}</ViewLink>
      </p>
    </section>
  );
}

/** The field appears because it was asked for: what is typed goes there. */
const toField = (field: HTMLInputElement | null) => field?.focus();

function NameForm({ name, onDone }: { name: string; onDone: () => void }) {
  const t = useText();
  const { workspace } = useWorkspace();
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="start-name"
      onSubmit={(event) => {
        event.preventDefault();
        const given = typed.trim();
        if (given === '' || given === name) onDone();
        else
          workspace
            .renameWorkspace(given)
            .then(onDone)
            .catch((error: unknown) => setProblem(errorText(t, toAppError(error))));
      }}
    >
      <input
        className="search-input"
        aria-label={t('workspace.name')}
        ref={toField}
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <button type="submit" className="button">
        {t('workspace.saveName')}
      </button>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </form>
  );
}
