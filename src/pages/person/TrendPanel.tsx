import { useMemo } from 'react';
import type { Row } from '@/catalog/catalog.ts';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { trendLines } from '@/charts/trend.ts';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { MetricResult } from '@/session/hooks.ts';
import { column } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';
import { familyText } from './family.ts';
import type { PersonScope } from './scope.ts';

/** The months against the peers of the same job family: market or person? */
export function TrendPanel({
  scope,
  result,
}: {
  scope: PersonScope;
  result: MetricResult<Row<'person_trend'>>;
}) {
  const t = useText();
  const f = useFormat();
  const rows = useMemo(() => (result.status === 'ready' ? result.rows : []), [result]);
  const option = useMemo(
    () =>
      trendLines(
        rows.map((row) => f.period(row.period_id)),
        [
          { name: t('person.self'), role: 'own', values: rows.map((row) => row.score) },
          { name: t('person.peerMedian'), role: 'peer', values: rows.map((row) => row.peer_median) },
          { name: t('person.peerLow'), role: 'target', values: rows.map((row) => row.peer_low) },
          { name: t('person.peerHigh'), role: 'target', values: rows.map((row) => row.peer_high) },
        ],
        (value) => f.number(value, 0),
      ),
    [rows, f, t],
  );
  const last = rows.findLast((row) => row.peers !== null);
  const peersText =
    last === undefined
      ? ''
      : ` · ${t(last.peers_at === 'location' ? 'person.peersAtLocation' : 'person.peersAtFamily', {
          family: familyText(t, last.job_family) ?? '',
          location: last.location ?? '',
        })}`;
  const columns = useMemo(
    () => [
      column.period('period_id', t('app.period')),
      column.score('score', t('person.self')),
      column.score('peer_median', t('person.peerMedian')),
      column.score('peer_low', t('person.peerLow')),
      column.score('peer_high', t('person.peerHigh')),
      column.number('peers', t('person.peers'), 0),
    ],
    [t],
  );
  return (
    <ChartPanel
      title={t('person.trend')}
      subtitle={`${scope.context}${peersText}`}
      name="score-by-month"
      chart={{ option, label: t('person.trendLabel'), height: 300 }}
      table={<LazyTable label={t('person.trend')} columns={columns} rows={rows} />}
      data={{
        headings: [
          t('app.period'),
          t('person.self'),
          t('person.peerMedian'),
          t('person.peerLow'),
          t('person.peerHigh'),
          t('person.peers'),
        ],
        rows: rows.map((row) => [
          row.period_id,
          row.score,
          row.peer_median,
          row.peer_low,
          row.peer_high,
          row.peers,
        ]),
      }}
    />
  );
}
