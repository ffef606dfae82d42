-- Ranks, rates and tables. Ranks and tables are macros over lists or one-row relations; strata and cells add up with sum().

-- ---- Two samples by ranks ---------------------------------------------------------------------------------------------------------------

-- U of the first sample from the sum of its mid-ranks, and Cliff's delta (-1 … 1) of U.
CREATE OR REPLACE MACRO rank_u(rank_sum, n1) AS rank_sum - n1 * (n1 + 1) / 2.0;

CREATE OR REPLACE MACRO cliffs_delta(u, n1, n2) AS 2.0 * u / nullif(CAST(n1 AS DOUBLE) * n2, 0) - 1;

-- Mann–Whitney, normal with ties: ties = Σ (t³ - t) over groups of equal values; correction 0.5 (continuity) or 0. Bind z in a
-- column before norm_p2(z).
CREATE OR REPLACE MACRO mann_whitney_z(u, n1, n2, ties, correction) AS
  sign(u - n1 * n2 / 2.0) * greatest(0, abs(u - n1 * n2 / 2.0) - correction)
  / nullif(sqrt(n1 * n2 / 12.0 * (n1 + n2 + 1 - ties / (CAST(n1 + n2 AS DOUBLE) * (n1 + n2 - 1)))), 0);

-- Interval of Cliff's delta by Fisher's z on the rank-biserial scale.
CREATE OR REPLACE MACRO cliffs_delta_se(n1, n2) AS sqrt((n1 + n2 + 1) / (3.0 * n1 * n2));

-- Exact two-sided p without ties, small samples: every choice of n1 of the ranks 1 … n1 + n2.
CREATE OR REPLACE MACRO mann_whitney_exact(u, n1, n2) AS TABLE
  WITH RECURSIVE pick AS (
    SELECT 0 AS i, 0 AS k, 0 AS s
    UNION ALL
    SELECT p.i + 1, p.k + t.taken, p.s + t.taken * (p.i + 1) FROM pick AS p, (VALUES (0), (1)) AS t(taken)
    WHERE p.i < n1 + n2 AND p.k + t.taken <= n1 AND n1 - p.k - t.taken <= n1 + n2 - p.i - 1
  )
  SELECT least(1.0, 2.0 * least(avg(CASE WHEN rank_u(s, n1) <= u THEN 1.0 ELSE 0 END), avg(CASE WHEN rank_u(s, n1) >= u THEN 1.0 ELSE 0 END))) AS p
  FROM pick
  WHERE i = n1 + n2 AND k = n1;

-- Wilcoxon's signed ranks, exact two-sided p without ties and zeros: every choice of signs of the ranks 1 … n.
CREATE OR REPLACE MACRO signed_rank_exact(v, n) AS TABLE
  WITH RECURSIVE pick AS (
    SELECT 0 AS i, 0 AS s
    UNION ALL
    SELECT p.i + 1, p.s + t.taken * (p.i + 1) FROM pick AS p, (VALUES (0), (1)) AS t(taken) WHERE p.i < n
  )
  SELECT least(1.0, 2.0 * least(avg(CASE WHEN s <= v THEN 1.0 ELSE 0 END), avg(CASE WHEN s >= v THEN 1.0 ELSE 0 END))) AS p
  FROM pick
  WHERE i = n;

-- ---- Rates ------------------------------------------------------------------------------------------------------------------------------

-- Adverse-impact ratio a/n1 : b/n2, the standard error of its logarithm (Katz), and the rule of four fifths in whole persons: exactly 0.80 is no breach.
CREATE OR REPLACE MACRO impact_ratio(a, n1, b, n2) AS CAST(a AS DOUBLE) * n2 / nullif(CAST(n1 AS DOUBLE) * b, 0);

CREATE OR REPLACE MACRO impact_ratio_log_se(a, n1, b, n2) AS sqrt(1.0 / nullif(a, 0) - 1.0 / n1 + 1.0 / nullif(b, 0) - 1.0 / n2);

CREATE OR REPLACE MACRO below_four_fifths(a, n1, b, n2) AS 5 * CAST(a AS BIGINT) * n2 < 4 * CAST(b AS BIGINT) * n1;

-- Persons of the first group missing for the common rate.
CREATE OR REPLACE MACRO shortfall(a, n1, b, n2) AS CAST(n1 AS DOUBLE) * (a + b) / nullif(n1 + n2, 0) - a;

-- z of two rates with their common rate.
CREATE OR REPLACE MACRO two_rates_z(a, n1, b, n2) AS
  (CAST(a AS DOUBLE) / n1 - CAST(b AS DOUBLE) / n2) / nullif(sqrt((a + b) / CAST(n1 + n2 AS DOUBLE) * (1 - (a + b) / CAST(n1 + n2 AS DOUBLE)) * (1.0 / n1 + 1.0 / n2)), 0);

-- Mantel–Haenszel over strata of a of n1 against b of n2: χ² (1 df, no correction) = (Σ excess)² / Σ variance; odds ratio = Σ up / Σ down.
CREATE OR REPLACE MACRO mh_excess(a, n1, b, n2) AS a - n1 * (a + b) / CAST(nullif(n1 + n2, 0) AS DOUBLE);

