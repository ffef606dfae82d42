-- Reliability of review scores where several raters score the same person, by dimension and overall (mean of the dimensions): the six
-- intraclass correlations of Shrout and Fleiss (the two-way ones only where every rater scored everybody), Krippendorff's alpha, r_wg.
-- Where a dimension itself is called overall, the mean of the dimensions is '@overall'. ICC(1) and ICC(2) of groups are icc_1_1 and icc_1_k. Judged are the means of the panel (…_k): that is what decisions use.
-- @zh      多人评同一人时评分的信度：六种组内相关系数、Krippendorff α、r_wg。
-- @grain  subject_id (dimension), comparison (statistic)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH score AS (
  SELECT dimension, ratee_id, rater_id, avg(score) AS exact, any_value(point) AS point
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  GROUP BY dimension, ratee_id, rater_id
),
cell AS MATERIALIZED (
  SELECT *, count(*) OVER (PARTITION BY dimension, ratee_id) AS m
  FROM (
    -- Rounded once: sums in another order must not break ties.
    SELECT dimension, ratee_id, rater_id, round(exact, 9) AS y, point FROM score
    UNION ALL
    SELECT CASE WHEN (SELECT bool_or(dimension = 'overall') FROM score) THEN '@overall' ELSE 'overall' END, ratee_id, rater_id, round(avg(exact), 9), any_value(point)
    FROM score
    GROUP BY ratee_id, rater_id
    HAVING count(DISTINCT dimension) > 1
  ) AS s
),
-- Only values that meet another on the same person can agree; ordinal distances are distances of mid-ranks.
pairable AS MATERIALIZED (
  SELECT *, (rank() OVER v + count(*) OVER (PARTITION BY dimension, y) / 2.0) AS rank_mid, count(*) OVER (PARTITION BY dimension, y) AS same_value, count(*) OVER (PARTITION BY dimension, ratee_id, y) AS same_here
  FROM cell
  WHERE m > 1
  WINDOW v AS (PARTITION BY dimension ORDER BY y)
),
target AS (
  SELECT
    dimension, ratee_id, count(*) AS m, avg(y) AS my, var_pop(y) * count(*) AS ss, var_samp(y) AS variance, var_pop(rank_mid) * count(*) AS rank_ss,
    (count(*) * count(*) - sum(same_here)) / (count(*) - 1) AS differ, any_value(point) AS point
  FROM pairable
  GROUP BY dimension, ratee_id
),
rater AS (
  SELECT dimension, rater_id, count(*) AS m, avg(y) AS my FROM pairable GROUP BY dimension, rater_id
),
columns_ms AS (
  SELECT dimension, count(*) AS k, var_pop(my) * count(*) AS spread, min(m) AS least_scored FROM rater GROUP BY dimension
),
total AS (
  SELECT dimension, count(*) AS values_n, var_pop(y) * count(*) AS ss, var_pop(rank_mid) * count(*) AS rank_ss, count(*) * count(*) - sum(same_value) AS differ FROM pairable GROUP BY dimension
),
anova AS MATERIALIZED (
  SELECT
    t.dimension, count(*) AS n, any_value(v.values_n) AS cells, any_value(c.k) AS raters,
    (any_value(v.values_n) - sum(t.m * t.m) / any_value(v.values_n)) / nullif(count(*) - 1, 0) AS k,
    (any_value(v.ss) - sum(t.ss)) / nullif(count(*) - 1, 0) AS msb, sum(t.ss) / nullif(any_value(v.values_n) - count(*), 0) AS msw,
    any_value(v.values_n) - count(*) AS dfw, any_value(v.values_n) = count(*) * any_value(c.k) AS is_complete,
    any_value(c.spread) * count(*) AS ssc, sum(t.ss) AS ssw,
    -- Observed over expected disagreement; inside a person pairs weigh 1 / (m - 1).
    1 - (any_value(v.values_n) - 1) / any_value(v.values_n) * sum(t.m / (t.m - 1.0) * t.ss) / nullif(any_value(v.ss), 0) AS alpha_interval,
    1 - (any_value(v.values_n) - 1) / any_value(v.values_n) * sum(t.m / (t.m - 1.0) * t.rank_ss) / nullif(any_value(v.rank_ss), 0) AS alpha_ordinal,
    1 - (any_value(v.values_n) - 1) * sum(t.differ) / nullif(any_value(v.differ), 0) AS alpha_nominal,
    avg(CASE WHEN t.point > 0 THEN greatest(0, 1 - t.variance / ((pow(4 * t.point + 1, 2) - 1) / 12)) END) AS r_wg
  FROM target AS t
  JOIN total AS v ON v.dimension = t.dimension
  JOIN columns_ms AS c ON c.dimension = t.dimension
  GROUP BY t.dimension
),
-- Where nothing varies between or within people no form is defined.
sized AS MATERIALIZED (
  SELECT
    a.*, ssc / nullif(raters - 1, 0) AS msc, greatest(0, ssw - ssc) / nullif((n - 1) * (raters - 1), 0) AS mse, n - 1.0 AS df1, (n - 1.0) * (raters - 1) AS df2,
    n >= t.min_n AND raters >= t.min_groups AS enough, t.effect, t.effect_strong
  FROM anova AS a
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'reliability') AS t
),
two_way AS MATERIALIZED (
  SELECT
    *, msb / nullif(msw, 0) AS f1, CASE WHEN is_complete THEN msb / nullif(mse, 0) END AS f3, msc / nullif(mse, 0) AS fj,
    (msb - mse) / nullif(msb + (raters - 1) * mse + raters * (msc - mse) / n, 0) AS icc2
  FROM sized
),
satterthwaite AS MATERIALIZED (
  SELECT
    *, df2 * pow(raters * icc2 * fj + n * (1 + (raters - 1) * icc2) - raters * icc2, 2)
      / nullif(df1 * raters * raters * icc2 * icc2 * fj * fj + pow(n * (1 + (raters - 1) * icc2) - raters * icc2, 2), 0) AS v
  FROM two_way
),
limit_f AS MATERIALIZED (
  SELECT
    *, f1 / f_inv_upper(0.025, df1, dfw) AS l1, f1 * f_inv_upper(0.025, dfw, df1) AS u1, f3 / f_inv_upper(0.025, df1, df2) AS l3, f3 * f_inv_upper(0.025, df2, df1) AS u3,
    f_inv_upper(0.025, df1, v) AS fu, f_inv_upper(0.025, v, df1) AS fl, f_p(f1, df1, dfw) AS p1, f_p(f3, df1, df2) AS p3
  FROM satterthwaite
),
bound_2 AS MATERIALIZED (
  SELECT
    *, n * (msb - fu * mse) / nullif(fu * (raters * msc + (raters * n - raters - n) * mse) + n * msb, 0) AS l2,
    n * (fl * msb - mse) / nullif(raters * msc + (raters * n - raters - n) * mse + n * fl * msb, 0) AS u2
  FROM limit_f
),
limit_2 AS MATERIALIZED (
  -- Stepped up to the panel, a limit at or below -1 / (raters - 1) has no end.
  SELECT *, 1 + l2 * (raters - 1) > 1e-9 AS has_limit_2 FROM bound_2
),
stated AS (
  SELECT dimension, 'icc_1_1' AS form, (msb - msw) / nullif(msb + (k - 1) * msw, 0) AS estimate, (l1 - 1) / (l1 + k - 1) AS lo, (u1 - 1) / (u1 + k - 1) AS hi, p1 AS p FROM limit_2
  UNION ALL SELECT dimension, 'icc_1_k', (msb - msw) / nullif(msb, 0), 1 - 1 / l1, 1 - 1 / u1, p1 FROM limit_2
  UNION ALL SELECT dimension, 'icc_2_1', icc2, l2, u2, p3 FROM limit_2 WHERE is_complete
  UNION ALL SELECT dimension, 'icc_2_k', (msb - mse) / nullif(msb + (msc - mse) / n, 0), CASE WHEN has_limit_2 THEN l2 * raters / (1 + l2 * (raters - 1)) END, CASE WHEN has_limit_2 THEN u2 * raters / (1 + u2 * (raters - 1)) END, p3 FROM limit_2 WHERE is_complete
  UNION ALL SELECT dimension, 'icc_3_1', (msb - mse) / nullif(msb + (raters - 1) * mse, 0), (l3 - 1) / (l3 + raters - 1), (u3 - 1) / (u3 + raters - 1), p3 FROM limit_2 WHERE is_complete
  UNION ALL SELECT dimension, 'icc_3_k', (msb - mse) / nullif(msb, 0), 1 - 1 / l3, 1 - 1 / u3, p3 FROM limit_2 WHERE is_complete
  UNION ALL SELECT dimension, 'alpha_nominal', alpha_nominal, NULL, NULL, NULL FROM limit_2
  UNION ALL SELECT dimension, 'alpha_ordinal', alpha_ordinal, NULL, NULL, NULL FROM limit_2
  UNION ALL SELECT dimension, 'alpha_interval', alpha_interval, NULL, NULL, NULL FROM limit_2
  UNION ALL SELECT dimension, 'r_wg', r_wg, NULL, NULL, NULL FROM limit_2
),
judged AS (
  SELECT
    s.*, a.n, a.raters, a.k, a.cells, a.is_complete, a.enough, a.effect, a.effect_strong,
    s.form IN ('icc_1_k', 'icc_2_k') AND coalesce(s.estimate < a.effect, FALSE) AS effect_ok
  FROM stated AS s
  JOIN sized AS a ON a.dimension = s.dimension
)
SELECT
  'reliability' AS signal, 'company' AS subject_type, dimension AS subject_id, form AS comparison, CAST(n AS INTEGER) AS n, CAST(raters AS INTEGER) AS n_other,
  finite(estimate) AS estimate, finite(lo) AS lo, finite(hi) AS hi, 'coefficient' AS unit, finite(p) AS p, CAST(NULL AS DOUBLE) AS q, effect_ok,
  -- The interval is the evidence: a flag lies below the limit with all of it, a watch with its middle.
  signal_verdict(enough, CASE WHEN effect_ok THEN 0 END, CASE WHEN hi < effect THEN 0 ELSE 1 END, 0.5, effect_ok, TRUE) AS verdict,
  CAST(NULL AS DOUBLE) AS min_detectable,
  signal_detail([
    detail_number('raters_per_person', k), detail_number('scores', cells), detail_text('design', CASE WHEN is_complete THEN 'crossed' ELSE 'nested' END),
    detail_text('agreement', CASE WHEN estimate < effect THEN 'poor' WHEN estimate < effect_strong THEN 'moderate' WHEN estimate < 0.9 THEN 'good' ELSE 'excellent' END),
    CASE WHEN estimate IS NULL OR NOT isfinite(estimate) THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM judged
ORDER BY dimension IN ('overall', '@overall') DESC, subject_id, comparison
