-- Distribution functions, written on continued fractions that list_reduce evaluates from the inside out: relative accuracy about 1e-12 far
-- into the tails (t: to 1e-9 up to 100 million degrees of freedom; beta: parameters to 100,000; gamma: to 10,000). p-values are two-sided or upper tails; NULL or NaN in,
-- NULL out: NaN > 3 is true in this engine, and a p of 0 out of nothing would be a flag. Degrees of freedom must be positive.
-- Hand over columns, not long expressions: a macro copies its argument at every use. (Binding it once in a one-element list, as cleaning.sql
-- does, costs more here: every lambda around another doubles the time to bind.)

-- A number that is one: NaN and ±infinity become NULL, so that no comparison is true by accident and no average is poisoned.
CREATE OR REPLACE MACRO finite(v) AS CASE WHEN isfinite(v) THEN v END;

-- n, n-1 … 1 as DOUBLE: the terms of a continued fraction, innermost first. n must be the same in all rows: over lists of unequal length this
-- engine's list_reduce reads captured columns from the wrong row.
CREATE OR REPLACE MACRO _countdown(n) AS list_transform(range(CAST(n AS BIGINT), 0, -1), lambda i: CAST(i AS DOUBLE));

-- ---- Incomplete beta --------------------------------------------------------------------------------------------------------------------

-- Two levels of the fraction of I_x(a, b) (DLMF 8.17.22) around what is inside.
CREATE OR REPLACE MACRO _beta_levels(m, rest, x, a, b) AS
  1 + m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)) / (1 - (a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)) / rest);

-- ln x out of y = 1 - x where x is so near to 1 that its own digits are gone.
CREATE OR REPLACE MACRO _ln_near_one(x, y) AS CASE WHEN y < 1e-4 THEN -y * (1 + y * (0.5 + y * (1 / 3.0 + y / 4))) ELSE ln(x) END;

-- lgamma(n + k) - lgamma(n) - lgamma(k) for n far above k: the difference of the first two would be lost in rounding.
CREATE OR REPLACE MACRO _beta_log_far(n, k) AS k * ln(n) + k * (k - 1) / (2 * n) * (1 - (2 * k - 1) / (6 * n)) - lgamma(k);

CREATE OR REPLACE MACRO _beta_log(a, b) AS
  CASE WHEN a > 1e5 AND b <= 10 THEN _beta_log_far(a, b) WHEN b > 1e5 AND a <= 10 THEN _beta_log_far(b, a) ELSE lgamma(a + b) - lgamma(a) - lgamma(b) END;

-- I_x(a, b) where x is at most (a + 1) / (a + b + 2); y = 1 - x is handed over, because subtracting it here would lose the tail.
CREATE OR REPLACE MACRO _beta_below(x, y, a, b, pairs) AS
  exp(a * _ln_near_one(x, y) + b * _ln_near_one(y, x) + _beta_log(a, b)) / a
  / (1 - (a + b) * x / (a + 1) / list_reduce(_countdown(pairs), lambda rest, m: _beta_levels(m, rest, x, a, b), CAST(1 AS DOUBLE)));

-- Both sides of I_x(a, b); below, above: levels of the fraction on each side of where it is turned, half of them.
CREATE OR REPLACE MACRO _beta_sides(x, y, a, b, below, above) AS
  CASE WHEN NOT (a > 0 AND b > 0 AND isfinite(CAST(x AS DOUBLE))) THEN NULL
       WHEN x <= 0 THEN 0.0
       WHEN y <= 0 THEN 1.0
       WHEN x * (a + b + 2) <= a + 1 THEN _beta_below(CAST(x AS DOUBLE), CAST(y AS DOUBLE), CAST(a AS DOUBLE), CAST(b AS DOUBLE), below)
       ELSE 1 - _beta_below(CAST(y AS DOUBLE), CAST(x AS DOUBLE), CAST(b AS DOUBLE), CAST(a AS DOUBLE), above) END;

-- Regularised incomplete beta I_x(a, b), y = 1 - x.
CREATE OR REPLACE MACRO beta_cdf(x, y, a, b) AS _beta_sides(x, y, a, b, 50, 50);

-- ---- Normal -----------------------------------------------------------------------------------------------------------------------------

-- Upper tail beyond y ≥ 0: a rational approximation (Hart 5666, West 2005), from 5 on Laplace's continued fraction.
CREATE OR REPLACE MACRO _normal_tail(y) AS
  CASE WHEN y > 38.5 THEN 0.0
       WHEN y < 5 THEN exp(-y * y / 2)
         * ((((((0.0352624965998911 * y + 0.700383064443688) * y + 6.37396220353165) * y + 33.912866078383) * y + 112.079291497871) * y + 221.213596169931) * y + 220.206867912376)
         / (((((((0.0883883476483184 * y + 1.75566716318264) * y + 16.064177579207) * y + 86.7807322029461) * y + 296.564248779674) * y + 637.333633378831) * y + 793.826512519948) * y + 440.413735824752)
       ELSE exp(-y * y / 2) / 2.5066282746310002 / list_reduce(_countdown(40), lambda rest, n: y + n / rest, y) END;

CREATE OR REPLACE MACRO norm_cdf(x) AS CASE WHEN isnan(CAST(x AS DOUBLE)) THEN NULL WHEN x > 0 THEN 1 - _normal_tail(CAST(x AS DOUBLE)) ELSE _normal_tail(-CAST(x AS DOUBLE)) END;

CREATE OR REPLACE MACRO norm_p2(z) AS CASE WHEN isnan(CAST(z AS DOUBLE)) THEN NULL ELSE 2 * _normal_tail(abs(CAST(z AS DOUBLE))) END;

