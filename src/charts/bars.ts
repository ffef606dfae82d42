import type { ChartOption } from './Chart.tsx';
import { type Brush, grid } from './parts.ts';
import { type ChartTheme, divergingStep } from './theme.ts';

export interface RankedBar {
  label: string;
  /** Null: nothing to show yet. */
  value: number | null;
  /** Attainment that colours the bar; 1 = target met. */
  attainment: number | null;
}

/** Horizontal bars from the line of the target, best first as given: to the right what is above it, to the left what is below. */
export function rankingBars(
  bars: readonly RankedBar[],
  format: (value: number) => string,
  reference: number,
) {
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ left: 8, right: 8, top: 4, bottom: 4 }),
    tooltip: { show: false },
    xAxis: {
      type: 'value',
      startValue: reference,
      min: (data: Extent) => Math.min(data.min, reference) - room(data, reference),
      max: (data: Extent) => Math.max(data.max, reference) + room(data, reference),
      splitLine: { show: false },
      axisLabel: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisLine: { show: false, onZero: false },
      axisTick: { show: false },
      axisLabel: { color: theme.text, fontSize: theme.fontSize, width: 160, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: bars.map((bar) => ({
          value: bar.value,
          label: { position: bar.value !== null && bar.value < reference ? 'left' : 'right' },
          itemStyle: {
            color:
              bar.attainment === null
                ? theme.line
                : (theme.diverging[divergingStep(bar.attainment) - 1] ?? theme.line),
          },
        })),
        label: {
          show: true,
          color: theme.text,
          fontSize: theme.fontSize,
          formatter: (point: { value: number | null }) => (point.value === null ? '—' : format(point.value)),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.text, type: 'dashed', width: 1 },
          data: [{ xAxis: reference }],
        },
      },
    ],
  });
}

interface Extent {
  min: number;
  max: number;
}

/** Space beyond the longest bars for the figures at their ends. */
function room(data: Extent, reference: number): number {
  const span = Math.max(data.max, reference) - Math.min(data.min, reference);
  return Math.max(span * 0.3, reference * 0.01);
}

export interface ShareColumn {
  /** Chosen: what stands beside the chart is narrowed to it. */
  isMarked?: boolean;
  label: string;
  /** Fraction of the people. */
  share: number;
  people: number;
  /** Guideline, fractions; null = open. */
  low: number | null;
  high: number | null;
}

/** Share per rating label as columns, the guideline as a bracket beside each. */
export function ratingColumns(columns: readonly ShareColumn[], percent: (value: number) => string) {
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ left: 8, right: 8, top: 28, bottom: 4 }),
    tooltip: { show: false },
    xAxis: {
      type: 'category',
      data: columns.map((column) =>
        column.isMarked === true ? { value: column.label, textStyle: { fontWeight: 'bold' } } : column.label,
      ),
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { color: theme.text, fontSize: theme.fontSize + 2 },
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.textSoft, fontSize: theme.fontSize, formatter: percent },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 72,
        itemStyle: { color: theme.diverging[5] ?? theme.accent },
        // A chosen column has an edge, and its name is bold.
        data: columns.map((column) =>
          column.isMarked === true
            ? { value: column.share, itemStyle: { borderColor: theme.text, borderWidth: 2 } }
            : column.share,
        ),
        label: {
          show: true,
          position: 'top',
          color: theme.text,
          fontSize: theme.fontSize,
          backgroundColor: theme.surface,
          padding: [1, 3],
          formatter: (point: { dataIndex: number }) => {
            const column = columns[point.dataIndex];
            return column === undefined ? '' : `${percent(column.share)} · ${column.people}`;
          },
        },
      },
      {
        type: 'custom',
        silent: true,
        data: columns.map((column, index) => [
          index,
          column.low ?? 0,
          column.high ?? 1,
          column.low === null && column.high === null ? 0 : 1,
        ]),
        renderItem: (_: unknown, api: Brush) => {
          if (api.value(3) === 0) return null;
          const [x = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
          const [, bottom = 0] = api.coord([api.value(0), api.value(1)]);
          const half = Math.min(44, ((api.size([1, 0])[0] ?? 0) / 2) * 0.9);
          return {
            type: 'group',
            children: [
              {
                type: 'rect',
                shape: { x: x - half, y: top, width: half * 2, height: Math.max(1, bottom - top) },
                style: { fill: theme.text, opacity: 0.07 },
              },
              {
                type: 'line',
                shape: { x1: x - half, x2: x + half, y1: top, y2: top },
                style: { stroke: theme.text, lineWidth: 1.5, lineDash: [4, 3] },
              },
              {
                type: 'line',
                shape: { x1: x - half, x2: x + half, y1: bottom, y2: bottom },
                style: { stroke: theme.text, lineWidth: 1.5, lineDash: [4, 3] },
              },
            ],
          };
        },
      },
    ],
  });
}
