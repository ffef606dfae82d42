import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { loadAllQueries } from '@/catalog/catalog.ts';
import type { Scenario } from '@/catalog/scenario.ts';
import { Language } from '@/i18n/Language.tsx';
import { useText } from '@/i18n/text.ts';
import { WorkProgress } from '@/pages/start/WorkProgress.tsx';
import { ScenarioContext, useMetric, useWorkspace } from '@/session/hooks.ts';
import { EmptyState, ErrorState, errorText } from '@/ui/DataState.tsx';
import { Progress } from '@/ui/Progress.tsx';
import { useView, ViewLink } from '@/ui/view.tsx';
import { type ActionContext, actionForKey } from './actions.ts';
import { usePreferences } from './preferences.ts';
import { TopBar } from './TopBar.tsx';
import { useDefaultView } from './use-default-view.ts';

// What opens on demand is fetched on demand: the first dashboard does not wait for it.
const ExplainDrawer = lazy(async () => {
  await loadAllQueries();
  return import('./explain/ExplainDrawer.tsx');
});
const Palette = lazy(() => import('./Palette.tsx'));
const ShortcutHelp = lazy(() => import('./ShortcutHelp.tsx'));

/** The frame of every page: language, theme, top bar, commands, the state of the workspace. */
export function Shell() {
  const { locale } = usePreferences();
  return (
    <Language locale={locale}>
      <Frame locale={locale} />
    </Language>
  );
}

function Frame({ locale }: { locale: 'zh-CN' | 'en' }) {
  const t = useText();
  const { view, go } = useView();
  const { workspace, state } = useWorkspace();
  const [overlay, setOverlay] = useState<'palette' | 'help' | null>(null);
  const hasData = state.files.length > 0;
  const periods = useMetric('period_list', {}, { enabled: hasData });
  const offered = useMemo(() => {
    const rows = periods.status === 'ready' ? periods.rows : [];
    return rows.some((row) => row.has_data)
      ? rows.filter((row) => row.has_data || row.period_id === view.period)
      : rows;
  }, [periods, view.period]);
  const grain = offered.find((row) => row.period_id === view.period)?.grain;
  const siblings = offered.filter((row) => row.grain === grain).map((row) => row.period_id);
  const context: ActionContext = { view, go, locale, siblings, hasData };
  const isSettled = useDefaultView(hasData);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOverlay('palette');
        return;
      }
      const target = event.target;
      const isTyping = target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName);
      if (event.key === '?' && !isTyping) setOverlay('help');
      const action = actionForKey(event);
      if (action === undefined || action.isAvailable?.(context) === false) return;
      event.preventDefault();
      action.perform(context);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  useEffect(() => {
    document.title = `${t(`nav.${view.page}`)} · ${t('app.name')}`;
  }, [t, view.page]);

  // After a change of page the keyboard and the screen reader go on at its content, not at the link that is gone.
  const pageBefore = useRef(view.page);
  useEffect(() => {
    if (pageBefore.current === view.page) return;
    pageBefore.current = view.page;
    // Back leads to another page, not to one behind the palette.
    setOverlay(null);
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [view.page]);

  const scenario = useScenario();
  const needsData = view.page !== 'start' && view.page !== 'data';
  return (
    <ScenarioContext value={scenario}>
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('app.skip')}
      </button>
      <TopBar periods={offered} onPalette={() => setOverlay('palette')} locale={locale} />
      {state.recovered ? (
        <div className="notice" role="status">
          {t('app.recovered')}{' '}
          <button type="button" className="link-button" onClick={() => workspace.dismissNotice()}>
            {t('app.dismiss')}
          </button>
        </div>
      ) : null}
      {state.progress?.phase === 'recovering' ? (
        <div className="notice" role="status">
          {t('app.recovering')}
        </div>
      ) : null}
      {state.role === 'reader' ? (
        <div className="notice" role="status">
          {t('workspace.reader')}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => void workspace.takeOver().catch(() => undefined)}
          >
            {t('workspace.takeOver')}
          </button>
        </div>
      ) : null}
      {state.phase !== 'failed' && state.error !== null ? (
        <div className="notice" role="alert">
          {errorText(t, state.error)}
        </div>
      ) : null}
      <main id="content" tabIndex={-1} className={`page page-${view.page}`}>
        {state.phase === 'failed' && state.error !== null ? (
          <ErrorState error={state.error} />
        ) : needsData && !hasData ? (
          state.phase === 'busy' || state.phase === 'booting' ? (
            <WorkProgress />
          ) : (
            <EmptyState
              title={t('app.noData')}
              text={t('app.noDataHint')}
              action={<ViewLink to={{ page: 'start' }}>{t('app.toStart')}</ViewLink>}
            />
          )
        ) : needsData && !isSettled ? (
          <Progress label={t('app.loading')} />
        ) : (
          <Outlet />
        )}
      </main>
      <Suspense fallback={null}>
        {view.explain === undefined ? null : <ExplainDrawer />}
        {overlay === 'palette' ? <Palette onClose={() => setOverlay(null)} context={context} /> : null}
        {overlay === 'help' ? <ShortcutHelp onClose={() => setOverlay(null)} /> : null}
      </Suspense>
    </ScenarioContext>
  );
}

/** The moves the URL states, as far as the scale in force has their labels. */
function useScenario(): Scenario | null {
  const { view } = useView();
  const { state } = useWorkspace();
  const { cycle } = view;
  const said = JSON.stringify(view.moves ?? []);
  return useMemo(() => {
    const moves = (JSON.parse(said) as [string, string][]).flatMap(([employee_id, label]) => {
      const step = state.policy.rating_scale.find((each) => each.label === label);
      return step === undefined ? [] : [{ employee_id, label, ordinal: step.ordinal }];
    });
    return cycle === undefined || moves.length === 0 ? null : { cycle, moves };
  }, [said, cycle, state.policy]);
}
