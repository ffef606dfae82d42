// Starts the engine first, React after it: the second that DuckDB needs to boot runs beside the first paint.
import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/ui/controls.css';
import '@/ui/lists.css';
import '@/ui/layers.css';
import './shell.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserEngine } from '@/engine/browser.ts';
import { importInWorker } from '@/import/client.ts';
import { WorkspaceContext } from '@/session/hooks.ts';
import { Workspace } from '@/session/workspace.ts';
import { router } from './router.tsx';

const home = import('@/session/store/home.ts').then(({ browserHome }) => browserHome());
const workspace = new Workspace(
  createBrowserEngine(),
  importInWorker,
  // Without the store's code the page still works, for as long as it is open.
  home.catch(() => null),
);

// The browser asks before what is not stored goes with the tab.
window.addEventListener('beforeunload', (event) => {
  if (workspace.isUnsaved) event.preventDefault();
});

// Results are keyed by data version, so they never go stale by time; a network is never involved.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: false,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
  },
});

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <WorkspaceContext value={workspace}>
          <RouterProvider router={router} />
        </WorkspaceContext>
      </QueryClientProvider>
    </StrictMode>,
  );
}
