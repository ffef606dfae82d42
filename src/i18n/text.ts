// The typed messages of both languages.
import { useCallback } from 'react';
import { type MessageKeys, type NestedKeyOf, useTranslations } from 'use-intl';
import type { Messages } from './types.ts';

/** Every key of the message files: a text that is missing does not compile. */
export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;
export type MessageValues = Readonly<Record<string, string | number | null | undefined>>;
export type Text = (key: MessageKey, values?: MessageValues) => string;

/** `t('overview.title')`; values fill the ICU placeholders, null and undefined as an em dash. */
export function useText(): Text {
  const translate = useTranslations();
  // The same function while the language stays: tables and charts rebuild only when it changes.
  return useCallback<Text>(
    (key, values = {}) =>
      translate(
        key as never,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '—'])) as never,
      ),
    [translate],
  );
}

/** A policy's version; the one that came with no file has a word in both languages. */
export function usePolicyVersion(): (version: string) => string {
  const t = useText();
  return useCallback((version) => (version === 'default' ? t('app.policyDefault') : version), [t]);
}

/** A unit's name. The root that is made where files have none in common (`@company`) has no name of its own. */
export function useUnitName(): <Name extends string | null | undefined>(name: Name) => Name | string {
  const t = useText();
  return useCallback((name) => (name === '@company' ? t('signals.company') : name), [t]);
}

/** Texts for codes of the importer with their figures: reasons, kinds of rows that are no data, notes. A code without a text stands for itself. */
export function useCode(
  group: 'notes' | 'reasons' | 'skipped',
): (code: string, values?: MessageValues) => string {
  const translate = useTranslations();
  const t = useText();
  return (code, values) =>
    translate.has(`${group}.${code}` as never) ? t(`${group}.${code}` as MessageKey, values) : code;
}

/** The words for names of the catalogue and the importer: columns and parameters, layouts, tables. A name without words stands for itself. */
export function useLabel(
  group: 'columns' | 'groups' | 'profiles' | 'rowKinds' | 'tableNames' | 'words',
): (name: string) => string {
  const translate = useTranslations();
  return (name) =>
    translate.has(`${group}.${name}` as never) ? translate(`${group}.${name}` as never) : name;
}
