import { Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Row } from '@/catalog/catalog.ts';
import { useFormat } from '@/i18n/format.ts';
import { usePolicyVersion, useText } from '@/i18n/text.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { SAMPLE } from '@/session/sample.ts';
import { Segmented, Select } from '@/ui/Choice.tsx';
import { PAGES, useView, ViewLink } from '@/ui/view.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { usePreferences } from './preferences.ts';

/** Brand, pages, period, language, theme: the same on every page. */
export function TopBar({
  periods,
  onPalette,
  locale,
}: {
  periods: readonly Row<'period_list'>[];
  onPalette: () => void;
  locale: 'zh-CN' | 'en';
}) {
  const t = useText();
  const policyVersion = usePolicyVersion();
  const f = useFormat();
  const { view, go } = useView();
  const { state } = useWorkspace();
  const { theme } = usePreferences();
  const hasData = state.files.length > 0;
  return (
    <header className="top-bar no-print">
      <ViewLink to={{ page: 'start' }} className="brand">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 1v10" stroke="currentColor" strokeWidth="1.6" />
          <path d="M6.5 11h7L10 19Z" fill="currentColor" />
        </svg>
        {t('app.name')} <span className="brand-sub">{t('app.brandSub')}</span>
      </ViewLink>
      <nav aria-label={t('nav.main')}>
        {PAGES.map((page) => (
          <ViewLink key={page} to={{ page }} className={`nav-link ${page === view.page ? 'current' : ''}`}>
            <span aria-current={page === view.page ? 'page' : undefined}>{t(`nav.${page}`)}</span>
          </ViewLink>
        ))}
      </nav>
      <div className="top-tools">
        {hasData ? (
          <span className="workspace">
            <span className="workspace-name">
              {state.name === SAMPLE ? t('start.sampleName') : state.name}
            </span>
            <span className="workspace-policy" title={t('app.policyTitle')}>
              {t('app.policy', { version: policyVersion(state.policy.version) })}
            </span>
          </span>
        ) : null}
        <Button className="button palette-open" onPress={onPalette}>
          <Search aria-hidden />
          <span>{t('app.commandsShort')}</span>
          <kbd aria-hidden>Ctrl K</kbd>
        </Button>
        {periods.length > 0 && view.period !== undefined ? (
          <PeriodPicker
            periods={periods}
            value={view.period}
            onChange={(period) => go({ period })}
            format={f.period}
          />
        ) : null}
        <Segmented
          label={t('app.language')}
          items={[
            { id: 'zh-CN', label: '中' },
            { id: 'en', label: 'EN' },
          ]}
          value={locale}
          onChange={(lang) => go({ lang, explain: view.explain }, { replace: true })}
        />
        <Select
          label={t('app.theme')}
          items={[
            { id: 'light', label: t('app.themeLight') },
            { id: 'dark', label: t('app.themeDark') },
            { id: 'projector', label: t('app.themeProjector') },
          ]}
          value={theme}
          onChange={(next) => go({ theme: next, explain: view.explain }, { replace: true })}
        />
      </div>
    </header>
  );
}
