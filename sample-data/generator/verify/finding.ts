// What every check of the sample says: a subject, a size, whether the product's rule would flag it, and whether it was planted.

export interface Finding {
  signal: string;
  subject: string;
  name: string;
  n: number;
  estimate: number;
  p: number;
  q: number;
  flagged: boolean;
  /** `follows`: not planted itself, but it holds, or lies in, what is. */
  planted: 'planted' | 'follows' | 'no';
}

export const byStrength = (a: Finding, b: Finding): number =>
  Number(b.flagged) - Number(a.flagged) || a.q - b.q || a.p - b.p;
