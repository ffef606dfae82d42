import type { ExplainEntries } from '@/ui/explain.ts';

export const personExplain = {} satisfies ExplainEntries;
