import type { ExplainEntries } from '@/ui/explain.ts';

export const distributionExplain = {} satisfies ExplainEntries;
