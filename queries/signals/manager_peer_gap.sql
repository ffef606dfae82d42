-- Manager against peers, person by person 需复核: manager's score less the mean of at least three peers on the dimensions both scored, net of
-- the company's own offset between the two. Beyond 1.96 SD and half a point the scores are worth checking (watch); a flag also holds against
-- the number of people tested.
-- @zh      上级与同级（需复核）：逐人比较上级评分与至少三位同级均值之差，扣除公司整体差。
-- @grain  subject_id (person)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH form AS (
  SELECT
    ratee_id, dimension, period_id, any_value(point) AS point, avg(score) FILTER (WHERE role = 'manager') AS manager, avg(score) FILTER (WHERE role = 'peer') AS peer,
    count(DISTINCT rater_id) FILTER (WHERE role = 'peer') AS peers, max(rater_id) FILTER (WHERE role = 'manager') AS rater_id
  FROM fct_review
  WHERE role IN ('peer', 'manager') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  GROUP BY ratee_id, dimension, period_id
),
person AS MATERIALIZED (
  SELECT f.ratee_id, max(f.rater_id) AS rater_id, avg(f.manager - f.peer) AS d, max(f.peers) AS peers, any_value(f.point) AS point, max(f.peers) >= any_value(t.min_n) AS in_model
  FROM form AS f
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'manager_peer_gap') AS t
  WHERE f.manager IS NOT NULL AND f.peer IS NOT NULL
  GROUP BY f.ratee_id
),
whole AS (
  SELECT count(*) AS k, avg(d) AS m, CASE WHEN var_samp(d) > 1e-9 THEN stddev_samp(d) END AS sd FROM person WHERE in_model
),
tested AS MATERIALIZED (
  SELECT
    p.*, w.k, w.m, w.sd, p.d - w.m AS gap, t.q_limit, p.in_model AND w.k >= t.min_groups AS enough,
    CASE WHEN p.in_model AND w.k >= t.min_groups THEN norm_p2((p.d - w.m) / w.sd) END AS p,
    coalesce(abs(p.d - w.m) >= t.effect * p.point, FALSE) AS effect_ok
  FROM person AS p
  CROSS JOIN whole AS w
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'manager_peer_gap') AS t
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step FROM tested
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q FROM stepped
)
SELECT
  'manager_peer_gap' AS signal, 'person' AS subject_type, ratee_id AS subject_id, 'peers' AS comparison, 1 AS n, CAST(peers AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN gap END) AS estimate, finite(CASE WHEN enough THEN gap - 1.959963984540054 * sd END) AS lo, finite(CASE WHEN enough THEN gap + 1.959963984540054 * sd END) AS hi,
  'points' AS unit, finite(p) AS p, finite(q) AS q, effect_ok, signal_verdict(enough, p, q, q_limit, effect_ok, TRUE) AS verdict, finite(CASE WHEN enough THEN 1.959963984540054 * sd END) AS min_detectable,
  signal_detail([
    detail_number('unadjusted_gap', d), detail_number('company_gap', m), detail_number('sd', sd), detail_number('people', k), detail_text('rater', rater_id), detail_text('adjusted_for', 'company offset'),
    CASE WHEN in_model AND sd IS NULL THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM judged
ORDER BY abs(estimate) DESC NULLS LAST, subject_id
