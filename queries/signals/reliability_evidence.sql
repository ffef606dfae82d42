-- Scores of a dimension by person: mean, spread and number of raters ('overall' or, where one is called so, '@overall': all dimensions).
-- @zh      某维度逐人的得分：均值、离散、评分人数。
-- @grain  employee_id
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull employee_id, raters, mean_score
WITH score AS (
  SELECT ratee_id, rater_id, avg(score) AS y
  FROM (SELECT *, bool_or(dimension = 'overall') OVER (PARTITION BY cycle) AS has_overall FROM fct_review WHERE role <> 'self') AS r
  WHERE (dimension = $subject_id OR $subject_id = '@overall' OR ($subject_id = 'overall' AND NOT has_overall)) AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
  GROUP BY ratee_id, rater_id
)
SELECT ratee_id AS employee_id, CAST(count(*) AS INTEGER) AS raters, avg(y) AS mean_score, stddev_samp(y) AS sd, CASE WHEN count(*) >= 3 THEN min(y) END AS lowest, CASE WHEN count(*) >= 3 THEN max(y) END AS highest
FROM score
GROUP BY ratee_id
ORDER BY sd DESC NULLS LAST, ratee_id
