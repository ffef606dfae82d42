-- The same process for everybody 统一流程: forms handed in after their date, forms without the template others use, and raters who gave everybody
-- and everything the same score. Counts, for information: never more than a watch.
-- @zh      统一流程：逾期提交、未用模板、对所有人所有维度都打同一分。只作提示。
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH form AS (
  SELECT cycle, rater_id, ratee_id, bool_or(submitted_at > due_at) AS is_late, count(template) AS with_template, count(DISTINCT score_raw) AS steps, min(score_raw) AS lowest, max(score_raw) AS highest
  FROM review_score
  WHERE role <> 'self' AND dimension <> 'rating_sheet' AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
    AND cycle = coalesce(nullif($cycle_id, ''), (SELECT max(cycle) FROM review_score))
  GROUP BY cycle, rater_id, ratee_id
),
template AS (
  SELECT max(with_template) > 0 AS is_used FROM form
),
rater AS (
  SELECT
    f.rater_id, count(*) AS n, count(*) FILTER (WHERE f.is_late) AS late, count(*) FILTER (WHERE t.is_used AND f.with_template = 0) AS without_template,
    CASE WHEN count(*) >= 3 AND min(f.lowest) = max(f.highest) THEN count(*) ELSE 0 END AS identical
  FROM form AS f
  CROSS JOIN template AS t
  GROUP BY f.rater_id
),
counted AS (
  SELECT *, greatest(late, without_template, identical) AS outside FROM rater
)
SELECT
  'compliance' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'process' AS comparison, CAST(n AS INTEGER) AS n, 0 AS n_other, CAST(outside AS DOUBLE) AS estimate,
  CAST(NULL AS DOUBLE) AS lo, CAST(NULL AS DOUBLE) AS hi, 'forms' AS unit, CAST(NULL AS DOUBLE) AS p, CAST(NULL AS DOUBLE) AS q, outside > 0 AS effect_ok,
  signal_verdict(TRUE, 0, NULL, 0, outside > 0, TRUE) AS verdict, CAST(NULL AS DOUBLE) AS min_detectable,
  signal_detail([detail_number('late', late), detail_number('without_template', without_template), detail_number('identical', identical)]) AS detail
FROM counted
ORDER BY outside DESC, subject_id
