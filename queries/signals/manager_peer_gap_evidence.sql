-- Manager's and each peer's score of one person by dimension.
-- @grain  dimension, rater_id
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull dimension, role, rater_id, score
SELECT dimension, role, rater_id, score, _batch, _file, _sheet, _row
FROM fct_review
WHERE ratee_id = $subject_id AND role IN ('manager', 'peer') AND (cycle = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = ''))
ORDER BY dimension, role, rater_id
