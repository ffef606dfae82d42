-- Similar to me: do pairs of rater and person who share a group get other ratings, beyond what rater, KPI score and the person's own group
-- explain? Pooled over raters who rate both kinds of pairs, enough of them with somebody like themselves: rating, KPI, mean of the person's group and sameness, all within rater, one after
-- the other (partial regression).
-- @zh      同类偏好：评分人与被评人同属一群时，在扣除评分人、KPI 得分和群体影响后，评级是否不同。
-- @judged
-- @grain  subject_id (attribute)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH cell AS MATERIALIZED (
  SELECT *, CASE WHEN member = theirs THEN 1.0 ELSE 0 END AS s FROM pair_rating($cycle_id, $scenario_id)
),
-- The mean rating of the person's own group.
own_group AS (
  SELECT attribute, member, sum(sy) / sum(n) AS g FROM cell GROUP BY attribute, member
),
rater AS (
  SELECT
    c.attribute, c.rater_id, sum(c.n) AS n, sum(c.s * c.n) AS same_pairs, sum(c.sy) AS y, sum(c.sx) AS x, sum(c.n * o.g) AS g, sum(c.syy) AS yy, sum(c.sxx) AS xx, sum(c.n * o.g * o.g) AS gg,
    sum(c.sxy) AS xy, sum(o.g * c.sy) AS gy, sum(c.s * c.sy) AS sy, sum(o.g * c.sx) AS xg, sum(c.s * c.sx) AS xs, sum(c.s * c.n * o.g) AS gs
  FROM cell AS c
  JOIN own_group AS o ON o.attribute = c.attribute AND o.member = c.member
  GROUP BY c.attribute, c.rater_id
),
-- Within raters who rate both kinds of pairs: sums of products less the product of sums.
product AS (
  SELECT
    attribute, sum(n) AS n, count(*) AS raters, sum(same_pairs) AS same_pairs,
    sum(yy - y * y / n) AS yy, sum(xx - x * x / n) AS xx, sum(gg - g * g / n) AS gg, sum(same_pairs - same_pairs * same_pairs / n) AS ss,
    sum(xy - x * y / n) AS xy, sum(gy - g * y / n) AS gy, sum(sy - same_pairs * y / n) AS sy, sum(xg - x * g / n) AS xg, sum(xs - same_pairs * x / n) AS xs, sum(gs - same_pairs * g / n) AS gs
  FROM rater
  WHERE same_pairs >= (SELECT min_n FROM dim_signal_policy WHERE signal = 'similar_to_me') AND same_pairs < n
  GROUP BY attribute
),
net_of_x AS (
  SELECT
    *, xx > 1e-9 * n AS has_x, yy - coalesce(xy * xy / nullif(xx, 0), 0) AS yy1, gg - coalesce(xg * xg / nullif(xx, 0), 0) AS gg1, ss - coalesce(xs * xs / nullif(xx, 0), 0) AS ss1,
    gy - coalesce(xg * xy / nullif(xx, 0), 0) AS gy1, sy - coalesce(xs * xy / nullif(xx, 0), 0) AS sy1, gs - coalesce(xg * xs / nullif(xx, 0), 0) AS gs1
  FROM product
),
net_of_group AS (
  SELECT
    *, gg1 > 1e-9 * n AS has_g, yy1 - CASE WHEN gg1 > 1e-9 * n THEN gy1 * gy1 / gg1 ELSE 0 END AS yy2, ss1 - CASE WHEN gg1 > 1e-9 * n THEN gs1 * gs1 / gg1 ELSE 0 END AS ss2,
    sy1 - CASE WHEN gg1 > 1e-9 * n THEN gs1 * gy1 / gg1 ELSE 0 END AS sy2
  FROM net_of_x
),
fitted AS (
  SELECT
    a.attribute, coalesce(f.n, 0) AS n, coalesce(f.same_pairs, 0) AS same_pairs, f.raters, f.yy2, f.ss, f.ss2, f.sy, f.sy2, f.has_x, t.min_n, t.min_groups, t.q_limit, t.effect, f.n - f.raters - 1 - CASE WHEN f.has_x THEN 1 ELSE 0 END - CASE WHEN f.has_g THEN 1 ELSE 0 END AS df,
    CASE WHEN f.ss2 > 1e-6 * f.ss THEN f.sy2 / f.ss2 END AS b,
    coalesce(f.n >= t.min_groups AND f.same_pairs >= t.k_protected AND f.n - f.same_pairs >= t.k_protected, FALSE) AS enough
  -- An attribute that no rater can be compared in is listed as what it is.
  FROM (SELECT DISTINCT attribute FROM rater) AS a
  LEFT JOIN net_of_group AS f ON f.attribute = a.attribute
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'similar_to_me') AS t
),
tested AS MATERIALIZED (
  SELECT *, CASE WHEN df > 0 AND yy2 > 1e-9 * n THEN sqrt(greatest(0, yy2 - b * sy2) / df) END AS sd FROM fitted
),
scaled AS MATERIALIZED (
  SELECT *, sd / CASE WHEN ss2 > 1e-6 * ss THEN sqrt(ss2) END AS se FROM tested
),
judged AS (
  SELECT *, coalesce(abs(b) >= effect * sd, FALSE) AS effect_ok FROM scaled
)
SELECT
  'similar_to_me' AS signal, 'group' AS subject_type, attribute AS subject_id, 'other pairs' AS comparison, CAST(same_pairs AS INTEGER) AS n, CAST(n - same_pairs AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN b END) AS estimate, finite(CASE WHEN enough AND df > 0 THEN b - t_975(df) * se END) AS lo, finite(CASE WHEN enough AND df > 0 THEN b + t_975(df) * se END) AS hi,
  'rating' AS unit, CASE WHEN enough THEN b / nullif(se, 0) END AS t_value, df, enough, q_limit, enough AND effect_ok AS effect_ok, TRUE AS survives, finite(CASE WHEN enough THEN detectable(se) END) AS min_detectable,
  CASE WHEN enough THEN signal_detail([
    detail_number('effect_sd', b / nullif(sd, 0)), detail_number('raters', raters), detail_number('unadjusted', sy / nullif(ss, 0)), detail_text('adjusted_for', CASE WHEN has_x THEN 'rater,kpi,group' ELSE 'rater,group' END),
    CASE WHEN NOT has_x THEN detail_text('missing', 'kpi') END
  ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
FROM judged
ORDER BY p NULLS LAST, subject_id
