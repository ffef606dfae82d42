// Gives the tree its messages; both languages are in the bundle, so a switch needs no load.
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'use-intl';
import en from './en.json';
import type { Locale, Messages } from './types.ts';
import zh from './zh-CN.json';

const messages: Record<Locale, Messages> = { en, 'zh-CN': zh };

export function Language({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <IntlProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </IntlProvider>
  );
}