CREATE OR REPLACE MACRO mh_variance(a, n1, b, n2) AS
  CASE WHEN n1 + n2 > 1 THEN CAST(n1 AS DOUBLE) * n2 * (a + b) * (n1 + n2 - a - b) / (CAST(n1 + n2 AS DOUBLE) * (n1 + n2) * (n1 + n2 - 1)) ELSE 0 END;

CREATE OR REPLACE MACRO mh_up(a, n1, b, n2) AS CAST(a AS DOUBLE) * (n2 - b) / nullif(n1 + n2, 0);

CREATE OR REPLACE MACRO mh_down(a, n1, b, n2) AS CAST(b AS DOUBLE) * (n1 - a) / nullif(n1 + n2, 0);

-- ---- Tables -----------------------------------------------------------------------------------------------------------------------------

-- Bowker's symmetry: χ² is the sum of these over cells i < j, one df for each pair that is not empty. Two categories: McNemar.
CREATE OR REPLACE MACRO bowker_part(n_ij, n_ji) AS CASE WHEN n_ij + n_ji > 0 THEN CAST(n_ij - n_ji AS DOUBLE) * (n_ij - n_ji) / (n_ij + n_ji) END;

-- Stuart–Maxwell (equal margins) of a square table given as a list of rows: χ² with k - 1 df, by elimination on [S | d].
CREATE OR REPLACE MACRO _row_total(cells, i) AS list_sum(cells[i]);

CREATE OR REPLACE MACRO _column_total(cells, j) AS list_sum(list_transform(cells, lambda line: line[j]));

CREATE OR REPLACE MACRO stuart_maxwell(cells) AS TABLE
  WITH RECURSIVE given AS (
    SELECT CAST(cells AS DOUBLE[][]) AS c
  ),
  margin AS (
    SELECT c, list_transform(range(1, len(c)), lambda i: _row_total(c, i) - _column_total(c, i)) AS d, list_transform(range(1, len(c)), lambda i: _row_total(c, i) + _column_total(c, i) - 2 * c[i][i]) AS diagonal FROM given
  ),
  start AS (
    SELECT d, list_transform(range(1, len(c)), lambda i: list_append(list_transform(range(1, len(c)), lambda j: CASE WHEN i = j THEN diagonal[i] ELSE -(c[i][j] + c[j][i]) END), d[i])) AS m FROM margin
  ),
  eliminate AS (
    SELECT 1 AS step, d, m FROM start
    UNION ALL
    SELECT step + 1, d, list_transform(m, lambda line, i: CASE WHEN i = step THEN list_transform(line, lambda v: v / line[step])
      ELSE list_transform(line, lambda v, j: v - line[step] * m[step][j] / m[step][step]) END)
    FROM eliminate
    WHERE step <= len(d)
  )
  SELECT list_sum(list_transform(d, lambda v, i: v * m[i][len(d) + 1])) AS chi2, len(d) AS df FROM eliminate WHERE step = len(d) + 1;

-- ---- Counts against shares ----------------------------------------------------------------------------------------------------------------

-- χ² of counts against shares; p from chi2_p(…, len(counts) - 1) where the smallest expected count is 5 or more.
CREATE OR REPLACE MACRO shares_chi2(counts, shares) AS
  list_sum(list_transform(counts, lambda c, i: pow(c - list_sum(counts) * shares[i], 2) / (list_sum(counts) * shares[i])));

-- Log-probabilities of all ways to hand out `left` people, one category at a time; a share of NULL is no category.
CREATE OR REPLACE MACRO _hand_out(states, share) AS
  flatten(list_transform(states, lambda s: list_transform(range(CASE WHEN share > 0 THEN s.n + 1 ELSE 1 END), lambda x: {'n': s.n - x, 'l': s.l + CASE WHEN x > 0 THEN x * ln(share) - lgamma(x + 1.0) ELSE 0 END})));

CREATE OR REPLACE MACRO _hand_out_rest(states, share) AS
  list_transform(states, lambda s: CASE WHEN s.n = 0 THEN s.l WHEN share > 0 THEN s.l + s.n * ln(share) - lgamma(s.n + 1.0) END);

CREATE OR REPLACE MACRO _log_chance(counts, shares) AS
  list_sum(list_transform(counts, lambda c, i: CASE WHEN c = 0 THEN 0 WHEN shares[i] > 0 THEN c * ln(shares[i]) - lgamma(c + 1.0) ELSE -1e300 END)) + lgamma(list_sum(counts) + 1.0);

-- Exact multinomial p: all outcomes at most as probable as the one seen. Up to eight categories; C(n + k - 1, k - 1) outcomes are listed.
CREATE OR REPLACE MACRO multinomial_p(counts, shares) AS
  list_transform([_log_chance(counts, shares)], lambda seen: CASE WHEN seen IS NOT NULL THEN least(1.0, list_sum(list_transform(
    _hand_out_rest(_hand_out(_hand_out(_hand_out(_hand_out(_hand_out(_hand_out(_hand_out(
      [{'n': CAST(list_sum(counts) AS BIGINT), 'l': lgamma(list_sum(counts) + 1.0)}], shares[2]), shares[3]), shares[4]), shares[5]), shares[6]), shares[7]), shares[8]), shares[1]),
    lambda l: CASE WHEN l <= seen + 1e-7 THEN exp(l) ELSE 0 END))) END)[1];
