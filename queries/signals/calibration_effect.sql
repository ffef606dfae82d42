-- Effect of the calibration itself: of the ratings that moved between proposal and the rating in force, how many of a group went up, against
-- everybody else who moved (Fisher). Groups: whose manager, which unit of the first two levels, and attributes (calibration_group). Detail: going down against
-- everybody rated (Fisher) and the trend down, same, up; spread before and after, and whether moves went towards KPI. '@company': do moves up and
-- down between the same labels balance (Bowker)?
-- @judged
-- @grain  subject_type, subject_id
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
WITH rated AS MATERIALIZED (
  SELECT
    *, sign(rating - proposed) AS step,
    avg(proposed) FILTER (WHERE kpi_score IS NOT NULL) OVER () + regr_sxy(proposed, kpi_score) OVER () / nullif(regr_sxx(proposed, kpi_score) OVER (), 0) * (kpi_score - avg(kpi_score) OVER ()) AS expected
  FROM signal_rating($cycle_id, $scenario_id)
  WHERE rating IS NOT NULL AND proposed IS NOT NULL
),
person AS MATERIALIZED (
  SELECT *, CASE WHEN step <> 0 THEN abs(rating - expected) < abs(proposed - expected) END AS is_towards FROM rated
),
member AS (
  SELECT 'rater' AS subject_type, rater_id AS subject_id, TRUE AS may_show, step, is_towards FROM person WHERE rater_id IS NOT NULL
  UNION ALL
  SELECT 'unit', s.scope_id, TRUE, p.step, p.is_towards FROM person AS p JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM p.unit_id AND s.scope_id <> 'company'
  UNION ALL
  SELECT 'group', v.attribute || '=' || v.member, v.shown, p.step, p.is_towards
  FROM (
    SELECT step, is_towards, unnest(signal_attributes(gender, age_band, tenure_band, location, remote, NULL, NULL, NULL), recursive := true) FROM person
  ) AS p
  JOIN calibration_group($cycle_id, $scenario_id) AS v ON v.attribute = p.attribute AND v.member = p.member
),
whole AS MATERIALIZED (
  SELECT
    count(*) AS rated, count(*) FILTER (WHERE step <> 0) AS n, count(*) FILTER (WHERE step > 0) AS up, count(*) FILTER (WHERE step < 0) AS down, count(is_towards) AS judged_n,
    count(*) FILTER (WHERE is_towards) AS towards, stddev_samp(proposed) AS sd_before, stddev_samp(rating) AS sd_after
  FROM person
),
counted AS (
  SELECT
    subject_type, subject_id, bool_and(may_show) AS may_show, count(*) AS rated, count(*) FILTER (WHERE step <> 0) AS n, count(*) FILTER (WHERE step > 0) AS up,
    count(*) FILTER (WHERE step < 0) AS down, count(*) FILTER (WHERE is_towards) AS towards, count(is_towards) AS judged_n
  FROM member
  GROUP BY subject_type, subject_id
  HAVING count(*) FILTER (WHERE step <> 0) > 0
),
apart AS MATERIALIZED (
  SELECT
    c.*, w.n - c.n AS others, w.up - c.up AS others_up, w.rated - c.rated AS others_rated, w.down - c.down AS others_down, w.sd_before, w.sd_after, t.q_limit, t.effect,
    c.n * (w.up - c.up) / CAST(nullif(w.n - c.n, 0) AS DOUBLE) AS expected_up, c.may_show AND c.n >= t.min_n AND w.n - c.n >= t.min_n AS enough,
    -- Down, same, up against membership: r of the two, as a normal deviate.
    sqrt(w.rated) * (c.up - c.down - CAST(c.rated AS DOUBLE) * (w.up - w.down) / w.rated)
      / nullif(sqrt(greatest(0, c.rated * (1 - CAST(c.rated AS DOUBLE) / w.rated) * (w.n - CAST(w.up - w.down AS DOUBLE) * (w.up - w.down) / w.rated))), 0) AS trend_z
  FROM counted AS c
  CROSS JOIN whole AS w
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'calibration_effect') AS t
),
tested AS MATERIALIZED (
  SELECT
    *, CASE WHEN enough THEN fisher_p2(up, n, others_up, others) END AS p, CASE WHEN enough AND down + others_down BETWEEN 1 AND 400 THEN fisher_p2(down, rated, others_down, others_rated) END AS down_p,
    coalesce(abs(up - expected_up) >= effect, FALSE) AS effect_ok, up / CAST(n AS DOUBLE) AS share, sqrt((up + 1.0) / (n + 2) * (n - up + 1.0) / (n + 2) / (n + 2)) AS se
  FROM apart
),
pair AS (
  SELECT count(*) FILTER (WHERE step > 0) AS up, count(*) FILTER (WHERE step < 0) AS down FROM person WHERE step <> 0 GROUP BY least(rating, proposed), greatest(rating, proposed)
),
company AS (
  SELECT w.*, b.chi2, b.df, w.up / CAST(w.n AS DOUBLE) AS share, sqrt((w.up + 1.0) / (w.n + 2) * (w.down + 1.0) / (w.n + 2) / (w.n + 2)) AS se
  FROM whole AS w
  CROSS JOIN (SELECT sum(bowker_part(up, down)) AS chi2, count(*) AS df FROM pair) AS b
  WHERE w.n > 0
)
SELECT
  'calibration_effect' AS signal, subject_type, subject_id, 'other moves' AS comparison, CAST(CASE WHEN may_show THEN n END AS INTEGER) AS n, CAST(CASE WHEN may_show THEN others END AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN share END) AS estimate, finite(CASE WHEN enough THEN greatest(0, share - 1.959963984540054 * se) END) AS lo, finite(CASE WHEN enough THEN least(1, share + 1.959963984540054 * se) END) AS hi,
  'share' AS unit, p AS known_p, CAST(NULL AS BOOLEAN) AS is_alone, enough, q_limit, effect_ok AND may_show AS effect_ok, TRUE AS survives, finite(CASE WHEN enough THEN detectable(se) END) AS min_detectable,
  CASE WHEN may_show THEN signal_detail([
    detail_number('up', up), detail_number('down', down), detail_number('expected_up', expected_up), detail_number('others_share', others_up / CAST(nullif(others, 0) AS DOUBLE)),
    detail_number('down_p', down_p), detail_number('trend_p', CASE WHEN enough THEN norm_p2(trend_z) END),
    detail_number('towards_kpi', towards / CAST(nullif(judged_n, 0) AS DOUBLE)), detail_number('sd_before', sd_before), detail_number('sd_after', sd_after),
    CASE WHEN judged_n = 0 THEN detail_text('missing', 'kpi') END
  ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
FROM tested
UNION ALL
SELECT
  'calibration_effect', 'company', '@company', 'moves down', CAST(n AS INTEGER), CAST(rated - n AS INTEGER), finite(share), finite(greatest(0, share - 1.959963984540054 * se)), finite(least(1, share + 1.959963984540054 * se)),
  'share', chi2_p(chi2, df), TRUE, n >= 10, 0, FALSE, FALSE, finite(detectable(se)),
  signal_detail([
    detail_number('up', up), detail_number('down', down), detail_number('chi2', chi2), detail_number('df', df), detail_number('towards_kpi', towards / CAST(nullif(judged_n, 0) AS DOUBLE)),
    detail_number('sd_before', sd_before), detail_number('sd_after', sd_after), CASE WHEN judged_n = 0 THEN detail_text('missing', 'kpi') END
  ])
FROM company
ORDER BY p NULLS LAST, subject_type, subject_id
