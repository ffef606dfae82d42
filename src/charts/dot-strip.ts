import type { ChartOption } from './Chart.tsx';
import { grid, tooltip } from './parts.ts';
import type { ChartTheme } from './theme.ts';

export interface Dot {
  name: string;
  value: number;
  /** Row of the strip the dot belongs to; one strip without. */
  group?: string;
  /** Drawn over the others in the accent colour and named. */
  isMarked?: boolean;
}

/** Offsets given in turn, in parts of a row's height, so that dots of like value seldom hide each other. */
const LANES = [0, -0.16, 0.16, -0.3, 0.3] as const;

/** People as dots on a value axis, one strip per group, with the line of a reference (target, median, …). */
export function dotStrip(
  dots: readonly Dot[],
  format: (value: number) => string,
  reference?: { value: number; label: string },
  /** What the axis measures. */
  measure = '',
) {
  const groups = [...new Set(dots.map((dot) => dot.group ?? ''))];
  const rows = new Map(groups.map((group, at) => [group, at]));
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ top: reference === undefined ? 8 : 28, right: 24, bottom: measure === '' ? 4 : 26 }),
    tooltip: {
      ...tooltip(theme),
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const dot = dots[dataIndex];
        return dot === undefined ? '' : `${dot.name}\n${format(dot.value)}`;
      },
    },
    xAxis: {
      type: 'value',
      scale: true,
      name: measure,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: theme.textSoft, fontSize: theme.fontSize },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.textSoft, fontSize: theme.fontSize, formatter: format, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0.5 - groups.length,
      max: 0.5,
      interval: 0.5,
      splitLine: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: theme.text,
        fontSize: theme.fontSize,
        formatter: (at: number) => (Number.isInteger(at) ? (groups[-at] ?? '') : ''),
      },
    },
    series: [
      {
        type: 'scatter',
        symbolSize: 9,
        data: dots.map((dot, at) => ({
          value: [dot.value, (LANES[at % LANES.length] ?? 0) - (rows.get(dot.group ?? '') ?? 0)],
          name: dot.name,
          ...(dot.isMarked === true ? { symbolSize: 13 } : {}),
          itemStyle: {
            color: dot.isMarked === true ? theme.accent : theme.textSoft,
            opacity: dot.isMarked === true ? 1 : 0.55,
          },
          label: {
            show: dot.isMarked === true,
            formatter: '{b}',
            position: 'right',
            color: theme.text,
            fontSize: theme.fontSize,
          },
        })),
        ...(reference === undefined ? {} : { markLine: referenceLine(reference, theme) }),
      },
    ],
  });
}

function referenceLine(reference: { value: number; label: string }, theme: ChartTheme) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.text, type: 'dashed', width: 1.5 },
    label: {
      formatter: () => reference.label,
      position: 'end',
      color: theme.textSoft,
      fontSize: theme.fontSize,
    },
    data: [{ xAxis: reference.value }],
  };
}
