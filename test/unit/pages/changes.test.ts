import { expect, test } from 'vitest';
import { changesOf } from '@/pages/signals/changes.ts';
import { type SignalRow, toSignalRow } from '@/pages/signals/signal.ts';

const row = (signal: string, estimate: number | null, verdict: string): SignalRow =>
  toSignalRow({ signal, subject_type: 'rater', subject_id: 'r', comparison: '', n: 9, estimate, verdict });

test('only what reads differently, changed verdicts first; the last digits of a sum are no change', () => {
  const before = [
    row('a', 0.1, 'none'),
    row('b', 0.2, 'none'),
    row('c', 0.3, 'flag'),
    row('d', null, 'none'),
  ];
  const after = [
    row('a', 0.1 + 1e-14, 'none'),
    row('b', 0.25, 'none'),
    row('c', 0.3, 'watch'),
    row('d', null, 'none'),
    row('e', 1, 'none'),
  ];
  expect(changesOf(before, after).map(({ before: was, after: is }) => [is.signal, was?.verdict])).toEqual([
    ['c', 'flag'],
    ['e', undefined],
    ['b', 'none'],
  ]);
});
