import type { ExplainEntries } from '@/ui/explain.ts';

/** Numbers of the distribution page: which read holds each, and where its source rows are. */
export const distributionExplain = {
  rating_share: {
    query: 'rating_shares',
    evidence: 'rating_people',
    label: 'metrics.ratingShare.label',
    sentence: 'metrics.ratingShare.sentence',
    formula: 'metrics.ratingShare.formula',
  },
  rating_rater: {
    query: 'rating_by_rater',
    evidence: 'rating_people',
    label: 'metrics.ratingRater.label',
    sentence: 'metrics.ratingRater.sentence',
    formula: 'metrics.ratingRater.formula',
  },
  rating_move: {
    query: 'rating_moves',
    evidence: 'rating_people',
    label: 'metrics.ratingMove.label',
    sentence: 'metrics.ratingMove.sentence',
    formula: 'metrics.ratingMove.formula',
  },
  rating_unit: {
    query: 'rating_by_unit',
    evidence: 'rating_people',
    label: 'metrics.ratingShare.label',
    sentence: 'metrics.ratingUnit.sentence',
    formula: 'metrics.ratingUnit.formula',
  },
} satisfies ExplainEntries;
