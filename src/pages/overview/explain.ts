import type { ExplainEntries } from '@/ui/explain.ts';

export const overviewExplain = {} satisfies ExplainEntries;
