import { describe, expect, it } from 'vitest';
import { rankingBars, ratingColumns } from '@/charts/bars.ts';
import { bulletBars } from '@/charts/bullet-bars.ts';
import { dotStrip } from '@/charts/dot-strip.ts';
import { contrastOn, heatMap, missingCells } from '@/charts/heat-map.ts';
import { divergingStep } from '@/charts/theme.ts';
import { trendLines } from '@/charts/trend.ts';
import { waterfall } from '@/charts/waterfall.ts';
import { attainmentStatus } from '@/ui/status.ts';
import { number, percent, theme } from './theme.ts';

describe('divergingStep', () => {
  it.each([
    [0, 1],
    [0.749, 1],
    [0.75, 2],
    [0.85, 3],
    [0.949, 3],
    [0.95, 4],
    [1, 4],
    [1.049, 4],
    [1.05, 5],
    [1.15, 6],
    [1.25, 7],
    [9, 7],
  ])('%d is step %d', (attainment, step) => expect(divergingStep(attainment)).toBe(step));

  it('turns where the status of attainment turns', () => {
    const below = { bad: 1, watch: 3, good: 7 };
    for (const [attainment, status] of [
      [0.74, 'bad'],
      [0.75, 'watch'],
      [0.94, 'watch'],
      [0.95, 'good'],
    ] as const) {
      expect(attainmentStatus(attainment).status).toBe(status);
      expect(divergingStep(attainment)).toBeLessThanOrEqual(below[status]);
    }
    expect(divergingStep(0.95)).toBeGreaterThan(divergingStep(0.94));
    expect(divergingStep(0.75)).toBeGreaterThan(divergingStep(0.74));
  });
});

