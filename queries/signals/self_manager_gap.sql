-- Self against manager: self score less the manager's of the same person on the dimensions both scored (Bland–Altman). Self is normally
-- higher, so each manager is compared with the other managers' gap, not with zero. '@company' carries the company's own gap and its limits.
-- @grain  subject_id (rater, and @company)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH form AS (
  SELECT
    ratee_id, dimension, period_id, max(rater_id) FILTER (WHERE role = 'manager') AS rater_id, any_value(point) AS point,
    avg(score) FILTER (WHERE role = 'self') - avg(score) FILTER (WHERE role = 'manager') AS d,
    avg(score) FILTER (WHERE role = 'self') + avg(score) FILTER (WHERE role = 'manager') AS s
  FROM fct_review
  WHERE role IN ('self', 'manager') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  GROUP BY ratee_id, dimension, period_id
),
person AS MATERIALIZED (
  SELECT ratee_id, max(rater_id) AS rater_id, avg(d) AS d, avg(s) / 2 AS mean, any_value(point) AS point FROM form WHERE d IS NOT NULL GROUP BY ratee_id
),
whole AS MATERIALIZED (
  SELECT count(*) AS n, avg(d) AS m, stddev_samp(d) AS sd, finite(corr(d, mean)) AS r_mean, any_value(point) AS point FROM person
),
team AS (
  SELECT p.rater_id, count(*) AS n, avg(p.d) AS m, var_pop(p.d) * count(*) AS ss, count(*) FILTER (WHERE abs(p.d - w.m) > 1.96 * w.sd) AS outside
  FROM person AS p
  CROSS JOIN whole AS w
  GROUP BY p.rater_id
),
pooled AS (
  SELECT count(*) AS k, sum(ss) AS ss, sum(n) - count(*) AS df FROM team
),
apart AS MATERIALIZED (
  SELECT
    t.rater_id, t.n, t.outside, t.m, w.n - t.n AS others, (w.n * w.m - t.n * t.m) / nullif(w.n - t.n, 0) AS others_m, p.df, p.k, w.point, l.q_limit, l.effect,
    t.n >= l.min_n AND p.k >= l.min_groups AS enough,
    sqrt(CASE WHEN p.ss > 1e-9 * w.n THEN p.ss / nullif(p.df, 0) END * (1.0 / t.n + 1.0 / nullif(w.n - t.n, 0))) AS se
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
