// Probabilities of counts, from the definitions: sums over all outcomes, with logarithms of factorials added up one by one.
import { normalP2, sum } from '../signals/numeric.ts';

const LOG_FACTORIALS = [0];
const logFactorial = (n: number): number => {
  for (let i = LOG_FACTORIALS.length; i <= n; i += 1)
    LOG_FACTORIALS.push(LOG_FACTORIALS[i - 1]! + Math.log(i));
  return LOG_FACTORIALS[n]!;
};
const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Fisher's exact test, two-sided: all tables at most as probable as the one seen. */
export function fisherP2(a: number, n1: number, b: number, n2: number): number {
  const k = a + b;
  const chance = (x: number) => Math.exp(logChoose(n1, x) + logChoose(n2, k - x) - logChoose(n1 + n2, k));
  const seen = chance(a) * (1 + 1e-7);
  const tables = range(Math.max(0, k - n2), Math.min(n1, k)).map(chance);
  return Math.min(1, sum(tables.filter((c) => c <= seen)));
}

/** P(X ≥ k), X binomial. */
export function binomialUpper(k: number, n: number, share: number): number {
  if (k <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const chance = (x: number) =>
    Math.exp(logChoose(n, x) + x * Math.log(share) + (n - x) * Math.log(1 - share));
  return sum(range(k, n).map(chance));
}

/** Upper tail of χ² with whole degrees of freedom: the recurrence from 1 (normal) or 2 (exponential). */
export function chi2P(x: number, df: number): number {
  if (x <= 0) return 1;
  const z = x / 2;
  let a = df % 2 === 0 ? 1 : 0.5;
  let tail = df % 2 === 0 ? Math.exp(-z) : normalP2(Math.sqrt(x));
  // z^a e^-z / Γ(a + 1)
  let term = df % 2 === 0 ? z * Math.exp(-z) : (2 * Math.sqrt(z) * Math.exp(-z)) / Math.sqrt(Math.PI);
  while (a < df / 2) {
    tail += term;
    a += 1;
    term *= z / a;
  }
  return tail;
}

/** Exact multinomial p: all outcomes at most as probable as the one seen; probabilities that agree to five digits are equal. */
export function multinomialP(counts: readonly number[], shares: readonly number[]): number {
  const n = sum(counts);
  const logChance = (own: readonly number[]): number =>
    logFactorial(n) +
    sum(
      own.map((c, i) =>
        c === 0 ? 0 : shares[i]! > 0 ? c * Math.log(shares[i]!) - logFactorial(c) : -Infinity,
      ),
    );
  const keyOf = (l: number) => Math.round(l * 1e5);
  const seen = keyOf(logChance(counts));
  let total = 0;
  const hand = (left: number, own: readonly number[]): void => {
    if (own.length === shares.length - 1) {
      const l = logChance([...own, left]);
      if (l > -Infinity && keyOf(l) <= seen) total += Math.exp(l);
      return;
    }
    for (let x = 0; x <= left; x += 1) hand(left - x, [...own, x]);
  };
  hand(n, []);
  return Math.min(1, total);
}
