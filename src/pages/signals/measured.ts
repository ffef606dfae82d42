// False flags and power of each signal, as `npm run simulate` measured them (60 drawn companies per size; drift over five cycles).

export interface Measured {
  /** Share of fair companies with any flag at 20 managers × 8 and at 60 × 8 reports; null: not measured at that size. */
  fair: readonly [number, number | null];
  /** The shares are upper bounds. */
  isBound?: true;
  /** Share of planted effects found at 20 × 8 and at 20 × 15 reports; null: below the least number of people, or not measured. */
  power: readonly [number | null, number | null];
}

const QUIET: Measured = { fair: [0.07, 0.05], isBound: true, power: [null, null] };

const MEASURED: Readonly<Record<string, Measured>> = {
  leniency: { ...QUIET, power: [0.23, 0.5] },
  leniency_crossed: { fair: [0.117, 0.017], power: [0.94, 0.99] },
  spread: { ...QUIET, power: [0.17, 0.78] },
  halo: { ...QUIET, power: [null, 1] },
  recency: { ...QUIET, power: [0.98, 1] },
  self_manager_gap: { ...QUIET, power: [null, 1] },
  group_gap: { fair: [0.05, 0.1], power: [0.6, 0.9] },
  mismatch: { fair: [0.083, 0], power: [null, null] },
  guideline: { fair: [0.05, 0.067], power: [null, null] },
  drift: { fair: [0.1, null], power: [0.22, 0.57] },
};

export const measuredOf = (signal: string): Measured => MEASURED[signal] ?? QUIET;
