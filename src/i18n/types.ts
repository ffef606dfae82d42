import type en from './en.json';

export type Messages = typeof en;
export type Locale = 'zh-CN' | 'en';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
