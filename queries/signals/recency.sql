-- Recency: what a unit's ratings follow, the mean of the cycle's months or its last one: rating on both (partial regression). A month is in
-- the mean with its policy weight already, so the null value of its own coefficient is zero *beyond* policy. Estimate: share of the last
-- month in what ratings follow.
-- @zh      近因：部门的评级更跟随全周期均值还是最后一个月（偏回归）。
-- @judged
-- @grain  subject_id (unit, everything below it included)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH person AS MATERIALIZED (
  SELECT r.unit_id, r.rating AS y, m.month_mean AS x, m.last_score AS w, 1.0 / m.months AS policy, m.last_month
  FROM signal_rating($cycle_id, $scenario_id) AS r
  JOIN agg_signal_month AS m ON m.cycle_id = r.cycle_id AND m.employee_id = r.employee_id AND m.last_score IS NOT NULL AND m.months > 1
  WHERE r.rating IS NOT NULL
),
unit AS (
  SELECT
    c.ancestor_id AS unit_id, count(*) AS n, avg(p.policy) AS policy, any_value(p.last_month) AS last_month,
    regr_syy(p.y, p.x) AS syy, regr_sxx(p.y, p.x) AS sxx, regr_sxx(p.y, p.w) AS sww, regr_sxy(p.y, p.x) AS sxy, regr_sxy(p.y, p.w) AS swy, regr_sxy(p.x, p.w) AS sxw
  FROM person AS p
  JOIN unit_closure AS c ON c.descendant_id = p.unit_id
  GROUP BY c.ancestor_id
),
-- A determinant this small against its parts: mean and last month are one variable.
determined AS (
  SELECT u.*, CASE WHEN u.sxx * u.sww - u.sxw * u.sxw > 1e-9 * u.sxx * u.sww THEN u.sxx * u.sww - u.sxw * u.sxw END AS det, t.min_n, t.q_limit, t.effect
  FROM unit AS u
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'recency') AS t
),
fitted AS (
  SELECT *, (sww * sxy - sxw * swy) / det AS b_mean, (sxx * swy - sxw * sxy) / det AS b_last, n - 3 AS df, n >= min_n AS enough FROM determined
),
tested AS MATERIALIZED (
  SELECT
    *, (b_last + b_mean * policy) / nullif(b_last + b_mean, 0) AS share,
    CASE WHEN syy > 1e-9 * n THEN sqrt(greatest(0, syy - b_mean * sxy - b_last * swy) / nullif(df, 0) * sxx / det) END AS se
  FROM fitted
),
-- The share is meant for ratings that follow results at all; the standard error holds the sum of both weights fixed.
ranked AS MATERIALIZED (
  SELECT *, b_mean + b_last > 0 AS follows, se * (1 - policy) / nullif(b_mean + b_last, 0) AS share_se FROM tested
),
judged AS (
  SELECT *, coalesce(follows AND b_last > 0 AND share >= effect * policy, FALSE) AS effect_ok FROM ranked
)
SELECT
  'recency' AS signal, 'unit' AS subject_type, unit_id AS subject_id, 'policy weight' AS comparison, unit_id AS place, CAST(n AS INTEGER) AS n, 0 AS n_other,
  finite(CASE WHEN enough AND follows THEN share END) AS estimate,
  finite(CASE WHEN enough AND follows THEN share - 1.959963984540054 * share_se END) AS lo, finite(CASE WHEN enough AND follows THEN share + 1.959963984540054 * share_se END) AS hi,
  'share' AS unit, CASE WHEN enough THEN b_last / nullif(se, 0) END AS t_value, df, enough, q_limit, effect_ok, TRUE AS survives,
  finite(CASE WHEN enough AND follows THEN policy + detectable(share_se) END) AS min_detectable,
  signal_detail([
    detail_number('policy_share', policy), detail_text('last_month', last_month), detail_number('weight_mean', b_mean), detail_number('weight_last', b_last), detail_number('se_last', se),
    detail_number('unadjusted_r', swy / nullif(sqrt(sww * syy), 0)), detail_text('adjusted_for', 'mean of the months'),
    CASE WHEN det IS NULL OR se IS NULL THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM judged
ORDER BY estimate DESC NULLS LAST, subject_id
