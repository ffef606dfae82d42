import type { ChartTheme } from '@/charts/theme.ts';

/** Distinct values, so that a test sees which token a builder took. */
export const theme: ChartTheme = {
  text: '#000001',
  textSoft: '#000002',
  line: '#000003',
  surface: '#ffffff',
  accent: '#000004',
  good: '#000005',
  watch: '#000006',
  bad: '#000007',
  diverging: ['#a8400a', '#d67c45', '#efc6a6', '#dfe3e8', '#b3cde7', '#6099cf', '#1b5aa6'],
  font: 'sans-serif',
  fontSize: 12,
};

export const percent = (value: number) => `${Math.round(value * 100)}%`;
export const number = (value: number) => String(value);
