// A chart with everything that belongs to it: the table behind it, and exports that carry what it shows.
import { BarChart3, Download, Image as Picture, Table2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { toCsv } from '@/export/csv.ts';
import { download } from '@/export/download.ts';
import { captionedPng } from '@/export/png.ts';
import { useText } from '@/i18n/text.ts';
import { IconButton } from '@/ui/Button.tsx';
import { Panel } from '@/ui/Panel.tsx';
import './charts.css';
import type { ChartProps } from './Chart.tsx';
import { LazyChart } from './lazy.tsx';

export interface ExportTable {
  headings: readonly string[];
  rows: readonly (readonly (string | number | boolean | null)[])[];
}

export interface ChartPanelProps {
  title: string;
  /** Filters, period and policy version: shown, and written into the exports. */
  subtitle: string;
  chart: Omit<ChartProps, 'picture'>;
  /** Filters, period and policy version for the picture, where the subtitle does not say them. */
  about?: string;
  /** The table behind the chart; without it one stands beside the chart, with an export of its own. */
  table?: ReactNode;
  /** Raw values for the CSV. */
  data?: ExportTable;
  /** File name without extension. */
  name: string;
  children?: ReactNode;
  /** What is shown is of the view before; the new one is on its way. */
  isStale?: boolean;
}

export function ChartPanel({
  title,
  subtitle,
  about = subtitle,
  chart,
  table,
  data,
  name,
  children,
  isStale = false,
}: ChartPanelProps) {
  const t = useText();
  const [isTable, setTable] = useState(false);
  const picture = useRef<(() => string) | null>(null);
  return (
    <Panel
      title={title}
      subtitle={subtitle}
      actions={
        <div className="chart-tools no-print">
          {table === undefined ? null : (
            <IconButton
              label={isTable ? t('charts.showChart') : t('charts.showTable')}
              icon={isTable ? BarChart3 : Table2}
              onPress={() => setTable(!isTable)}
            />
          )}
          {isTable ? null : (
            <IconButton
              label={t('charts.png')}
              icon={Picture}
              onPress={() => {
                const url = picture.current?.();
                if (url !== undefined && url !== '')
                  void captionedPng(url, title, about).then((blob) => download(`${name}.png`, blob));
              }}
            />
          )}
          {data === undefined ? null : (
            <IconButton
              label={t('charts.csv')}
              icon={Download}
              onPress={() =>
                download(`${name}.csv`, toCsv(data.headings, [...data.rows, [], [title], [about]]))
              }
            />
          )}
        </div>
      }
    >
      <div className={isStale ? 'stale' : undefined}>
        {isTable ? table : <LazyChart {...chart} picture={picture} />}
        {children}
      </div>
    </Panel>
  );
}
