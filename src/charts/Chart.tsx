// The one ECharts host: canvas, sized by its box, coloured by tokens, still on load, text never as HTML.
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { useText } from '@/i18n/text.ts';
import { ChartWalk } from './ChartWalk.tsx';
import { namesOf } from './names.ts';
import './charts.css';
import { tooltip } from './parts.ts';
import { usePaper } from './print.ts';
import { type ChartTheme, useChartTheme } from './theme.ts';

use([
  BarChart,
  LineChart,
  ScatterChart,
  CustomChart,
  GridComponent,
  TooltipComponent,
  MarkLineComponent,
  LabelLayout,
  CanvasRenderer,
]);

export type ChartOption = EChartsCoreOption;

/** What a click fell on: the position in the rows the builder was given. */
export interface ChartSelection {
  index: number;
  series: number;
  name: string;
}

export interface ChartProps {
  option: (theme: ChartTheme) => ChartOption;
  /** Text alternative: what the chart shows and its main finding. */
  label: string;
  height: number;
  onSelect?: (selection: ChartSelection) => void;
  /** Receives a function that draws the chart as a PNG data URL. */
  picture?: RefObject<(() => string) | null>;
}

export default function Chart({ option, label, height, onSelect, picture }: ChartProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const theme = useChartTheme();
  const select = useRef(onSelect);
  select.current = onSelect;
  const complete = useCallback((colours: ChartTheme) => ({ ...base(colours), ...option(colours) }), [option]);
  const drawn = useMemo(() => complete(theme), [complete, theme]);
  const names = useMemo(() => namesOf(drawn), [drawn]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const instance = init(element, null, { renderer: 'canvas' });
    chart.current = instance;
    instance.on('click', (event) => {
      if (event.componentType !== 'series') return;
      select.current?.({ index: event.dataIndex, series: event.seriesIndex ?? 0, name: event.name });
    });
    const observer = new ResizeObserver(() => instance.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(drawn, { notMerge: true });
    if (picture !== undefined)
      picture.current = () =>
        chart.current?.getDataURL({ pixelRatio: 2, backgroundColor: theme.surface }) ?? '';
  }, [drawn, theme, picture]);
  usePaper(chart, complete);

  const point = useCallback((index: number | null) => {
    chart.current?.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    if (index === null) chart.current?.dispatchAction({ type: 'hideTip' });
    else
      for (const type of ['highlight', 'showTip'])
        chart.current?.dispatchAction({ type, seriesIndex: 0, dataIndex: index });
  }, []);

  return (
    <div className={`chart ${onSelect === undefined ? '' : 'chart-selects'}`} style={{ height }}>
      <div ref={box} className="chart-picture" role="img" aria-label={label} />
      {names.length === 0 ? null : (
        <ChartWalk
          label={t(onSelect === undefined ? 'charts.walk' : 'charts.walkOpen')}
          names={names}
          onPoint={point}
          {...(onSelect === undefined ? {} : { onSelect })}
        />
      )}
    </div>
  );
}

function base(theme: ChartTheme): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: theme.fontSize, color: theme.text },
    tooltip: tooltip(theme),
  };
}
