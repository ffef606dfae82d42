-- How often a rater gave each rating, beside what the other raters gave.
-- @zh      某评分人各评级的次数，与其他评分人对照。
-- @grain  rating
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull rating, people, others
SELECT
  rating, any_value(label) AS label,
  CAST(count(*) FILTER (WHERE rater_id = $subject_id) AS INTEGER) AS people,
  CAST(count(*) FILTER (WHERE rater_id <> $subject_id) AS INTEGER) AS others,
  count(*) FILTER (WHERE rater_id = $subject_id) / CAST(nullif(sum(count(*) FILTER (WHERE rater_id = $subject_id)) OVER (), 0) AS DOUBLE) AS share,
  count(*) FILTER (WHERE rater_id <> $subject_id) / CAST(nullif(sum(count(*) FILTER (WHERE rater_id <> $subject_id)) OVER (), 0) AS DOUBLE) AS others_share
FROM signal_rating($cycle_id, $scenario_id)
WHERE rater_id IS NOT NULL AND rating IS NOT NULL
GROUP BY rating
ORDER BY rating
