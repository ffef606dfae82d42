import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import type { WorkspaceProgress } from '@/session/workspace.ts';
import { Button } from '@/ui/Button.tsx';
import { Progress } from '@/ui/Progress.tsx';

/** Reading takes most of the time: the bar gives it this part, so that it never runs back. */
const READING = 0.75;

/** What is being read or computed right now, how fast, and the way out. */
export function Working({ onCancel }: { onCancel: () => void }) {
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
    progress?.phase === 'reading' && progress.rows > 0
      ? t('start.rows', { rows: f.integer(progress.rows), speed: f.compact(progress.rowsPerSecond) })
      : undefined;
  return (
    <div className="start-working">
      <strong>{t('start.working')}</strong>
      <Progress
        label={label}
        {...(progress === null ? {} : { value: share(progress) })}
        {...(note === undefined ? {} : { note })}
      />
      <Button onPress={onCancel}>{t('app.cancel')}</Button>
    </div>
  );
}

function share({ phase, done, total }: WorkspaceProgress): number {
  const part = done / Math.max(1, total);
  return phase === 'reading' ? part * READING : READING + part * (1 - READING);
}
