import type { ChartOption } from './Chart.tsx';
import { type Brush, grid, tooltip } from './parts.ts';
import { type ChartTheme, divergingStep } from './theme.ts';

export interface HeatCell {
  row: number;
  column: number;
  /** Attainment, fraction. */
  value: number;
}

/** Rows × columns of attainment on the diverging scale, each cell labelled; a cell without a value is hatched. */
export function heatMap(
  rows: readonly string[],
  columns: readonly string[],
  cells: readonly HeatCell[],
  format: (value: number) => string,
) {
  return (theme: ChartTheme): ChartOption => ({
    grid: grid({ left: 8, right: 8, top: 8, bottom: 4 }),
    tooltip: {
      ...tooltip(theme),
      formatter: (point: { dataIndex: number }) => {
        const cell = cells[point.dataIndex];
        return cell === undefined
          ? ''
          : `${rows[cell.row] ?? ''}\n${columns[cell.column] ?? ''}\n${format(cell.value)}`;
      },
    },
    xAxis: {
      type: 'category',
      data: [...columns],
      position: 'top',
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: theme.textSoft,
        fontSize: theme.fontSize,
        interval: 0,
        width: 64,
        overflow: 'break',
        lineHeight: theme.fontSize + 3,
      },
    },
    yAxis: {
      type: 'category',
      data: [...rows],
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: theme.text, fontSize: theme.fontSize, width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'custom',
        data: cells.map((cell) => ({
          name: `${rows[cell.row] ?? ''} · ${columns[cell.column] ?? ''}`,
          value: [cell.column, cell.row, cell.value],
        })),
        renderItem: ({ dataIndex }: { dataIndex: number }, api: Brush) =>
          tile(cells[dataIndex], api, theme, format),
      },
      {
        type: 'custom',
        silent: true,
        data: missingCells(rows.length, columns.length, cells),
        renderItem: (_: unknown, api: Brush) => hatch(api, theme),
      },
    ],
  });
}

/** Places [column, row] that no cell fills. */
export function missingCells(rows: number, columns: number, cells: readonly HeatCell[]): [number, number][] {
  const filled = new Set(cells.map((cell) => `${cell.column} ${cell.row}`));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column): [number, number] => [column, row]),
  )
    .flat()
    .filter(([column, row]) => !filled.has(`${column} ${row}`));
}

/** A cell: its colour, and its figure in whichever of black and white stands out on it. */
function tile(cell: HeatCell | undefined, api: Brush, theme: ChartTheme, format: (value: number) => string) {
  if (cell === undefined) return null;
  const [x = 0, y = 0] = api.coord([cell.column, cell.row]);
  const [width = 0, height = 0] = api.size([1, 1]);
  const step = divergingStep(cell.value);
  const fill = theme.diverging[step - 1] ?? theme.line;
  const isStrong = step <= 2 || step >= 6;
  return {
    type: 'rect',
    shape: { x: x - width / 2, y: y - height / 2, width, height },
    style: { fill, stroke: theme.surface, lineWidth: 2 },
    textContent: {
      type: 'text',
      style: {
        text: format(cell.value),
        fill: isStrong ? contrastOn(fill) : theme.text,
        fontSize: theme.fontSize,
        fontFamily: theme.font,
      },
    },
    textConfig: { position: 'inside' },
    // Walked over by keyboard, or under the pointer.
    emphasis: { style: { stroke: theme.text } },
  };
}

function hatch(api: Brush, theme: ChartTheme) {
  const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
  const [wide = 0, high = 0] = api.size([1, 1]);
  const width = wide - 4;
  const height = high - 4;
  const left = x - width / 2;
  const top = y - height / 2;
  const strokes = Array.from({ length: Math.ceil((width + height) / 8) }, (_, at) => (at + 1) * 8);
  return {
    type: 'group',
    children: strokes.map((at) => ({
      type: 'line',
      shape: {
        x1: left + Math.min(at, width),
        y1: top + Math.max(0, at - width),
        x2: left + Math.max(0, at - height),
        y2: top + Math.min(at, height),
      },
      style: { stroke: theme.line, lineWidth: 1 },
    })),
  };
}

/** Black or white, whichever stands out more on a #rrggbb colour (relative luminance, WCAG). */
export function contrastOn(color: string): string {
  const channels = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const [red = 0, green = 0, blue = 0] = channels;
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
