import type { MessageKey, Text } from '@/i18n/text.ts';

const FAMILIES = ['sales', 'service', 'rnd', 'production', 'function', 'management'];

/** The model's job families in words; a company's own keeps its name. */
export function familyText(t: Text, family: string | null): string | null {
  return family !== null && FAMILIES.includes(family) ? t(`family.${family}` as MessageKey) : family;
}
