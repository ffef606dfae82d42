/** What every panel of the page speaks of. */
export interface DistributionScope {
  unit: string;
  cycle: string;
  stage: string;
  /** Unit, cycle, stage and policy version in words. */
  context: string;
}
