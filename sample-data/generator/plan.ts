// What is planted, where and how strongly. PLANTED.md tells the same in words; planted.json lists who it hit.

/** Shift of the rating latent (SD 1) given by one manager to all reports. */
export const LENIENT_SHIFT = 0.95;
export const SEVERE_SHIFT = -1;
/** The same managers' shift of every review score, in points of the 1–5 scale. */
export const REVIEW_SHIFT = 0.85;
/** Ordinary managers differ a little. */
export const MANAGER_SD = 0.1;
/** Rating latent of women less that of men in the institute, at equal KPI. */
export const GENDER_GAP = -0.6;
/** Ability of women less that of men in the south region: their KPIs differ, their ratings follow the KPIs. */
export const RAW_GAP = -0.9;
/** Ability of the digital centre above everyone else's: its S and A are earned, and still break the guideline. */
export const DIGITAL_ABILITY = 1.75;
/** Weight of December in the call centre's ratings; elsewhere ratings follow the year. */
export const RECENCY_WEIGHT = 0.8;
/** Slope of its ratings on that mix; elsewhere 0.75. Its scores lie close together, so that a lower one would drown in chance. */
export const RECENCY_SLOPE = 1.05;

/** North region: orders of August, as a factor on attainment. */
export const MARKET_DROP = { unit: 'north', period: '2025-08', factor: 0.6 } as const;
/** One salesperson of the east region: the last three months. */
export const PERSON_DROP = { team: '苏南销售组', from: '2025-10', factor: 0.45 } as const;

/** Unit targets that are not the sum of their parts. */
export const TARGET_GAPS = [
  { unit: 'overseas', kpi: 'S01', factor: 1.12 },
  { unit: 'foshan', kpi: 'P01', factor: 0.94 },
] as const;

/** One number of new customers for everybody, whatever the grade. */
export const COPIED_TARGET = { unit: 'southwest', kpi: 'S03', value: 6 } as const;

/** Ordinary share of labels the raters propose, best first. */
export const LABELS = ['S', 'A', 'B+', 'B', 'C'] as const;
export type Label = (typeof LABELS)[number];
export const PROPOSED_SHARES: readonly number[] = [0.075, 0.2, 0.36, 0.285, 0.08];
/** Calibration moves about this share of people by one step. */
export const CALIBRATED_SHARE = 0.06;
