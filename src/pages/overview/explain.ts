import type { ExplainEntries } from '@/ui/explain.ts';

/** Numbers of the overview: which read holds each, and where its source rows are. */
export const overviewExplain = {
  unit_attainment: {
    query: 'unit_kpis',
    evidence: 'unit_kpi_evidence',
    label: 'metrics.attainment.label',
    sentence: 'metrics.attainment.sentence',
    formula: 'metrics.attainment.formula',
  },
  unit_target: {
    query: 'unit_kpis',
    evidence: 'unit_target_evidence',
    label: 'metrics.target.label',
    sentence: 'metrics.target.sentence',
    formula: 'metrics.target.formula',
  },
  unit_actual: {
    query: 'unit_kpis',
    evidence: 'unit_kpi_evidence',
    label: 'metrics.actual.label',
    sentence: 'metrics.actual.sentence',
    formula: 'metrics.actual.formula',
  },
  unit_target_gap: {
    query: 'unit_kpis',
    evidence: 'unit_target_evidence',
    label: 'metrics.gap.label',
    sentence: 'metrics.gap.sentence',
    formula: 'metrics.gap.formula',
  },
  unit_mean_score: {
    query: 'unit_headline',
    evidence: 'unit_score_evidence',
    label: 'metrics.meanScore.label',
    sentence: 'metrics.meanScore.sentence',
    formula: 'metrics.meanScore.formula',
  },
  unit_own_score: {
    query: 'unit_headline',
    evidence: 'unit_own_score_evidence',
    label: 'metrics.ownScore.label',
    sentence: 'metrics.ownScore.sentence',
    formula: 'metrics.ownScore.formula',
  },
  unit_at_target: {
    query: 'unit_headline',
    evidence: 'unit_score_evidence',
    label: 'metrics.atTarget.label',
    sentence: 'metrics.atTarget.sentence',
    formula: 'metrics.atTarget.formula',
  },
  unit_headcount: {
    query: 'unit_headline',
    evidence: 'unit_roster_evidence',
    label: 'metrics.headcount.label',
    sentence: 'metrics.headcount.sentence',
    formula: 'metrics.headcount.formula',
  },
  unit_kpi_met: {
    query: 'unit_headline',
    evidence: 'unit_kpi_met_evidence',
    label: 'metrics.kpiMet.label',
    sentence: 'metrics.kpiMet.sentence',
    formula: 'metrics.kpiMet.formula',
  },
} satisfies ExplainEntries;
