// Language and theme: the URL wins, then what this browser chose last, then its own settings.
import { useEffect } from 'react';
import type { Locale } from '@/i18n/types.ts';
import { useView } from '@/ui/view.tsx';

export type Theme = 'light' | 'dark' | 'projector';

/** Storage may be forbidden (private windows): then the choice holds for this tab, in the URL. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

export function usePreferences(): { locale: Locale; theme: Theme } {
  const { view } = useView();
  const stored = remembered('plumbline.lang');
  const locale =
    view.lang ??
    (stored === 'en' || stored === 'zh-CN' ? stored : navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const storedTheme = remembered('plumbline.theme');
  const theme = view.theme ?? (storedTheme === 'dark' || storedTheme === 'projector' ? storedTheme : 'light');
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = theme;
    if (view.lang !== undefined) remember('plumbline.lang', view.lang);
    if (view.theme !== undefined) remember('plumbline.theme', view.theme);
  }, [locale, theme, view.lang, view.theme]);
  usePrintInLight(theme);
  return { locale, theme };
}

/** Paper is light whatever the screen is. */
function usePrintInLight(theme: Theme): void {
  useEffect(() => {
    const root = document.documentElement;
    const before = () => {
      root.dataset.theme = 'light';
    };
    const after = () => {
      root.dataset.theme = theme;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [theme]);
}
