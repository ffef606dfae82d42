import { expect, test } from 'vitest';
import { rankingBars } from '@/charts/bars.ts';
import { bulletBars } from '@/charts/bullet-bars.ts';
import { dotStrip } from '@/charts/dot-strip.ts';
import { heatMap } from '@/charts/heat-map.ts';
import { namesOf } from '@/charts/names.ts';
import { trendLines } from '@/charts/trend.ts';
import { number, percent, theme } from './theme.ts';

test('every chart can say what its data are called', () => {
  expect(namesOf(rankingBars([{ label: '华东', value: 1, attainment: 1 }], percent, 1)(theme))).toEqual([
    '华东',
  ]);
  expect(namesOf(heatMap(['华东'], ['收入'], [{ row: 0, column: 0, value: 1 }], percent)(theme))).toEqual([
    '华东 · 收入',
  ]);
  const bullet = { label: '收入', actual: 1, target: 1, attainment: 1 };
  expect(namesOf(bulletBars([bullet], { number, percent })(theme))).toEqual(['收入']);
  expect(namesOf(dotStrip([{ name: '甲', value: 1 }], number)(theme))).toEqual(['甲']);
  const line = { name: '本人', values: [1, null], role: 'own' } as const;
  expect(namesOf(trendLines(['1月', '2月'], [line], percent)(theme))).toEqual(['1月', '2月']);
});

test('a chart without data has no names', () => {
  expect(namesOf({})).toEqual([]);
  expect(namesOf(heatMap([], [], [], percent)(theme))).toEqual([]);
});
