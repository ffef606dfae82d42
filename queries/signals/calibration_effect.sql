-- Effect of the calibration itself: of the ratings that moved between proposal and the rating in force, how many of a group went up, against
-- everybody else who moved (Fisher). Groups: whose manager, which unit of the first two levels, and attributes (calibration_group). Detail: going down against
-- everybody rated (Fisher) and the trend down, same, up; spread before and after, and whether moves went towards KPI. '@company': do moves up and
-- down between the same labels balance (Bowker)?
-- @zh      校准本身的影响：在校准中变动的评级里，某群体上调的比例与其他变动者相比。
-- @judged
-- @grain  subject_type, subject_id
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
WITH rated AS MATERIALIZED (
  SELECT rating, proposed FROM signal_rating($cycle_id, $scenario_id) WHERE rating IS NOT NULL AND proposed IS NOT NULL
),
part AS MATERIALIZED (
  SELECT * FROM calibrated_part($cycle_id, $scenario_id)
),
whole AS MATERIALIZED (
  SELECT p.rated, p.n, p.up, p.down, p.towards, p.judged_n, s.sd_before, s.sd_after
  FROM part AS p
  CROSS JOIN (SELECT stddev_samp(proposed) AS sd_before, stddev_samp(rating) AS sd_after FROM rated) AS s
  WHERE p.subject_type = 'company'
),
counted AS (
  SELECT p.*, TRUE AS may_show FROM part AS p WHERE p.subject_type IN ('rater', 'unit') AND p.n > 0
  UNION ALL
  SELECT p.*, v.shown
  FROM part AS p
  JOIN calibration_group($cycle_id, $scenario_id) AS v ON p.subject_id = v.attribute || '=' || v.member
  WHERE p.subject_type = 'group' AND p.n > 0 AND v.attribute IN ('gender', 'age_band', 'tenure_band', 'location', 'remote')
),
apart AS MATERIALIZED (
  SELECT
    c.*, w.n - c.n AS others, w.up - c.up AS others_up, w.rated - c.rated AS others_rated, w.down - c.down AS others_down, w.sd_before, w.sd_after, t.q_limit, t.effect,
    c.n * (w.up - c.up) / CAST(nullif(w.n - c.n, 0) AS DOUBLE) AS expected_up, c.may_show AND c.n >= t.min_n AND w.n - c.n >= t.min_n AS enough,
    fisher_seen(c.up, c.n, w.up - c.up, w.n - c.n) AS up_seen, fisher_seen(c.down, c.rated, w.down - c.down, w.rated - c.rated) AS down_seen,
    -- Down, same, up against membership: r of the two, as a normal deviate.
    sqrt(w.rated) * (c.up - c.down - CAST(c.rated AS DOUBLE) * (w.up - w.down) / w.rated)
      / nullif(sqrt(greatest(0, c.rated * (1 - CAST(c.rated AS DOUBLE) / w.rated) * (w.n - CAST(w.up - w.down AS DOUBLE) * (w.up - w.down) / w.rated))), 0) AS trend_z
  FROM counted AS c
  CROSS JOIN whole AS w
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'calibration_effect') AS t
),
-- All meet the same total, so many share a table: each is tested once.
different AS MATERIALIZED (
  SELECT DISTINCT up_seen, n, up, others_up, others FROM apart WHERE enough
),
exact AS MATERIALIZED (
  SELECT n, up, fisher_from(up_seen, n, up + others_up, others) AS p FROM different
),
tested AS MATERIALIZED (
  SELECT
    a.*, e.p,
    coalesce(abs(a.up - a.expected_up) >= a.effect, FALSE) AS effect_ok, a.up / CAST(a.n AS DOUBLE) AS share, sqrt((a.up + 1.0) / (a.n + 2) * (a.n - a.up + 1.0) / (a.n + 2) / (a.n + 2)) AS se
  FROM apart AS a
  LEFT JOIN exact AS e ON a.enough AND e.n = a.n AND e.up = a.up
),
pair AS (
  SELECT count(*) FILTER (WHERE rating > proposed) AS up, count(*) FILTER (WHERE rating < proposed) AS down FROM rated WHERE rating <> proposed GROUP BY least(rating, proposed), greatest(rating, proposed)
),
company AS (
  SELECT w.*, b.chi2, b.df, w.up / CAST(w.n AS DOUBLE) AS share, sqrt((w.up + 1.0) / (w.n + 2) * (w.down + 1.0) / (w.n + 2) / (w.n + 2)) AS se
  FROM whole AS w
  CROSS JOIN (SELECT sum(bowker_part(up, down)) AS chi2, count(*) AS df FROM pair) AS b
  WHERE w.n > 0
),
-- Figures first, words on top: what a reader leaves out is not worked out through a union.
told AS (
  SELECT
    subject_type, subject_id, 'other moves' AS comparison, n, others, rated, others_rated, up, down, others_up, others_down, down_seen, expected_up, trend_z, towards, judged_n, sd_before, sd_after,
    CAST(NULL AS DOUBLE) AS chi2, CAST(NULL AS BIGINT) AS df, share, se, p, CAST(NULL AS BOOLEAN) AS is_alone, may_show, enough, q_limit, effect_ok AND may_show AS effect_ok, TRUE AS survives
  FROM tested
  UNION ALL
  SELECT
    'company', '@company', 'moves down', n, rated - n, NULL, NULL, up, down, NULL, NULL, NULL, NULL, NULL, towards, judged_n, sd_before, sd_after,
    chi2, df, share, se, chi2_p(chi2, df), TRUE, TRUE, n >= 10, 0, FALSE, FALSE
  FROM company
)
SELECT
  'calibration_effect' AS signal, subject_type, subject_id, comparison, CAST(CASE WHEN may_show THEN n END AS INTEGER) AS n, CAST(CASE WHEN may_show THEN others END AS INTEGER) AS n_other,
  finite(CASE WHEN enough OR is_alone THEN share END) AS estimate, finite(CASE WHEN enough OR is_alone THEN greatest(0, share - 1.959963984540054 * se) END) AS lo,
  finite(CASE WHEN enough OR is_alone THEN least(1, share + 1.959963984540054 * se) END) AS hi,
  'share' AS unit, p AS known_p, is_alone, enough, q_limit, effect_ok, survives, finite(CASE WHEN enough OR is_alone THEN detectable(se) END) AS min_detectable,
  CASE WHEN may_show THEN signal_detail([
    detail_number('up', up), detail_number('down', down), detail_number('expected_up', expected_up), detail_number('others_share', others_up / CAST(nullif(others, 0) AS DOUBLE)),
    detail_number('down_p', CASE WHEN enough AND down + others_down BETWEEN 1 AND 400 THEN fisher_from(down_seen, rated, down + others_down, others_rated) END), detail_number('trend_p', CASE WHEN enough THEN norm_p2(trend_z) END),
    detail_number('chi2', chi2), detail_number('df', df), detail_number('towards_kpi', towards / CAST(nullif(judged_n, 0) AS DOUBLE)), detail_number('sd_before', sd_before), detail_number('sd_after', sd_after),
    CASE WHEN judged_n = 0 THEN detail_text('missing', 'kpi') END
  ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
FROM told
ORDER BY p NULLS LAST, subject_type, subject_id
