// Multiple testing and the verdict of the reference, once for all signals.
import { qValues } from './numeric.ts';

export interface Expected {
  n: number;
  estimate: number | null;
  lo: number | null;
  hi: number | null;
  p: number | null;
  q: number | null;
  verdict: string;
  min_detectable: number | null;
}
export type Answer = Map<string, Expected>;

export interface Judged {
  id: string;
  n: number;
  enough: boolean;
  /** Enough people to be judged by name; without it `enough` says so. */
  named?: boolean;
  estimate: number | null;
  lo: number | null;
  hi: number | null;
  p: number | null;
  effect: boolean;
  survives: boolean;
  /** Omnibus p: a flag needs it, or the smallest q of the family, below 5 %. */
  omnibus?: number | null;
  minimum: number | null;
}

/** Multiple testing and the verdict, once. */
export function judge(found: readonly Judged[], limit = 0.1): Answer {
  const q = qValues(found.map((f) => (f.enough ? f.p : null)));
  return new Map(
    found.map((f, i) => {
      const own = q[i]!;
      const p = f.enough ? f.p : null;
      const verdict =
        !f.enough || f.named === false
          ? 'insufficient'
          : !(f.effect && f.survives)
            ? 'none'
            : own !== null &&
                own < limit &&
                (f.omnibus === undefined || (f.omnibus ?? 1) < 0.05 || q.some((v) => v !== null && v < 0.05))
              ? 'flag'
              : p !== null && p < 0.05
                ? 'watch'
                : 'none';
      return [
        f.id,
        {
          n: f.n,
          estimate: f.enough ? f.estimate : null,
          lo: f.enough ? f.lo : null,
          hi: f.enough ? f.hi : null,
          p,
          q: own,
          verdict,
          min_detectable: f.minimum,
        },
      ];
    }),
  );
}
