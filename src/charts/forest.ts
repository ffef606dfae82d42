import type { ChartOption } from './Chart.tsx';
import { type Brush, grid, tooltip } from './parts.ts';
import type { ChartTheme } from './theme.ts';

export type Verdict = 'flag' | 'watch' | 'none' | 'insufficient';

export interface Interval {
  name: string;
  /** Null: too little data for an estimate; the row stays, empty. */
  estimate: number | null;
  lo: number | null;
  hi: number | null;
  /** How it is marked: ◆ flag, ▲ watch, ● none, nothing where there is too little data. */
  verdict: Verdict;
  isMarked?: boolean;
}

const SYMBOL: Record<Verdict, string> = {
  flag: 'diamond',
  watch: 'triangle',
  none: 'circle',
  insufficient: 'none',
};

/** Height of one row in px; a plot is as high as its rows and the axis. */
const ROW = 26;
export const forestHeight = (rows: number): number => rows * ROW + 44;

/** Estimates with their intervals, one row each as given, against the line of no difference where there is one. */
export function forest(
  rows: readonly Interval[],
  format: (value: number) => string,
  reference: number | null,
  unit = '',
) {
  return (theme: ChartTheme): ChartOption => {
    const colour = (row: Interval) =>
      row.verdict === 'flag' ? theme.bad : row.verdict === 'watch' ? theme.watch : theme.textSoft;
    return {
      grid: grid({ left: 8, right: 24, top: 8, bottom: unit === '' ? 4 : 26 }),
      tooltip: {
        ...tooltip(theme),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const row = rows[dataIndex];
          if (row === undefined || row.estimate === null) return row?.name ?? '';
          const interval =
            row.lo === null || row.hi === null ? '' : `  [${format(row.lo)}, ${format(row.hi)}]`;
          return `${row.name}\n${format(row.estimate)}${interval}`;
        },
      },
      xAxis: {
        type: 'value',
        scale: true,
        name: unit,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: theme.textSoft, fontSize: theme.fontSize },
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: theme.line } },
        axisLabel: {
          color: theme.textSoft,
          fontSize: theme.fontSize,
          formatter: format,
          hideOverlap: true,
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: theme.text,
          fontSize: theme.fontSize,
          width: 190,
          overflow: 'truncate',
          interval: 0,
        },
      },
      series: [
        {
          type: 'scatter',
          z: 3,
          data: rows.map((row, at) => ({
            value: [row.estimate, at],
            name: row.name,
            symbol: SYMBOL[row.verdict],
            symbolSize: row.isMarked === true ? 15 : 11,
            itemStyle: { color: row.isMarked === true ? theme.accent : colour(row) },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: theme.text, type: 'dashed', width: 1 },
            data: reference === null ? [] : [{ xAxis: reference }],
          },
        },
        {
          type: 'custom',
          silent: true,
          z: 2,
          encode: { x: [0, 2, 3], y: 1 },
          data: rows.map((row, at) => [
            row.estimate ?? Number.NaN,
            at,
            row.lo ?? Number.NaN,
            row.hi ?? Number.NaN,
          ]),
          renderItem: ({ dataIndex }: { dataIndex: number }, api: Brush) => {
            const row = rows[dataIndex];
            if (row === undefined || row.lo === null || row.hi === null) return null;
            const [x1 = 0, y = 0] = api.coord([row.lo, dataIndex]);
            const [x2 = 0] = api.coord([row.hi, dataIndex]);
            const style = { stroke: row.isMarked === true ? theme.accent : colour(row), lineWidth: 2 };
            const line = (ax: number, ay: number, bx: number, by: number) => ({
              type: 'line',
              shape: { x1: ax, y1: ay, x2: bx, y2: by },
              style,
            });
            return {
              type: 'group',
              children: [line(x1, y, x2, y), line(x1, y - 4, x1, y + 4), line(x2, y - 4, x2, y + 4)],
            };
          },
        },
      ],
    };
  };
}
