-- Quantiles, intervals and effect sizes on top of statistics.sql.

-- ---- Quantile of Student's t: Hill's start (1970), two steps of Halley on t_p2 ----------------------------------------------------------

CREATE OR REPLACE MACRO _hill_outer(n, d, x, y) AS
  ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y;

CREATE OR REPLACE MACRO _hill_centre(n, a, b, c, d, x) AS
  exp(a * pow(x * (((((0.4 * x * x + 6.3) * x * x + 36) * x * x + 94.5)
    / ((((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c + CASE WHEN n < 5 THEN 0.3 * (n - 4.5) * (x + 0.6) ELSE 0 END) - x * x - 3) / b + 1), 2)) - 1;

CREATE OR REPLACE MACRO _hill_c(a, b) AS ((20700 * a / b - 98) * a - 16) * a + 96.36;

CREATE OR REPLACE MACRO _hill_d(n, a, b) AS ((94.5 / (b + _hill_c(a, b)) - 3) / b + 1) * sqrt(a * pi() / 2) * n;

CREATE OR REPLACE MACRO _hill_with(p2, n, a, b) AS
  sqrt(n * CASE WHEN pow(_hill_d(n, a, b) * p2, 2 / n) > 0.05 + a
    THEN list_transform([norm_inv(p2 / 2)], lambda x: _hill_centre(n, a, b, _hill_c(a, b), _hill_d(n, a, b), x))[1]
    ELSE _hill_outer(n, _hill_d(n, a, b), _hill_d(n, a, b) * p2, pow(_hill_d(n, a, b) * p2, 2 / n)) END);

-- |t| with two-sided probability p2, for more than 2 degrees of freedom.
CREATE OR REPLACE MACRO _hill(p2, n) AS _hill_with(p2, n, 1 / (n - 0.5), 48 * (n - 0.5) * (n - 0.5));

CREATE OR REPLACE MACRO _t_density(t, v) AS
  exp(lgamma((v + 1) / 2) - lgamma(v / 2) - (v + 1) / 2 * ln(1 + t * t / v)) / sqrt(pi() * v);

-- One step: e is the error of the upper tail over the density.
CREATE OR REPLACE MACRO _t_better(t, e, v) AS t - e / (1 + e * (v + 1) * t / (2 * (v + t * t)));

CREATE OR REPLACE MACRO _t_inv_upper(p2, v) AS
  CASE WHEN v = 2 THEN sqrt(2 / (p2 * (2 - p2)) - 2)
       WHEN v < 2 THEN 1 / tan(pi() * p2 / 2)
       ELSE list_reduce([1, 2], lambda t, i: _t_better(t, (p2 - t_p2(t, v)) / 2 / _t_density(t, v), v), _hill(p2, v)) END;

-- Fractional degrees of freedom below 2 are read as 1.
CREATE OR REPLACE MACRO t_inv(p, v) AS
  CASE WHEN v > 0 AND p = 0.5 THEN 0.0
       WHEN v > 0 AND p > 0 AND p < 1 THEN sign(p - 0.5) * _t_inv_upper(2 * least(CAST(p AS DOUBLE), 1 - CAST(p AS DOUBLE)), CAST(v AS DOUBLE)) END;

-- t_inv(0.975, v) for whole v without its cost to bind: tabled up to 60, Fisher's expansion in 1/v beyond (error below 1e-10).
CREATE OR REPLACE MACRO t_975(v) AS
  CASE WHEN v > 60 THEN 1.959963984540054 + (2.3722712302985628 + (2.8224986157396118 + (2.5558496795077233 + (1.5895340533938235 + 0.7328982119816057 / v) / v) / v) / v) / v
       WHEN v >= 1 THEN CAST([
    12.7062047361747, 4.302652729749464, 3.18244630528371, 2.776445105197794, 2.570581835636316, 2.44691185114497, 2.364624251592785, 2.306004135204167, 2.262157162798206, 2.228138851986275,
    2.20098516009164, 2.178812829667229, 2.160368656462793, 2.144786687917804, 2.131449545559776, 2.119905299221255, 2.109815577833317, 2.100922040241038, 2.09302405440831, 2.085963447265865,
    2.07961384472768, 2.073873067904026, 2.068657610419049, 2.063898561628026, 2.059538552753298, 2.055529438642873, 2.051830516480286, 2.048407141795245, 2.045229642132704, 2.042272456301238,
    2.039513446396408, 2.036933343460102, 2.034515297449339, 2.032244509317719, 2.030107928250343, 2.028094000980451, 2.02619246302911, 2.02439416391197, 2.022690920036761, 2.021075390306273,
    2.019540970441376, 2.018081702818445, 2.016692199227824, 2.015367574443764, 2.014103388880847, 2.012895598919429, 2.011740513729766, 2.010634757624232, 2.00957523712924, 2.008559112100761,
    2.007583770315836, 2.006646805061688, 2.005745995317869, 2.004879288188057, 2.004044783289146, 2.003240718847872, 2.002465459291007, 2.001717484145236, 2.000995378088268, 2.000297822014261
  ] AS DOUBLE[])[CAST(floor(v) AS INTEGER)] END;

-- F with upper tail p: a search on log F by steps halved 56 times. Not for statements that must bind fast.
CREATE OR REPLACE MACRO f_inv_upper(p, d1, d2) AS
  CASE WHEN p > 0 AND p < 1 AND d1 > 0 AND d2 > 0 THEN
    exp(list_reduce(list_transform(range(56), lambda i: pow(2.0, 5 - i)), lambda x, h: x + h * sign(f_p(exp(x), d1, d2) - p), CAST(0 AS DOUBLE))) END;

-- ---- Correlations -----------------------------------------------------------------------------------------------------------------------

-- ±1 has no Fisher z; it is read as ±0.999999. (greatest and least pass over NULL: it must be kept by hand.)
CREATE OR REPLACE MACRO fisher_z(r) AS CASE WHEN NOT isnan(CAST(r AS DOUBLE)) THEN atanh(greatest(-0.999999, least(0.999999, CAST(r AS DOUBLE)))) END;

CREATE OR REPLACE MACRO fisher_z_inv(z) AS tanh(z);

-- ---- Standardised differences -----------------------------------------------------------------------------------------------------------

-- Exact small-sample correction of a standardised difference; there is none with one degree of freedom.
CREATE OR REPLACE MACRO hedges_j(df) AS CASE WHEN df > 1e6 THEN 1 - 3 / (4.0 * df - 1) WHEN df > 1 THEN exp(lgamma(df / 2.0) - lgamma((df - 1) / 2.0) - 0.5 * ln(df / 2.0)) END;

CREATE OR REPLACE MACRO pooled_sd(n1, sd1, n2, sd2) AS
  sqrt(((n1 - 1) * sd1 * sd1 + (n2 - 1) * sd2 * sd2) / nullif(n1 + n2 - 2, 0));

-- Cohen's d of means m1 and m2; NULL where nothing varies.
CREATE OR REPLACE MACRO cohens_d(n1, m1, sd1, n2, m2, sd2) AS (m1 - m2) / nullif(pooled_sd(n1, sd1, n2, sd2), 0);

CREATE OR REPLACE MACRO hedges_g(n1, m1, sd1, n2, m2, sd2) AS
  hedges_j(nullif(greatest(n1 + n2 - 2, 1), 1)) * cohens_d(n1, m1, sd1, n2, m2, sd2);

-- Large-sample standard error of d (times J: of g).
CREATE OR REPLACE MACRO cohens_d_se(d, n1, n2) AS sqrt((n1 + n2) / (CAST(n1 AS DOUBLE) * n2) + d * d / (2.0 * (n1 + n2)));

-- ---- Differences that would have been seen ------------------------------------------------------------------------------------------------

-- The true difference found with a probability of 80 % at a two-sided 5 %, given the standard error of its estimate.
CREATE OR REPLACE MACRO detectable(se) AS 2.8015852081 * se;
