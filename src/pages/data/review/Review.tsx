import { useState } from 'react';
import { toAppError } from '@/engine/errors.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { Button } from '@/ui/Button.tsx';
import { errorText } from '@/ui/DataState.tsx';
import { Panel } from '@/ui/Panel.tsx';
import './review.css';
import { SaidWho } from './SaidBefore.tsx';
import { StagedCard } from './StagedCard.tsx';

/** Files that were read and compared and wait for a decision: what each would change, what it asks, commit or discard. */
export default function Review() {
  const t = useText();
  const f = useFormat();
  const { workspace, state } = useWorkspace();
  const [replace, setReplace] = useState<ReadonlySet<string>>(new Set());
  const [isDoomed, setDoomed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = state.staged.filter((file) => file.status === 'ready');
  const asking = state.staged.filter((file) => file.status === 'asks');
  const isBusy = state.phase === 'busy';
  const attempt = (work: Promise<unknown>) => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(errorText(t, toAppError(error))));
  };
  return (
    <Panel
      title={t('review.title')}
      subtitle={t('review.lead')}
      actions={
        <div className="review-actions">
          {isDoomed ? (
            <>
              <Button
                isDisabled={isBusy}
                onPress={() => {
                  setDoomed(false);
                  attempt(workspace.discard());
                }}
              >
                {t('review.discardSure')}
              </Button>
              <Button look="quiet" autoFocus onPress={() => setDoomed(false)}>
                {t('review.discardKeep')}
              </Button>
            </>
          ) : (
            <Button look="quiet" isDisabled={isBusy} onPress={() => setDoomed(true)}>
              {t('review.discardAll')}
            </Button>
          )}
          <Button
            look="primary"
            isDisabled={isBusy || ready.length === 0}
            onPress={() => attempt(workspace.commit({ replace: [...replace] }))}
          >
            {ready.length === 0
              ? t('review.commitNone')
              : t('review.commit', { n: ready.length, count: f.integer(ready.length) })}
          </Button>
        </div>
      }
    >
      {asking.length === 0 ? null : (
        <p className="review-asks" role="status">
          {t(ready.length === 0 ? 'review.blockedAll' : 'review.blocked', {
            n: asking.length,
            count: f.integer(asking.length),
          })}
        </p>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <SaidWho onTakeBack={(said) => attempt(workspace.takeBackIdentity(said))} />
      <div className="review-cards">
        {state.staged.map((file) => (
          <StagedCard
            key={file.batch}
            file={file}
            isReplacing={replace.has(file.batch)}
            onReplace={(isReplacing) => {
              const next = new Set(replace);
              if (isReplacing) next.add(file.batch);
              else next.delete(file.batch);
              setReplace(next);
            }}
            onRestage={(mapping) => attempt(workspace.restage(file.batch, mapping))}
            onDiscard={() => attempt(workspace.discard([file.batch]))}
          />
        ))}
      </div>
    </Panel>
  );
}
