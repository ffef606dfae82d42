import type { ExplainEntries } from '@/ui/explain.ts';
import { aboutKey, SIGNALS } from './signal.ts';

/** Numbers of the signals page: the read of each signal, its evidence, its formula. */
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
  'signal.proximity_attendance': {
    query: 'proximity_attendance',
    evidence: 'proximity_evidence',
    label: 'signals.attendance.title',
    sentence: 'signals.attendance.measures',
    formula: 'signals.attendance.formula',
  },
};
