// False flags and power of each signal: `npm run simulate`, 200 drawn companies per size; drift over five cycles. The table is in the README.

export interface Measured {
  /** Share of fair companies with any flag at 20 managers × 8 and at 60 × 8 reports; null: drawn companies hold nothing it could test. */
  fair: readonly [number, number] | null;
  /** Share of planted effects found at 20 × 8 and at 20 × 15 reports; null: below the least number of people, or nothing planted. */
  power: readonly [number | null, number | null];
}

const NOT_DRAWN: Measured = { fair: null, power: [null, null] };

const MEASURED: Readonly<Record<string, Measured>> = {
  leniency: { fair: [0.045, 0.015], power: [0.28, 0.56] },
  leniency_crossed: { fair: [0.045, 0.045], power: [0.92, 1] },
  spread: { fair: [0.015, 0.005], power: [0.23, 0.845] },
  halo: { fair: [0, 0], power: [null, 1] },
  recency: { fair: [0.05, 0.035], power: [0.97, 1] },
  self_manager_gap: { fair: [0, 0], power: [null, 1] },
  manager_peer_gap: { fair: [0.03, 0.04], power: [null, null] },
  group_gap: { fair: [0.055, 0.09], power: [0.56, 0.875] },
  band_rate: { fair: [0.025, 0.04], power: [null, null] },
  proximity: { fair: [0.06, 0.06], power: [null, null] },
  mismatch: { fair: [0.065, 0.03], power: [null, null] },
  guideline: { fair: [0.035, 0.055], power: [null, null] },
  drift: { fair: [0.07, 0.085], power: [0.22, 0.535] },
};

export const measuredOf = (signal: string): Measured => MEASURED[signal] ?? NOT_DRAWN;
