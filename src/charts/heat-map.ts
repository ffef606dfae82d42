import type { ChartOption } from './Chart.tsx';
import { type ChartTheme, divergingStep } from './theme.ts';

export interface HeatCell {
  row: number;
  column: number;
  /** Attainment, fraction. */
  value: number;
}

/** Rows × columns of attainment on the diverging scale, each cell labelled; an empty cell stays empty. */
export function heatMap(
  rows: readonly string[],
  columns: readonly string[],
  cells: readonly HeatCell[],
  format: (value: number) => string,
) {
  return (theme: ChartTheme): ChartOption => ({
    grid: { left: 8, right: 8, top: 8, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.text },
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
        width: 78,
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
        type: 'heatmap',
        data: cells.map((cell) => {
          const step = divergingStep(cell.value);
          const isStrong = step <= 2 || step >= 6;
          return {
            value: [cell.column, cell.row, cell.value],
            itemStyle: {
              color: theme.diverging[step - 1] ?? theme.line,
              borderColor: theme.surface,
              borderWidth: 2,
            },
            label: { color: isStrong ? contrastOn(theme.diverging[step - 1] ?? '') : theme.text },
          };
        }),
        label: {
          show: true,
          fontSize: theme.fontSize,
          formatter: (point: { dataIndex: number }) => {
            const cell = cells[point.dataIndex];
            return cell === undefined ? '' : format(cell.value);
          },
        },
      },
    ],
  });
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
