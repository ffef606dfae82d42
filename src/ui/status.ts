import type { MessageKey } from '@/i18n/text.ts';
import type { Status } from './StatusMark.tsx';

/** Status bands of attainment: 0.95 and more on track, 0.75–0.95 lagging, below at risk. */
export function attainmentStatus(attainment: number | null): { status: Status; label: MessageKey } {
  if (attainment === null) return { status: 'none', label: 'status.none' };
  if (attainment >= 0.95) return { status: 'good', label: 'status.good' };
  return attainment >= 0.75
    ? { status: 'watch', label: 'status.watch' }
    : { status: 'bad', label: 'status.bad' };
}
