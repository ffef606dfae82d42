import type { ChartOption } from './Chart.tsx';
import { type Brush, grid, tooltip } from './parts.ts';
import { type ChartTheme, divergingStep } from './theme.ts';

export interface BulletRow {
  label: string;
  /** In the unit of the value axis; null = nothing reported, only the target is drawn. */
  actual: number | null;
  /** Null = no target, only the bar is drawn. */
  target: number | null;
  /** Fraction, 1 = target met: colours the bar and stands at its end. */
  attainment: number | null;
}

export interface BulletFormat {
  number: (value: number) => string;
  percent: (value: number) => string;
}

/** Actual as a bar against the tick of its target, one row each, attainment as text at the right edge. */
export function bulletBars(rows: readonly BulletRow[], format: BulletFormat) {
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ right: 72 }),
    tooltip: {
      ...tooltip(theme),
      formatter: ({ dataIndex }: { dataIndex: number }) => bulletText(rows[dataIndex], format),
    },
    xAxis: {
      type: 'value',
      min: (range: { min: number }) => Math.min(0, range.min),
      splitLine: { show: false },
      axisLabel: {
        color: theme.textSoft,
        fontSize: theme.fontSize,
        formatter: format.number,
        hideOverlap: true,
      },
    },
    yAxis: [
      {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.label),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: theme.text, fontSize: theme.fontSize, width: 160, overflow: 'truncate' },
      },
      {
        type: 'category',
        inverse: true,
        position: 'right',
        data: rows.map((row) => (row.attainment === null ? '—' : format.percent(row.attainment))),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: theme.text, fontSize: theme.fontSize },
      },
    ],
    series: [
      {
        type: 'bar',
        barMaxWidth: 14,
        data: rows.map((row) => ({
          name: row.label,
          value: row.actual,
          itemStyle: {
            color:
              row.attainment === null
                ? theme.textSoft
                : (theme.diverging[divergingStep(row.attainment) - 1] ?? theme.textSoft),
          },
        })),
      },
      {
        type: 'custom',
        encode: { x: 0, y: 1 },
        silent: true,
        data: targets(rows),
        renderItem: (_: unknown, api: Brush) => {
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
          const half = Math.min(11, (api.size([0, 1])[1] ?? 0) * 0.42);
          return {
            type: 'line',
            shape: { x1: x, x2: x, y1: y - half, y2: y + half },
            style: { stroke: theme.text, lineWidth: 2 },
          };
        },
      },
    ],
  });
}

/** [target, row] of the rows that have one. */
function targets(rows: readonly BulletRow[]): [number, number][] {
  return rows.flatMap((row, at): [number, number][] => (row.target === null ? [] : [[row.target, at]]));
}

function bulletText(row: BulletRow | undefined, format: BulletFormat): string {
  if (row === undefined) return '';
  const text = (value: number | null) => (value === null ? '—' : format.number(value));
  const percent = row.attainment === null ? '—' : format.percent(row.attainment);
  return `${row.label}\n${text(row.actual)} / ${text(row.target)} = ${percent}`;
}
