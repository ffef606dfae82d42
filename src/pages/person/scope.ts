/** What every panel of the page speaks of. */
export interface PersonScope {
  person: string;
  period: string;
  /** Person, period and policy version in words. */
  context: string;
}
