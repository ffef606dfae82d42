// AG Grid is its own chunk, fetched when the first table is shown.
import { lazy, Suspense } from 'react';
import type { DataTableProps } from './DataTable.tsx';

const Grid = lazy(() => import('./DataTable.tsx'));

export function LazyTable(props: DataTableProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height ?? 240 }} />}>
      <Grid {...props} />
    </Suspense>
  );
}