describe('heatMap', () => {
  const cells = [
    { row: 0, column: 0, value: 0.75 },
    { row: 1, column: 1, value: 1 },
  ];
  const option = heatMap(['北京', '上海'], ['收入', '回款'], cells, percent)(theme);

  it('colours by the same steps as the rest of the page, with the figure in what stands out', () => {
    const [drawn] = option.series as { renderItem: (item: { dataIndex: number }, api: object) => unknown }[];
    const api = { coord: ([x, y]: [number, number]) => [x * 100 + 50, y * 20 + 10], size: () => [100, 20] };
    expect(drawn?.renderItem({ dataIndex: 1 }, api)).toMatchObject({
      shape: { x: 100, y: 20, width: 100, height: 20 },
      style: { fill: theme.diverging[divergingStep(1) - 1] },
      textContent: { style: { text: percent(1), fill: theme.text } },
    });
    expect(drawn?.renderItem({ dataIndex: 0 }, api)).toMatchObject({
      style: { fill: theme.diverging[1] },
      textContent: { style: { fill: contrastOn(theme.diverging[1] ?? '') } },
    });
    expect(drawn?.renderItem({ dataIndex: 9 }, api)).toBeNull();
  });

  it('places a cell by column and row', () => {
    expect(option).toMatchObject({
      series: [{ data: [{ value: [0, 0, 0.75] }, { value: [1, 1, 1] }] }, { type: 'custom' }],
    });
  });

  it('knows the cells nobody filled', () => {
    expect(missingCells(2, 2, cells)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('contrastOn', () => {
  it.each([
    ['#ffffff', '#000000'],
    ['#000000', '#ffffff'],
    ['#1b5aa6', '#ffffff'],
    ['#f29a62', '#000000'],
  ])('on %s stands %s', (ground, text) => expect(contrastOn(ground)).toBe(text));
});

describe('bulletBars', () => {
  const rows = [
    { label: '收入', actual: 90, target: 100, attainment: 0.9 },
    { label: '回款', actual: null, target: 50, attainment: null },
    { label: '客诉', actual: 3, target: null, attainment: null },
  ];
  const option = bulletBars(rows, { number, percent })(theme);

  it('draws a bar per row and a tick only where there is a target', () => {
    expect(option).toMatchObject({
      series: [
        { data: [{ value: 90, itemStyle: { color: '#efc6a6' } }, { value: null }, { value: 3 }] },
        {
          data: [
            [100, 0],
            [50, 1],
          ],
        },
      ],
    });
  });

  it('writes the attainment beside, an em dash where there is none', () => {
    expect(option).toMatchObject({ yAxis: [{}, { data: ['90%', '—', '—'] }] });
  });
});

describe('trendLines', () => {
  const option = trendLines(
    ['2025-01', '2025-02'],
    [
      { name: '本人', values: [1, null], role: 'own' },
      { name: '目标', values: [1, 1], role: 'target' },
    ],
    percent,
  )(theme);

  it('leaves a gap for null, dashes the target, names lines at their ends', () => {
    expect(option).toMatchObject({
      series: [
        { data: [1, null], connectNulls: false, lineStyle: { type: 'solid' }, endLabel: { show: true } },
        { lineStyle: { type: 'dashed' } },
      ],
    });
    expect(option).not.toHaveProperty('legend');
  });
});

describe('waterfall', () => {
  const option = waterfall(
    [
      { label: '起点', from: 0, to: 100, kind: 'start' },
      { label: '收入', from: 100, to: 88, kind: 'change' },
      { label: '回款', from: 88, to: 91.5, kind: 'change' },
      { label: '得分', from: 0, to: 91.5, kind: 'end' },
    ],
    number,
    number,
  )(theme);

  it('hangs each change between the ends the rows give', () => {
    const { base, bars } = stacked(option);
    expect(option).toMatchObject({ yAxis: { min: 80 } });
    expect(base[1]).toBe(88);
    expect(base[2]).toBe(88);
    expect(bars[1]).toBe(12);
    expect(bars[2]).toBe(3.5);
  });

  it('stands the first and last column on the axis, so that base and bar end at the score', () => {
    const { base, bars } = stacked(option);
    expect((base[0] ?? 0) + (bars[0] ?? 0)).toBe(100);
    expect((base[3] ?? 0) + (bars[3] ?? 0)).toBe(91.5);
  });

  it('shows nothing rather than an endless axis without steps', () => {
    expect(waterfall([], number, number)(theme)).toMatchObject({ yAxis: { min: 0 } });
  });
});

describe('dotStrip', () => {
  const option = dotStrip(
    [
      { name: '甲', value: 90, group: 'A' },
      { name: '乙', value: 110, group: 'B', isMarked: true },
    ],
    number,
    { value: 100, label: '目标' },
  )(theme);

  it('puts each group on its own strip and the marked one forward', () => {
    expect(option).toMatchObject({
      yAxis: { min: -1.5, max: 0.5 },
      series: [
        {
          data: [
            { value: [90, 0], label: { show: false } },
            { name: '乙', itemStyle: { color: theme.accent }, label: { show: true } },
          ],
          markLine: { data: [{ xAxis: 100 }] },
        },
      ],
    });
  });
});

describe('bars', () => {
  it('ranks as given and keeps a missing value empty', () => {
    expect(
      rankingBars(
        [
          { label: 'A', value: 1.2, attainment: 1.2 },
          { label: 'B', value: null, attainment: null },
        ],
        percent,
        1,
      )(theme),
    ).toMatchObject({
      yAxis: { data: ['A', 'B'] },
      series: [{ data: [{ value: 1.2 }, { value: null, itemStyle: { color: theme.line } }] }],
    });
  });

  it('draws the guideline only for labels that have one', () => {
    expect(
      ratingColumns(
        [
          { label: 'S', share: 0.12, people: 6, low: 0, high: 0.1 },
          { label: 'B', share: 0.5, people: 25, low: null, high: null },
        ],
        percent,
      )(theme),
    ).toMatchObject({
      series: [
        { data: [0.12, 0.5] },
        {
          data: [
            [0, 0, 0.1, 1],
            [1, 0, 1, 0],
          ],
        },
      ],
    });
  });
});

/** The two stacked series of a waterfall as plain numbers. */
function stacked(option: object): { base: number[]; bars: number[] } {
  const { series } = option as { series: [{ data: number[] }, { data: { value: number }[] }] };
  return { base: series[0].data, bars: series[1].data.map((bar) => bar.value) };
}
