import type { ChartOption } from './Chart.tsx';
import { grid, tooltip } from './parts.ts';
import type { ChartTheme } from './theme.ts';

export interface TrendSeries {
  name: string;
  values: readonly (number | null)[];
  /** own: the subject itself; peer: what it is compared with; band edges come in pairs. */
  role: 'own' | 'peer' | 'target';
}

/** Lines over periods, named at their ends instead of in a legend. Null leaves a gap. */
export function trendLines(
  periods: readonly string[],
  series: readonly TrendSeries[],
  format: (value: number) => string,
) {
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ left: 8, right: 96, top: 12, bottom: 4 }),
    tooltip: {
      trigger: 'axis',
      ...tooltip(theme),
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '—'),
    },
    xAxis: {
      type: 'category',
      data: [...periods],
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { color: theme.textSoft, fontSize: theme.fontSize },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.textSoft, fontSize: theme.fontSize, formatter: format },
    },
    series: series.map((line) => {
      const color = line.role === 'own' ? theme.accent : theme.textSoft;
      return {
        type: 'line',
        name: line.name,
        data: [...line.values],
        connectNulls: false,
        symbol: line.role === 'own' ? 'circle' : 'none',
        symbolSize: 5,
        lineStyle: {
          width: line.role === 'own' ? 2.5 : 1.5,
          type: line.role === 'target' ? 'dashed' : 'solid',
          color,
        },
        itemStyle: { color },
        endLabel: { show: true, formatter: '{a}', color, fontSize: theme.fontSize },
        labelLayout: { moveOverlap: 'shiftY' },
      };
    }),
  });
}
