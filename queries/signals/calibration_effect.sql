-- Effect of the calibration itself: of the ratings that moved between proposal and the rating in force, how many of a group went up, against
-- everybody else who moved (Fisher). Groups: whose manager, which unit of the first two levels, and the attributes of group_gap. Detail: spread
-- before and after, and whether moves went towards KPI.
-- @grain  subject_type, subject_id
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
WITH person AS MATERIALIZED (
  SELECT *, rating - proposed AS move FROM signal_rating($cycle_id, $scenario_id) WHERE rating IS NOT NULL AND proposed IS NOT NULL
),
line AS (
  SELECT avg(kpi_score) AS mx, avg(proposed) FILTER (WHERE kpi_score IS NOT NULL) AS my, regr_sxy(proposed, kpi_score) / nullif(regr_sxx(proposed, kpi_score), 0) AS b FROM person
),
moved AS MATERIALIZED (
  SELECT
    p.*, p.move > 0 AS is_up,
    abs(p.rating - l.my - l.b * (p.kpi_score - l.mx)) < abs(p.proposed - l.my - l.b * (p.kpi_score - l.mx)) AS is_towards
  FROM person AS p
  CROSS JOIN line AS l
  WHERE p.move <> 0
),
member AS (
  SELECT 'rater' AS subject_type, rater_id AS subject_id, is_up, is_towards FROM moved WHERE rater_id IS NOT NULL
  UNION ALL
  SELECT 'unit', s.scope_id, m.is_up, m.is_towards FROM moved AS m JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM m.unit_id AND s.scope_id <> 'company'
  UNION ALL
  SELECT 'group', 'gender=' || gender, is_up, is_towards FROM moved WHERE gender IS NOT NULL
  UNION ALL
  SELECT 'group', 'age_band=' || age_band, is_up, is_towards FROM moved WHERE age_band IS NOT NULL
  UNION ALL
  SELECT 'group', 'tenure_band=' || tenure_band, is_up, is_towards FROM moved WHERE tenure_band IS NOT NULL
  UNION ALL
  SELECT 'group', 'location=' || location, is_up, is_towards FROM moved WHERE location IS NOT NULL
  UNION ALL
  SELECT 'group', 'remote=' || remote, is_up, is_towards FROM moved WHERE remote IS NOT NULL
),
whole AS (
  SELECT
    count(*) AS n, count(*) FILTER (WHERE is_up) AS up, count(is_towards) AS judged_n, count(*) FILTER (WHERE is_towards) AS towards,
    (SELECT stddev_samp(proposed) FROM person) AS sd_before, (SELECT stddev_samp(rating) FROM person) AS sd_after
  FROM moved
),
counted AS (
  SELECT subject_type, subject_id, count(*) AS n, count(*) FILTER (WHERE is_up) AS up, count(*) FILTER (WHERE is_towards) AS towards, count(is_towards) AS judged_n FROM member GROUP BY subject_type, subject_id
),
apart AS MATERIALIZED (
  SELECT
    c.*, w.n - c.n AS others, w.up - c.up AS others_up, w.sd_before, w.sd_after, t.q_limit, t.effect, c.n * (w.up - c.up) / CAST(nullif(w.n - c.n, 0) AS DOUBLE) AS expected_up,
    c.n >= t.min_n AND w.n - c.n >= t.min_n AND (c.subject_type <> 'group' OR (c.n >= t.k_protected AND w.n - c.n >= t.k_protected)) AS enough,
    c.subject_type <> 'group' OR (c.n >= t.k_protected AND w.n - c.n >= t.k_protected) AS may_show
  FROM counted AS c
  CROSS JOIN whole AS w
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'calibration_effect') AS t
),
tested AS MATERIALIZED (
  SELECT
    *, CASE WHEN enough THEN fisher_p2(up, n, others_up, others) END AS p, coalesce(abs(up - expected_up) >= effect, FALSE) AS effect_ok,
    up / CAST(n AS DOUBLE) AS share, sqrt((up + 1.0) / (n + 2) * (n - up + 1.0) / (n + 2) / (n + 2)) AS se
  FROM apart
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step FROM tested
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q FROM stepped
)
SELECT
  'calibration_effect' AS signal, subject_type, subject_id, 'other moves' AS comparison, CAST(CASE WHEN may_show THEN n END AS INTEGER) AS n, CAST(CASE WHEN may_show THEN others END AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN share END) AS estimate, finite(CASE WHEN enough THEN greatest(0, share - 1.959963984540054 * se) END) AS lo, finite(CASE WHEN enough THEN least(1, share + 1.959963984540054 * se) END) AS hi,
  'share' AS unit, finite(p) AS p, finite(q) AS q, effect_ok AND may_show AS effect_ok, signal_verdict(enough, p, q, q_limit, effect_ok, TRUE) AS verdict, finite(CASE WHEN enough THEN detectable(se) END) AS min_detectable,
  CASE WHEN may_show THEN signal_detail([
    detail_number('up', up), detail_number('down', n - up), detail_number('expected_up', expected_up), detail_number('others_share', others_up / CAST(nullif(others, 0) AS DOUBLE)),
    detail_number('towards_kpi', towards / CAST(nullif(judged_n, 0) AS DOUBLE)), detail_number('sd_before', sd_before), detail_number('sd_after', sd_after),
    CASE WHEN judged_n = 0 THEN detail_text('missing', 'kpi') END
  ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
FROM judged
ORDER BY p NULLS LAST, subject_type, subject_id
