import { describe, expect, test } from 'vitest';
import { createFormat } from '@/i18n/format.ts';

const en = createFormat('en');
const zh = createFormat('zh-CN');

describe('numbers', () => {
  test('a fraction becomes a percentage', () => {
    expect(en.percent(0.9534)).toBe('95.3%');
    expect(zh.percent(1.05)).toBe('105.0%');
    expect(en.percent(null)).toBe('—');
    expect(en.percent(Number.NaN)).toBe('—');
  });
  test('large numbers by the language', () => {
    expect(en.compact(12_345_678)).toBe('12.3M');
    expect(zh.compact(12_345_678)).toBe('1234.6万');
    expect(zh.compact(234_000_000)).toBe('2.3亿');
    expect(en.number(1234.5)).toBe('1,235');
    expect(en.number(12.345)).toBe('12.35');
  });
  test('signs', () => {
    expect(en.delta(0.034, 'percent')).toBe('+3.4 pp');
    expect(zh.delta(-0.034, 'percent')).toBe('−3.4 个百分点');
    expect(en.delta(-4.25, 'score')).toBe('−4.3');
    expect(en.delta(0, 'score')).toBe('0.0');
  });
  test('a value in the unit of its KPI', () => {
    expect(en.value(0.95, '%')).toBe('95.0%');
    expect(en.value(1500, '万元')).toBe('1,500');
  });
});

describe('dates and periods', () => {
  test.each([
    ['2025', '2025', '2025年'],
    ['2025-H1', 'H1 2025', '2025年上半年'],
    ['2025-Q3', 'Q3 2025', '2025年第三季度'],
    ['2025-09', 'Sep 2025', '2025年9月'],
    ['FY-x', 'FY-x', 'FY-x'],
  ])('%s', (period, inEnglish, inChinese) => {
    expect(en.period(period)).toBe(inEnglish);
    expect(zh.period(period)).toBe(inChinese);
  });
  test('a date', () => {
    expect(en.date('2025-09-01')).toBe('Sep 1, 2025');
    expect(zh.date('2025-09-01')).toBe('2025年9月1日');
    expect(en.date(null)).toBe('—');
  });
});
