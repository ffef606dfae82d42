import type { ChartOption } from './Chart.tsx';
import { grid, tooltip } from './parts.ts';
import type { ChartTheme } from './theme.ts';

export interface ExpectedDot {
  name: string;
  /** What the comparison predicts; x axis. */
  expected: number;
  /** What was given; y axis. */
  actual: number;
  /** One of the people the signal speaks of; the others are the backdrop. */
  isSubject: boolean;
}

/** People as dots, given against expected, with the line on which both are the same. */
export function expectedDots(
  dots: readonly ExpectedDot[],
  axes: { expected: string; actual: string },
  format: (value: number) => string,
) {
  const all = dots.flatMap((dot) => [dot.expected, dot.actual]);
  const low = Math.floor(Math.min(...all));
  const high = Math.ceil(Math.max(...all));
  return (theme: ChartTheme): ChartOption => {
    const axis = (name: string) => ({
      type: 'value',
      min: low,
      max: high,
      name,
      nameTextStyle: { color: theme.textSoft, fontSize: theme.fontSize },
      splitLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.textSoft, fontSize: theme.fontSize, formatter: format, hideOverlap: true },
    });
    return {
      grid: grid({ left: 8, right: 16, top: 28, bottom: 26 }),
      tooltip: {
        ...tooltip(theme),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const dot = dots[dataIndex];
          return dot === undefined
            ? ''
            : `${dot.name}\n${axes.actual} ${format(dot.actual)} · ${axes.expected} ${format(dot.expected)}`;
        },
      },
      xAxis: { ...axis(axes.expected), nameLocation: 'middle', nameGap: 24 },
      yAxis: { ...axis(axes.actual), nameLocation: 'end' },
      series: [
        {
          type: 'scatter',
          data: dots.map((dot) => ({
            value: [dot.expected, dot.actual],
            name: dot.name,
            symbolSize: dot.isSubject ? 10 : 6,
            itemStyle: {
              color: dot.isSubject ? theme.accent : theme.textSoft,
              opacity: dot.isSubject ? 0.9 : 0.3,
            },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: theme.text, type: 'dashed', width: 1 },
            data: [[{ coord: [low, low] }, { coord: [high, high] }]],
          },
        },
      ],
    };
  };
}
