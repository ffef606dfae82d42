import type { EChartsType } from 'echarts/core';
import { type RefObject, useEffect } from 'react';
import type { ChartOption } from './Chart.tsx';
import { type ChartTheme, readTheme } from './theme.ts';

/** Pixels of an A4 page between its margins. */
const PAPER = 700;

/** Draws the chart for paper while the page is printed: light whatever the screen is, no wider than the sheet. */
export function usePaper(chart: RefObject<EChartsType | null>, option: (theme: ChartTheme) => ChartOption) {
  useEffect(() => {
    const before = () => {
      const instance = chart.current;
      if (instance === null) return;
      instance.resize({ width: Math.min(PAPER, instance.getWidth()) });
      instance.setOption(option(lightTheme()), { notMerge: true });
      // The print job takes what is on the canvas now: there is no next frame.
      instance.getZr().flush();
    };
    const after = () => {
      chart.current?.resize({ width: 'auto' });
      chart.current?.setOption(option(readTheme()), { notMerge: true });
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [chart, option]);
}

function lightTheme(): ChartTheme {
  const root = document.documentElement;
  const shown = root.dataset['theme'];
  root.dataset['theme'] = 'light';
  const theme = readTheme();
  if (shown === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = shown;
  return theme;
}
