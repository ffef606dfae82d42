// The tokens of the page, read once per theme: charts draw in the same colours as everything else.
import { useEffect, useState } from 'react';

export interface ChartTheme {
  text: string;
  textSoft: string;
  line: string;
  surface: string;
  accent: string;
  good: string;
  watch: string;
  bad: string;
  /** 1 = far below target … 4 = on target … 7 = far above. */
  diverging: readonly string[];
  font: string;
  fontSize: number;
}

export function readTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    textSoft: token('--text-soft'),
    line: token('--line'),
    surface: token('--surface-raised'),
    accent: token('--accent'),
    good: token('--good'),
    watch: token('--watch'),
    bad: token('--bad'),
    diverging: [1, 2, 3, 4, 5, 6, 7].map((step) => token(`--div-${step}`)),
    font: token('--font'),
    // Small text, in rem: on the projector as large as the rest.
    fontSize: Math.round(
      Number.parseFloat(style.fontSize) * (Number.parseFloat(token('--font-size-s')) || 1),
    ),
  };
}

/** Follows the theme switch. */
export function useChartTheme(): ChartTheme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(readTheme()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    setTheme(readTheme());
    return () => observer.disconnect();
  }, []);
  return theme;
}

/** Where the steps of the diverging scale meet, in attainment (1 = target met); the colours turn where the status of attainment turns (0.75 at risk, 0.95 on track). */
export const DIVERGING_EDGES = [0.75, 0.85, 0.95, 1.05, 1.15, 1.25] as const;

/** Step of the diverging scale for an attainment, 1 to 7. */
export function divergingStep(attainment: number): number {
  const step = DIVERGING_EDGES.findIndex((edge) => attainment < edge);
  return step === -1 ? 7 : step + 1;
}
