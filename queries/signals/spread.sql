-- Central tendency and range: the SD of a rater's ratings against the pooled SD of the other raters, tested by Brown–Forsythe (distances from
-- the team's own median, rater against the others). A team whose KPI scores are as narrow or as wide is no finding.
-- @zh      居中与离散：评分人评级的标准差与其他评分人合并标准差之比（Brown–Forsythe 检验）。
-- @judged
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH person AS MATERIALIZED (
  SELECT rater_id, rating AS y, kpi_score AS x, label FROM signal_rating($cycle_id, $scenario_id) WHERE rater_id IS NOT NULL AND rating IS NOT NULL
),
-- Ratings are steps: how often a rater gave each is all that the distances from the median need.
step AS (
  SELECT rater_id, y, count(*) AS n, min(label) AS label FROM person GROUP BY rater_id, y
),
middle AS (
  SELECT rater_id, count(*) AS n, median(y) AS y, var_samp(y) AS variance, var_samp(x) AS kpi_variance, count(x) AS kpi_n FROM person GROUP BY rater_id
),
team AS MATERIALIZED (
  SELECT
    m.rater_id, any_value(m.n) AS n, sum(s.n * abs(s.y - m.y)) AS z, sum(s.n * (s.y - m.y) * (s.y - m.y)) AS z2,
    any_value(m.variance) AS variance, any_value(m.kpi_variance) AS kpi_variance, any_value(m.kpi_n) AS kpi_n,
    max(s.n) AS modal_n, arg_max(s.label, {'n': s.n, 'label': s.label}) AS modal_label,
    any_value(m.n) >= any_value(t.min_n) AS in_model, any_value(t.min_groups) AS min_groups, any_value(t.q_limit) AS q_limit,
    any_value(t.effect) AS low, any_value(t.effect_strong) AS high
  FROM middle AS m
  JOIN step AS s ON s.rater_id = m.rater_id
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'spread') AS t
  GROUP BY m.rater_id
),
whole AS (
  SELECT
    count(*) AS k, sum(n) AS people, sum(z) AS z, sum(z2) AS z2,
    sum((n - 1) * variance) AS ss, sum(n - 1) AS df, sum((kpi_n - 1) * kpi_variance) AS kpi_ss, sum(kpi_n - 1) FILTER (WHERE kpi_n > 1) AS kpi_df
  FROM team
  WHERE in_model
),
-- Each rater against all the others: taken out of the pool who is in it. What is left of a sum of squares where nothing varies is rounding.
pool AS (
  SELECT
    t.*, w.k, sqrt(t.variance) AS sd,
    w.people - CASE WHEN t.in_model THEN t.n ELSE 0 END AS others, w.df - CASE WHEN t.in_model THEN t.n - 1 ELSE 0 END AS others_df,
    w.ss - CASE WHEN t.in_model THEN (t.n - 1) * t.variance ELSE 0 END AS others_ss,
    coalesce(w.kpi_df, 0) - CASE WHEN t.in_model AND t.kpi_n > 1 THEN t.kpi_n - 1 ELSE 0 END AS others_kpi_df,
    w.kpi_ss - CASE WHEN t.in_model AND t.kpi_n > 1 THEN (t.kpi_n - 1) * t.kpi_variance ELSE 0 END AS others_kpi_ss,
    w.z - CASE WHEN t.in_model THEN t.z ELSE 0 END AS others_z, w.z2 - CASE WHEN t.in_model THEN t.z2 ELSE 0 END AS others_z2,
    t.in_model AND w.k >= t.min_groups AS enough
  FROM team AS t
  CROSS JOIN whole AS w
),
apart AS MATERIALIZED (
  SELECT
    *,
    CASE WHEN others_ss > 1e-9 * others THEN sqrt(others_ss / nullif(others_df, 0)) END AS others_sd,
    CASE WHEN others_kpi_ss > 1e-9 * others_kpi_df THEN sqrt(kpi_variance / nullif(others_kpi_ss / nullif(others_kpi_df, 0), 0)) END AS kpi_ratio,
    z / n - others_z / nullif(others, 0) AS z_gap,
    z2 - z * z / n + others_z2 - others_z * others_z / nullif(others, 0) AS z_ss,
    n + others - 2 AS df
  FROM pool
),
tested AS MATERIALIZED (
  SELECT
    *, sd / others_sd AS ratio, sqrt(0.5 / nullif(n - 1, 0) + 0.5 / nullif(others_df, 0)) AS log_se,
    CASE WHEN z_ss > 1e-9 * n THEN z_gap / sqrt(z_ss / df * (1.0 / n + 1.0 / others)) END AS t_value
  FROM apart
),
ranked AS MATERIALIZED (
  SELECT
    *, coalesce(enough AND (ratio < low OR ratio > high), FALSE) AS effect_ok,
    variance > 0 AND coalesce(CASE WHEN ratio < 1 THEN kpi_ratio >= low ELSE kpi_ratio <= high END, TRUE) AS survives
  FROM tested
)
SELECT
  'spread' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'other raters' AS comparison,
  CAST(n AS INTEGER) AS n, CAST(coalesce(others, 0) AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN ratio END) AS estimate,
  finite(CASE WHEN enough THEN ratio * exp(-1.959963984540054 * log_se) END) AS lo, finite(CASE WHEN enough THEN ratio * exp(1.959963984540054 * log_se) END) AS hi,
  'sd_ratio' AS unit, CASE WHEN enough AND variance > 0 THEN t_value END AS t_value, df, enough, q_limit, effect_ok, survives,
  finite(CASE WHEN enough THEN exp(-detectable(log_se)) END) AS min_detectable,
  signal_detail([
    detail_number('sd', sd), detail_number('others_sd', others_sd), detail_number('modal_share', modal_n / n), detail_text('modal_label', modal_label),
    detail_number('kpi_sd_ratio', kpi_ratio), CASE WHEN kpi_ratio IS NULL THEN detail_text('missing', 'kpi') END,
    CASE WHEN n > 1 AND variance = 0 THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM ranked
ORDER BY estimate NULLS LAST, subject_id
