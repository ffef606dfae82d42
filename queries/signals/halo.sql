-- Halo: how alike a rater's scores on different dimensions run once what they have in common is taken out (KPI score of the person, else the
-- mean of the person's other raters): mean partial correlation over the pairs of dimensions, against the other raters by Fisher's z. A pair
-- counts where enough people have both; the rater's n is that of the pair with the fewest.
-- @zh      晕轮：扣除各维度共有部分后，评分人给不同维度的分数有多相似。
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH form AS MATERIALIZED (
  -- One score per rater, ratee and dimension.
  SELECT cycle, rater_id, ratee_id, dimension, avg(score) AS score
  FROM fct_review
  WHERE role <> 'self' AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')) AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
  GROUP BY ALL
),
overall AS (
  SELECT cycle, rater_id, ratee_id, avg(score) AS score, count(*) AS dimensions FROM form GROUP BY ALL
),
common AS MATERIALIZED (
  SELECT
    o.rater_id, o.ratee_id, o.dimensions, s.score AS kpi,
    (sum(o.score) OVER panel - o.score) / nullif(count(*) OVER panel - 1, 0) AS panel
  FROM overall AS o
  LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = o.ratee_id AND s.period_id = o.cycle
  WINDOW panel AS (PARTITION BY o.ratee_id)
),
-- One yardstick for everybody: KPI where more than half of the forms have it, else the panel, else nothing.
yardstick AS (
  SELECT CASE WHEN count(kpi) * 2 > count(*) THEN 'kpi' WHEN count(panel) * 2 > count(*) THEN 'panel' ELSE 'nothing' END AS kind FROM common
),
size AS MATERIALIZED (
  SELECT
    c.rater_id, any_value(y.kind) AS kind, max(c.dimensions) AS dimensions,
    count(*) FILTER (WHERE CASE y.kind WHEN 'kpi' THEN c.kpi IS NOT NULL WHEN 'panel' THEN c.panel IS NOT NULL ELSE TRUE END) AS n
  FROM common AS c
  CROSS JOIN yardstick AS y
  GROUP BY c.rater_id
),
pair AS (
  SELECT
    a.rater_id, a.dimension AS one, b.dimension AS other, count(*) AS n, finite(corr(a.score, b.score)) AS r, finite(corr(a.score, c.x)) AS ra, finite(corr(b.score, c.x)) AS rb
  FROM form AS a
  JOIN form AS b ON b.rater_id = a.rater_id AND b.ratee_id = a.ratee_id AND b.dimension > a.dimension
  JOIN (SELECT rater_id, ratee_id, CASE y.kind WHEN 'kpi' THEN kpi WHEN 'panel' THEN panel ELSE 0 END AS x FROM common CROSS JOIN yardstick AS y) AS c
    ON c.rater_id = a.rater_id AND c.ratee_id = a.ratee_id AND c.x IS NOT NULL
  GROUP BY a.rater_id, a.dimension, b.dimension
),
rater AS MATERIALIZED (
  SELECT
    p.rater_id, min(p.n) AS n, len(list_distinct(list_concat(list(p.one), list(p.other)))) AS dimensions, avg(p.r) AS raw_r, count(p.r) AS pairs,
    avg(CASE WHEN p.ra IS NULL OR p.rb IS NULL THEN p.r
      WHEN (1 - p.ra * p.ra) * (1 - p.rb * p.rb) > 1e-9 THEN greatest(-1, least(1, (p.r - p.ra * p.rb) / sqrt((1 - p.ra * p.ra) * (1 - p.rb * p.rb)))) END) AS r
  FROM pair AS p
  WHERE p.n >= (SELECT min_n FROM dim_signal_policy WHERE signal = 'halo')
  GROUP BY p.rater_id
),
sized AS MATERIALIZED (
  SELECT
    s.* REPLACE (coalesce(r.n, s.n) AS n, coalesce(r.dimensions, s.dimensions) AS dimensions), r.r, r.raw_r, r.pairs, t.q_limit, t.effect, t.effect_strong AS above_pool,
    coalesce(r.dimensions >= t.min_groups, FALSE) AS in_model,
    coalesce(r.n, s.n) - CASE WHEN s.kind = 'nothing' THEN 3 ELSE 4 END AS weight, fisher_z(r.r) AS z
  FROM size AS s
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'halo') AS t
  LEFT JOIN rater AS r ON r.rater_id = s.rater_id
),
whole AS (
  SELECT sum(weight * z) AS wz, sum(weight) AS w, count(*) AS k, sum(n) AS people FROM sized WHERE in_model AND z IS NOT NULL
),
against AS MATERIALIZED (
  -- Taken out of the pool who is in it.
  SELECT
    s.*, w.k, w.people - CASE WHEN s.in_model AND s.z IS NOT NULL THEN s.n ELSE 0 END AS n_other,
    (w.wz - CASE WHEN s.in_model AND s.z IS NOT NULL THEN s.weight * s.z ELSE 0 END) / nullif(w.w - CASE WHEN s.in_model AND s.z IS NOT NULL THEN s.weight ELSE 0 END, 0) AS pool_z,
    1.0 / nullif(s.weight, 0) + 1.0 / nullif(w.w - CASE WHEN s.in_model AND s.z IS NOT NULL THEN s.weight ELSE 0 END, 0) AS z_var
  FROM sized AS s
  CROSS JOIN whole AS w
),
tested AS MATERIALIZED (
  SELECT *, in_model AND k > 1 AS enough, CASE WHEN in_model AND k > 1 THEN norm_p2((z - pool_z) / sqrt(nullif(greatest(0, z_var), 0))) END AS p FROM against
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step, coalesce(enough AND r >= effect AND r >= fisher_z_inv(pool_z) + above_pool, FALSE) AS effect_ok FROM tested
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q FROM stepped
)
SELECT
  'halo' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'other raters' AS comparison, CAST(n AS INTEGER) AS n, CAST(coalesce(n_other, 0) AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN r END) AS estimate,
  finite(CASE WHEN enough THEN fisher_z_inv(z - 1.959963984540054 / sqrt(weight)) END) AS lo, finite(CASE WHEN enough THEN fisher_z_inv(z + 1.959963984540054 / sqrt(weight)) END) AS hi,
  'r' AS unit, finite(p) AS p, finite(q) AS q, effect_ok, signal_verdict(enough, p, q, q_limit, effect_ok, TRUE) AS verdict,
  finite(CASE WHEN enough AND r IS NOT NULL THEN fisher_z_inv(pool_z + detectable(sqrt(z_var))) END) AS min_detectable,
  signal_detail([
    detail_number('pool', fisher_z_inv(pool_z)), detail_number('unadjusted', raw_r), detail_number('dimensions', dimensions), detail_number('pairs', pairs),
    detail_text('adjusted_for', kind), CASE WHEN kind <> 'kpi' THEN detail_text('missing', 'kpi') END,
    CASE WHEN in_model AND r IS NULL THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM judged
ORDER BY estimate DESC NULLS LAST, subject_id
