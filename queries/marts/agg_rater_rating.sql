-- Ratings by rater, stage and label.
-- @zh      按评分人、阶段、等级统计的评级。
-- @grain  rater_id, cycle, stage, label
SELECT rater_id, cycle, stage, label, any_value(ordinal) AS ordinal, CAST(count(*) AS INTEGER) AS people
FROM fct_rating
WHERE rater_id IS NOT NULL
GROUP BY rater_id, cycle, stage, label
