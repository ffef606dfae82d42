-- Leniency and severity where several raters score the same person: score less the mean of the other raters of the same person and dimension,
-- less the company-wide offset of the rater's role, averaged by person, then by rater; one-way random effects as in `leniency`. Because
-- raters are compared on the same people, no adjustment for results is needed.
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH chosen AS (
  SELECT *, sum(score) OVER other AS total, count(*) OVER other AS raters
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  WINDOW other AS (PARTITION BY ratee_id, dimension, period_id)
),
apart AS (
  SELECT rater_id, ratee_id, role, avg(score - (total - score) / (raters - 1)) AS apart, any_value(point) AS point FROM chosen WHERE raters > 1 GROUP BY rater_id, ratee_id, role
),
person AS MATERIALIZED (
  SELECT rater_id, ratee_id, avg(net) AS y, avg(apart) AS raw, any_value(point) AS point
  FROM (SELECT *, apart - avg(apart) OVER (PARTITION BY role) AS net FROM apart) AS a
  GROUP BY rater_id, ratee_id
),
team AS MATERIALIZED (
  SELECT
    p.rater_id, count(*) AS n, avg(p.y) AS my, avg(p.raw) AS raw, var_pop(p.y) * count(*) AS ss, any_value(p.point) AS point,
    count(*) >= any_value(t.min_n) AS in_model, any_value(t.min_groups) AS min_groups, any_value(t.q_limit) AS q_limit, any_value(t.effect) AS effect,
    any_value(t.effect_strong) AS effect_strong, any_value(t.omnibus) AS omnibus
  FROM person AS p
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'leniency_crossed') AS t
  GROUP BY p.rater_id
),
whole AS (
  SELECT count(*) AS k, sum(n) AS people, sum(n * n) AS n_sq, sum(n * my) / sum(n) AS m, sum(n * my * my) AS between_sq, sum(ss) AS ssw, sum(n) - count(*) AS df
  FROM team
  WHERE in_model
),
variance AS (
  SELECT
    *, k - 1 AS df_between, (between_sq - people * m * m) / nullif(k - 1, 0) AS msb, CASE WHEN ssw > 1e-9 * people THEN ssw / nullif(df, 0) END AS msw,
    (people - n_sq / people) / nullif(k - 1, 0) AS n0
  FROM whole
),
effects AS MATERIALIZED (
  SELECT *, f_p(f, df_between, df) AS omnibus_p FROM (SELECT *, msb / msw AS f FROM variance) AS v
),
rater AS MATERIALIZED (
  SELECT
    t.*, e.k, e.people, e.df, e.omnibus_p, e.msw, greatest(0, (e.msb - e.msw) / e.n0) AS tau2, t.my - e.m AS gap,
    sqrt(e.msw * (1.0 / t.n - 1.0 / e.people)) AS se, t.in_model AND e.k >= t.min_groups AS enough
  FROM team AS t
  CROSS JOIN effects AS e
),
tested AS MATERIALIZED (
  SELECT *, tau2 / nullif(tau2 + msw / n, 0) AS shrink, sqrt(tau2 + msw) AS sd, gap / nullif(se, 0) AS t_value FROM rater
),
ranked AS MATERIALIZED (
  SELECT *, shrink * gap AS eb, sqrt(tau2 * (1 - shrink)) AS eb_se, CASE WHEN enough THEN t_p2(t_value, df) END AS p FROM tested
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step FROM ranked
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q, coalesce(abs(eb) >= effect * sd, FALSE) AS effect_ok, omnibus_p < omnibus OR min(step) OVER () < omnibus AS differ FROM stepped
)
SELECT
  'leniency_crossed' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'other raters of the same people' AS comparison,
  CAST(n AS INTEGER) AS n, CAST(people - CASE WHEN in_model THEN n ELSE 0 END AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN eb END) AS estimate, finite(CASE WHEN enough THEN eb - 1.959963984540054 * eb_se END) AS lo, finite(CASE WHEN enough THEN eb + 1.959963984540054 * eb_se END) AS hi,
  'points' AS unit, finite(p) AS p, finite(q) AS q, effect_ok, signal_verdict(enough, p, CASE WHEN differ THEN q END, q_limit, effect_ok, TRUE) AS verdict,
  finite(CASE WHEN k > 1 THEN detectable(se) END) AS min_detectable,
  signal_detail([
    detail_number('effect_sd', eb / nullif(sd, 0)), detail_number('strong_from', effect_strong), detail_number('gap', gap), detail_number('unadjusted_gap', raw),
    detail_number('shrinkage', shrink), detail_number('omnibus_p', omnibus_p), detail_number('raters', k), detail_text('adjusted_for', 'person,role'),
    CASE WHEN msw IS NULL AND k >= min_groups THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM judged
ORDER BY abs(estimate) DESC NULLS LAST, subject_id
