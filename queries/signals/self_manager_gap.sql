-- Self against manager: self score less the manager's of the same person on the dimensions both scored (Bland–Altman). Where several managers
-- score a person, each is paired with what they gave; the company counts the person once, against their mean. Self is normally
-- higher, so each manager is compared with the other managers' gap, not with zero. '@company' carries the company's own gap and its limits.
-- @zh      自评与上级评：双方都打过分的维度上，自评减上级评（Bland–Altman），与公司自身水平相比。
-- @grain  subject_id (rater, and @company)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH given AS MATERIALIZED (
  SELECT ratee_id, dimension, period_id, role, CASE WHEN role = 'manager' THEN rater_id END AS rater_id, avg(score) AS score, any_value(point) AS point
  FROM fct_review
  WHERE role IN ('self', 'manager') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  GROUP BY ALL
),
form AS MATERIALIZED (
  SELECT m.ratee_id, m.dimension, m.period_id, m.rater_id, s.score AS self, m.score AS manager, s.point
  FROM given AS s
  JOIN given AS m ON m.role = 'manager' AND m.ratee_id = s.ratee_id AND m.dimension = s.dimension AND m.period_id IS NOT DISTINCT FROM s.period_id
  WHERE s.role = 'self'
),
pair AS MATERIALIZED (
  SELECT ratee_id, rater_id, avg(self - manager) AS d FROM form GROUP BY ratee_id, rater_id
),
person AS (
  SELECT ratee_id, avg(self - manager) AS d, avg(self + manager) / 2 AS mean, any_value(point) AS point
  FROM (SELECT ratee_id, any_value(self) AS self, avg(manager) AS manager, any_value(point) AS point FROM form GROUP BY ratee_id, dimension, period_id) AS f
  GROUP BY ratee_id
),
whole AS MATERIALIZED (
  SELECT count(*) AS n, avg(d) AS m, stddev_samp(d) AS sd, finite(corr(d, mean)) AS r_mean, any_value(point) AS point FROM person
),
team AS (
  SELECT p.rater_id, count(*) AS n, avg(p.d) AS m, var_pop(p.d) * count(*) AS ss, count(*) FILTER (WHERE abs(p.d - w.m) > 1.96 * w.sd) AS outside
  FROM pair AS p
  CROSS JOIN whole AS w
  GROUP BY p.rater_id
),
pooled AS (
  SELECT count(*) AS k, sum(n) AS n, sum(n * m) AS total, sum(ss) AS ss, sum(n) - count(*) AS df FROM team
),
apart AS MATERIALIZED (
  SELECT
    t.rater_id, t.n, t.outside, t.m, p.n - t.n AS others, (p.total - t.n * t.m) / nullif(p.n - t.n, 0) AS others_m, p.df, p.k, w.point, l.q_limit, l.effect,
    t.n >= l.min_n AND p.k >= l.min_groups AS enough,
    sqrt(CASE WHEN p.ss > 1e-9 * p.n THEN p.ss / nullif(p.df, 0) END * (1.0 / t.n + 1.0 / nullif(p.n - t.n, 0))) AS se
  FROM team AS t
  CROSS JOIN pooled AS p
  CROSS JOIN whole AS w
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'self_manager_gap') AS l
),
tested AS MATERIALIZED (
  SELECT *, m - others_m AS gap, (m - others_m) / nullif(se, 0) AS t_value FROM apart
),
ranked AS MATERIALIZED (
  SELECT *, CASE WHEN enough THEN t_p2(t_value, df) END AS p, coalesce(abs(gap) >= effect * point, FALSE) AS effect_ok FROM tested
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step FROM ranked
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q FROM stepped
),
company AS (
  SELECT *, m / nullif(sd / sqrt(n), 0) AS t_value, n - 1 AS df FROM whole WHERE n > 0
)
SELECT
  'self_manager_gap' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'other managers' AS comparison, CAST(n AS INTEGER) AS n, CAST(others AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN gap END) AS estimate, finite(CASE WHEN enough THEN gap - t_975(df) * se END) AS lo, finite(CASE WHEN enough THEN gap + t_975(df) * se END) AS hi,
  'points' AS unit, finite(p) AS p, finite(q) AS q, effect_ok, signal_verdict(enough, p, q, q_limit, effect_ok, TRUE) AS verdict, finite(detectable(se)) AS min_detectable,
  signal_detail([
    detail_number('unadjusted_gap', m), detail_number('company_gap', others_m), detail_number('outside_limits', outside), detail_text('adjusted_for', 'company baseline'),
    CASE WHEN n > 1 AND se IS NULL THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM judged
UNION ALL
SELECT
  'self_manager_gap', 'company', '@company', 'zero', CAST(n AS INTEGER), 0,
  finite(m), finite(m - t_975(df) * sd / sqrt(n)), finite(m + t_975(df) * sd / sqrt(n)), 'points', finite(t_p2(t_value, df)), NULL, FALSE,
  signal_verdict(n >= 10, NULL, NULL, 0, FALSE, FALSE), finite(detectable(sd / sqrt(n))),
  signal_detail([
    detail_number('sd', sd), detail_number('limit_low', m - 1.96 * sd), detail_number('limit_high', m + 1.96 * sd), detail_number('slope_r', r_mean),
    CASE WHEN sd = 0 THEN detail_text('note', 'no_variance') END
  ])
FROM company
ORDER BY subject_type, estimate DESC NULLS LAST, subject_id
