// Hash routes: every static host serves every address. Each page is its own chunk.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { loadAllQueries } from '@/catalog/catalog.ts';
import { viewSchema } from '@/ui/view.tsx';
import { NotFound } from './NotFound.tsx';
import { PageError } from './PageError.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({
  component: Shell,
  validateSearch: (search) => viewSchema.parse(search),
  notFoundComponent: NotFound,
});

const options = { getParentRoute: () => root, errorComponent: PageError } as const;

const routeTree = root.addChildren([
  createRoute({
    ...options,
    path: '/',
    component: lazyRouteComponent(() => import('@/pages/start/StartPage.tsx')),
  }),
  createRoute({
    ...options,
    path: '/data',
    component: lazyRouteComponent(() => import('@/pages/data/DataPage.tsx')),
  }),
  createRoute({
    ...options,
    path: '/overview',
    component: lazyRouteComponent(() => import('@/pages/overview/OverviewPage.tsx')),
  }),
  createRoute({
    ...options,
    path: '/person',
    component: lazyRouteComponent(() => import('@/pages/person/PersonPage.tsx')),
  }),
  createRoute({
    ...options,
    path: '/distribution',
    component: lazyRouteComponent(() => import('@/pages/distribution/DistributionPage.tsx')),
  }),
  createRoute({
    ...options,
    path: '/signals',
    component: lazyRouteComponent(async () => {
      await loadAllQueries();
      return import('@/pages/signals/SignalsPage.tsx');
    }),
  }),
]);

export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
