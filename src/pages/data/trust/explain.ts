import type { ExplainEntries } from '@/ui/explain.ts';

/** Numbers of the data page: which read holds each, and where its source rows are. */
export const trustExplain = {
  freshness: {
    query: 'data_freshness',
    evidence: 'data_freshness_evidence',
    label: 'metrics.freshness.label',
    sentence: 'metrics.freshness.sentence',
    formula: 'metrics.freshness.formula',
  },
  coverage: {
    query: 'data_coverage',
    evidence: 'data_coverage_people',
    label: 'metrics.coverage.label',
    sentence: 'metrics.coverage.sentence',
    formula: 'metrics.coverage.formula',
  },
  reconciliation: {
    query: 'data_reconciliation',
    evidence: 'data_reconciliation_evidence',
    label: 'metrics.reconciliation.label',
    sentence: 'metrics.reconciliation.sentence',
    formula: 'metrics.reconciliation.formula',
  },
} satisfies ExplainEntries;
