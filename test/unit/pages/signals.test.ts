import { describe, expect, it } from 'vitest';
import en from '@/i18n/en.json';
import { createFormat } from '@/i18n/format.ts';
import {
  bySeverity,
  estimateText,
  noDifference,
  probabilityText,
  SIGNALS,
  toSignalRow,
} from '@/pages/signals/signal.ts';

const f = createFormat('en');
const row = (change: Record<string, string | number | null>) =>
  toSignalRow({
    signal: 'leniency',
    subject_id: '1',
    unit: 'rating',
    estimate: 0,
    verdict: 'none',
    detail: '{}',
    ...change,
  });

describe('a row of the contract', () => {
  it('reads its detail; text that is no JSON is none', () => {
    expect(row({ detail: '{"shrinkage":0.7,"missing":"kpi","list":[1]}' }).detail).toEqual({
      shrinkage: 0.7,
      missing: 'kpi',
    });
    expect(row({ detail: 'oops' }).detail).toEqual({});
    expect(row({ detail: null }).detail).toEqual({});
  });
  it('a verdict nobody knows is no verdict', () => {
    expect(row({ verdict: 'guilty' }).verdict).toBe('insufficient');
  });
});

describe('order', () => {
  it('what is to be looked at first, then the distance from no difference', () => {
    const rows = [
      row({ subject_id: 'a', estimate: 0.9 }),
      row({ subject_id: 'b', estimate: -0.2, verdict: 'flag' }),
      row({ subject_id: 'c', estimate: 0.4, verdict: 'flag' }),
      row({ subject_id: 'd', estimate: null, verdict: 'insufficient' }),
      row({ subject_id: 'e', estimate: 0.1, verdict: 'watch' }),
    ];
    expect(rows.sort(bySeverity).map((each) => each.subject_id)).toEqual(['c', 'b', 'e', 'a', 'd']);
  });
  it('a ratio is measured from 1', () => {
    expect(noDifference({ unit: 'ratio' })).toBe(1);
    expect(noDifference({ unit: 'sd' })).toBe(0);
  });
});

describe('texts', () => {
  it('estimates in their unit, small probabilities as a bound', () => {
    expect(estimateText(f, 'share', 0.256)).toBe('25.6%');
    expect(estimateText(f, 'people', 2.4)).toBe('2');
    expect(estimateText(f, 'rating', -0.4)).toBe('−0.40');
    expect(probabilityText(f, 0.0004)).toBe('< 0.001');
    expect(probabilityText(f, 0.034)).toBe('0.034');
    expect(probabilityText(f, null)).toBe('—');
  });
  it('every signal has its name, finding, method and sources; no text speaks a verdict over a person', () => {
    expect(Object.keys(en.signals.about).sort()).toEqual([...SIGNALS].sort());
    expect(JSON.stringify(en.signals)).not.toMatch(/\b(biased|discriminat|proves|guilty)/i);
  });
});
