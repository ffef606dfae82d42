-- Rating against results 名实不符: the externally studentised residual of each rating on the KPI score within the job family, and the quadrant
-- rule (KPI among the top fifth and rating among the bottom fifth of the family, or the reverse). Both directions; the queue for calibration.
-- Only people worth a look are listed; q and `tests` count everybody.
-- @zh      名实不符：职族内评级对 KPI 得分的学生化残差，以及象限规则；两个方向都列。
-- @judged
-- @grain  subject_id (person)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH person AS MATERIALIZED (
  SELECT employee_id, coalesce(job_family, '') AS family, rating AS y, kpi_score AS x, rater_id
  FROM signal_rating($cycle_id, $scenario_id)
  WHERE rating IS NOT NULL AND kpi_score IS NOT NULL
),
line AS (
  SELECT family, count(*) AS n, avg(x) AS mx, avg(y) AS my, regr_sxx(y, x) AS sxx, regr_sxy(y, x) AS sxy, regr_syy(y, x) AS syy, quantile_cont(x, 0.2) AS x_low, quantile_cont(x, 0.8) AS x_high
  FROM person
  GROUP BY family
),
-- Ranks of ratings as shares of the family below and above, so that ties stay together.
step AS (
  SELECT family, y, (sum(count(*)) OVER (PARTITION BY family ORDER BY y)) / CAST(sum(count(*)) OVER (PARTITION BY family) AS DOUBLE) AS up_to, 1 - (sum(count(*)) OVER (PARTITION BY family ORDER BY y) - count(*)) / CAST(sum(count(*)) OVER (PARTITION BY family) AS DOUBLE) AS from_it
  FROM person
  GROUP BY family, y
),
fitted AS (
  SELECT
    p.*, l.n, t.min_n, t.q_limit, t.effect, t.effect_strong, s.up_to, s.from_it, l.x_low, l.x_high, l.my + l.sxy / l.sxx * (p.x - l.mx) AS expected,
    p.y - l.my - l.sxy / l.sxx * (p.x - l.mx) AS residual, 1.0 / l.n + (p.x - l.mx) * (p.x - l.mx) / l.sxx AS leverage, greatest(0, l.syy - l.sxy * l.sxy / l.sxx) AS rss,
    l.n >= t.min_n AS enough
  FROM person AS p
  JOIN line AS l ON l.family = p.family AND l.sxx > 1e-9 * l.n AND l.syy > 1e-9 * l.n
  JOIN step AS s ON s.family = p.family AND s.y = p.y
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'mismatch') AS t
),
deleted AS (
  -- Variance without the person: what one far case would otherwise hide.
  SELECT *, CASE WHEN leverage < 1 - 1e-9 AND n > 3 THEN (rss - residual * residual / (1 - leverage)) / (n - 3) END AS s2 FROM fitted
),
tested AS MATERIALIZED (
  SELECT
    *, residual / nullif(CASE WHEN s2 > 1e-12 THEN sqrt(s2 * (1 - leverage)) END, 0) AS t_value, CASE WHEN s2 > 1e-12 THEN sqrt(s2 * (1 - leverage)) END AS se, n - 3 AS df,
    CASE WHEN x >= x_high AND up_to <= effect_strong THEN 'high_kpi_low_rating' WHEN x <= x_low AND from_it <= effect_strong THEN 'low_kpi_high_rating' END AS quadrant
  FROM deleted
),
ranked AS (
  SELECT *, count(CASE WHEN enough THEN t_value END) OVER () AS tests, coalesce(abs(t_value) > effect OR quadrant IS NOT NULL, FALSE) AS effect_ok FROM tested
)
SELECT
  'mismatch' AS signal, 'person' AS subject_type, employee_id AS subject_id, 'KPI in job family' AS comparison, CAST(n AS INTEGER) AS n, CAST(n - 1 AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN residual END) AS estimate, finite(CASE WHEN enough THEN residual - 1.959963984540054 * se END) AS lo, finite(CASE WHEN enough THEN residual + 1.959963984540054 * se END) AS hi,
  'rating' AS unit, 
  -- p is worked out where it can matter; everybody counts as a test, so q below 0.1 is exact and above an upper bound.
  CASE WHEN abs(t_value) > 1.5 THEN t_value END AS t_value, df, tests, enough, q_limit, effect_ok, TRUE AS survives,
  -- The quadrant rule is a queue, not a test: it makes a watch by itself.
  quadrant IS NOT NULL AS is_queued, 0.05 AS listed_p, finite(CASE WHEN enough THEN effect * se END) AS min_detectable,
  signal_detail([
    detail_number('t', t_value), detail_number('expected', expected), detail_number('rating', y), detail_number('kpi_score', x), detail_text('quadrant', quadrant), detail_number('tests', tests), detail_text('rater', rater_id),
    detail_text('adjusted_for', 'kpi'), detail_text('job_family', nullif(family, ''))
  ]) AS detail
FROM ranked
WHERE enough AND (effect_ok OR abs(t_value) > 1.5)
ORDER BY abs(estimate) / min_detectable DESC NULLS LAST, subject_id
