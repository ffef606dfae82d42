-- Similar to me: do pairs of rater and person who share a group get other ratings, beyond what rater, KPI score and the person's own group
-- explain? Pooled over raters who rate both kinds of pairs: rating, KPI, mean of the person's group and sameness, all within rater, one after
-- the other (partial regression).
-- @judged
-- @grain  subject_id (attribute)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH rated AS MATERIALIZED (
  SELECT *, count(kpi_score) OVER () * 2 > count(*) OVER () AS has_kpi FROM signal_rating($cycle_id, $scenario_id) WHERE rating IS NOT NULL
),
-- Raters by their own attributes, where the roster rates them too.
rater AS (
  SELECT employee_id AS rater_id, gender, age_band, location, school FROM rated
),
pair AS (
  SELECT
    p.rater_id, p.rating AS y, CASE WHEN p.has_kpi THEN p.kpi_score ELSE 0 END AS x,
    unnest([
      {'attribute': 'gender', 'own': p.gender, 'theirs': r.gender}, {'attribute': 'age_band', 'own': p.age_band, 'theirs': r.age_band},
      {'attribute': 'location', 'own': p.location, 'theirs': r.location}, {'attribute': 'school', 'own': p.school, 'theirs': r.school}
    ], recursive := true)
  FROM rated AS p
  JOIN rater AS r ON r.rater_id = p.rater_id
  WHERE NOT p.has_kpi OR p.kpi_score IS NOT NULL
),
known AS (
  SELECT *, CASE WHEN own = theirs THEN 1.0 ELSE 0 END AS s, avg(y) OVER (PARTITION BY attribute, own) AS g, sum(CASE WHEN own = theirs THEN 1 ELSE 0 END) OVER r AS same_n, count(*) OVER r AS team_n
  FROM pair
  WHERE own IS NOT NULL AND theirs IS NOT NULL
  WINDOW r AS (PARTITION BY attribute, rater_id)
),
within_rater AS (
  SELECT
    attribute, rater_id, s AS is_same, y - avg(y) OVER r AS y, x - avg(x) OVER r AS x, g - avg(g) OVER r AS g, s - avg(s) OVER r AS s
  FROM known
  WHERE same_n BETWEEN 1 AND team_n - 1
  WINDOW r AS (PARTITION BY attribute, rater_id)
),
product AS (
  SELECT
    attribute, count(*) AS n, count(DISTINCT rater_id) AS raters, count(*) FILTER (WHERE is_same = 1) AS same_pairs,
    sum(y * y) AS yy, sum(x * x) AS xx, sum(g * g) AS gg, sum(s * s) AS ss, sum(x * y) AS xy, sum(g * y) AS gy, sum(s * y) AS sy, sum(x * g) AS xg, sum(x * s) AS xs, sum(g * s) AS gs
  FROM within_rater
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
    f.*, t.min_n, t.min_groups, t.q_limit, t.effect, f.n - f.raters - 1 - CASE WHEN f.has_x THEN 1 ELSE 0 END - CASE WHEN f.has_g THEN 1 ELSE 0 END AS df,
    CASE WHEN f.ss2 > 1e-6 * f.ss THEN f.sy2 / f.ss2 END AS b, f.n >= t.min_groups AND f.same_pairs >= t.min_n AND f.n - f.same_pairs >= t.min_n AS enough
  FROM net_of_group AS f
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
