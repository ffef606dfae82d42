import type { ExplainEntries } from '@/ui/explain.ts';
import { checkExplain } from './checks.ts';

/** Numbers of the data page: which read holds each, and where its source rows are. */
export const trustExplain: ExplainEntries = {
  ...checkExplain,
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
  table_rows: {
    query: 'data_table_counts',
    evidence: 'data_table_files',
    label: 'metrics.tableRows.label',
    sentence: 'metrics.tableRows.sentence',
    formula: 'metrics.tableRows.formula',
  },
  sheet_rows: {
    query: 'data_table_files',
    evidence: 'data_sheet_rows_evidence',
    label: 'metrics.sheetRows.label',
    sentence: 'metrics.sheetRows.sentence',
    formula: 'metrics.sheetRows.formula',
  },
};
