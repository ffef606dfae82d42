// ECharts is its own chunk, fetched when the first chart is drawn.
import { lazy, Suspense } from 'react';
import type { ChartProps } from './Chart.tsx';

const Drawn = lazy(() => import('./Chart.tsx'));

/** A chart; its box has its final size before the library is there, so nothing jumps. */
export function LazyChart(props: ChartProps) {
  return (
    <Suspense fallback={<div className="chart" style={{ height: props.height }} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
