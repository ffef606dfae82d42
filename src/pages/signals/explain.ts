import type { ExplainEntries } from '@/ui/explain.ts';
import { aboutKey, SIGNALS } from './signal.ts';

/** Numbers of the signals page: the read of each signal, its evidence, its formula; how many tests there were. */
export const signalsExplain: ExplainEntries = {
  ...Object.fromEntries(
    SIGNALS.map((signal) => [
      `signal.${signal}`,
      {
        query: signal,
        evidence: `${signal}_evidence`,
        label: aboutKey(signal, 'name'),
        sentence: aboutKey(signal, 'measures'),
        formula: aboutKey(signal, 'formula'),
      },
    ]),
  ),
  'signal.count': {
    query: 'signal_summary',
    evidence: null,
    label: 'signals.count.label',
    sentence: 'signals.count.sentence',
    formula: 'signals.count.formula',
  },
  'signal.proximity_attendance': {
    query: 'proximity_attendance',
    evidence: 'proximity_evidence',
    label: 'signals.attendance.title',
    sentence: 'signals.attendance.measures',
    formula: 'signals.attendance.formula',
  },
};
