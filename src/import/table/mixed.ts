// Columns that may be written in two ways: shares with and without their sign, grades of two scales.
import { cellsOf } from './cells.ts';
import type { PlanInput } from './plan.ts';

/** Fields that are shares whatever the row is about; targets and actuals of several KPIs rightly stand in one column. */
export const SHARES: ReadonlySet<string> = new Set(['weight', 'probability']);

/** Grades: a company has one scale of them. */
export const LABELS: ReadonlySet<string> = new Set(['label_final', 'label_proposed', 'label_calibrated']);
const SCALES: readonly RegExp[] = [
  /^(s|sss|ss|a|b|c|d|e)[+-]?级?$/iu,
  /^\d(\.\d{1,2})?$/u,
  /^(卓越|杰出|优秀|优|良好|良|合格|称职|达标|一般|中|基本合格|基本称职|待改进|需改进|不合格|不称职|差)$/u,
  /^(far )?(exceed|meet|below|outstanding|partially|needs improvement|unsatisfactory|does not meet)/iu,
];

/** A sample of each scale where grades of two stand in one column; null where it is of one mind. */
export function mixedScales(input: PlanInput, field: string, column: number): string[] | null {
  // Those a person said the meaning of are no longer what they were.
  const open = cellsOf(input, column).filter((text) => input.values[field]?.[text] === undefined);
  const found = SCALES.flatMap((scale) => open.find((text) => scale.test(text)) ?? []);
  return found.length > 1 ? found : null;
}

/** Samples of a column that writes 40% in some rows and a bare number in others; null where it is of one mind. */
export function mixedShares(input: PlanInput, column: number): string[] | null {
  const texts = cellsOf(input, column);
  const signed = texts.find((text) => /^\d+(\.\d+)?\s*[%％]$/u.test(text));
  // 0 is the same either way.
  const bare = texts.filter((text) => /^\d+(\.\d+)?$/u.test(text) && Number(text) !== 0);
  return signed === undefined || bare.length === 0 ? null : [...new Set([signed, ...bare])].slice(0, 5);
}

export const isInPercent = (heading: string): boolean => /[%％]|百分比|percent/iu.test(heading);

/** Some bare number above 1.5, below a heading that says percent: then a bare 1 is one percent, too. */
export function hasWholePercents(input: PlanInput, column: number): boolean {
  return cellsOf(input, column).some((text) => /^\d+(\.\d+)?$/u.test(text) && Number(text) > 1.5);
}