-- Lower-tail quantile for p ≤ 1/2 (Acklam): good to 1e-9, then one step of Halley.
CREATE OR REPLACE MACRO _acklam_tail(q) AS
  (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
  / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);

CREATE OR REPLACE MACRO _acklam_middle(q, r) AS
  (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239) * q
  / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1);

CREATE OR REPLACE MACRO _normal_start(p) AS
  CASE WHEN p < 0.02425 THEN _acklam_tail(sqrt(-2 * ln(p))) ELSE _acklam_middle(p - 0.5, (p - 0.5) * (p - 0.5)) END;

CREATE OR REPLACE MACRO _halley(x, error_over_density) AS x - error_over_density / (1 + x * error_over_density / 2);

CREATE OR REPLACE MACRO _norm_inv_below(p) AS
  list_transform([_normal_start(p)], lambda x: _halley(x, (_normal_tail(-x) - p) * 2.5066282746310002 * exp(x * x / 2)))[1];

CREATE OR REPLACE MACRO norm_inv(p) AS
  CASE WHEN p > 0 AND p < 1 THEN sign(p - 0.5) * -_norm_inv_below(least(CAST(p AS DOUBLE), 1 - CAST(p AS DOUBLE))) END;

-- ---- Student t, F, χ² -------------------------------------------------------------------------------------------------------------------

-- Most tests find little: for small t eleven levels give every digit there is, at any v; beyond, up to 37 are needed.
CREATE OR REPLACE MACRO t_p2(t, v) AS
  CASE WHEN isinf(CAST(t AS DOUBLE)) THEN 0.0 ELSE _beta_sides(v / (v + CAST(t AS DOUBLE) * t), t * CAST(t AS DOUBLE) / (v + CAST(t AS DOUBLE) * t), v / 2.0, 0.5, 40, 12) END;

-- Upper tail of F.
CREATE OR REPLACE MACRO f_p(f, d1, d2) AS
  CASE WHEN f <= 0 THEN 1.0 WHEN isinf(CAST(f AS DOUBLE)) THEN 0.0
       ELSE beta_cdf(d2 / (d2 + CAST(d1 AS DOUBLE) * f), d1 * CAST(f AS DOUBLE) / (d2 + CAST(d1 AS DOUBLE) * f), d2 / 2.0, d1 / 2.0) END;

-- Upper tail Q(a, x) of the gamma distribution: the series of 1 - Q below a + 1, Legendre's fraction above.
CREATE OR REPLACE MACRO _gamma_front(a, x) AS exp(a * ln(x) - x - lgamma(a));

CREATE OR REPLACE MACRO _gamma_series(a, x) AS
  list_reduce(_countdown(400), lambda rest, n: 1 + x / (a + n) * rest, CAST(1 AS DOUBLE)) / a;

CREATE OR REPLACE MACRO _gamma_fraction(a, x) AS
  list_reduce(_countdown(400), lambda rest, n: x + 2 * n - 1 - a - n * (n - a) / rest, x + 801 - a);

CREATE OR REPLACE MACRO gamma_upper(a, x) AS
  CASE WHEN NOT a > 0 OR NOT isfinite(CAST(x AS DOUBLE)) THEN NULL
       WHEN x <= 0 THEN 1.0
       WHEN x < a + 1 THEN 1 - _gamma_front(a, CAST(x AS DOUBLE)) * _gamma_series(CAST(a AS DOUBLE), CAST(x AS DOUBLE))
       ELSE _gamma_front(a, CAST(x AS DOUBLE)) / _gamma_fraction(CAST(a AS DOUBLE), CAST(x AS DOUBLE)) END;

CREATE OR REPLACE MACRO chi2_p(x, k) AS gamma_upper(k / 2.0, x / 2.0);

-- ---- Discrete ---------------------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE MACRO lchoose(n, k) AS
  CASE WHEN k < 0 OR k > n THEN NULL ELSE lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0) END;

-- P(X ≥ k) for X ~ binomial(n, p).
CREATE OR REPLACE MACRO binom_upper(k, n, p) AS
  CASE WHEN k <= 0 THEN 1.0 WHEN k > n THEN 0.0 ELSE beta_cdf(p, 1.0 - p, k, n - k + 1.0) END;

-- Fisher's exact test, two-sided: a of n1 against b of n2; every table at most as probable as the one seen (R's tolerance of 1e-7). Tables are laid
-- against the one seen in logarithms, so that what all of them share falls out. fisher_from is for many long tests: `seen` is a column there.
CREATE OR REPLACE MACRO fisher_seen(a, n1, b, n2) AS lgamma(a + 1.0) + lgamma(n1 - a + 1.0) + lgamma(b + 1.0) + lgamma(n2 - b + 1.0);

CREATE OR REPLACE MACRO _table_logs(seen, n1, k, n2) AS
  list_transform(range(greatest(0, k - n2), least(n1, k) + 1), lambda x: seen - lgamma(x + 1.0) - lgamma(n1 - x + 1.0) - lgamma(k - x + 1.0) - lgamma(n2 - k + x + 1.0));

-- k: those of both, a + b.
CREATE OR REPLACE MACRO fisher_from(seen, n1, k, n2) AS
  CASE WHEN seen IS NOT NULL THEN list_transform([_table_logs(seen, CAST(n1 AS BIGINT), CAST(k AS BIGINT), CAST(n2 AS BIGINT))], lambda logs:
    least(1.0, list_sum(list_transform(logs, lambda c: CASE WHEN c <= 1e-7 THEN exp(c) ELSE 0.0 END)) / list_sum(list_transform(logs, lambda c: exp(c)))))[1] END;

CREATE OR REPLACE MACRO fisher_p2(a, n1, b, n2) AS fisher_from(fisher_seen(a, n1, b, n2), n1, a + b, n2);
