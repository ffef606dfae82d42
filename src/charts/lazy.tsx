// ECharts is its own chunk, on its way as soon as a page with charts is: it loads while the first reads are answered.
import { lazy, Suspense } from 'react';
import type { ChartProps } from './Chart.tsx';

const host = import('./Chart.tsx');
// A chunk that can't be loaded is reported where the chart is drawn, not as an unhandled rejection.
host.catch(() => undefined);
const Drawn = lazy(() => host);

/** A chart; its box has its final size before the library is there, so nothing jumps. */
export function LazyChart(props: ChartProps) {
  return (
    <Suspense fallback={<div className="chart" style={{ height: props.height }} />}>
      <Drawn {...props} />
    </Suspense>
  );
}
