import { describe, expect, it } from 'vitest';
import { expectedDots } from '@/charts/expected.ts';
import { forest, forestHeight } from '@/charts/forest.ts';
import { number, theme } from './theme.ts';

describe('forest', () => {
  const rows = [
    { name: '甲', estimate: 0.6, lo: 0.4, hi: 0.8, verdict: 'flag' as const },
    { name: '乙', estimate: -0.1, lo: -0.3, hi: 0.1, verdict: 'none' as const },
    { name: '丙', estimate: null, lo: null, hi: null, verdict: 'insufficient' as const },
  ];
  const option = forest(rows, number, 0)(theme);

  it('marks verdicts by shape as well as colour, and draws nothing where there is too little data', () => {
    expect(option).toMatchObject({
      series: [
        {
          data: [
            { value: [0.6, 0], symbol: 'diamond', itemStyle: { color: theme.bad } },
            { value: [-0.1, 1], symbol: 'circle', itemStyle: { color: theme.textSoft } },
            { value: [null, 2], symbol: 'none' },
          ],
          markLine: { data: [{ xAxis: 0 }] },
        },
        { type: 'custom' },
      ],
    });
  });

  it('draws each interval from its lower to its upper end, and none where it is unknown', () => {
    const [, whiskers] = option.series as [
      unknown,
      { renderItem: (item: { dataIndex: number }, api: object) => unknown },
    ];
    const api = { coord: ([x, y]: [number, number]) => [x * 100, y * 10] };
    expect(whiskers.renderItem({ dataIndex: 0 }, api)).toMatchObject({
      children: [
        { shape: { x1: 40, x2: 80, y1: 0, y2: 0 } },
        { shape: { x1: 40, x2: 40 } },
        { shape: { x1: 80, x2: 80 } },
      ],
    });
    expect(whiskers.renderItem({ dataIndex: 2 }, api)).toBeNull();
  });

  it('is as high as its rows, and a row as two lines of the text', () => {
    expect(forestHeight(10, 12) - forestHeight(9, 12)).toBe(30);
    expect(forestHeight(10, 20) - forestHeight(9, 20)).toBe(46);
  });

  it('a chosen row keeps the colour of its verdict and has an edge', () => {
    const [flag] = rows;
    expect(forest([{ ...flag!, isMarked: true }], number, 0)(theme)).toMatchObject({
      yAxis: { data: [{ value: '甲', textStyle: { fontWeight: 'bold' } }] },
      series: [{ data: [{ itemStyle: { color: theme.bad, borderColor: theme.text } }] }, {}],
    });
  });

  it('ratios stand on a scale where half is as far from 1 as double; what has no place there ends it', () => {
    const ratios = [
      { name: 'a', estimate: 0, lo: 0, hi: 5, verdict: 'none' as const },
      { name: 'b', estimate: 3, lo: 1.5, hi: 50, verdict: 'flag' as const },
    ];
    const drawn = forest(ratios, number, 1, '', 'ratio')(theme);
    expect(drawn).toMatchObject({
      xAxis: { type: 'log', logBase: 2, min: 0.25, max: 32 },
      series: [{ data: [{ value: [0.25, 0] }, { value: [3, 1] }] }, {}],
    });
    const [, whiskers] = drawn.series as [
      unknown,
      { renderItem: (item: { dataIndex: number }, api: object) => { children: unknown[] } },
    ];
    const api = { coord: ([x, y]: [number, number]) => [x, y] };
    expect(whiskers.renderItem({ dataIndex: 1 }, api).children).toHaveLength(2);
  });

  it('counts begin at none and have no parts', () => {
    expect(forest(rows, number, null, 'forms', 'count')(theme)).toMatchObject({
      xAxis: { type: 'value', min: 0, minInterval: 1 },
    });
  });
});

describe('expectedDots', () => {
  it('sets the people of the finding apart and draws the line of equality over the whole range', () => {
    const option = expectedDots(
      [
        { name: '甲', expected: 2, actual: 4, isSubject: true },
        { name: '乙', expected: 5, actual: 3, isSubject: false },
      ],
      { expected: 'expected', actual: 'rating' },
      number,
    )(theme);
    expect(option).toMatchObject({
      series: [
        {
          data: [
            { value: [2, 4], symbolSize: 10, itemStyle: { color: theme.accent } },
            { value: [5, 3], symbolSize: 6 },
          ],
          markLine: { data: [[{ coord: [2, 2] }, { coord: [5, 5] }]] },
        },
      ],
    });
  });
});
