import type { ChartOption } from './Chart.tsx';
import { grid } from './parts.ts';
import type { ChartTheme } from './theme.ts';

export interface WaterfallStep {
  label: string;
  /** Where the step starts and ends on the score axis, as SQL gives them. */
  from: number;
  to: number;
  /** start and end stand on the axis; a change hangs between. */
  kind: 'start' | 'change' | 'end';
}

/**
 * From 100 to the score, each KPI's contribution in between, a thin line from where one ends to where the next begins. Starts and
 * ends come from the rows, nothing is added up here.
 */
export function waterfall(
  steps: readonly WaterfallStep[],
  format: (value: number) => string,
  delta: (value: number) => string,
) {
  const floor = axisStart(steps);
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ left: 8, right: 8, top: 24, bottom: 4 }),
    xAxis: {
      type: 'category',
      data: steps.map((step) => step.label),
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: {
        color: theme.textSoft,
        fontSize: theme.fontSize,
        interval: 0,
        width: 96,
        overflow: 'break',
      },
    },
    yAxis: {
      type: 'value',
      min: floor,
      splitLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.textSoft, fontSize: theme.fontSize },
    },
    tooltip: { show: false },
    series: [
      {
        type: 'bar',
        stack: 'w',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: steps.map((step) => (step.kind === 'change' ? Math.min(step.from, step.to) : floor)),
      },
      {
        type: 'bar',
        stack: 'w',
        barMaxWidth: 56,
        data: steps.map((step) => ({
          value: step.kind === 'change' ? Math.abs(step.to - step.from) : step.to - floor,
          itemStyle: {
            color:
              step.kind !== 'change'
                ? theme.textSoft
                : step.to < step.from
                  ? (theme.diverging[1] ?? '')
                  : (theme.diverging[5] ?? ''),
          },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.textSoft, type: 'solid', width: 1 },
          data: steps
            .slice(1)
            .map((_, at) => [{ coord: [at, steps[at]?.to ?? 0] }, { coord: [at + 1, steps[at]?.to ?? 0] }]),
        },
        label: {
          show: true,
          position: 'top',
          color: theme.text,
          fontSize: theme.fontSize,
          formatter: (point: { dataIndex: number }) => {
            const step = steps[point.dataIndex];
            if (step === undefined) return '';
            return step.kind === 'change'
              ? `${step.to < step.from ? '▼' : '▲'} ${delta(step.to - step.from)}`
              : format(step.to);
          },
        },
      },
    ],
  });
}

/**
 * Where the axis begins: below the lowest end of a step, so that a change of two points can be seen beside a hundred. What start
 * and end columns stand on says nothing about it.
 */
function axisStart(steps: readonly WaterfallStep[]): number {
  if (steps.length === 0) return 0;
  const levels = steps.flatMap((step) => (step.kind === 'change' ? [step.from, step.to] : [step.to]));
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  return Math.max(0, Math.floor((low - (high - low) * 0.35) / 5) * 5);
}
