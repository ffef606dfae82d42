// Gives the tree its messages. A language is fetched when it is first spoken; the other one follows once the page is at rest, so that a
// switch works without a network.
import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'use-intl';
import type { Locale, Messages } from './types.ts';

const REST_MS = 60_000;

const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('./en.json'),
  'zh-CN': () => import('./zh-CN.json'),
};

const loaded = new Map<Locale, Promise<Messages>>();

/** Starts fetching a language; a fetch that failed is tried again by the next call. */
function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const messages = loaders[locale]().then((module) => module.default);
  loaded.set(locale, messages);
  messages.catch(() => loaded.delete(locale));
  return messages;
}

/** Nothing is drawn before the first language is there; a switch keeps the old one until the new one is. */
export function Language({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ locale: Locale; messages: Messages } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void loadMessages(locale).then((messages) => {
      if (isWanted) setSpoken({ locale, messages });
    });
    const other = setTimeout(
      () => void loadMessages(locale === 'en' ? 'zh-CN' : 'en').catch(() => undefined),
      REST_MS,
    );
    return () => {
      isWanted = false;
      clearTimeout(other);
    };
  }, [locale]);
  if (spoken === null) return null;
  return (
    <IntlProvider locale={spoken.locale} messages={spoken.messages} timeZone="UTC">
      <I18nProvider locale={spoken.locale}>{children}</I18nProvider>
    </IntlProvider>
  );
}
