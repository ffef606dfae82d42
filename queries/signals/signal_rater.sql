-- Every signal of one rater, side by side: a profile. Signals are never added up.
-- @zh      一位评分人的全部信号并列，是画像而非得分。
-- @grain  signal, comparison
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  rater_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
SELECT s.*
FROM every_signal AS s
WHERE s.subject_type = 'rater' AND s.subject_id = $rater_id
ORDER BY CASE s.verdict WHEN 'flag' THEN 0 WHEN 'watch' THEN 1 WHEN 'none' THEN 2 ELSE 3 END, s.signal, s.comparison
