// View state lives in the URL: the page is the path, everything else a validated search parameter.
import { Link, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { z } from 'zod';

export const PAGES = ['start', 'data', 'overview', 'person', 'distribution', 'signals'] as const;
export type Page = (typeof PAGES)[number];

const text = z.coerce.string().min(1).max(400).optional().catch(undefined);

/** A parameter that is wrong is dropped, never an error page. */
export const viewSchema = z.object({
  period: text,
  unit: text,
  person: text,
  cycle: text,
  stage: text,
  rater: text,
  kpi: text,
  label: text,
  /** Rating before the move to `label`. */
  from: text,
  tab: text,
  /** A table whose lineage is shown. */
  table: text,
  /** A bias signal, whom it speaks of, and what that is compared with. */
  signal: text,
  subject: text,
  comparison: text,
  /** An attribute of people, and the unit (or `company`) whose groups are compared. */
  group: text,
  scope: text,
  /** Ratings moved in a what-if: employee, label. */
  moves: z
    .array(z.tuple([z.coerce.string().min(1).max(100), z.coerce.string().min(1).max(100)]))
    .max(60)
    .optional()
    .catch(undefined),
  lang: z.enum(['zh-CN', 'en']).optional().catch(undefined),
  theme: z.enum(['light', 'dark', 'projector']).optional().catch(undefined),
  explain: z
    .object({ id: z.string().max(100), params: z.record(z.string(), z.union([z.string(), z.null()])) })
    .optional()
    .catch(undefined),
});

export type ViewSearch = z.output<typeof viewSchema>;
export type View = ViewSearch & { page: Page };
export type ViewChange = { [K in keyof View]?: View[K] | undefined };

export const pathOf = (page: Page): string => (page === 'start' ? '/' : `/${page}`);

export function pageOf(path: string): Page {
  const name = path.replace(/^\//, '');
  return PAGES.find((page) => page === name) ?? 'start';
}

/** The search parameters after a change. The explain drawer closes unless the change opens it. */
function searchAfter(search: ViewSearch, change: ViewChange): ViewSearch {
  const { page: _page, ...rest } = change;
  return viewSchema.parse({ ...search, explain: undefined, ...rest });
}

/** Another page starts at its top; a change within a page keeps the place one looks at. */
function isElsewhere(page: Page, change: ViewChange): boolean {
  return change.page !== undefined && change.page !== page;
}

/** The view as the URL states it, and the ways to change it. `go` makes a history entry unless `replace` is set. */
export function useView() {
  // Path and parameters of one address: those of the matched route are still the old ones while the next page's code is fetched.
  const { pathname, search: said } = useRouterState({ select: (state) => state.location });
  const search = viewSchema.parse(said);
  const page = pageOf(pathname);
  const navigate = useNavigate();
  const go = useCallback(
    (change: ViewChange, options: { replace?: boolean } = {}) => {
      void navigate({
        to: change.page === undefined ? '.' : pathOf(change.page),
        search: (previous: ViewSearch) => searchAfter(previous, change),
        replace: options.replace ?? false,
        resetScroll: isElsewhere(page, change),
      } as never);
    },
    [navigate, page],
  );
  const view: View = { ...search, page };
  return { view, go };
}

/** Fetches a page's code ahead of going there. */
export function usePreload(): (page: Page) => void {
  const router = useRouter();
  return useCallback((page) => void router.preloadRoute({ to: pathOf(page) } as never), [router]);
}

/** A link to a view: opens in a new tab, can be copied, and keeps what it does not change. */
export function ViewLink({
  to,
  children,
  className,
}: {
  to: ViewChange;
  children: ReactNode;
  className?: string;
}) {
  const { view } = useView();
  const { page, ...search } = view;
  return (
    <Link
      to={pathOf(to.page ?? page)}
      search={searchAfter(search, to) as never}
      resetScroll={isElsewhere(page, to)}
      className={className ?? 'link'}
      activeProps={{}}
    >
      {children}
    </Link>
  );
}
