// Just enough statistics to measure what is planted. The product's own are made in SQL; these only check the sample.

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export function variance(values: readonly number[]): number {
  const m = mean(values);
  return values.reduce((sum, v) => sum + (v - m) ** 2, 0) / (values.length - 1);
}

export const sd = (values: readonly number[]): number => Math.sqrt(variance(values));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

export function correlation(x: readonly number[], y: readonly number[]): number {
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  x.forEach((v, i) => {
    const dx = v - mx;
    const dy = (y[i] ?? 0) - my;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? Number.NaN : xy / Math.sqrt(xx * yy);
}

export function slope(x: readonly number[], y: readonly number[]): number {
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  x.forEach((v, i) => {
    xy += (v - mx) * ((y[i] ?? 0) - my);
    xx += (v - mx) ** 2;
  });
  return xx === 0 ? 0 : xy / xx;
}

/** Values less their group's mean. */
export function demeaned(values: readonly number[], groups: readonly string[]): number[] {
  const sums = new Map<string, { sum: number; n: number }>();
  values.forEach((v, i) => {
    const key = groups[i] ?? '';
    const held = sums.get(key) ?? { sum: 0, n: 0 };
    sums.set(key, { sum: held.sum + v, n: held.n + 1 });
  });
  return values.map((v, i) => {
    const held = sums.get(groups[i] ?? '') ?? { sum: 0, n: 1 };
    return v - held.sum / held.n;
  });
}

/** Two-sided p of Student's t. */
export const tP2 = (t: number, df: number): number => betaInc(df / (df + t * t), df / 2, 0.5);

/** Upper tail of F. */
export const fP = (f: number, df1: number, df2: number): number =>
  f <= 0 ? 1 : betaInc(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);

/** Two-sided p of the standard normal, by a t with very many degrees of freedom. */
export const normalP2 = (z: number): number => tP2(z, 1e7);

/** Benjamini–Hochberg q values, in the order given. */
export function qValues(ps: readonly number[]): number[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  const q = new Array<number>(ps.length).fill(1);
  let least = 1;
  order.forEach(({ p, i }, k) => {
    least = Math.min(least, (p * ps.length) / (ps.length - k));
    q[i] = least;
  });
  return q;
}

/** Regularised incomplete beta function by Lentz's continued fraction. */
function betaInc(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let result = d;
  for (let m = 1; m < 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return result;
}

const nonZero = (v: number): number => (Math.abs(v) < 1e-300 ? 1e-300 : v);

export function logGamma(x: number): number {
  const g = [
    76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const t = x + 5.5;
  let series = 1.000000000190015;
  g.forEach((coefficient, i) => {
    series += coefficient / (x + i + 1);
  });
  return -(t - (x + 0.5) * Math.log(t)) + Math.log((2.5066282746310007 * series) / x);
}

/** Upper tail of χ². */
export function chi2P(x: number, df: number): number {
  if (x <= 0) return 1;
  const a = df / 2;
  const half = x / 2;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 2000; n += 1) {
    term *= half / (a + n);
    sum += term;
    if (term < sum * 1e-15) break;
  }
  return Math.max(0, 1 - sum * Math.exp(-half + a * Math.log(half) - logGamma(a)));
}
