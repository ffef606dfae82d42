import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import type { WorkspaceProgress } from '@/session/workspace.ts';
import { Progress } from '@/ui/Progress.tsx';

/** Reading takes most of the time: the bar gives it this part, so that it never runs back. */
const READING = 0.75;

/** Which file is being read or what is being computed right now, and how fast. */
export function WorkProgress() {
  const t = useText();
  const f = useFormat();
  const { progress } = useWorkspace().state;
  if (progress === null) return <Progress label={t('start.preparing')} />;
  const { phase, file, done, total, rows, rowsPerSecond } = progress;
  const label =
    phase === 'reading'
      ? t('start.reading', { file, done: done + 1, total })
      : t('start.building', { done, total });
  return (
    <Progress
      label={label}
      value={share(progress)}
      {...(phase === 'reading' && rows > 0
        ? { note: t('start.rows', { rows: f.integer(rows), speed: f.compact(rowsPerSecond) }) }
        : {})}
    />
  );
}

function share({ phase, done, total }: WorkspaceProgress): number {
  const part = done / Math.max(1, total);
  return phase === 'reading' ? part * READING : READING + part * (1 - READING);
}
