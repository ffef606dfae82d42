-- What the calibration did, counted by rater, unit, group and in all.
-- @zh      校准做了什么：按评分人、部门、群体和全公司计数。
-- @into   signal_calibrated
-- @grain  cycle_id, subject_type, subject_id
SELECT cycle_id, is_latest, subject_type, subject_id, rated, n, up, down, towards, judged_n FROM calibrated_count()
