-- Mean ratings of like and unlike pairs by the person's group. Figures of groups, never names; small ones left out.
-- @zh      同类与异类配对按群体的平均评级；过小的不列。
-- @grain  member
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull member
WITH person AS (
  SELECT employee_id, rater_id, rating, CASE $subject_id WHEN 'gender' THEN gender WHEN 'age_band' THEN age_band WHEN 'location' THEN location ELSE school END AS member
  FROM signal_rating($cycle_id, $scenario_id)
  WHERE rating IS NOT NULL
)
SELECT
  p.member, CAST(count(*) FILTER (WHERE p.member = r.member) AS INTEGER) AS people, CAST(count(*) FILTER (WHERE p.member <> r.member) AS INTEGER) AS others,
  avg(p.rating) FILTER (WHERE p.member = r.member) AS mean_rating, avg(p.rating) FILTER (WHERE p.member <> r.member) AS others_rating
FROM person AS p
JOIN person AS r ON r.employee_id = p.rater_id
WHERE p.member IS NOT NULL AND r.member IS NOT NULL
GROUP BY p.member
HAVING count(*) FILTER (WHERE p.member = r.member) >= (SELECT k_protected FROM dim_signal_policy WHERE signal = 'similar_to_me') AND count(*) FILTER (WHERE p.member <> r.member) >= (SELECT k_protected FROM dim_signal_policy WHERE signal = 'similar_to_me')
ORDER BY p.member
