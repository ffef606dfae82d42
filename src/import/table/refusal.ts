// A refused value.

/** It becomes NULL, or takes its row with it. */
export class Refusal {
  constructor(
    readonly reason: string,
    readonly wholeRow: boolean,
  ) {}
}

/** A date that may be two. */
export const AMBIGUOUS_DATE: Refusal = new Refusal('ambiguous_date', false);
