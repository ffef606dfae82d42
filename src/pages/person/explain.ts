import type { ExplainEntries } from '@/ui/explain.ts';

/** Numbers of the person page: which read holds each, and where its source rows are. */
export const personExplain = {
  person_score: {
    query: 'person_profile',
    evidence: 'person_score_evidence',
    label: 'metrics.personScore.label',
    sentence: 'metrics.personScore.sentence',
    formula: 'metrics.personScore.formula',
  },
  person_attainment: {
    query: 'person_kpis',
    evidence: 'person_kpi_evidence',
    label: 'metrics.attainment.label',
    sentence: 'metrics.attainment.sentence',
    formula: 'metrics.attainment.formula',
  },
  person_target: {
    query: 'person_kpis',
    evidence: 'person_kpi_evidence',
    label: 'metrics.target.label',
    sentence: 'metrics.personTarget.sentence',
    formula: 'metrics.personTarget.formula',
  },
  person_actual: {
    query: 'person_kpis',
    evidence: 'person_kpi_evidence',
    label: 'metrics.actual.label',
    sentence: 'metrics.actual.sentence',
    formula: 'metrics.actual.formula',
  },
  person_contribution: {
    query: 'person_kpis',
    evidence: 'person_kpi_evidence',
    label: 'metrics.contribution.label',
    sentence: 'metrics.contribution.sentence',
    formula: 'metrics.contribution.formula',
  },
  person_kpi_score: {
    query: 'person_kpis',
    evidence: 'person_kpi_evidence',
    label: 'metrics.kpiScore.label',
    sentence: 'metrics.kpiScore.sentence',
    formula: 'metrics.kpiScore.formula',
  },
  person_weight: {
    query: 'person_kpis',
    evidence: 'person_score_evidence',
    label: 'metrics.kpiWeight.label',
    sentence: 'metrics.kpiWeight.sentence',
    formula: 'metrics.kpiWeight.formula',
  },
  person_rating: {
    query: 'person_ratings',
    evidence: 'person_ratings',
    label: 'metrics.personRating.label',
    sentence: 'metrics.personRating.sentence',
    formula: 'metrics.personRating.formula',
  },
  person_review: {
    query: 'person_reviews',
    evidence: 'person_review_evidence',
    label: 'metrics.review.label',
    sentence: 'metrics.review.sentence',
    formula: 'metrics.review.formula',
  },
  person_attendance: {
    query: 'person_attendance',
    evidence: 'person_attendance_evidence',
    label: 'metrics.attendance.label',
    sentence: 'metrics.attendance.sentence',
    formula: 'metrics.attendance.formula',
  },
} satisfies ExplainEntries;
