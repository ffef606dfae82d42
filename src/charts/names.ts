import type { ChartOption } from './Chart.tsx';

/** What each datum of the first series is called, as a click would tell it. */
export function namesOf(option: ChartOption): string[] {
  const series: unknown = option['series'];
  const first: unknown = Array.isArray(series) ? series[0] : series;
  const data = property(first, 'data');
  if (!Array.isArray(data)) return [];
  const axes = [option['xAxis'], option['yAxis']].map((axis) => property(axis, 'data'));
  const categories = axes.find((labels) => Array.isArray(labels) && labels.length === data.length);
  return data.map((datum: unknown, at) => {
    const name = property(datum, 'name') ?? (Array.isArray(categories) ? categories[at] : undefined);
    return typeof name === 'string' ? name : '';
  });
}

function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null
    ? Object.entries(of).find(([key]) => key === name)?.[1]
    : undefined;
}
