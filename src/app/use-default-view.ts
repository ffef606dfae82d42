import { useEffect } from 'react';
import { useMetric } from '@/session/hooks.ts';
import { useView } from '@/ui/view.tsx';

/** Fills in what the URL leaves open: the latest year with data and the whole company. False until both are there. */
export function useDefaultView(hasData: boolean): boolean {
  const { view, go } = useView();
  const periods = useMetric('period_list', {}, { enabled: hasData });
  const units = useMetric('unit_tree', { period_id: view.period ?? null }, { enabled: hasData });
  const known = periods.status === 'ready' ? periods.rows : [];
  const tree = units.status === 'ready' ? units.rows : [];
  const period = known.some((row) => row.period_id === view.period)
    ? view.period
    : (
        known.findLast((row) => row.grain === 'year' && row.has_data) ??
        known.findLast((row) => row.grain === 'year')
      )?.period_id;
  const unit = tree.some((row) => row.unit_id === view.unit)
    ? view.unit
    : tree.find((row) => row.parent_id === null)?.unit_id;
  const isReady = !hasData || (periods.status === 'ready' && units.status === 'ready');
  const isSame = period === view.period && unit === view.unit;
  const isPage = view.page !== 'start' && view.page !== 'data';
  useEffect(() => {
    if (hasData && isPage && isReady && !isSame)
      go({ period, unit, explain: view.explain }, { replace: true });
  }, [hasData, isPage, isReady, isSame, period, unit, go, view.explain]);
  return isReady && isSame;
}
