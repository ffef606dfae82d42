import { useText } from '@/i18n/text.ts';
import { StatusMark } from '@/ui/StatusMark.tsx';
import type { SignalRow } from './signal.ts';

const MARKS = { flag: 'bad', watch: 'watch', none: 'good', insufficient: 'none' } as const;

/** A verdict by shape, colour and word; `label` replaces the word (a count). */
export function VerdictMark({ verdict, label }: { verdict: SignalRow['verdict']; label?: string }) {
  const t = useText();
  return <StatusMark status={MARKS[verdict]} label={label ?? t(`signals.verdict.${verdict}`)} />;
}
