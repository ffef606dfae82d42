-- Leniency and severity of raters: one-way random effects on the rating net of KPI score (slope pooled within raters), shrunk towards the
-- company's mean. Five people put a rater into the model, eight judge a rater by name. A flag needs an omnibus test at 5 % (F, or Simes over the raters, because F hardly sees one rater among many; without it:
-- watch), q, size, and the same sign and size against people of the same job family and grade under other raters. Without KPI data the
-- rating itself is compared, and `missing` says so. Where raters differ less than chance makes them (τ² = 0) every estimate is 0 and has no
-- interval: it would have no width and claim certainty; `note` says so, and the smallest difference that would be found stands beside.
-- @zh      评分人宽严：扣除 KPI 得分后评级的单因素随机效应，向公司均值收缩。
-- @judged
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH team AS MATERIALIZED (
  SELECT
    p.rater_id, p.n, p.my, p.mx, p.syy, p.sxx, p.sxy, p.n >= t.min_n AS in_model, p.n >= t.min_named AS is_named, t.min_groups, t.q_limit, t.effect, t.effect_strong, t.omnibus, p.has_kpi
  FROM team_rating($scenario_id) AS p
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'leniency') AS t
  WHERE p.cycle_id = $cycle_id OR (p.is_latest AND coalesce($cycle_id, '') = '')
),
-- Sums of each rater × level.
cell AS MATERIALIZED (
  SELECT
    r.rater_id, concat_ws('/', r.job_family, r.grade) AS level, count(*) AS n, sum(r.rating) AS sy, sum(CASE WHEN k.has_kpi THEN r.kpi_score ELSE 0 END) AS sx
  FROM signal_rating($cycle_id, $scenario_id) AS r
  CROSS JOIN (SELECT bool_and(has_kpi) AS has_kpi FROM team) AS k
  WHERE r.rater_id IS NOT NULL AND r.rating IS NOT NULL AND (NOT k.has_kpi OR r.kpi_score IS NOT NULL)
  GROUP BY r.rater_id, level
),
slope AS MATERIALIZED (
  SELECT
    count(*) AS k, sum(n) AS people, sum(n * n) AS n_sq, sum(n * mx) / sum(n) AS mx, sum(n * my) / sum(n) AS my, sum(sxx) AS sxx, sum(syy) AS syy,
    coalesce(sum(sxy) / nullif(sum(sxx), 0), 0) AS b,
    greatest(0, sum(syy) - coalesce(sum(sxy) * sum(sxy) / nullif(sum(sxx), 0), 0)) AS ssw,
    sum(n) - count(*) - CASE WHEN sum(sxx) > 0 THEN 1 ELSE 0 END AS df
  FROM team
  WHERE in_model
),
variance AS MATERIALIZED (
  SELECT
    any_value(s.k) AS k, any_value(s.people) AS people, any_value(s.b) AS b, any_value(s.df) AS df, any_value(s.mx) AS mx, any_value(s.sxx) AS sxx,
    any_value(s.my - s.b * s.mx) AS m, any_value(s.my) AS my,
    any_value((s.people - s.n_sq / s.people) / nullif(s.k - 1, 0)) AS n0,
    -- Ratings are steps: a residual sum of squares this small is rounding.
    any_value(CASE WHEN s.ssw > 1e-9 * s.people THEN s.ssw / nullif(s.df, 0) END) AS msw,
    any_value(CASE WHEN s.syy > 1e-9 * s.people THEN s.syy / nullif(s.people - s.k, 0) END) AS raw_msw,
    sum(t.n * (t.my - s.b * t.mx - s.my + s.b * s.mx) * (t.my - s.b * t.mx - s.my + s.b * s.mx)) / nullif(any_value(s.k) - 1, 0) AS msb,
    sum(t.n * (t.my - s.my) * (t.my - s.my)) / nullif(any_value(s.k) - 1, 0) AS raw_msb
  FROM team AS t
  CROSS JOIN slope AS s
  WHERE t.in_model
),
effects AS MATERIALIZED (
  SELECT *, greatest(0, (msb - msw) / n0) AS tau2, greatest(0, (raw_msb - raw_msw) / n0) AS raw_tau2, f_p(f, df_between, df) AS omnibus_p
  FROM (SELECT *, msb / msw AS f, k - 1 AS df_between FROM variance) AS v
),
-- Each rater's people against people of the same level under other raters (at least five of them, else everybody else).
alike AS (
  SELECT
    c.rater_id,
    sum(c.sy - e.b * c.sx - c.n * CASE WHEN l.n - c.n >= 5 THEN (l.sy - c.sy - e.b * (l.sx - c.sx)) / (l.n - c.n)
      ELSE (w.sy - t.n * t.my - e.b * (w.sx - t.n * t.mx)) / nullif(w.n - t.n, 0) END) / sum(c.n) AS gap
  FROM cell AS c
  JOIN (SELECT level, sum(n) AS n, sum(sy) AS sy, sum(sx) AS sx FROM cell GROUP BY level) AS l ON l.level = c.level
  JOIN team AS t ON t.rater_id = c.rater_id
  CROSS JOIN (SELECT sum(n) AS n, sum(sy) AS sy, sum(sx) AS sx FROM cell) AS w
  CROSS JOIN effects AS e
  GROUP BY c.rater_id
),
rater AS MATERIALIZED (
  SELECT
    t.*, e.k, e.people, e.b, e.df, e.omnibus_p, e.msw, e.tau2, a.gap AS alike_gap,
    sqrt(e.msw + e.tau2) AS sd,
    t.my - e.b * t.mx - e.m AS gap,
    e.tau2 / nullif(e.tau2 + e.msw / t.n, 0) AS shrink,
    sqrt(e.msw * (1.0 / t.n - 1.0 / e.people + coalesce((t.mx - e.mx) * (t.mx - e.mx) / nullif(e.sxx, 0), 0))) AS se,
    t.my - e.my AS raw_gap,
    e.raw_tau2 / nullif(e.raw_tau2 + e.raw_msw / t.n, 0) * (t.my - e.my) AS raw_eb,
    t.in_model AND e.k >= t.min_groups AS enough
  FROM team AS t
  CROSS JOIN effects AS e
  LEFT JOIN alike AS a ON a.rater_id = t.rater_id
),
tested AS MATERIALIZED (
  SELECT *, shrink * gap AS eb, sqrt(tau2 * (1 - shrink)) AS eb_se FROM rater
)
SELECT
  'leniency' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'company' AS comparison,
  CAST(n AS INTEGER) AS n, CAST(coalesce(people, 0) - CASE WHEN in_model THEN n ELSE 0 END AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN eb END) AS estimate, finite(CASE WHEN enough AND tau2 > 0 THEN eb - 1.959963984540054 * eb_se END) AS lo, finite(CASE WHEN enough AND tau2 > 0 THEN eb + 1.959963984540054 * eb_se END) AS hi,
  'rating' AS unit, CASE WHEN enough THEN gap / nullif(se, 0) END AS t_value, df, omnibus_p, omnibus, enough AND is_named AS enough, q_limit,
  coalesce(abs(eb) >= effect * sd, FALSE) AS effect_ok, sign(alike_gap) = sign(eb) AND abs(shrink * alike_gap) >= effect * sd AS survives,
  finite(CASE WHEN k > 1 THEN detectable(se) END) AS min_detectable,
  signal_detail([
    detail_number('effect_sd', eb / nullif(sd, 0)), detail_number('strong_from', effect_strong),
    detail_number('gap', gap), detail_number('unadjusted_gap', raw_gap), detail_number('unadjusted', raw_eb), detail_number('same_level_gap', alike_gap),
    detail_number('shrinkage', shrink), detail_number('kpi_slope', CASE WHEN has_kpi THEN b END), detail_number('omnibus_p', omnibus_p), detail_number('raters', k),
    detail_text('adjusted_for', CASE WHEN has_kpi THEN 'kpi,level' ELSE 'level' END), CASE WHEN NOT has_kpi THEN detail_text('missing', 'kpi') END,
    CASE WHEN msw IS NULL AND k >= min_groups THEN detail_text('note', 'no_variance') WHEN enough AND tau2 = 0 THEN detail_text('note', 'no_between') WHEN in_model AND NOT is_named THEN detail_text('note', 'unnamed') END
  ]) AS detail
FROM tested
ORDER BY abs(estimate) DESC NULLS LAST, subject_id
