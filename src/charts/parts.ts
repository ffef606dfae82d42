// What every chart has in common.
import type { ChartTheme } from './theme.ts';

/** A grid whose margins begin outside the axis labels, so that no label is cut off. */
export function grid(margin: { left?: number; right?: number; top?: number; bottom?: number }) {
  return {
    left: 8,
    right: 8,
    top: 8,
    bottom: 4,
    ...margin,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  };
}

/** A tooltip drawn on the canvas: its text comes from people's files and must never be read as HTML. */
export function tooltip(theme: ChartTheme) {
  return {
    renderMode: 'richText',
    confine: true,
    backgroundColor: theme.surface,
    borderColor: theme.line,
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: theme.fontSize },
  };
}

/** Drawing space of a custom series, the part of ECharts' own that is used here. */
export interface Brush {
  value: (at: number) => number;
  coord: (point: number[]) => number[];
  size: (span: number[]) => number[];
}
