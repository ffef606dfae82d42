// Every kind of number that can be opened, gathered from the pages that show it.
import { trustExplain } from '@/pages/data/trust/explain.ts';
import { distributionExplain } from '@/pages/distribution/explain.ts';
import { overviewExplain } from '@/pages/overview/explain.ts';
import { personExplain } from '@/pages/person/explain.ts';
import { signalsExplain } from '@/pages/signals/explain.ts';
import type { ExplainEntries, ExplainEntry } from '@/ui/explain.ts';

export const explainEntries: ExplainEntries = {
  ...overviewExplain,
  ...personExplain,
  ...distributionExplain,
  ...signalsExplain,
  ...trustExplain,
};

export function explainEntry(id: string): ExplainEntry | undefined {
  return Object.hasOwn(explainEntries, id) ? explainEntries[id] : undefined;
}
