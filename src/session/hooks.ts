// React's way to the workspace: its state, and reads of the catalogue cached by (query, parameters, data version).
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Params, QueryId, Row } from '@/catalog/catalog.ts';
import { readChanges, readUnder, type Scenario, WHAT_IF } from '@/catalog/scenario.ts';
import { AppError, toAppError } from '@/engine/errors.ts';
import type { Scalar } from '@/engine/types.ts';
import type { Workspace, WorkspaceState } from './workspace.ts';

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): { workspace: Workspace; state: WorkspaceState } {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new AppError('internal', 'useWorkspace outside of its provider');
  const state = useSyncExternalStore(workspace.subscribe, () => workspace.state);
  return { workspace, state };
}

/** The moves that reads of the scenario `WHAT_IF` see; null where nothing was moved. */
export const ScenarioContext = createContext<Scenario | null>(null);

export type MetricResult<R> =
  | { status: 'loading' }
  | { status: 'failed'; error: AppError; retry: () => void }
  | { status: 'ready'; rows: readonly R[]; stale: boolean };

/** Rows of a read. While parameters change, the rows of before stay (`stale`) so that nothing jumps. */
export function useMetric<Q extends QueryId>(
  id: Q,
  params: Params<Q>,
  options: { enabled?: boolean } = {},
): MetricResult<Row<Q>> {
  const { workspace, state } = useWorkspace();
  const query = useQuery({
    queryKey: [id, params, state.dataVersion],
    queryFn: ({ signal }) => workspace.catalog.run(id, params, { signal }),
    enabled: (options.enabled ?? true) && state.phase === 'ready',
    placeholderData: keepPreviousData,
  });
  if (query.data !== undefined) return { status: 'ready', rows: query.data, stale: query.isPlaceholderData };
  if (query.error !== null)
    return { status: 'failed', error: toAppError(query.error), retry: () => void query.refetch() };
  return { status: 'loading' };
}

/** The same for a read whose id is only known as text (the explain drawer, signals). Those of a what-if keep the rows of before too. */
export function useMetricByName(
  id: string | null,
  params: Readonly<Record<string, string | null>>,
): MetricResult<Record<string, string | number | boolean | null>> {
  const { workspace, state } = useWorkspace();
  const scenario = useContext(ScenarioContext);
  const isWhatIf = params['scenario_id'] === WHAT_IF;
  const query = useQuery({
    queryKey: ['by-name', id, params, state.dataVersion, isWhatIf ? scenario : null],
    queryFn: ({ signal }) => {
      const read = () => workspace.catalog.runByName(id ?? '', params, { signal });
      return isWhatIf
        ? readUnder(workspace.engine, scenario ?? { cycle: params['cycle_id'] ?? '', moves: [] }, read)
        : read();
    },
    enabled: id !== null && state.phase === 'ready',
    // Another move of the same read: its rows of before stay till the new ones are there.
    placeholderData: (before: Record<string, Scalar>[] | undefined, query) =>
      isWhatIf && query?.queryKey[1] === id && JSON.stringify(query.queryKey[2]) === JSON.stringify(params)
        ? before
        : undefined,
  });
  if (query.data !== undefined) return { status: 'ready', rows: query.data, stale: query.isPlaceholderData };
  if (query.error !== null)
    return { status: 'failed', error: toAppError(query.error), retry: () => void query.refetch() };
  return { status: 'loading' };
}

/** What the moves of the page's scenario change in the signals of a cycle; those of before stay (`stale`) till the new ones are there. */
export function useChanges(cycle: string): MetricResult<Row<'signal_what_if'>> {
  const { workspace, state } = useWorkspace();
  const scenario = useContext(ScenarioContext) ?? { cycle, moves: [] };
  const query = useQuery({
    queryKey: ['changes', cycle, scenario, state.dataVersion],
    queryFn: ({ signal }) => readChanges(workspace.engine, workspace.catalog, scenario, { signal }),
    enabled: state.phase === 'ready',
    placeholderData: (before: Row<'signal_what_if'>[] | undefined, query) =>
      query?.queryKey[1] === cycle ? before : undefined,
  });
  if (query.data !== undefined) return { status: 'ready', rows: query.data, stale: query.isPlaceholderData };
  if (query.error !== null)
    return { status: 'failed', error: toAppError(query.error), retry: () => void query.refetch() };
  return { status: 'loading' };
}

/** The first rows of a table of the catalogue. */
export function useTableRows(
  table: string,
  limit: number,
  options: { enabled?: boolean } = {},
): MetricResult<Record<string, string | number | boolean | null>> {
  const { workspace, state } = useWorkspace();
  const query = useQuery({
    queryKey: ['rows-of', table, limit, state.dataVersion],
    queryFn: ({ signal }) => workspace.catalog.rowsOf(table, limit, { signal }),
    enabled: (options.enabled ?? true) && state.phase === 'ready',
  });
  if (query.data !== undefined) return { status: 'ready', rows: query.data, stale: false };
  if (query.error !== null)
    return { status: 'failed', error: toAppError(query.error), retry: () => void query.refetch() };
  return { status: 'loading' };
}
