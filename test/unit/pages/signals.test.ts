import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { toCsv } from '@/export/csv.ts';
import en from '@/i18n/en.json';
import { createFormat } from '@/i18n/format.ts';
import type { Text } from '@/i18n/text.ts';
import zh from '@/i18n/zh-CN.json';
import { reportHeadings, reportLine } from '@/pages/signals/report.ts';
import {
  bySeverity,
  coefficientOf,
  directionOf,
  estimateText,
  noDifference,
  probabilityIs,
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
  it('ratios are measured from 1, shares and correlations from what is usual, absolute figures from nothing', () => {
    expect(noDifference(row({ signal: 'band_rate', unit: 'ratio' }))).toBe(1);
    expect(noDifference(row({ signal: 'spread', unit: 'sd_ratio' }))).toBe(1);
    expect(noDifference(row({ signal: 'group_gap', unit: 'sd' }))).toBe(0);
    expect(noDifference(row({ signal: 'recency', unit: 'share', detail: '{"policy_share":0.1}' }))).toBe(0.1);
    expect(noDifference(row({ signal: 'halo', unit: 'r' }))).toBeNull();
    expect(noDifference(row({ signal: 'reliability', unit: 'coefficient' }))).toBeNull();
  });
  it('a spread of half the usual is wider than one of 1.2 times', () => {
    const rows = [
      row({ signal: 'spread', unit: 'sd_ratio', subject_id: 'a', estimate: 1.2 }),
      row({ signal: 'spread', unit: 'sd_ratio', subject_id: 'b', estimate: 0.5 }),
    ];
    expect(rows.sort(bySeverity).map((each) => each.subject_id)).toEqual(['b', 'a']);
  });
  it('a finding about agreement points to too little of it', () => {
    expect(directionOf(row({ signal: 'reliability', estimate: 0.4, verdict: 'watch' }))).toBe('down');
    expect(directionOf(row({ signal: 'spread', unit: 'sd_ratio', estimate: 0.5 }))).toBe('down');
    expect(directionOf(row({ signal: 'leniency', estimate: 0.5 }))).toBe('up');
  });
});

describe('texts', () => {
  it('agreement is told with its coefficient; no other signal has one', () => {
    const t = (key: string) => key;
    const agreement = { signal: 'reliability', subject_id: 'overall' };
    expect(coefficientOf(t, row({ ...agreement, comparison: 'icc_1_k' }))).toBe(
      'signals.coefficient.icc_1_k',
    );
    expect(coefficientOf(t, row({ ...agreement, comparison: 'kappa' }))).toBe('kappa');
    expect(coefficientOf(t, row({ comparison: 'company' }))).toBeNull();
  });
  it('estimates in their unit, small probabilities as a bound', () => {
    expect(estimateText(f, 'share', 0.256)).toBe('25.6%');
    expect(estimateText(f, 'persons', 2.4)).toBe('2');
    expect(estimateText(f, 'rating', -0.4)).toBe('−0.40');
    expect(probabilityText(f, 0.0004)).toBe('<\u00a00.001');
    expect(probabilityText(f, 0.034)).toBe('0.034');
    expect(probabilityText(f, null)).toBe('—');
    expect(probabilityIs(f, 0.0004)).toBe('<\u00a00.001');
    expect(probabilityIs(f, 0.034)).toBe('=\u00a00.034');
  });
  it('every signal has its name, finding, method and sources; no text speaks a verdict over a person', () => {
    expect(Object.keys(en.signals.about).sort()).toEqual([...SIGNALS].sort());
    expect(JSON.stringify(en.signals)).not.toMatch(/\b(biased|discriminat|proves|guilty)/i);
  });
});

describe('a line of the report', () => {
  it.each(['en', 'zh-CN'] as const)('is words and figures, never codes (%s)', (locale) => {
    const translate = createTranslator({ locale, messages: locale === 'en' ? en : zh });
    const t: Text = (key, values) => translate(key as never, values as never);
    const words = {
      t,
      f: createFormat(locale),
      labelOf: () => '=HYPERLINK("x")',
      sayingOf: () => 'a sentence',
      detailsOf: () => [
        { name: 'a', value: '1' },
        { name: 'b', value: '2' },
      ],
    };
    const gap = row({
      signal: 'recency',
      subject_type: 'unit',
      unit: 'share',
      estimate: -0.25,
      lo: null,
      p: 0.0000123,
      verdict: 'flag',
      n: 12,
    });
    const line = reportLine(gap, words);
    expect(reportHeadings(t)).toHaveLength(line.length);
    expect(reportHeadings(t).every((heading) => !/_/.test(heading))).toBe(true);
    expect(line[3]).toBe(t('signals.verdict.flag'));
    expect(line[4]).toBe('-25.0%');
    expect(line[5]).toBeNull();
    expect(line[8]).toBe(0.0000123);
    expect(line.at(-1)).toBe(locale === 'en' ? 'a: 1; b: 2' : 'a：1；b：2');
    // What is said of the report stands first; formulas are no formulas.
    const [about, , headings, first] = toCsv(reportHeadings(t), [line], [['Bias signals'], []]).split('\r\n');
    expect(about).toBe('\ufeffBias signals');
    expect(headings).toContain(t('signals.column.finding'));
    expect(first).toContain("'=HYPERLINK");
  });
});
