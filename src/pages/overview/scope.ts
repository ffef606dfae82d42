/** What every panel of the page speaks of. */
export interface Scope {
  unit: string;
  period: string;
  /** Unit, period and policy version in words: goes into subtitles and exports. */
  context: string;
}
