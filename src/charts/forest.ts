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

/** Height in px: a row holds a name of two lines in the theme's text, which is large on a projector; below is the axis. */
export const forestHeight = (rows: number, fontSize: number): number =>
  rows * Math.max(30, 2 * (fontSize + 2) + 2) + 44;

/** What the axis measures: differences, ratios (half is as far from 1 as double), or things that are counted. */
export type Scale = 'difference' | 'ratio' | 'count';

/** A ratio of nothing, or of nothing's, has no place on a scale of ratios: it is drawn at the end. */
const FARTHEST = 32;

/** The ends of a scale of ratios: the powers of two around all that is drawn, a step further where there is a ratio of nothing. */
function ratioEnds(rows: readonly Interval[]): [number, number] {
  const values = rows
    .flatMap((row) => [row.estimate, row.lo, row.hi])
    .filter((value) => value !== null)
    .filter((value) => value > 0)
    .map((value) => Math.min(Math.max(value, 1 / FARTHEST), FARTHEST));
  const hasNone = rows.some((row) => row.estimate === 0 || row.lo === 0);
  return [
    2 ** (Math.floor(Math.log2(Math.min(0.5, ...values))) - (hasNone ? 1 : 0)),
    2 ** Math.ceil(Math.log2(Math.max(2, ...values))),
  ];
}

function axisOf(scale: Scale, rows: readonly Interval[]) {
  if (scale === 'count') return { type: 'value', min: 0, minInterval: 1 };
  if (scale === 'difference') return { type: 'value', scale: true };
  const [min, max] = ratioEnds(rows);
  return { type: 'log', logBase: 2, min, max };
}

/** Estimates with their intervals, one row each as given, against the line of no difference where there is one. */
export function forest(
  rows: readonly Interval[],
  format: (value: number) => string,
  reference: number | null,
  unit = '',
  scale: Scale = 'difference',
) {
  const [lowest, highest] = scale === 'ratio' ? ratioEnds(rows) : [-Infinity, Infinity];
  const within = (value: number) => Math.min(Math.max(value, lowest), highest);
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
        ...axisOf(scale, rows),
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
        data: rows.map((row) =>
          row.isMarked === true ? { value: row.name, textStyle: { fontWeight: 'bold' } } : row.name,
        ),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: theme.text,
          fontSize: theme.fontSize,
          lineHeight: theme.fontSize + 2,
          width: Math.round(17 * theme.fontSize),
          overflow: 'break',
          interval: 0,
        },
      },
      series: [
        {
          type: 'scatter',
          z: 3,
          data: rows.map((row, at) => ({
            value: [row.estimate === null ? null : within(row.estimate), at],
            name: row.name,
            symbol: SYMBOL[row.verdict],
            symbolSize: row.isMarked === true ? 16 : 11,
            // The colour is the verdict's; a chosen row has an edge, and its name is bold.
            itemStyle:
              row.isMarked === true
                ? { color: colour(row), borderColor: theme.text, borderWidth: 2 }
                : { color: colour(row) },
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
            within(row.estimate ?? Number.NaN),
            at,
            within(row.lo ?? Number.NaN),
            within(row.hi ?? Number.NaN),
          ]),
          renderItem: ({ dataIndex }: { dataIndex: number }, api: Brush) => {
            const row = rows[dataIndex];
            if (row === undefined || row.lo === null || row.hi === null) return null;
            const [x1 = 0, y = 0] = api.coord([within(row.lo), dataIndex]);
            const [x2 = 0] = api.coord([within(row.hi), dataIndex]);
            const style = { stroke: colour(row), lineWidth: row.isMarked === true ? 3 : 2 };
            const line = (ax: number, ay: number, bx: number, by: number) => ({
              type: 'line',
              shape: { x1: ax, y1: ay, x2: bx, y2: by },
              style,
            });
            return {
              type: 'group',
              // No end where the interval goes on beyond the scale.
              children: [
                line(x1, y, x2, y),
                ...(row.lo < lowest ? [] : [line(x1, y - 4, x1, y + 4)]),
                ...(row.hi > highest ? [] : [line(x2, y - 4, x2, y + 4)]),
              ],
            };
          },
        },
      ],
    };
  };
}
