-- Leniency and severity where several raters score the same person: score less the mean of all scores of the same person and dimension, less
-- the company-wide offset of the rater's role, averaged by person, then by rater. Such deviations add up to zero within a person, so each
-- holds less than one degree of freedom: `own` is what a rater's own scores weigh in his mean (1 - 1/raters), `net` the same after the offset
-- of the role, `reach` the squares of all raters' weights in it. Where everybody scored everybody this is the two-way analysis of variance of
-- raters and people, to the digit. Elsewhere the mean squares keep their expectations, and an effect is predicted from the rater's own mean.
-- Where raters differ less than chance makes them (τ² = 0) the estimate is 0 and has no interval, as in `leniency`.
-- Because raters are compared on the same people, no adjustment for results is needed.
-- @zh      多人评同一人时的宽严：与同一被评人、同一维度全部打分的均值之差。
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH chosen AS MATERIALIZED (
  SELECT
    rater_id, ratee_id, role, point, score - avg(score) OVER form AS apart, CAST(1 AS DOUBLE) / count(*) OVER form AS part, count(*) OVER form AS raters,
    count(*) OVER (PARTITION BY ratee_id, dimension, period_id, role) AS same_role, dense_rank() OVER (ORDER BY ratee_id, dimension, period_id) AS form_nth, row_number() OVER () AS nth
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  WINDOW form AS (PARTITION BY ratee_id, dimension, period_id)
),
apart AS MATERIALIZED (
  SELECT
    rater_id, ratee_id, role, avg(apart) AS apart, avg(1 - part) AS own, avg(1 - same_role * part) AS mixed, count(*) AS forms, count(*) OVER (PARTITION BY rater_id, ratee_id) AS roles
  FROM chosen
  WHERE raters > 1
  GROUP BY rater_id, ratee_id, role
),
person AS MATERIALIZED (
  SELECT rater_id, ratee_id, avg(net) AS y, avg(apart) AS raw, avg(own) AS own, avg(taken) AS taken
  FROM (
    -- What the offset of the role takes from the variance of a rater's mean.
    SELECT *, apart - avg(apart) OVER own_role AS net, (2 * mixed - avg(mixed) OVER own_role) / count(*) OVER own_role AS taken
    FROM apart
    WINDOW own_role AS (PARTITION BY role)
  ) AS a
  GROUP BY rater_id, ratee_id
),
team AS MATERIALIZED (
  SELECT
    p.rater_id, count(*) AS n, avg(p.y) AS my, avg(p.raw) AS raw, var_pop(p.y) * count(*) AS ss, avg(p.own) AS own, avg(p.own) - sum(p.taken) AS net,
    count(*) >= any_value(t.min_n) AS in_model, any_value(t.min_groups) AS min_groups, any_value(t.q_limit) AS q_limit, any_value(t.effect) AS effect,
    any_value(t.effect_strong) AS effect_strong, any_value(t.omnibus) AS omnibus
  FROM person AS p
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'leniency_crossed') AS t
  GROUP BY p.rater_id
),
weighed AS MATERIALIZED (
  SELECT c.rater_id, c.form_nth, c.nth, c.part, CAST(1 AS DOUBLE) / (a.forms * a.roles * t.n) AS weight
  FROM chosen AS c
  JOIN apart AS a ON a.rater_id = c.rater_id AND a.ratee_id = c.ratee_id AND a.role = c.role
  JOIN team AS t ON t.rater_id = c.rater_id AND t.in_model
  WHERE c.raters > 1
),
reached AS (
  SELECT rater_id, sum(weight * weight) AS reach
  FROM (
    SELECT w.rater_id, sum(w.weight * (CASE WHEN c.nth = w.nth THEN 1 ELSE 0 END - w.part)) AS weight
    FROM weighed AS w
    JOIN chosen AS c ON c.form_nth = w.form_nth
    GROUP BY w.rater_id, c.rater_id
  ) AS r
  GROUP BY rater_id
),
model AS MATERIALIZED (
  SELECT t.*, r.reach / t.own AS share FROM team AS t LEFT JOIN reached AS r ON r.rater_id = t.rater_id
),
whole AS (
  SELECT
    count(*) AS k, sum(n) AS people, sum(n * my * my) AS between_sq, sum(ss) AS ssw, CASE WHEN sum(net) > 1e-9 THEN sum(net) END AS df_between, nullif(sum((n - 1) * own), 0) AS df,
    sum(n * share * net) AS reach_between, sum(n * own * (1 - share)) AS reach_within
  FROM model
  WHERE in_model
),
variance AS (
  SELECT
    *, between_sq / df_between AS msb, CASE WHEN ssw > 1e-9 * people THEN ssw / df END AS msw,
    -- How much of the variance of raters each mean square holds.
    reach_between / df_between - reach_within / df AS n0, reach_within / df AS mixed
  FROM whole
),
effects AS MATERIALIZED (
  SELECT *, f_p(f, df_between, df) AS omnibus_p, greatest(0, (msb - msw) / n0) AS tau2 FROM (SELECT *, msb / msw AS f FROM variance) AS v
),
rater AS MATERIALIZED (
  SELECT
    t.*, e.k, e.people, e.df, e.omnibus_p, e.msw, e.tau2, greatest(0, e.msw - e.tau2 * e.mixed) AS noise, t.my / t.share AS gap,
    CASE WHEN t.net > 1e-9 THEN sqrt(e.msw * t.net / t.n) / t.share END AS se, t.in_model AND e.k >= t.min_groups AS enough
  FROM model AS t
  CROSS JOIN effects AS e
),
tested AS MATERIALIZED (
  SELECT *, tau2 * share / nullif(tau2 * share + noise / n, 0) AS shrink, sqrt(tau2 + noise) AS sd, gap / nullif(se, 0) AS t_value FROM rater
),
ranked AS MATERIALIZED (
  SELECT *, shrink * gap AS eb, sqrt(tau2 * greatest(0, 1 - shrink * net / share)) AS eb_se, CASE WHEN enough THEN t_p2(t_value, df) END AS p FROM tested
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step FROM ranked
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q, coalesce(abs(eb) >= effect * sd, FALSE) AS effect_ok, omnibus_p < omnibus OR min(step) OVER () < omnibus AS differ FROM stepped
)
SELECT
  'leniency_crossed' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'other raters of the same people' AS comparison,
  CAST(n AS INTEGER) AS n, CAST(coalesce(people, 0) - CASE WHEN in_model THEN n ELSE 0 END AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN eb END) AS estimate, finite(CASE WHEN enough AND tau2 > 0 THEN eb - 1.959963984540054 * eb_se END) AS lo, finite(CASE WHEN enough AND tau2 > 0 THEN eb + 1.959963984540054 * eb_se END) AS hi,
  'points' AS unit, finite(p) AS p, finite(q) AS q, effect_ok, signal_verdict(enough, p, CASE WHEN differ THEN q END, q_limit, effect_ok, TRUE) AS verdict,
  finite(CASE WHEN k > 1 THEN detectable(se) END) AS min_detectable,
  signal_detail([
    detail_number('effect_sd', eb / nullif(sd, 0)), detail_number('strong_from', effect_strong), detail_number('gap', gap), detail_number('unadjusted_gap', raw / share),
    detail_number('shrinkage', shrink), detail_number('omnibus_p', omnibus_p), detail_number('raters', k), detail_text('adjusted_for', 'person,role'),
    CASE WHEN msw IS NULL AND k >= min_groups THEN detail_text('note', 'no_variance') WHEN enough AND tau2 = 0 THEN detail_text('note', 'no_between') END
  ]) AS detail
FROM judged
ORDER BY abs(estimate) DESC NULLS LAST, subject_id
