// Numbers of the reference implementation: written apart from the SQL, by other algorithms (Lanczos, Lentz, bisection).

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
export const squares = (values: readonly number[]): number => {
  const m = mean(values);
  return sum(values.map((v) => (v - m) ** 2));
};
/** Σ (x - x̄)(y - ȳ) */
export const products = (x: readonly number[], y: readonly number[]): number => {
  const mx = mean(x);
  const my = mean(y);
  return sum(x.map((v, i) => (v - mx) * (y[i]! - my)));
};
export const sdOf = (values: readonly number[]): number => Math.sqrt(squares(values) / (values.length - 1));
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};
/** null where one of them does not vary. */
export const correlation = (x: readonly number[], y: readonly number[]): number | null => {
  const scale = Math.sqrt(squares(x) * squares(y));
  return x.length > 1 && scale > 1e-12 ? products(x, y) / scale : null;
};

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const held = groups.get(key(item));
    if (held === undefined) groups.set(key(item), [item]);
    else held.push(item);
  }
  return groups;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const series = LANCZOS.slice(1).reduce((total, c, i) => total + c / (z + i + 1), LANCZOS[0]!);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

/** I_x(a, b) by Lentz's method, y = 1 - x. */
function betaCdf(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(y, x, b, a);
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 5000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return (Math.exp(a * Math.log(x) + b * Math.log(y) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a) * h;
}

export const tP2 = (t: number, df: number): number =>
  betaCdf(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5);
export const fP = (f: number, d1: number, d2: number): number =>
  f <= 0 ? 1 : betaCdf(d2 / (d2 + d1 * f), (d1 * f) / (d2 + d1 * f), d2 / 2, d1 / 2);

/** Two-sided p of a normal, as the limit of t: series of the error function below 3, its fraction above. */
export function normalP2(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x < 2.5) {
    let term = x;
    let total = x;
    for (let n = 1; n < 200; n += 1) {
      term *= (-x * x) / n;
      total += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * total;
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n -= 1) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

const bisect = (low: number, high: number, above: (x: number) => boolean): number => {
  let [a, b] = [low, high];
  for (let i = 0; i < 200; i += 1) {
    const middle = (a + b) / 2;
    if (above(middle)) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
};

export const t975 = (df: number): number => bisect(0, 1e3, (t) => tP2(t, df) < 0.05);
/** F with upper tail p. */
export const fInv = (p: number, d1: number, d2: number): number =>
  Math.exp(bisect(-30, 30, (x) => fP(Math.exp(x), d1, d2) < p));

/** Benjamini–Hochberg; null is no test. */
export function qValues(ps: readonly (number | null)[]): (number | null)[] {
  const made = ps.filter((p): p is number => p !== null).sort((a, b) => a - b);
  return ps.map((p) =>
    p === null
      ? null
      : Math.min(
          1,
          ...made
            .map((v) => [v, (v * made.length) / made.filter((o) => o <= v).length] as const)
            .filter(([v]) => v >= p)
            .map(([, step]) => step),
        ),
  );
}

export const Z = 1.959963984540054;
export const detectable = (se: number): number => 2.8015852081 * se;

/** A seeded generator (mulberry32) with what the random worlds draw from it. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    int: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
    normal: (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!,
  };
}
export type Random = ReturnType<typeof randomOf>;
